"""Dates of a trial in words: their kinds, their seat lights, what became of a registration."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from qcheck.language import N_, Language
from qcheck.piloting import DateKind, DateState, RegistrationState, Trial, TrialDate, Who
from qcheck.piloting.seats import SeatLight
from qcheck.wording.trial_mails import DateInMail, when_in_words

KINDS: Mapping[DateKind, str] = {
    DateKind.INFORMATION: N_("Information meeting"),
    DateKind.REFLECTION: N_("Reflection workshop"),
    DateKind.MEETING: N_("Meeting in person"),
    DateKind.CLOSING: N_("Closing workshop"),
}
WHO: Mapping[Who, str] = {
    Who.EVERYBODY: N_("everybody"),
    Who.PILOTS: N_("pilots alone"),
}
LIGHTS: Mapping[SeatLight, str] = {
    SeatLight.ENOUGH: N_("Enough seats"),
    SeatLight.FEW: N_("Only a few seats left"),
    SeatLight.FULL: N_("Fully booked"),
}
MEANINGS: Mapping[SeatLight, str] = {
    SeatLight.ENOUGH: N_("There are enough seats. Whoever registers has one at once."),
    SeatLight.FEW: N_("There are still seats, but only a few. Whoever registers has one at once."),
    SeatLight.FULL: N_(
        "All seats are taken. Whoever registers comes on the waiting list; a seat that becomes free goes to "
        "the next one at once."
    ),
}
"""The legend of the seat lights."""
STATES: Mapping[DateState, str] = {
    DateState.OPEN: "",
    DateState.CLOSED: N_("One can no longer register."),
    DateState.OVER: N_("This date is over."),
    DateState.CALLED_OFF: N_("This date has been called off."),
}
REGISTERED: Mapping[RegistrationState, str] = {
    RegistrationState.SEAT: N_("has a seat"),
    RegistrationState.WAITING: N_("on the waiting list"),
    RegistrationState.CANCELLED: N_("cancelled"),
}
AGAIN = N_("registered once more: does not count")
TITLES = (
    N_("No."),
    N_("Name"),
    N_("Organisation"),
    N_("Mail address"),
    N_("State"),
    N_("Place on the waiting list"),
    N_("Registered"),
)
"""The columns of the list as a table."""


@dataclass(frozen=True, slots=True)
class Legend:
    """What one light means."""

    light: SeatLight
    word: str
    meaning: str


def legend(language: Language) -> Iterator[Legend]:
    """All lights, in the order in which a date goes through them."""
    return (Legend(light, language.say(LIGHTS[light]), language.say(MEANINGS[light])) for light in SeatLight)


def when(date: TrialDate, language: Language) -> str:
    """From when to when, by the clocks of the date's zone."""
    return when_in_words(DateInMail(date.title, date.starts, date.ends, date.zone), language)


def where(date: TrialDate, language: Language) -> str:
    """The place, or online, or both."""
    say = language.say
    if not date.online:
        return date.place
    return say("{place}, and online", place=date.place) if date.place else say("online")


def seats_in_words(taken: int, seats: int | None, waiting: int, language: Language) -> str:
    """How many have a seat, of how many, and how many wait: for whoever coordinates."""
    say, whole = language.say, language.whole
    if seats is None:
        held = language.count("{number} registered", "{number} registered", taken)
    else:
        held = say("{taken} of {seats} seats taken", taken=whole(taken), seats=whole(seats))
    return f"{held}, {waiting_in_words(waiting, language)}" if waiting else held


def waiting_in_words(waiting: int, language: Language) -> str:
    """How many are on the waiting list; empty where nobody is."""
    return language.count("{number} waiting", "{number} waiting", waiting) if waiting else ""


def period(trial: Trial, language: Language) -> str:
    """From which day to which the trial goes, as far as it is said."""
    say, day = language.say, language.day
    if trial.starts and trial.ends:
        return say("{starts} to {ends}", starts=day(trial.starts), ends=day(trial.ends))
    if trial.starts:
        return say("from {day}", day=day(trial.starts))
    return say("until {day}", day=day(trial.ends)) if trial.ends else ""
