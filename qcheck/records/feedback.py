"""What people say about the questions of a catalogue in trial, and how long these take them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from qcheck.catalogue import PerspectiveId, QuestionId


class Fit(StrEnum):
    """What somebody says about a question of a catalogue in trial, in the order in which it is offered."""

    UNCLEAR = "unclear"
    TWO_IN_ONE = "two_in_one"
    NOT_MY_ROLE = "not_my_role"
    TWICE = "twice"
    WORD = "word"
    IMPORTANT = "important"


SECONDS: tuple[int, ...] = (*range(5, 61, 5), *range(75, 181, 15))
"""In such steps it is told how long a question took; the last one stands for everything longer, too."""


@dataclass(frozen=True, slots=True)
class Took:
    """How often a question of an edition took so long, one of `SECONDS`: counted for a check, of nobody."""

    question: QuestionId
    version: str
    seconds: int
    number: int


@dataclass(frozen=True, slots=True)
class Feedback:
    """What one person says about one question: `marks`, and one sentence or none. It belongs to a check and
    to no sheet. `week` is that of the calendar, such as "2026-W48"; `perspective` is None, `language` and
    `week` are empty where they may not be told. `id` leads to nobody;
    `version` is that of the catalogue which was asked.
    """

    question: QuestionId
    marks: frozenset[Fit] = frozenset()
    text: str = ""
    perspective: PerspectiveId | None = None
    language: str = ""
    week: str = ""
    id: str = ""
    version: str = ""
