"""Days, times of day and time zones as people and programs write them; the one reader for every field,
address and command.

`31.03.2027`, `31.3.27`, `31. März 2027`, `Mi., 31.3.2027, 18 Uhr`, `31 March 2027`, `2027-03-31`,
`2027-03-31T18:00+02:00`, `Ende März`. Where a year is missing, the next such day is meant. What the calendar
does not have is no day.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from qcheck.typed_text import one_line

_NAMES = (
    ("januar", "jänner", "january", "jan"),
    ("februar", "feber", "february", "feb"),
    ("märz", "maerz", "march", "mär", "mrz", "mar"),
    ("april", "apr"),
    ("mai", "may"),
    ("juni", "june", "jun"),
    ("juli", "july", "jul"),
    ("august", "aug"),
    ("september", "sept", "sep"),
    ("oktober", "october", "okt", "oct"),
    ("november", "nov"),
    ("dezember", "december", "dez", "dec"),
)
MONTHS = {name: number for number, names in enumerate(_NAMES, 1) for name in names}

_MONTH = rf"(?P<name>{'|'.join(sorted(MONTHS, key=len, reverse=True))})\.?"
_YEAR = r"'?(?P<year>\d{4}|\d{2})"
_WEEKDAY = r"(?:mo|di|mi|do|fr|sa|so|mon|tue|wed|thu|fri|sat|sun|tues|thurs|\w+tag|mittwoch|\w+day)\b\.?,?\s*"
_BEFORE = rf"(?:bis\s+|until\s+|by\s+|on\s+|am\s+|zum\s+|den\s+|dem\s+|the\s+|{_WEEKDAY})*"
_DAYS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?P<year>\d{4})\s?[-./]\s?(?P<month>\d{1,2})\s?[-./]\s?(?P<day>\d{1,2})",
        r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})",
        rf"(?P<day>\d{{1,2}})\.\s?(?P<month>\d{{1,2}})\.\s?(?:{_YEAR}\.?)?",
        r"(?P<day>\d{1,2})-(?P<month>\d{1,2})-(?P<year>\d{4})",
        r"(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4}|\d{2})",
        rf"(?P<day>\d{{1,2}})(?:\.|st|nd|rd|th)?\s?(?:of\s)?{_MONTH}(?:,?\s?{_YEAR})?",
        rf"{_MONTH}\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s(?P<year>\d{{4}}))?",
        rf"(?P<end>ende|end(?:\sof)?)\s(?:{_MONTH}(?:,?\s{_YEAR})?|(?P<whole>\d{{4}}))",
    )
)
_TIME = re.compile(
    r"(?P<hour>\d{1,2})(?:[:.h]\s?(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?)?\s?(?:uhr(?:\s(?P<after>\d{2}))?|h)?(?P<half>\s?[ap]\.?m\.?)?"
)
_OFFSET = re.compile(r"(?:z|[+-]\d{2}:?\d{2})$")
_BETWEEN = re.compile(r"(?:t|,?\s(?:um\s|at\s|-\s)?|,)(?=\d)")
_SLASHES = re.compile(r"(\d{1,2})/(\d{1,2})/(?:\d{4}|\d{2})")


LONGEST = 100
"""Characters of a day or a time; more are something else."""

END_OF_DAY = time(23, 59)
"""When a day ends for which no time of day is written."""

USUAL_ZONE = "Europe/Berlin"
"""The time zone where nobody has chosen another one."""


@dataclass(frozen=True, slots=True)
class Written:
    """A day, with the time of day and the offset from UTC where they were written, too."""

    day: date
    time: time | None = None
    offset: tzinfo | None = None

    def moment(self, clocks: tzinfo) -> datetime:
        """The moment by these clocks, or by the offset where one was written; without a time of day the end
        of that day.
        """
        return datetime.combine(self.day, self.time or END_OF_DAY, self.offset or clocks)


def day(text: str, today: date) -> date | None:
    """The day that is written here, a time of day beside it passed over; None where there is none."""
    written = moment(text, today)
    return written.day if written else None


def moment(text: str, today: date) -> Written | None:
    """The day, and the time where it is written; None where this is no day."""
    if len(text) > LONGEST:
        return None
    words = _words(text)
    for end in (*_breaks(words), len(words)):
        day_written, rest = _day(words[:end], today), words[end:]
        if day_written and not rest:
            return Written(day_written)
        if day_written and (later := _with_time(day_written, _BETWEEN.sub("", rest, count=1))):
            return later
    return None


def time_of_day(text: str) -> time | None:
    """`18:00`, `18.00`, `18 Uhr`, `6 pm`; None where this is no time of day."""
    clock = _TIME.fullmatch(_words(text)) if len(text) <= LONGEST else None
    if not clock:
        return None
    hour, half = int(clock["hour"]), (clock["half"] or "").strip()
    if half and not 1 <= hour <= 12:
        return None
    try:
        return time(
            hour % 12 + 12 * half.startswith("p") if half else hour,
            int(clock["minute"] or clock["after"] or 0),
            int(clock["second"] or 0),
        )
    except ValueError:
        return None


def zone(name: str) -> ZoneInfo | None:
    """The time zone of this name, such as `Europe/Berlin`; None where there is none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # a folder of the zone data, or any other word
        return None


def _words(text: str) -> str:
    return one_line(text).casefold().replace("\u2019", "'").strip(" ,;")


def _breaks(words: str) -> Iterator[int]:
    """Where a day may end and a time begin."""
    yield from (between.start() for between in _BETWEEN.finditer(words))


def _day(words: str, today: date) -> date | None:
    plain = re.sub(rf"^{_BEFORE}", "", words).rstrip(" ,")
    for pattern in _DAYS:
        if (match := pattern.fullmatch(plain)) and not _two_ways(plain):
            return _named(match.groupdict(), today)
    return None


def _two_ways(words: str) -> bool:
    """`03/04/2027` is March to some and April to others: better asked than guessed."""
    match = _SLASHES.fullmatch(words)
    return match is not None and match[1] != match[2] and max(int(match[1]), int(match[2])) <= 12


def _named(parts: dict[str, str | None], today: date) -> date | None:
    """The day of the calendar; without a year the next one that there is."""
    if whole := parts.get("whole"):
        return _on(int(whole), 12, parts)
    name = parts.get("name")
    month = MONTHS[name] if name else int(parts.get("month") or 0)
    if year := parts.get("year"):
        return _on(int(year) + (2000 if len(year) == 2 else 0), month, parts)
    next_years = (
        _on(today.year + later, month, parts) for later in range(9)
    )  # eight years from 29 February to the next, at most
    return next((day for day in next_years if day and day >= today), None)


def _on(year: int, month: int, parts: dict[str, str | None]) -> date | None:
    try:
        return date(
            year, month, calendar.monthrange(year, month)[1] if parts.get("end") else int(parts["day"] or 0)
        )
    except ValueError:  # a day that the calendar does not have
        return None


def _with_time(day_written: date, words: str) -> Written | None:
    offset = _OFFSET.search(words)
    clock = time_of_day(words[: offset.start()] if offset else words)
    if clock is None:
        return None
    try:
        zone = datetime.fromisoformat(f"2000-01-01T00:00{offset[0].upper()}").tzinfo if offset else None
    except ValueError:
        return None
    return Written(day_written, clock, zone)
