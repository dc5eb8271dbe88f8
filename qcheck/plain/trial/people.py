"""Who comes to a date, for whoever coordinates: listed, taken in and out, printed, copied, as a table."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from io import StringIO

from starlette.responses import Response

from qcheck.language import Language, local
from qcheck.piloting import Asks, Registration, RegistrationState, Trial, TrialDate
from qcheck.plain.trial.date_rows import row
from qcheck.plain.trial.dates import PATH, dated
from qcheck.plain.trial.rendering import coordinated, coordinators_page, onward
from qcheck.service import Invalid, Person, Refusal, Several, UnknownLink
from qcheck.web.rendering import sent_on
from qcheck.web.visit import Visit
from qcheck.wording import trial_dates as words

FORMULA = ("=", "+", "-", "@", "\t", "\r", "|", "%")
"""What a spreadsheet takes for a formula at the beginning of a cell."""
CSV = "text/csv; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Listed:
    """Somebody on the list, with what is said of them. `place` on the waiting list, 0 where not on it;
    `again`: registered once more, which does not count.
    """

    registration: Registration
    state: str
    place: int
    since: str
    again: bool
    shares_address: bool


def page(visit: Visit) -> Response:
    """The page with everybody who registered for a date."""
    return _page(visit)


def add(visit: Visit) -> Response:
    """Puts somebody on the list by hand."""
    opened, date = coordinated(visit), dated(visit)
    person = person_typed(visit)
    try:
        visit.service.registering.add_by_hand(opened, date.id, person, visit.fields.get("once", ""))
    except UnknownLink:
        raise
    except Refusal as refused:
        return _page(visit, why_refused(visit, refused), person, refused.status)
    return sent_on(visit, onward(visit, f"{PATH}/{date.id}", "added"))


def take_in(visit: Visit) -> Response:
    """Gives a seat to the person whose registration was chosen on the list."""
    opened, date = coordinated(visit), dated(visit)
    visit.service.registering.take_in(opened, date.id, visit.fields.get("registration", ""))
    return sent_on(visit, onward(visit, f"{PATH}/{date.id}", "taken-in"))


def take_out(visit: Visit) -> Response:
    """Takes somebody off the list."""
    opened, date = coordinated(visit), dated(visit)
    visit.service.registering.take_out(opened, date.id, visit.fields.get("registration", ""))
    return sent_on(visit, onward(visit, f"{PATH}/{date.id}", "taken-out"))


def back(visit: Visit) -> Response:
    """Leads to the list whoever opens the address of a form by hand."""
    return sent_on(visit, onward(visit, f"{PATH}/{dated(visit).id}"))


def attendance(visit: Visit) -> Response:
    """The list to print and to sign: whoever has a seat, by name, and a few empty lines."""
    opened, date, tongue = coordinated(visit), dated(visit), visit.tongue()
    people = (person for person in visit.service.registering.people(opened, date.id) if _is_seated(person))
    shown = {
        "row": row(visit.service.registering.date(opened.trial, date.id), tongue),
        "people": sorted(people, key=lambda person: (person.name.casefold(), person.number)),
        "empty": range(5),
        "asks_organisation": Asks.ORGANISATION in opened.trial.asks,
    }
    return coordinators_page(visit, opened, "attendance", PATH, shown)


def table(visit: Visit) -> Response:
    """The list as a table for spreadsheets; nothing in it is taken for a formula."""
    opened, date, tongue = coordinated(visit), dated(visit), visit.tongue()
    written = StringIO()
    rows = csv.writer(written, delimiter=";", lineterminator="\r\n")
    rows.writerow([tongue.say(title) for title in words.TITLES])
    for entry in _listed(visit.service.registering.people(opened, date.id), date, tongue):
        person, place = entry.registration, entry.place or ""
        said = (person.number, person.name, person.organisation, person.mail, entry.state, place, entry.since)
        rows.writerow([_harmless(str(cell)) for cell in said])
    name = f"{opened.trial.name}-{local(date.starts, date.zone):%Y-%m-%d}.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response("\ufeff" + written.getvalue(), media_type=CSV, headers=headers)


def asked_of(visit: Visit, trial: Trial, person: Person) -> dict[str, object]:
    """What the form of a registration shows beside the date, with what the person has typed."""
    return {
        "person": person,
        "asks_organisation": Asks.ORGANISATION in trial.asks,
        "asks_mail": Asks.MAIL in trial.asks,
        "mails": visit.service.registration_letters.is_on,
        "once": visit.fields.get("once") or visit.service.registering.new_once(),
        "legend": tuple(words.legend(visit.tongue())),
        "days": trial.registrations_stay,
    }


def person_typed(visit: Visit) -> Person:
    """Who registers, as they have typed it."""
    name, organisation, mail = (visit.fields.get(field, "") for field in ("name", "organisation", "mail"))
    return Person(name, organisation, mail, visit.tongue().tag)


def why_refused(visit: Visit, refused: Refusal) -> dict[str, str]:
    """Why what somebody said of themselves cannot be taken: of each field, else beside the name."""
    tongue = visit.tongue()
    if isinstance(refused, Several):
        return {field: why.said(tongue) for field, why in refused.reasons.items()}
    return {(refused.field if isinstance(refused, Invalid) else "") or "name": refused.said(tongue)}


def _page(
    visit: Visit, errors: dict[str, str] | None = None, person: Person | None = None, status: int = 200
) -> Response:
    opened, date, tongue = coordinated(visit), dated(visit), visit.tongue()
    people = visit.service.registering.people(opened, date.id)
    offered = visit.service.registering.date(opened.trial, date.id)
    listed = _listed(people, date, tongue)
    shown = {
        "row": row(offered, tongue),
        "date": date,
        "seated": [entry for entry in listed if _is_seated(entry.registration)],
        "waiting": [entry for entry in listed if entry.place],
        "cancelled": [entry for entry in listed if entry.registration.state is RegistrationState.CANCELLED],
        "repeated": [entry for entry in listed if entry.again],
        "addresses": _addresses(people),
        "undelivered": visit.service.mailing.told(opened),
        "is_booked_up": offered.free == 0,
        "once": visit.fields.get("once") or visit.service.registering.new_once(),
        "person": person or Person(""),
        "errors": errors or {},
    }
    return coordinators_page(visit, opened, "people", PATH, shown, status)


def _listed(people: tuple[Registration, ...], date: TrialDate, tongue: Language) -> list[Listed]:
    addresses = [person.mail.casefold() for person in people if person.mail and _counts(person)]
    listed, place = [], 0
    for registration in people:
        waits = registration.state is RegistrationState.WAITING and registration.repeats is None
        place += waits
        listed.append(
            Listed(
                registration,
                tongue.say(words.REGISTERED[registration.state])
                if registration.repeats is None
                else tongue.say(words.AGAIN),
                place if waits else 0,
                tongue.moment(registration.at, date.zone),
                registration.repeats is not None,
                _counts(registration) and addresses.count(registration.mail.casefold()) > 1,
            )
        )
    return listed


def _addresses(people: tuple[Registration, ...]) -> tuple[str, ...]:
    """Of everybody who comes or waits, each once."""
    return tuple(dict.fromkeys(person.mail for person in people if person.mail and _counts(person)))


def _counts(registration: Registration) -> bool:
    return registration.repeats is None and registration.state is not RegistrationState.CANCELLED


def _is_seated(registration: Registration) -> bool:
    return registration.repeats is None and registration.state is RegistrationState.SEAT


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) else cell
