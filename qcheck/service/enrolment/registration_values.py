"""Who registers for a date of a trial, what they say of themselves, and what they see."""

from __future__ import annotations

from dataclasses import dataclass

from qcheck.language import N_
from qcheck.piloting import Asks, DateState, Registration, Trial, TrialDate, mail_address
from qcheck.piloting.seats import SeatLight
from qcheck.refusals import Invalid, Several
from qcheck.service.ground import text_rules

NO_NAME = N_("Please give your name, so that those who organise the date know who comes.")
NO_ORGANISATION = N_("Please say for which municipality, group or organisation you come; “none” will do.")
NO_MAIL = N_("Please give a mail address at which you can be reached, such as name@example.org.")


@dataclass(frozen=True, slots=True)
class Person:
    """Who registers, as they say it. `language` is the one in which they are written to."""

    name: str
    organisation: str = ""
    mail: str = ""
    language: str = "de"


@dataclass(frozen=True, slots=True)
class OfferedDate:
    """A date as everybody sees it. `free`: None where there are as many seats as people come; `waiting`
    counts those on the waiting list.
    """

    date: TrialDate
    state: DateState
    light: SeatLight
    free: int | None
    taken: int
    waiting: int


@dataclass(frozen=True, slots=True)
class OwnRegistration:
    """One's own registration. `place` on the waiting list, 0 where one is not on it. `access` to the online
    meeting: on its day, for whoever has a seat; else empty. `others` of the same content, to change to.
    """

    trial: Trial
    registration: Registration
    offered: OfferedDate
    place: int
    access: str
    others: tuple[OfferedDate, ...]


def cleaned(person: Person, asked: frozenset[Asks]) -> Person:
    """What somebody says of themselves, as it is kept; Several where something is missing that is asked."""
    name = text_rules.line(person.name, "name")
    organisation = text_rules.line(person.organisation, "organisation")
    mail = mail_address(person.mail) if person.mail.strip() else ""
    problems = (
        (not name, NO_NAME, "name"),
        (Asks.ORGANISATION in asked and not organisation, NO_ORGANISATION, "organisation"),
        (mail is None or (Asks.MAIL in asked and not mail), NO_MAIL, "mail"),
    )
    if reasons := {field: Invalid(why, field=field) for wrong, why, field in problems if wrong}:
        raise Several(next(iter(reasons.values())).message, reasons)
    return Person(name, organisation, mail or "", person.language)


def as_asked(person: Person, trial: Trial) -> Person:
    """As it is kept, without what the trial does not ask."""
    asked = trial.asks
    return cleaned(
        Person(
            person.name,
            person.organisation if Asks.ORGANISATION in asked else "",
            person.mail if Asks.MAIL in asked else "",
            person.language,
        ),
        asked,
    )
