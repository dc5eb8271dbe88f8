"""What people say on a check: their sheets, the answers on these, and hands counted in the room."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from qcheck.catalogue import AnswerValue, PerspectiveId, QuestionId
from qcheck.records.ids import SheetId

REMOVED = "█████"
"""What stands in a comment in place of words that the organisers have removed; said in words where it is
shown.
"""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where an answer can be verified: a title, and a link (http or https) or an empty string."""

    title: str
    link: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a sheet says to one question. `value` is None where only a comment or evidence was left, or it was
    taken back.
    """

    value: AnswerValue | None
    comment: str = ""
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One person's (or one table's) answers in a check, from one perspective. A question without an entry is
    not answered.
    """

    id: SheetId
    perspective: PerspectiveId
    answers: Mapping[QuestionId, Answer] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Hands:
    """Hands counted in the room for one question: from one perspective, so many for each answer. Answers
    without hands are left out.
    """

    perspective: PerspectiveId
    question: QuestionId
    numbers: Mapping[AnswerValue, int]
