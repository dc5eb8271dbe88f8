"""The settings of a trial, as whoever coordinates it sees and changes them; its links."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Final

from starlette.responses import Response

from qcheck.addresses import TRIAL, on_shelves, trial_address
from qcheck.language import N_
from qcheck.plain.trial import settings_form
from qcheck.plain.trial.rendering import coordinated, coordinators_page, onward, remembered, told
from qcheck.plain.trial.settings_form import Filled
from qcheck.service import Asks, OpenedTrial, Several, Stale, TrialLinkKind, TypedTrial
from qcheck.typed_dates import USUAL_ZONE
from qcheck.web.rendering import sent_on
from qcheck.web.visit import Visit, settings
from qcheck.web.whole_address import whole

PATH: Final = "/settings"
ZONES = (USUAL_ZONE, "Europe/Vienna", "Europe/Zurich", "Europe/Luxembourg", "Europe/London", "UTC")
CATALOGUE = "catalogue-"
STANDS = N_(
    "Somebody else has written here meanwhile: “{text}”. What you typed stands below, and takes its place "
    "when you save once more."
)
LOOK_AGAIN = N_(
    "Somebody else has changed the settings meanwhile. Please look at them once more, and save once more."
)


def page(visit: Visit) -> Response:
    """The settings as they are; this device remembers the link by which they were opened."""
    opened = coordinated(visit)
    response = _page(visit, opened, settings_form.of(opened.trial, visit.tongue()), told=told(visit))
    return remembered(visit, visit.link, response)


def change(visit: Visit) -> Response:
    """Saves what was typed; what cannot be saved stays on the page with why."""
    opened, typed = coordinated(visit), settings_form.sent(visit.fields)
    revision = visit.fields.get("revision", "")
    try:
        visit.service.trials.change(opened, int(revision) if revision.isdecimal() else 0, _typed(typed))
    except Stale:
        return _merged(visit, opened, typed)
    except Several as refused:
        reasons = {name: why.said(visit.tongue()) for name, why in refused.reasons.items()}
        return _page(visit, opened, typed, reasons, refused.status)
    return sent_on(visit, onward(visit, PATH, "saved"))


def back(visit: Visit) -> Response:
    """Leads to the settings whoever opens the address of a form by hand."""
    return sent_on(visit, onward(visit, PATH))


def renew(visit: Visit) -> Response:
    """Replaces one of the trial's two links; whoever came by it goes on with the new one."""
    opened, kind = coordinated(visit), visit.fields.get("kind", "")
    if kind not in tuple(TrialLinkKind):
        return sent_on(visit, onward(visit, PATH))
    link = visit.service.trials.renew(opened, TrialLinkKind(kind))
    if kind != TrialLinkKind.COORDINATE:
        return sent_on(visit, onward(visit, PATH, "renewed"))
    there = onward(visit, PATH, "renewed").replace(visit.base, trial_address(kind, link), 1)
    return remembered(visit, link, sent_on(visit, there))


def _merged(visit: Visit, opened: OpenedTrial, typed: Filled) -> Response:
    """Two have changed it at once: where only one of them changed a field, that one counts; where both did,
    both texts are shown.
    """
    tongue = visit.tongue()
    merged = settings_form.merged(
        seen=settings_form.before(visit.fields), typed=typed, stored=settings_form.of(opened.trial, tongue)
    )
    reasons = {field: tongue.say(STANDS, text=text) for field, text in merged.clashes.items()}
    return _page(visit, opened, merged.fields, reasons, Stale.status, tongue.say(LOOK_AGAIN))


def _typed(typed: Filled) -> TypedTrial:
    """The form as the service takes it."""
    return TypedTrial(
        **{name: typed.get(name, "") for name in settings_form.TEXTS},
        catalogues=tuple(
            name.removeprefix(CATALOGUE)
            for name, ticked in typed.items()
            if name.startswith(CATALOGUE) and ticked
        ),
        is_public=bool(typed.get("is_public")),
        asks=frozenset(asked for asked in Asks if typed.get(asked)),
        registrations_stay=typed.get("stays", ""),
    )


def _page(
    visit: Visit,
    opened: OpenedTrial,
    typed: Filled,
    errors: Mapping[str, str] | None = None,
    status: int = 200,
    told: str = "",
) -> Response:
    trial, tag = opened.trial, visit.tongue().tag
    titles = {catalogue.id: catalogue.title.say(tag) for catalogue in visit.service.shelf.catalogues()}
    titles |= {catalogue: str(catalogue) for catalogue in trial.catalogues if catalogue not in titles}
    zones = dict.fromkeys((*ZONES, trial.zone))
    shown = {
        "typed": defaultdict(str, typed),
        "before": settings_form.carried(settings_form.of(trial, visit.tongue())),
        "errors": errors or {},
        "told": told,
        "catalogues": [(f"{CATALOGUE}{catalogue}", title) for catalogue, title in titles.items()],
        "zones": [(zone, zone) for zone in zones],
        "shelves": on_shelves(opened.written) if settings().sign_in else "",
        "on_shelf": visit.service.shelves.on_which(opened.written, visit.account).own,
        "public": whole(visit, TRIAL.format(name=trial.name)),
        "links": {
            kind: whole(visit, trial_address(kind, link))
            for kind, link in visit.service.trials.shared_links(opened).items()
        },
    }
    return coordinators_page(visit, opened, "settings", PATH, shown, status)
