"""What is said at the top of every page: which mode, until when, deleted when, and what that means for whoever answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Literal
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_time

from qcheck.language import N_, Language
from qcheck.service import Access, Mode


@dataclass(frozen=True, slots=True)
class ModeWords:
    """A mode by its name, the same with the one thing to know about it, and what that means for one's anonymity."""

    name: str
    short: str
    meaning: str


MODE_WORDS = {
    Mode.OPEN: ModeWords(
        N_("Open round"),
        N_("Open round, not anonymous"),
        N_(
            "Your answers are not anonymous. Everybody who sees the results sees how each perspective answered, even where only one "
            "person answered from it. Comments are shown word for word."
        ),
    ),
    Mode.CONFIDENTIAL: ModeWords(
        N_("Confidential survey"),
        N_("Confidential survey"),
        N_(
            "Nobody sees who answered what, or when. Results are shown only after closing, and a group of fewer than {minimum} sheets "
            "is never shown by itself. Comments are shown word for word, in random order."
        ),
    ),
}


@dataclass(frozen=True, slots=True)
class Facts:
    """Whole words, ready to show."""

    title: str
    place: str
    phase: str
    perspective: str
    for_whom: str
    label: str
    mode: str
    in_short: str
    anonymity: str
    until: str
    deleted: str


def facts(access: Access, tongue: Language) -> Facts:
    """What the check says about itself, in the visitor's language."""
    catalogue, tag = access.catalogue, tongue.tag
    mode = MODE_WORDS[access.mode]
    view = next((each for each in catalogue.perspectives if each.id == access.perspective), None)
    return Facts(
        title=access.title,
        place=access.place,
        phase=next((each.title.say(tag) for each in catalogue.phases if each.id == access.phase), ""),
        perspective=view.title.say(tag) if view else "",
        for_whom=view.for_whom.say(tag) if view and view.for_whom else "",
        label=access.label,
        mode=tongue.say(mode.name),
        in_short=" · ".join(_in_short(access, tongue)),
        anonymity=tongue.say(mode.meaning, minimum=catalogue.rules.minimum_group),
        until=_until(access, tongue),
        deleted=tongue.say("Everything is deleted on {day}.", day=day(access.deletes, tongue)),
    )


def _in_short(access: Access, tongue: Language) -> Iterator[str]:
    """For the line that is always seen."""
    yield tongue.say(MODE_WORDS[access.mode].short)
    if access.life.ends:
        yield tongue.say("until {day}", day=_day(access.life.ends.astimezone(ZoneInfo(access.life.zone)).date(), tongue.locale, "medium"))
    yield tongue.say("deleted on {day}", day=_day(access.deletes, tongue.locale, "medium"))


def _until(access: Access, tongue: Language) -> str:
    if access.life.ends is None:
        return tongue.say("You can answer until the organisers close the check.")
    ends = access.life.ends.astimezone(ZoneInfo(access.life.zone))
    return tongue.say("You can answer until {day}, {time}.", day=day(ends.date(), tongue), time=clock(ends, access.life.zone, tongue))


def day(date_: date, tongue: Language) -> str:
    """Such as `23. November 2026`."""
    return _day(date_, tongue.locale)


def clock(moment: datetime, zone: str, tongue: Language) -> str:
    """The time of day where the check is held, such as `14:02`."""
    return format_time(moment.astimezone(ZoneInfo(zone)), "short", locale=tongue.locale)


@lru_cache(maxsize=256)
def _day(date_: date, locale: Locale, length: Literal["medium", "long"] = "long") -> str:
    return format_date(date_, length, locale=locale)
