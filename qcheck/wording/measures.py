"""The words of measures: their fields, how urgent they are, what became of them, and what is said beside a
text that might name a private person.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Protocol

from qcheck.language import N_, Language
from qcheck.wording import due_dates
from qcheck.wording.due_dates import Promised

STATE_WORDS: Mapping[str, str] = {
    "open": N_("still open"),
    "begun": N_("begun"),
    "done": N_("completed"),
    "dropped": N_("dropped"),
}
URGENCY_WORDS: Mapping[str, str] = {
    "high": N_("urgent"),
    "medium": N_("before long"),
    "low": N_("when there is time"),
}
FIELD_WORDS: Mapping[str, str] = {
    "what": N_("What"),
    "criteria": N_("Criteria"),
    "who": N_("Who"),
    "partners": N_("With whom"),
    "due": N_("By when"),
    "by_when": N_("By when, in words"),
    "success": N_("How it will be recognised"),
    "urgency": N_("Urgency"),
    "state": N_("State"),
    "reason": N_("Reason for this state"),
    "since": N_("In this state since"),
}
NAMES_SOMEBODY = N_(
    "Is this a private person? Please name an office, a function or a group rather: the measures are handed "
    "on, and people change."
)
IS_PAST = N_("This day has already passed.")
_TITLES = r"(?:Herrn?|Frau|Hr\.|Fr\.|Mr\.?|Mrs\.?|Ms\.?|Mx\.?)"
_DEGREES = r"(?:(?:Dr|Prof|Dipl|Ing)\.?[-\s]*)*"
_FUNCTION = (
    r"(?:\w*[Bb]ürgermeister|\w*[Rr]at\b|\w*[Rr]ät|\w*[Ll]eiter|\w*[Mm]inister|\w*[Pp]räsident|\w*[Vv]orsteher"
    r"|\w*[Bb]eauftragte|\w*[Dd]ezernent|\w*[Pp]farrer|Mayor|Minister|President|Councillor|Chair)"
)
_SOMEBODY = re.compile(rf"\b{_TITLES}\s+{_DEGREES}(?!{_FUNCTION})[A-ZÄÖÜÉÈÁÀÇŠŽ][\w’'-]+")


def names_somebody(text: str) -> bool:
    """Whether a text seems to name a private person: with `Herr`, `Frau`, `Mr` or `Ms` and a name behind it.
    `Frau Bürgermeisterin` is a function.
    """
    return _SOMEBODY.search(text) is not None


def state_in_words(state: str, since: date | None, reason: str, language: Language) -> str:
    """What became of a measure, since when, and why."""
    words = language.say(STATE_WORDS[state])
    if since:
        words = language.say("{state} since {day}", state=words, day=language.day(since))
    return f"{words}: {reason}" if reason else words


class Planned(Promised, Protocol):
    """A measure, as far as it says what, who, by when, and what became of it."""

    @property
    def what(self) -> str:
        """What is to be done."""

    @property
    def who(self) -> str:
        """A function or a group; empty where nobody said."""

    @property
    def state(self) -> str:
        """What became of it so far."""

    @property
    def since(self) -> date | None:
        """Since when; None where nobody has changed it yet."""

    @property
    def reason(self) -> str:
        """Why; may be empty."""


def measure_in_short(measure: Planned, language: Language) -> str:
    """A measure in a line: what, who, by when, and what became of it."""
    by_when = due_dates.said(measure, language)
    state = state_in_words(measure.state, measure.since, measure.reason, language)
    return " · ".join(filter(None, (measure.what, measure.who, by_when, state)))
