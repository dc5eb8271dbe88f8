"""A view: all that a group's answers say about one criterion, exact, unrounded and before anything is
withheld.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

import numpy as np

from qcheck.catalogue import Question, QuestionId, Rules
from qcheck.scoring.agreement import agreement
from qcheck.scoring.grid import UNASKED, Cells
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
    fewest: int = 0


def view(cells: Cells, questions: Sequence[Question], points: int, rules: Rules) -> View:
    """The view of some sheets (columns of `cells`) on some questions (its rows); `points` is K."""
    scores = SheetScores.of(cells, questions, points)
    counted = _histogram(cells, points)
    return View(
        mean=scores.mean(),
        up=scores.largest_step(up=True),
        down=scores.largest_step(up=False),
        critical={
            QuestionId(q.id): _mean(row[2:-2])
            for q, row in zip(questions, counted, strict=True)
            if q.critical and any(row[2:-2])
        },
        counts=_counts(scores, counted),
        tallies=tuple(_tally(question, row, rules) for question, row in zip(questions, counted, strict=True)),
        asked=int(np.count_nonzero((cells != UNASKED).any(axis=0))),
        fewest=min(filter(None, (sum(row[1:]) for row in counted)), default=0),
    )


def _histogram(cells: Cells, points: int) -> list[list[int]]:
    """For each question: how many sheets were not asked, left it open, gave the points 1 … K, `dk`, `na`."""
    width = points + 4
    offsets = np.arange(len(cells))[:, None] * width - UNASKED
    counts: list[list[int]] = (
        np.bincount((cells + offsets).ravel(), minlength=len(cells) * width).reshape(-1, width).tolist()
    )
    return counts


def _counts(scores: SheetScores, histogram: list[list[int]]) -> Counts:
    _, left_open, *points, dk, na = (sum(column) for column in zip(*histogram, strict=True))
    used = int(scores.given[scores.counted].sum())
    relevant = int(np.count_nonzero(scores.applicable))
    sheets = len(scores.counted)
    return Counts(
        sheets, scores.n, relevant - scores.n, sheets - relevant, used, sum(points) - used, dk, na, left_open
    )


def _tally(question: Question, row: list[int], rules: Rules) -> QuestionTally:
    _, left_open, *points, dk, na = row
    distribution = tuple(points)
    has_index = sum(points) >= POINTS_FOR_AGREEMENT
    index = agreement(distribution) if has_index else None
    return QuestionTally(
        question=QuestionId(question.id),
        points=distribution,
        dk=dk,
        na=na,
        open=left_open,
        mean=half_up(_mean(points)) if any(points) else None,
        agreement=index,
        disagreement=bool(points[0] and points[-1])
        if index is None
        else index <= exactly(rules.disagreement),
    )


def _mean(points: Sequence[int]) -> Fraction:
    """The mean of a distribution over the points of the scale, 0–100."""
    return Fraction(
        100 * sum(step * count for step, count in enumerate(points)), (len(points) - 1) * sum(points)
    )
