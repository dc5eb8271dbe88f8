"""A view: all that a group's answers say about one criterion, exact, unrounded and before anything is
withheld.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

import numpy as np

from qcheck.catalogue import Question, QuestionId, Rules, Scale
from qcheck.scoring.agreement import agreement
from qcheck.scoring.grid import OPEN, UNASKED, Cells
from qcheck.scoring.sheet_scores import SheetScores
from qcheck.scoring.thresholds import exactly, half_up
from qcheck.scoring.values import QuestionTally

POINTS_FOR_AGREEMENT = 5
"""From so many points on, van der Eijk's A says whether a group disagrees; with two to four, both ends of the
scale do.
"""


class Counts(NamedTuple):
    """The numbers of an explanation, in its order and with its meanings; see `values.Explanation`."""

    sheets: int = 0
    counted: int = 0
    too_few: int = 0
    not_relevant: int = 0
    points: int = 0
    points_left_out: int = 0
    dk: int = 0
    na: int = 0
    open: int = 0


NOTHING = Counts()


@dataclass(frozen=True, slots=True)
class View:
    """All that a group's answers say about one criterion.

    `mean` is that of the sheets with a score, None without one; `up` and `down` say how far one answer, moved
    by a step of the scale, can move it. `critical` are the unrounded means of the critical questions that
    have a point. All of these are exact and 0–100. `counts` are the numbers of an explanation, `tallies` the
    answers question by question, in order. `asked` counts the sheets that were asked anything here at all,
    after their filters, `fewest` those that were asked the question which was put to the fewest; 0 without
    any.
    """

    mean: Fraction | None
    up: Fraction
    down: Fraction
    critical: Mapping[QuestionId, Fraction]
    counts: Counts
    tallies: tuple[QuestionTally, ...] = ()
    asked: int = 0
    answered: int = 0
    fewest: int = 0


def view(cells: Cells, questions: Sequence[Question], scales: Sequence[Scale], rules: Rules) -> View:
    """The view of some sheets (columns of `cells`) on some questions (its rows), each with its scale."""
    scores = SheetScores.of(cells, questions, scales)
    counted = _rows(scores)
    rows = list(zip(questions, scales, counted, strict=True))
    return View(
        mean=scores.mean(),
        up=scores.largest_step(up=True),
        down=scores.largest_step(up=False),
        critical={
            QuestionId(question.id): _mean(row.points, scale)
            for question, scale, row in rows
            if question.critical and any(row.points)
        },
        counts=_counts(scores, counted),
        tallies=tuple(_tally(question, scale, row, rules) for question, scale, row in rows),
        asked=int(np.count_nonzero((cells != UNASKED).any(axis=0))),
        answered=int(np.count_nonzero((cells > OPEN).any(axis=0))),
        fewest=min(filter(None, (row.asked for row in counted)), default=0),
    )


def counted_view(cells: Cells, questions: Sequence[Question], scales: Sequence[Scale]) -> View:
    """The same as far as it is counted: no means, no agreement, for whoever needs the numbers alone."""
    scores = SheetScores.of(cells, questions, scales)
    counted = _rows(scores)
    return View(
        mean=None,
        up=Fraction(0),
        down=Fraction(0),
        critical={},
        counts=_counts(scores, counted),
        tallies=tuple(
            QuestionTally(QuestionId(question.id), row.points, row.dk, row.na, row.open, None)
            for question, row in zip(questions, counted, strict=True)
        ),
        asked=int(np.count_nonzero((cells != UNASKED).any(axis=0))),
        answered=int(np.count_nonzero((cells > OPEN).any(axis=0))),
        fewest=min(filter(None, (row.asked for row in counted)), default=0),
    )


class Row(NamedTuple):
    """How often each answer to one question was given; `points` has the K of its scale, from low to high."""

    open: int
    dk: int
    na: int
    points: tuple[int, ...]

    @property
    def asked(self) -> int:
        """How many sheets were asked it."""
        return self.open + self.dk + self.na + sum(self.points)


def _rows(scores: SheetScores) -> list[Row]:
    return [
        Row(left_open, dk, na, tuple(points[: scale.points]))
        for (_, left_open, dk, na, *points), scale in zip(scores.histogram(), scores.scales, strict=True)
    ]


def _counts(scores: SheetScores, rows: list[Row]) -> Counts:
    left_open, dk, na = (sum(column) for column in zip(*(row[:3] for row in rows), strict=True))
    points = sum(sum(row.points) for row in rows)
    used = int(scores.given[scores.counted].sum())
    relevant = int(np.count_nonzero(scores.applicable))
    sheets = len(scores.counted)
    return Counts(
        sheets, scores.n, relevant - scores.n, sheets - relevant, used, points - used, dk, na, left_open
    )


def _tally(question: Question, scale: Scale, row: Row, rules: Rules) -> QuestionTally:
    points = row.points
    index = agreement(points) if sum(points) >= POINTS_FOR_AGREEMENT else None
    return QuestionTally(
        question=QuestionId(question.id),
        points=points,
        dk=row.dk,
        na=row.na,
        open=row.open,
        mean=half_up(_mean(points, scale)) if any(points) else None,
        agreement=index,
        disagreement=bool(points[0] and points[-1])
        if index is None
        else index <= exactly(rules.disagreement),
    )


def _mean(points: Sequence[int], scale: Scale) -> Fraction:
    """The mean of what the points given are worth, 0–100."""
    worth = sum((count * worth for count, worth in zip(points, scale.worth, strict=True)), Fraction(0))
    return worth / sum(points)
