"""What is said of the day on which answers go, and of what remains after it: the same words on sheets, in
letters and wherever a check is organised, by what the check keeps.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from qcheck.language import N_, Language


@dataclass(frozen=True, slots=True)
class KeepsWords:
    """A choice as message ids. `choice` and `advice` are for whoever makes a check, `told` is for whoever
    answers or is invited, `in_short` the same in the line that is always seen.

    `told` and `in_short` are empty where everything goes: every place says that in its own words.
    """

    choice: str
    advice: str
    told: str = ""
    in_short: str = ""
    more: str = ""


SHORT = N_("answers deleted on {day}")
KEEPS: Mapping[str, KeepsWords] = {
    "nothing": KeepsWords(
        choice=N_("Nothing: the check is deleted as a whole"),
        advice=N_("Then there is nothing left to compare a later check with."),
    ),
    "measures": KeepsWords(
        choice=N_("What was agreed and planned"),
        advice=N_("Agreed lights and measures stay with the process. The result is deleted, too."),
        told=N_(
            "On {day} all answers are deleted, and so is the result. What was agreed and planned may stay."
        ),
        in_short=SHORT,
    ),
    "result": KeepsWords(
        choice=N_("The result, too: lights and figures"),
        advice=N_(
            "So that a later check can be compared with it. Only what can be seen on that day remains: no "
            "comments, no single answers."
        ),
        told=N_("On {day} all answers are deleted. The result may stay."),
        in_short=SHORT,
        more=N_("Then only lights and figures are left, no comments and no single answers."),
    ),
}
"""Every `Keeps`, from the strictest choice to the loosest."""

GONE = N_(
    "The answers of this check were deleted on {day}. What remains are lights and figures, without comments "
    "and without single answers."
)
GONE_WITH_RESULT = N_(
    "The answers of this check were deleted on {day}, and its result with them. What was agreed and planned "
    "remains."
)

ELSEWHERE = N_(
    "This confidential check came here as a bundle from another installation, where its answers stay. Here "
    "are its lights and figures, without comments and without single answers."
)

LISTED = N_("answers deleted")


def told(keeps: str, day: str, language: Language, otherwise: str) -> str:
    """When the answers are deleted, and what may stay. `otherwise` is the sentence of this place, as a
    message id with `{day}`, where everything is deleted.
    """
    return language.say(KEEPS[keeps].told or otherwise, day=day)


def in_short(keeps: str, day: str, language: Language, otherwise: str) -> str:
    """The day of deletion and what may stay, as a part of a line."""
    return language.say(KEEPS[keeps].in_short or otherwise, day=day)


def more(keeps: str, language: Language) -> str:
    """What a result is of which nothing but figures stays; empty where none stays."""
    return language.say(KEEPS[keeps].more) if KEEPS[keeps].more else ""


def gone(day: str, language: Language, *, with_result: bool) -> str:
    """That the answers are no longer there; `with_result`: nor is the result."""
    return language.say(GONE_WITH_RESULT if with_result else GONE, day=day)


def elsewhere(language: Language) -> str:
    """That the answers are at another installation."""
    return language.say(ELSEWHERE)


def in_list(emptied: date | None, language: Language) -> str:
    """A short note in lists of checks that the answers are gone; empty while they are there."""
    return language.say(LISTED) if emptied else ""
