"""The app's own words in each language: gettext, with English message ids in the code.

`locale/<language>/*.po` holds one file per room (`ui.po`, `problems.po` …), read as it is: no compiled files
to keep in step. German is complete, plain German (`de-simple`) says only what German says too hard and falls
back to it, English is the message id itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, tzinfo
from functools import cache
from gettext import NullTranslations
from io import BytesIO
from pathlib import Path

from babel import Locale
from babel.dates import format_date, format_datetime, get_timezone_name
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal
from babel.support import Translations

from qcheck import typed_dates

LOCALE = Path(__file__).parent / "locale"
OWN_NAMES = {"de": "Deutsch", "de-simple": "Einfache Sprache", "en": "English"}
"""The languages the app speaks, by their own names, in the order of the switch."""

DAYS = {"de": "d. MMMM y", "en": "d MMMM y"}
"""How a date is written. Babel's English is that of the United States, and its moments have seconds."""

MOMENTS = {"de": f"{DAYS['de']}, HH:mm 'Uhr'", "en": f"{DAYS['en']}, HH:mm"}
"""How a time for people to keep is written."""

SHORT_DAYS = {"de": "dd.MM.y", "en": "d MMM y"}
"""The same where there is little room; in German as the fields have it."""


def N_(message: str) -> str:  # noqa: N802  gettext's own name
    """Marks a message for translation where it is written, without translating it there."""
    return message


class Words(str):
    """A value of a sentence that is a message itself: said in the language in which the sentence is said."""

    __slots__ = ()


class Language:
    """One language of the app: `say` and `count` give its words, `locale` formats its numbers, dates and
    times.
    """

    def __init__(self, tag: str) -> None:
        self.tag = tag
        self.locale = Locale.parse(tag.split("-")[0])
        self._messages = _messages(tag)

    def say(self, message: str, **values: object) -> str:
        """The message in this language, with `{names}` filled in."""
        return self._messages.gettext(message).format(**self._spoken(values))

    def count(self, one: str, many: str, number: int, **values: object) -> str:
        """The message for this number; `{number}` is filled in too."""
        return self._messages.ngettext(one, many, number).format(number=number, **values)

    def _spoken(self, values: dict[str, object]) -> dict[str, object]:
        if not any(isinstance(value, Words) for value in values.values()):
            return values
        return {
            name: self._messages.gettext(value) if isinstance(value, Words) else value
            for name, value in values.items()
        }

    def whole(self, number: int) -> str:
        """A whole number, such as `5.000`."""
        return format_decimal(number, locale=self.locale)

    def day(self, day: date) -> str:
        """A date, such as `23. November 2026`."""
        return format_date(day, DAYS[self.locale.language], locale=self.locale)

    def short_day(self, day: date) -> str:
        """The same where there is little room, such as `23.11.2026`."""
        return format_date(day, SHORT_DAYS[self.locale.language], locale=self.locale)

    def moment(self, moment: datetime, zone: str) -> str:
        """Date and time of day in this time zone, such as `23. November 2026, 14:02`."""
        return format_datetime(
            local(moment, zone), f"{DAYS[self.locale.language]}, HH:mm", locale=self.locale
        )

    def at(self, moment: datetime, zone: str, reader: str = typed_dates.USUAL_ZONE) -> str:
        """The same as a time for people to keep, such as `23. November 2026, 14:02 Uhr`; the zone is named
        where its clocks show another time than those of the reader's zone.
        """
        there = local(moment, zone)
        clock = format_datetime(there, MOMENTS[self.locale.language], locale=self.locale)
        return self.by_clocks(clock, there, zone, reader)

    def by_clocks(self, text: str, moment: datetime, zone: str, reader: str = typed_dates.USUAL_ZONE) -> str:
        """This text about a moment, with the zone behind it where the reader's clocks show another time."""
        there = local(moment, zone)
        if there.utcoffset() == local(moment, reader).utcoffset():
            return text
        season = get_timezone_name(there, locale=self.locale) if "/" in zone else zone
        return f"{text} ({season})"

    def zone(self, name: str) -> str:
        """A time zone in words, all year, such as `Mitteleuropäische Zeit`; one that is no place's
        by its name.
        """
        return get_timezone_name(_zone(name), locale=self.locale) if "/" in name else name


def local(moment: datetime, zone: str) -> datetime:
    """The moment by the clock of this time zone; by UTC's where the zone is not known (any more), as it is
    where a clock ends.
    """
    try:
        return moment.astimezone(_zone(zone))
    except OverflowError:
        return moment


def _zone(name: str) -> tzinfo:
    return typed_dates.zone(name) or UTC


@cache
def language(tag: str) -> Language:
    """The language of this tag, or of the nearest one the app speaks, German where there is none."""
    known = tag if tag in OWN_NAMES else tag.split("-")[0]
    return Language(known if known in OWN_NAMES else "de")


def nearest(tags: Iterable[str]) -> str:
    """The first tag whose words the app has (in order of preference), German where there is none."""
    return next((known for tag in tags for known in (tag, tag.split("-")[0]) if known in OWN_NAMES), "de")


def _messages(tag: str) -> NullTranslations:
    """All rooms in one: what is said in de-simple takes the place of what is said in de."""
    parts = tag.split("-")
    folders = [LOCALE / "_".join(parts[:length]) for length in range(1, len(parts) + 1)]
    rooms = [_room(path, tag) for folder in folders for path in sorted(folder.glob("*.po"))]
    if not rooms:
        return NullTranslations()
    whole, *others = rooms
    for room in others:
        whole.merge(room)
    return whole


def _room(path: Path, tag: str) -> Translations:
    with path.open("rb") as file:
        catalogue = read_po(file, locale=tag.split("-")[0])
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Translations(compiled)
