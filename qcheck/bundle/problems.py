"""What is wrong with a bundle, in plain words and with the place, as its path within the file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from qcheck.language import N_, Language

MOST_NAMED = 20
"""So many problems of one file are named."""

NOT_KNOWN = N_("there is no such key here")
MISSING = N_("something is missing here")
NO_TEXT = N_("a text should stand here")
NO_NUMBER = N_("a whole number should stand here")
NO_TRUTH = N_("true or false should stand here")
NO_TABLE = N_("a table (in curly brackets) should stand here")
NO_LIST = N_("a list (in square brackets) should stand here")
NO_MOMENT = N_("a moment with its time zone should stand here, such as 2026-05-04T12:00:00Z")
NO_DAY = N_("a day should stand here, such as 2026-05-04")
OUT_OF_RANGE = N_("this number, day or moment lies outside of what is possible here")
TOO_LONG = N_("this is longer than what is possible here")
TOO_SHORT = N_("this is empty, and must not be")
NO_CHOICE = N_("this is none of the words that are possible here")
NO_NAME = N_("this is no name as qcheck writes them")
DOES_NOT_FIT = N_("this does not fit here")

WORDS = {
    "extra_forbidden": NOT_KNOWN,
    "missing": MISSING,
    "string_type": NO_TEXT,
    "int_type": NO_NUMBER,
    "int_from_float": NO_NUMBER,
    "bool_type": NO_TRUTH,
    "dict_type": NO_TABLE,
    "model_type": NO_TABLE,
    "model_attributes_type": NO_TABLE,
    "tuple_type": NO_LIST,
    "list_type": NO_LIST,
    "datetime_type": NO_MOMENT,
    "datetime_parsing": NO_MOMENT,
    "datetime_from_date_parsing": NO_MOMENT,
    "timezone_aware": NO_MOMENT,
    "date_type": NO_DAY,
    "date_parsing": NO_DAY,
    "date_from_datetime_parsing": NO_DAY,
    "date_from_datetime_inexact": NO_DAY,
    "greater_than_equal": OUT_OF_RANGE,
    "less_than_equal": OUT_OF_RANGE,
    "too_long": TOO_LONG,
    "string_too_long": TOO_LONG,
    "too_short": TOO_SHORT,
    "string_too_short": TOO_SHORT,
    "enum": NO_CHOICE,
    "literal_error": NO_CHOICE,
    "string_pattern_mismatch": NO_NAME,
}
"""Our words by pydantic's type of an error; its own words are passed over."""


class Said(Protocol):
    """Whatever can say in a language what is wrong."""

    def said(self, language: Language) -> str: ...


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong at a place of the file; the empty place is the file as a whole."""

    place: str
    message: str
    values: tuple[tuple[str, str], ...] = ()

    def said(self, language: Language) -> str:
        """The problem in this language, behind its place: `place: what is wrong`."""
        return ": ".join(filter(None, (self.place, language.say(self.message, **dict(self.values)))))


class NotABundle(Exception):
    """Nothing of this file can be taken in; `problems` say why, each fit for the screen."""

    def __init__(self, *problems: Said) -> None:
        super().__init__(*problems)
        self.problems: tuple[Said, ...] = problems[:MOST_NAMED]


def not_fitting(error: ValidationError) -> NotABundle:
    """What pydantic found, in our words; of several ways to read a value only the first complaint."""
    problems: dict[str, Problem] = {}
    for mistake in error.errors(include_url=False, include_context=False, include_input=False):
        place = path(_within_the_file(mistake))
        problems.setdefault(place, Problem(place, WORDS.get(mistake["type"], DOES_NOT_FIT)))
    return NotABundle(*problems.values())


def path(parts: Sequence[str | int]) -> str:
    """`checks[0].sheets[3].values.k-1`, cut where somebody has put a long text in place of a name."""
    whole = "".join(f"[{part}]" if isinstance(part, int) else f".{part[:60]}" for part in parts[:12])
    return "".join(sign for sign in whole.removeprefix(".") if sign.isprintable())


def _within_the_file(error: ErrorDetails) -> tuple[str | int, ...]:
    """Without what pydantic adds of its own: which way of reading a value it tried, and that it is a key."""
    tried, kinds = ("constrained-", "literal[", "tuple[", "nullable", "function-"), {"str", "int", "[key]"}
    return tuple(
        part
        for part in error["loc"]
        if isinstance(part, int) or not (part in kinds or part.startswith(tried))
    )
