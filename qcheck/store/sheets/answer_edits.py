"""What becomes of an answer: decided from what stands there, whether the sheet is held meanwhile or was only
looked at. Pure.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from qcheck.catalogue import AnswerValue, QuestionId
from qcheck.records import Answer
from qcheck.store.ground import mapping
from qcheck.store.ground.values import KeptAnswer, Late

Values = Mapping[QuestionId, AnswerValue]
Finishes = Callable[[Values, Values], bool | None]
"""From the values before and after a change: whether the sheet is finished with it, or not any more; None: it
stays as it was said.
"""
NOTHING = Answer(None)


def unsaid(_before: Values, _after: Values) -> bool | None:
    """Leaves it as it was said whether the sheet is finished."""
    return None


@dataclass(frozen=True, slots=True)
class Edited:
    """What is to stand there, and whether the sheet is finished with it; None: it stays as it was said."""

    answer: Answer
    finished: bool | None

    @property
    def content(self) -> dict[str, str | None] | None:
        """The answer as the columns of its row; None where nothing is left in it."""
        return None if self.answer == NOTHING else mapping.columns(self.answer)


def edited(
    question: QuestionId,
    before: KeptAnswer | None,
    values: Values,
    edit: Callable[[Answer], Answer],
    now: datetime,
    late: Late | None = None,
    finishes: Finishes = unsaid,
) -> Edited | KeptAnswer:
    """What the edit makes of the answer that stands `before` on a sheet with these values; what stands there,
    where nothing changes: the edit says the same, or comes too late for what was saved meanwhile.
    """
    stands = before.answer if before else NOTHING
    comes_too_late = before is not None and late is not None and late.than(before.saved)
    if comes_too_late or (after := edit(stands)) == stands:
        return before or KeptAnswer(NOTHING, now, 0)
    is_other = after.value != stands.value
    return Edited(after, finishes(values, _with(values, question, after.value)) if is_other else None)


def _with(values: Values, question: QuestionId, value: AnswerValue | None) -> Values:
    """The values with another one for this question, or without one."""
    others = {name: known for name, known in values.items() if name != question}
    return others if value is None else {**others, question: value}
