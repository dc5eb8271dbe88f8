"""The dates on a pilot's own page, those for pilots alone among them, and registering for one."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.responses import Response

from qcheck.addresses import trial_address
from qcheck.language import Language
from qcheck.piloting import DateState
from qcheck.plain.trial.calendars import calendar_file
from qcheck.plain.trial.date_rows import DateRow, row
from qcheck.plain.trial.people import asked_of, person_typed, why_refused
from qcheck.plain.trial.rendering import trial_page
from qcheck.service import (
    REGISTERED_OFTEN,
    OfferedDate,
    OpenedTrial,
    Person,
    Refusal,
    TrialLinkKind,
    UnknownLink,
)
from qcheck.web.rendering import sent_on
from qcheck.web.visit import Elsewhere, Visit


def to_come(visit: Visit, opened: OpenedTrial, language: Language) -> list[DateRow]:
    """The dates of the trial that are not over, as a pilot's page shows them."""
    offered = visit.service.registering.dates(opened.trial)
    return [
        row(date_to_come, language) for date_to_come in offered if date_to_come.state is not DateState.OVER
    ]


def date(visit: Visit) -> Response:
    """One date with the form to register."""
    return _form(visit, _offered(visit), Person(""))


def register(visit: Visit) -> Response:
    """Registers somebody of this pilot, and leads to their own page."""
    offered, person, once = _offered(visit), person_typed(visit), visit.fields.get("once", "")
    if not visit.service.network_limits.registered.take(visit.sender):
        return _form(visit, offered, person, {"name": visit.tongue().say(REGISTERED_OFTEN)}, 429)
    try:
        link = visit.service.registering.register(
            visit.trial.trial, offered.date.id, person, once, visit.trial, visit.sender
        )
    except UnknownLink:
        raise
    except Refusal as refused:
        return _form(visit, offered, person, why_refused(visit, refused), refused.status)
    return sent_on(visit, trial_address(TrialLinkKind.REGISTRATION, link) + visit.in_language)


def day(visit: Visit) -> Response:
    """The date as a calendar file."""
    return calendar_file(visit, visit.trial.trial, (_offered(visit).date,))


def _offered(visit: Visit) -> OfferedDate:
    """The date in the address; the pilot's page where the trial has no such date."""
    if visit.trial.kind is not TrialLinkKind.PILOT:
        raise Elsewhere(trial_address(visit.trial.kind, visit.link))
    try:
        return visit.service.registering.date(visit.trial.trial, str(visit.request.path_params["date"]))
    except UnknownLink:
        raise Elsewhere(f"{visit.base}{visit.in_language}") from None


def _form(
    visit: Visit,
    offered: OfferedDate,
    person: Person,
    errors: Mapping[str, str] | None = None,
    status: int = 200,
) -> Response:
    trial, tongue = visit.trial.trial, visit.tongue()
    dates = visit.service.registering.dates(trial)
    shown = {
        "row": row(offered, tongue),
        "alike": [
            other
            for other in dates
            if other.date.alike == offered.date.alike
            and other.date.id != offered.date.id
            and other.state is DateState.OPEN
        ],
        **asked_of(visit, trial, person),
        "action": f"{visit.base}/dates/{offered.date.id}{visit.in_language}",
        "errors": errors or {},
    }
    return trial_page(visit, trial, "pilot_register", shown, status)
