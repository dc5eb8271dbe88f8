"""A date as pages show it: the same facts for everybody, each with its words."""

from __future__ import annotations

from dataclasses import dataclass

from qcheck.language import Language
from qcheck.piloting import DateState, TrialDate
from qcheck.piloting.seats import SeatLight
from qcheck.service import OfferedDate
from qcheck.wording import trial_dates as words


@dataclass(frozen=True, slots=True)
class DateRow:
    """A date in words. `kind` is empty where the date is called as its kind; `light` is None where nobody can
    register (any more); `waits` says how many do, empty without anybody; `state` why nobody can register,
    empty where one can; `until` the last moment to do so.
    """

    date: TrialDate
    kind: str
    when: str
    where: str
    light: SeatLight | None
    word: str
    waits: str
    held: str
    state: str
    until: str
    who: str
    is_open: bool
    is_over: bool
    is_off: bool


def row(offered: OfferedDate, language: Language) -> DateRow:
    """This date in this language."""
    date, state = offered.date, offered.state
    kind = language.say(words.KINDS[date.kind])
    light = offered.light if state is DateState.OPEN else None
    return DateRow(
        date,
        "" if kind.casefold() == date.title.casefold() else kind,
        words.when(date, language),
        words.where(date, language),
        light,
        language.say(words.LIGHTS[light]) if light else "",
        words.waiting_in_words(offered.waiting, language) if light else "",
        words.seats_in_words(offered.taken, date.seats, offered.waiting, language),
        language.say(words.STATES[state]) if state is not DateState.OPEN else "",
        language.at(date.last_moment, date.zone),
        language.say(words.WHO[date.who]),
        state is DateState.OPEN,
        state is DateState.OVER,
        state is DateState.CALLED_OFF,
    )
