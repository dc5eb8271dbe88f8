"""The form of a date: what was typed → a plan, or what is wrong at each field."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time
from enum import StrEnum
from typing import TypeVar
from zoneinfo import ZoneInfo

from qcheck import typed_dates
from qcheck.language import N_, local
from qcheck.piloting import DateId, DateKind, DatePlan, Trial, TrialDate, Who

NO_DAY = N_("Please give a day, such as 15.06.2026.")
NO_TIME = N_("Please give a time of day, such as 18:00.")
NO_NUMBER = N_("Please give a whole number, or nothing.")
NO_CHOICE = N_("Please choose one of these.")
FIELD_OF = {"starts": "day", "ends": "until", "register_until": "register_day"}
"""Which field of the form holds what the service calls so."""
FIELDS = (
    *("kind", "title", "day", "from", "until", "last_day", "zone", "place", "online", "access", "seats"),
    *("few", "register_day", "register_time", "who", "like", "text", "technical", "accessibility"),
)
Choice = TypeVar("Choice", bound=StrEnum)


class Wrong(Exception):
    """What cannot be read of a form: field → why, in English."""

    def __init__(self, why: Mapping[str, str]) -> None:
        super().__init__(", ".join(why))
        self.why = dict(why)


def empty(trial: Trial) -> dict[str, str]:
    """The fields of a date that is to be planned."""
    usual = {"kind": DateKind.INFORMATION, "zone": trial.zone, "who": Who.EVERYBODY, "online": "1"}
    return dict.fromkeys(FIELDS, "") | {name: str(value) for name, value in usual.items()}


def filled(date: TrialDate, others: Iterable[TrialDate]) -> dict[str, str]:
    """The fields as they stand for a date; `others` are those it may have its content in common with."""
    starts, ends = local(date.starts, date.zone), local(date.ends, date.zone)
    until = local(date.register_until, date.zone) if date.register_until else None
    like = next((other.id for other in others if other.id != date.id and other.alike == date.alike), "")
    return {
        "kind": date.kind,
        "title": date.title,
        "day": f"{starts:%Y-%m-%d}",
        "from": f"{starts:%H:%M}",
        "until": f"{ends:%H:%M}",
        "last_day": f"{ends:%Y-%m-%d}" if ends.date() != starts.date() else "",
        "zone": date.zone,
        "place": date.place,
        "online": "1" if date.online else "",
        "access": date.access,
        "seats": _number(date.seats),
        "few": _number(date.few),
        "register_day": f"{until:%Y-%m-%d}" if until else "",
        "register_time": f"{until:%H:%M}" if until else "",
        "who": date.who,
        "like": like,
        "text": date.text,
        "technical": date.technical,
        "accessibility": date.accessibility,
    }


def read(fields: Mapping[str, str], today: date) -> DatePlan:
    """The plan that was typed. Raises Wrong with everything that cannot be read."""
    typed = {name: fields.get(name, "") for name in FIELDS}
    reading = _Reading(typed, today)
    zone = typed_dates.zone(typed["zone"].strip()) or ZoneInfo(typed_dates.USUAL_ZONE)
    day, begins, over = reading.day("day"), reading.time("from"), reading.time("until")
    last = reading.day("last_day") if typed["last_day"].strip() else day
    until = reading.moment_or_none("register_day", "register_time", zone)
    kind, who = reading.choice("kind", DateKind), reading.choice("who", Who)
    seats, few = reading.number("seats"), reading.number("few")
    if reading.why:
        raise Wrong(reading.why)
    return DatePlan(
        kind,
        typed["title"],
        datetime.combine(day, begins, zone),
        datetime.combine(last, over, zone),
        typed["zone"].strip(),
        typed["place"],
        bool(typed["online"]),
        typed["access"],
        seats,
        few,
        until,
        who,
        typed["text"],
        typed["technical"],
        typed["accessibility"],
        DateId(typed["like"]) if typed["like"] else None,
    )


class _Reading:
    """Reads field by field and keeps what is wrong with each."""

    def __init__(self, typed: Mapping[str, str], today: date) -> None:
        self._typed, self._today = typed, today
        self.why: dict[str, str] = {}

    def day(self, name: str) -> date:
        return self._or(name, typed_dates.day(self._typed[name], self._today), NO_DAY, self._today)

    def time(self, name: str) -> time:
        return self._or(name, typed_dates.time_of_day(self._typed[name]), NO_TIME, time())

    def moment_or_none(self, day: str, at: str, zone: ZoneInfo) -> datetime | None:
        if not self._typed[day].strip():
            return None
        moment = self.time(at) if self._typed[at].strip() else typed_dates.END_OF_DAY
        return datetime.combine(self.day(day), moment, zone)

    def number(self, name: str) -> int | None:
        typed = self._typed[name].replace(".", "").replace("\u00a0", "").strip()
        if not typed:
            return None
        parsed = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 7 else None
        return self._or(name, parsed, NO_NUMBER, 0)

    def choice(self, name: str, of: Callable[[str], Choice]) -> Choice:
        try:
            return of(self._typed[name])
        except ValueError:
            self.why[name] = NO_CHOICE
            return next(iter(of))  # type: ignore[call-overload,no-any-return]  # an enumeration, read no further

    def _or(self, name: str, number: Read | None, why: str, instead: Read) -> Read:
        if number is None:
            self.why[name] = why
            return instead
        return number


Read = TypeVar("Read")


def _number(number: int | None) -> str:
    return "" if number is None else str(number)
