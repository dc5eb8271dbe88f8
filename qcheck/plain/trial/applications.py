"""The applications to a trial, as whoever coordinates it sees them, sorts them and chooses among them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from starlette.responses import Response

from qcheck.addresses import TRIAL, trial_address
from qcheck.language import N_, OWN_NAMES, Language
from qcheck.plain.trial import applications_table
from qcheck.plain.trial.rendering import coordinated, coordinators_page, onward
from qcheck.service import (
    Application,
    ApplicationState,
    Invalid,
    NotPossible,
    OpenedTrial,
    Reply,
    SeenApplication,
    Stale,
    TrialLinkKind,
)
from qcheck.web.rendering import sent_on
from qcheck.web.visit import Visit, settings
from qcheck.web.whole_address import base, whole

PATH: Final = "/applications"
STATES: Mapping[ApplicationState, str] = {
    ApplicationState.SENT: N_("not decided"),
    ApplicationState.ACCEPTED: N_("accepted"),
    ApplicationState.DECLINED: N_("declined"),
}
ORDERS: Mapping[str, tuple[str, Callable[[Application], object]]] = {
    "sent": (N_("by arrival"), lambda application: application.sent),
    "name": (N_("by name"), lambda application: application.name.casefold()),
    "state": (
        N_("by decision"),
        lambda application: (list(ApplicationState).index(application.state), application.sent),
    ),
}
"""How the list can be sorted: the words, and what is compared."""


def page(visit: Visit) -> Response:
    """The list, in the order that is asked for."""
    opened, tongue = coordinated(visit), visit.tongue()
    order = visit.request.query_params.get("sort", "")
    order = order if order in ORDERS else "sent"
    applications = visit.service.choosing.applications(opened)
    shown = {
        "applications": [_line(application, opened, tongue) for application in _sorted(applications, order)],
        "counts": [
            (tongue.say(words), sum(application.state is state for application in applications))
            for state, words in STATES.items()
        ],
        "orders": [(name, tongue.say(words)) for name, (words, _) in ORDERS.items()],
        "order": order,
        "apply_at": whole(visit, f"{TRIAL.format(name=opened.trial.name)}/apply"),
        "is_open": visit.service.applying.is_open(opened.trial),
    }
    return coordinators_page(visit, opened, "applications", PATH, shown)


def table(visit: Visit) -> Response:
    """All applications as CSV."""
    opened, tongue = coordinated(visit), visit.tongue()
    states = {state: tongue.say(words) for state, words in STATES.items()}
    content = applications_table.csv(
        visit.service.choosing.applications(opened), states, opened.trial.zone, tongue
    )
    return Response(
        content,
        media_type="text/csv; charset=utf-8",
        headers={
            "Content-Disposition": 'attachment; filename="applications.csv"',
            "Cache-Control": "no-store",
        },
    )


def one(visit: Visit) -> Response:
    """One application, and the choice."""
    opened = coordinated(visit)
    seen = visit.service.choosing.application(opened, _asked_for(visit))
    return _one(visit, opened, seen, _as_it_is(seen))


def do(visit: Visit) -> Response:
    """Keeps the note, accepts, declines or takes a decision back, whichever button was pressed."""
    opened, fields, tongue = coordinated(visit), visit.fields, visit.tongue()
    does = fields.get("does", "")
    try:
        _DEEDS.get(does, _note)(visit, opened)
    except Stale as refused:
        seen = visit.service.choosing.application(opened, _asked_for(visit))
        return _one(visit, opened, seen, fields, {}, refused.status, refused.said(tongue))
    except Invalid as refused:
        seen = visit.service.choosing.application(opened, _asked_for(visit))
        return _one(visit, opened, seen, fields, {refused.field: refused.said(tongue)}, refused.status)
    except NotPossible as refused:
        seen = visit.service.choosing.application(opened, _asked_for(visit))
        return _one(visit, opened, seen, fields, {}, refused.status, refused.said(tongue))
    said = {"accept": "accepted", "decline": "declined", "undo": "undone"}.get(does, "saved")
    return sent_on(visit, onward(visit, f"{PATH}/{_asked_for(visit)}", said))


def _note(visit: Visit, opened: OpenedTrial) -> None:
    visit.service.choosing.note(opened, _asked_for(visit), _revision(visit), visit.fields.get("note", ""))


def _accept(visit: Visit, opened: OpenedTrial) -> None:
    visit.service.choosing.accept(opened, _asked_for(visit), _revision(visit), _reply(visit))


def _decline(visit: Visit, opened: OpenedTrial) -> None:
    visit.service.choosing.decline(opened, _asked_for(visit), _revision(visit), _reply(visit))


def _undo(visit: Visit, opened: OpenedTrial) -> None:
    visit.service.choosing.undo(opened, _asked_for(visit), _revision(visit))


_DEEDS: Mapping[str, Callable[[Visit, OpenedTrial], None]] = {
    "accept": _accept,
    "decline": _decline,
    "undo": _undo,
}


def _reply(visit: Visit) -> Reply:
    """A mail has addresses that hold outside of this visit: only where the operator has said them."""
    told = {name: visit.fields.get(name, "") for name in ("greeting", "text", "pilot")}
    return Reply(**told, base=settings().base_url)


def _revision(visit: Visit) -> int:
    revision = visit.fields.get("revision", "")
    return int(revision) if revision.isdecimal() else 0


def _asked_for(visit: Visit) -> str:
    return str(visit.request.path_params["application"])


def _sorted(applications: tuple[Application, ...], order: str) -> list[Application]:
    return sorted(applications, key=partial(_compared, ORDERS[order][1]))


def _compared(compared: Callable[[Application], object], application: Application) -> tuple[object, str]:
    return compared(application), application.id


def _line(application: Application, opened: OpenedTrial, tongue: Language) -> dict[str, object]:
    """An application as the list has it."""
    return {
        "id": application.id,
        "name": application.name or tongue.say("Without a name"),
        "sent": tongue.moment(application.sent, opened.trial.zone),
        "state": tongue.say(STATES[application.state]),
        "note": application.note.split("\n")[0],
    }


def _as_it_is(seen: SeenApplication) -> dict[str, str]:
    """The fields of the page as they are kept, before anybody has typed."""
    application = seen.application
    return {"note": application.note, "pilot": application.name[:200]}


def _one(
    visit: Visit,
    opened: OpenedTrial,
    seen: SeenApplication,
    typed: Mapping[str, str],
    errors: Mapping[str, str] | None = None,
    status: int = 200,
    refused: str = "",
) -> Response:
    application, tongue = seen.application, visit.tongue()
    decided = application.state is not ApplicationState.SENT
    tag = _letters_language(visit, application)
    shown = {
        "application": application,
        "name": application.name or tongue.say("Without a name"),
        "state": tongue.say(STATES[application.state]),
        "sent": tongue.moment(application.sent, opened.trial.zone),
        "answers": [
            (field, application.said(field, tongue.tag))
            for field in application.asked.fields
            if field.id in application.answers
        ],
        "typed": defaultdict(str, typed),
        "errors": errors or {},
        "refused": refused,
        "letter": visit.service.choosing.letter(seen, base(visit), tag) if decided else None,
        "letter_tag": tag,
        "spoken": OWN_NAMES.get(application.language, ""),
        "pilot": whole(visit, trial_address(TrialLinkKind.PILOT, seen.pilot)) if seen.pilot else "",
        "address": f"{visit.base}{PATH}/{application.id}",
    }
    return coordinators_page(visit, opened, "one_application", PATH, shown, status)


def _letters_language(visit: Visit, application: Application) -> str:
    """The language of the text to copy: as asked for, else that in which was applied."""
    asked = visit.request.query_params.get("text", "")
    return asked if asked in OWN_NAMES else application.language
