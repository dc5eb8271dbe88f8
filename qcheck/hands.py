"""What hands raised in a room count as: sheets, in each perspective as many as its question with most hands
has.

Which hands of several questions were one person's nobody knows, and nothing depends on it: hands are counted
only where each criterion asks one question and no question depends on another.
"""

from __future__ import annotations

from collections.abc import Iterable

from qcheck.catalogue import PerspectiveId, QuestionId
from qcheck.records import Answer, Hands, Sheet, SheetId


def sheets_for(counted: Iterable[Hands]) -> tuple[Sheet, ...]:
    """The sheets that hands stand for."""
    answers: dict[tuple[PerspectiveId, int], dict[QuestionId, Answer]] = {}
    for hands in counted:
        raised = [answer for value, number in hands.numbers.items() for answer in [Answer(value)] * number]
        for place, answer in enumerate(raised):
            answers.setdefault((hands.perspective, place), {})[hands.question] = answer
    return tuple(
        Sheet(SheetId(f"hand-{perspective}-{place}"), perspective, given)
        for (perspective, place), given in answers.items()
    )


def people(raised: Iterable[tuple[PerspectiveId, int]]) -> dict[PerspectiveId, int]:
    """How many sheets that are by perspective, from how many hands each question of it has."""
    most: dict[PerspectiveId, int] = {}
    for perspective, number in raised:
        most[perspective] = max(most.get(perspective, 0), number)
    return most
