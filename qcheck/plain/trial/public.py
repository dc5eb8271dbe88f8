"""The public page of a trial: its dates with their seat lights, and registering for one of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from starlette.responses import Response

from qcheck.addresses import TRIAL, trial_address
from qcheck.addresses import trial_page as public_page
from qcheck.browser import DATES_COOKIE, ON_TRIALS, remembered, remembering
from qcheck.paragraphs import pieces
from qcheck.piloting import RegistrationState, Trial, Who
from qcheck.plain.trial.apply import until
from qcheck.plain.trial.calendars import calendar_file
from qcheck.plain.trial.date_rows import row
from qcheck.plain.trial.embedding import may_be_framed
from qcheck.plain.trial.event_data import events
from qcheck.plain.trial.people import asked_of, person_typed, why_refused
from qcheck.plain.trial.rendering import TEMPLATES, trial_page
from qcheck.service import (
    REGISTERED_OFTEN,
    OfferedDate,
    OwnRegistration,
    Person,
    Refusal,
    TrialLinkKind,
    UnknownLink,
)
from qcheck.web.cookies import remember
from qcheck.web.rendering import sent_on
from qcheck.web.visit import Elsewhere, Visit
from qcheck.web.whole_address import whole
from qcheck.wording import trial_dates as words
from qcheck.wording.pilots import tried


def all_trials(visit: Visit) -> Response:
    """The public trials of this installation."""
    shown: dict[str, object] = {
        "trial": None,
        "trials": visit.service.trials.all_public(),
        "in_language": visit.in_language,
        "errors": {},
        "told": "",
        "canonical": whole(visit, TRIAL.format(name="").rstrip("/")),
    }
    return TEMPLATES.page(visit, "trials", None, shown)


def page(visit: Visit) -> Response:
    """The trial, its dates, and how to apply."""
    trial = _trial(visit)
    return _public(visit, trial, "public", _dates(visit, trial))


def embedded(visit: Visit) -> Response:
    """The dates as a plain block in pages of the sites that the operator allows."""
    trial = _trial(visit)
    return may_be_framed(_public(visit, trial, "embed", _dates(visit, trial)))


def days(visit: Visit) -> Response:
    """All dates as one calendar, to subscribe to."""
    trial = _trial(visit)
    return calendar_file(visit, trial, (offered.date for offered in _dates(visit, trial)))


def day(visit: Visit) -> Response:
    """One date as a calendar file."""
    trial = _trial(visit)
    return calendar_file(visit, trial, (_offered(visit, trial).date,))


def date(visit: Visit) -> Response:
    """One date with the form to register; who has registered on this device finds their page."""
    trial = _trial(visit)
    return _form(visit, trial, _offered(visit, trial), Person(""))


def register(visit: Visit) -> Response:
    """Registers whoever has typed their name, and leads to their own page."""
    trial, person = _trial(visit), person_typed(visit)
    date, once = str(visit.request.path_params["date"]), visit.fields.get("once", "")
    if not visit.service.network_limits.registered.take(visit.sender):
        why = {"name": visit.tongue().say(REGISTERED_OFTEN)}
        return _form(visit, trial, _offered(visit, trial), person, why, 429)
    try:
        link = visit.service.registering.register(trial, date, person, once, network=visit.sender)
    except UnknownLink:
        _offered(visit, trial)  # leads to the page of the trial where everybody cannot come to this date
        raise
    except Refusal as refused:
        why = why_refused(visit, refused)
        return _form(visit, trial, _offered(visit, trial), person, why, refused.status)
    response = sent_on(visit, trial_address(TrialLinkKind.REGISTRATION, link) + visit.in_language)
    kept = remembering(visit.request.cookies.get(DATES_COOKIE), link)
    remember(visit.request, response, DATES_COOKIE, kept, path=ON_TRIALS)
    return response


def _trial(visit: Visit) -> Trial:
    return visit.service.trials.public(str(visit.request.path_params["name"]))


def _dates(visit: Visit, trial: Trial) -> tuple[OfferedDate, ...]:
    return visit.service.registering.dates(trial, Who.EVERYBODY)


def _offered(visit: Visit, trial: Trial) -> OfferedDate:
    """The date in the address; the page of the trial where everybody cannot come to it."""
    try:
        return visit.service.registering.date(trial, str(visit.request.path_params["date"]), Who.EVERYBODY)
    except UnknownLink:
        raise Elsewhere(public_page(trial.name) + visit.in_language) from None


def _own(visit: Visit, trial: Trial) -> Mapping[str, tuple[str, OwnRegistration]]:
    """The registrations of this device for this trial, by the dates that they speak of or could change to."""
    by_date: dict[str, tuple[str, OwnRegistration]] = {}
    for link in remembered(visit.request.cookies.get(DATES_COOKIE)):
        try:
            own = visit.service.registering.own(link)
        except Refusal:
            continue
        if own.trial.id == trial.id and own.registration.state is not RegistrationState.CANCELLED:
            address = trial_address(TrialLinkKind.REGISTRATION, link)
            for offered in (*own.others, own.offered):
                by_date.setdefault(offered.date.id, (address, own))
    return by_date


def _public(visit: Visit, trial: Trial, name: str, dates: Iterable[OfferedDate]) -> Response:
    tongue = visit.tongue()
    rows = [row(offered, tongue) for offered in dates]
    shown = {
        "here": public_page(trial.name),
        "canonical": whole(visit, public_page(trial.name)),
        "rows": [date_row for date_row in rows if not date_row.is_over],
        "past": [date_row for date_row in rows if date_row.is_over],
        "own": _own(visit, trial),
        "legend": tuple(words.legend(tongue)),
        "apply_until": until(visit, trial),
        "applies": visit.service.applying.is_open(trial),
        "about": pieces(trial.description),
        "period": words.period(trial, tongue),
        "tried": tried(trial.catalogues, visit.service.shelf.catalogues(), tongue),
        "subscription": "webcal://"
        + whole(visit, f"{public_page(trial.name)}/dates.ics").partition("://")[2],
        "events": events(visit, trial, rows),
        "became_is_public": visit.service.showing_back.is_public(trial),
    }
    return trial_page(visit, trial, name, shown)


def _form(
    visit: Visit,
    trial: Trial,
    offered: OfferedDate,
    person: Person,
    errors: Mapping[str, str] | None = None,
    status: int = 200,
) -> Response:
    tongue = visit.tongue()
    date = offered.date
    shown = {
        "here": public_page(trial.name),
        "canonical": whole(visit, public_page(trial.name, date.id)),
        "row": row(offered, tongue),
        "alike": [
            row(other, tongue)
            for other in _dates(visit, trial)
            if other.date.alike == date.alike and other.date.id != date.id and other.state == "open"
        ],
        "own": _own(visit, trial).get(date.id),
        **asked_of(visit, trial, person),
        "action": public_page(trial.name, date.id) + visit.in_language,
        "errors": errors or {},
    }
    return trial_page(visit, trial, "register", shown, status)
