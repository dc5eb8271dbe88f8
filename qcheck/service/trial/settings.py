"""The settings of a trial as they are typed, read into what is kept; pure but for the day it is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from typing import TypeVar

from qcheck import typed_dates
from qcheck.catalogue import CatalogueId
from qcheck.language import N_
from qcheck.piloting import Asks, Trial
from qcheck.refusals import Invalid, Several
from qcheck.service.ground import text_rules

MOST_DAYS = 365
LONGEST_NAME = 60
FARTHEST = 10
"""Years: later than that no day of deletion lies."""
SEVERAL = N_("Some fields cannot be saved like this. What you typed is still here.")
NO_TITLE = N_("Please give the trial a title.")
NO_NAME = N_("Please write an address of small letters and digits, such as trial-2026.")
NO_DAY = N_("“{text}” is not a day. Please write it like 31.03.2027.")
NO_TIME = N_("“{text}” is not a time of day. Please write it like 18:00.")
NO_ZONE = N_("“{text}” is not a time zone. Please write it like Europe/Berlin.")
DAY_MISSING = N_("Please give the last day, too.")
ENDS_BEFORE = N_("The last day lies before the first one.")
DELETION_MISSING = N_("Please say on which day everything is deleted.")
DELETION_PAST = N_("The day of deletion has to lie in the future.")
DELETION_BEFORE_END = N_("The day of deletion has to lie after the last day of the trial.")
DELETION_FAR = N_("The day of deletion lies too far ahead: ten years at most.")
NO_NUMBER = N_("Please write a number of days from 1 to {most}.")
NOT_HERE = N_("One of these questionnaires is not here any more. Please choose again.")
RESPONSIBLE_MISSING = N_("A public page has to say who is responsible.")
CONTACT_MISSING = N_("A public page has to say how to reach them.")

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class TypedTrial:
    """The settings of a trial as they stand in a form. `apply_day` and `apply_time` say until when one may
    apply, by the clock of `zone`.
    """

    title: str
    name: str
    description: str = ""
    catalogues: tuple[str, ...] = ()
    starts: str = ""
    ends: str = ""
    responsible: str = ""
    contact: str = ""
    zone: str = typed_dates.USUAL_ZONE
    apply_day: str = ""
    apply_time: str = ""
    is_public: bool = False
    asks: frozenset[Asks] = frozenset()
    deletes: str = ""
    registrations_stay: str = "28"


def changed(trial: Trial, typed: TypedTrial, today: date, known: Collection[str]) -> Trial:
    """The trial with these settings; Several where some of them cannot be taken. `known` are the ids of the
    questionnaires that are here.
    """
    read = _Reading()
    zone = read("zone", lambda: _zone(typed.zone), trial.zone)
    wanted = replace(
        trial,
        title=read("title", lambda: _title(typed.title), trial.title),
        name=read("name", lambda: _name(typed.name), trial.name),
        description=read(
            "description",
            lambda: text_rules.within(text_rules.cleaned(typed.description), text_rules.COMMENT),
            trial.description,
        ),
        catalogues=read("catalogues", lambda: _catalogues(trial, typed.catalogues, known), trial.catalogues),
        starts=read("starts", lambda: _day(typed.starts, today), None),
        ends=read("ends", lambda: _day(typed.ends, today), None),
        responsible=read("responsible", lambda: _lines(typed.responsible), trial.responsible),
        contact=read("contact", lambda: _lines(typed.contact), trial.contact),
        zone=zone,
        apply_until=_until(read, typed, today, zone),
        is_public=typed.is_public,
        asks=typed.asks,
        deletes=read("deletes", lambda: _deletion(typed.deletes, today), trial.deletes),
        registrations_stay=read("stays", lambda: _number(typed.registrations_stay), 28),
    )
    read.together(wanted)
    if read.reasons:
        raise Several(SEVERAL, read.reasons)
    return wanted


def address_of(title: str) -> str:
    """A title as it can stand in an address: small letters, digits, hyphens; empty where nothing is left."""
    plain = unicodedata.normalize("NFKD", title.lower().translate(_UMLAUTS)).encode("ascii", "ignore")
    return re.sub("[^a-z0-9]+", "-", plain.decode()).strip("-")[:LONGEST_NAME].strip("-")


@dataclass(slots=True)
class _Reading:
    """Reads field by field and keeps why one cannot be read."""

    reasons: dict[str, Invalid] = field(default_factory=dict)

    def __call__(self, name: str, make: Callable[[], _T], otherwise: _T) -> _T:
        try:
            return make()
        except Invalid as wrong:
            self.reasons[name] = wrong
            return otherwise

    def together(self, wanted: Trial) -> None:
        """What no field says by itself."""
        if wanted.starts and wanted.ends and wanted.ends < wanted.starts:
            self.reasons.setdefault("ends", Invalid(ENDS_BEFORE))
        if wanted.ends and wanted.deletes <= wanted.ends:
            self.reasons.setdefault("deletes", Invalid(DELETION_BEFORE_END))
        if wanted.is_public and not wanted.responsible:
            self.reasons.setdefault("responsible", Invalid(RESPONSIBLE_MISSING))
        if wanted.is_public and not wanted.contact:
            self.reasons.setdefault("contact", Invalid(CONTACT_MISSING))


def _title(typed: str) -> str:
    if not (line := text_rules.line(typed)):
        raise Invalid(NO_TITLE)
    return line


def _name(typed: str) -> str:
    if not (address := address_of(text_rules.line(typed))):
        raise Invalid(NO_NAME)
    return address


def _lines(typed: str) -> str:
    return text_rules.within(text_rules.cleaned(typed), text_rules.LINES)


def _catalogues(trial: Trial, typed: tuple[str, ...], known: Collection[str]) -> tuple[CatalogueId, ...]:
    """One that the trial has already may have gone from here."""
    if not set(typed) <= {*known, *trial.catalogues}:
        raise Invalid(NOT_HERE)
    return tuple(map(CatalogueId, dict.fromkeys(typed)))


def _day(typed: str, today: date) -> date | None:
    if not (words := text_rules.line(typed)):
        return None
    if (day := typed_dates.day(words, today)) is None:
        raise Invalid(NO_DAY, text=words)
    return day


def _zone(typed: str) -> str:
    words = text_rules.line(typed)
    if typed_dates.zone(words) is None:
        raise Invalid(NO_ZONE, text=words)
    return words


def _until(read: _Reading, typed: TypedTrial, today: date, zone: str) -> datetime | None:
    """Until when one may apply; None: nobody can. Without a time of day the end of that day."""
    day = read("apply_day", lambda: _written(typed.apply_day, today), None)
    time = read("apply_time", lambda: _time(typed.apply_time), None)
    if day is None:
        if time is not None and "apply_day" not in read.reasons:
            read.reasons["apply_day"] = Invalid(DAY_MISSING)
        return None
    clocks = typed_dates.zone(zone)
    return typed_dates.Written(day.day, time or day.time).moment(clocks) if clocks else None


def _written(typed: str, today: date) -> typed_dates.Written | None:
    if not (words := text_rules.line(typed)):
        return None
    if (moment := typed_dates.moment(words, today)) is None:
        raise Invalid(NO_DAY, text=words)
    return moment


def _time(typed: str) -> time | None:
    if not (words := text_rules.line(typed)):
        return None
    if (time_of_day := typed_dates.time_of_day(words)) is None:
        raise Invalid(NO_TIME, text=words)
    return time_of_day


def _deletion(typed: str, today: date) -> date:
    if (day := _day(typed, today)) is None:
        raise Invalid(DELETION_MISSING)
    if day <= today:
        raise Invalid(DELETION_PAST)
    if day.year > today.year + FARTHEST:
        raise Invalid(DELETION_FAR)
    return day


def _number(typed: str) -> int:
    words = text_rules.line(typed)
    if not (words.isascii() and words.isdigit() and len(words) < 5 and 1 <= int(words) <= MOST_DAYS):
        raise Invalid(NO_NUMBER, most=MOST_DAYS)
    return int(words)
