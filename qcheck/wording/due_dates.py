"""By when something is to be done, as people say it in a room: a day, or words such as `before the summer
break`, perhaps with a day.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Protocol

from qcheck import typed_dates
from qcheck.language import N_, Language
from qcheck.refusals import Invalid

NO_DAY = N_("'{text}' is not a day. Please write it like 31.03.2027, or say it in words.")
_WITHIN = re.compile(r"(?<!\d)(?:\d{1,2}\.\s?\d{1,2}\.\s?(?:\d{4}|\d{2})|\d{4}-\d{1,2}-\d{1,2})(?!\d)")
_NAMED = re.compile(
    rf"\d{{1,2}}\.?\s+(?:{'|'.join(map(re.escape, typed_dates.MONTHS))})\.?\s+\d{{4}}", re.IGNORECASE
)
_VAGUE = re.compile(r"\b(?:ende|end)\b", re.IGNORECASE)


class Promised(Protocol):
    """A measure, as far as it says by when: a day, words, or both."""

    @property
    def due(self) -> date | None:
        """The day; None where nobody said one."""

    @property
    def by_when(self) -> str:
        """The words, where a day alone does not say it."""


def read(typed: str, today: date) -> tuple[date | None, str]:
    """The day in a text, and the words around it; a day alone needs no words. NotPossible for a day that
    there is not.
    """
    text = " ".join(typed.split())
    if day := typed_dates.day(text, today):
        return day, text if _VAGUE.search(text) else ""
    within = _WITHIN.search(text) or _NAMED.search(text)
    if within and (day := typed_dates.day(within[0], today)) is None:
        raise Invalid(NO_DAY, field="due", text=text[:40])
    return day if within else None, text


def said(measure: Promised, language: Language) -> str:
    """By when, in words; empty where nobody said."""
    return measure.by_when or (language.day(measure.due) if measure.due else "")


def typed(measure: Promised) -> str:
    """By when a measure is due, as somebody would type it into the field again."""
    return measure.by_when or (measure.due.strftime("%d.%m.%Y") if measure.due else "")
