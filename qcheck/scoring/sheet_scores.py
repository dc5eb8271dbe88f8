"""The scores of many sheets on some questions, all at once and exact: whole numbers are summed, and divided
once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm, prod
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from qcheck.catalogue import Question, Scale
from qcheck.scoring.grid import NA, UNASKED, Cells

Wholes: TypeAlias = npt.NDArray[np.int64]
Truths: TypeAlias = npt.NDArray[np.bool_]
Exact: TypeAlias = npt.NDArray[Any]
"""Whole numbers that are summed: of 64 bits, or of any length where some could be larger."""

LARGEST = 2**62


@dataclass(frozen=True, slots=True)
class Worths:
    """What each answer adds to a sheet in whole numbers over `denominator`: a row for each question, a column
    for each cell, from `UNASKED` on. What is no point adds nothing.
    """

    denominator: int
    weighed: Exact

    @classmethod
    def of(cls, questions: Sequence[Question], scales: Sequence[Scale]) -> Worths:
        """The questions with their weights, each with its scale."""
        denominator = lcm(*(worth.denominator for scale in scales for worth in scale.worth))
        largest = 100 * denominator * sum(question.weight for question in questions)
        kind = np.dtype(np.int64 if largest < LARGEST else object)
        weighed = np.zeros((len(scales), max(scale.points for scale in scales) - UNASKED), kind)
        for row, question, scale in zip(weighed, questions, scales, strict=True):
            row[_points(scale)] = [int(question.weight * denominator * worth) for worth in scale.worth]
        return cls(denominator, weighed)

    def steps(self, scales: Sequence[Scale], *, up: bool) -> Exact:
        """How far an answer moves a sum that goes one step up, or down, on its scale; 0 where none does."""
        gains = np.zeros_like(self.weighed)
        for row, weighed, scale in zip(gains, self.weighed, scales, strict=True):
            row[_points(scale)][slice(-1) if up else slice(1, None)] = np.diff(weighed[_points(scale)])
        return gains


def _points(scale: Scale) -> slice:
    return slice(-UNASKED, scale.points - UNASKED)


@dataclass(frozen=True, slots=True)
class SheetScores:
    """Many sheets, counted by what they gave: sheets with the same total of weights are divided by the same
    number, so nobody needs the score of each.

    `given` and `applicable` count questions, sheet by sheet; `counted` says which sheets have a score.
    `totals` are the different weights of what these gave, `counts` how often each cell of the table of
    `worths` occurs on the sheets with each total; at its first place stand the sheets without a score, whose
    total is 0.
    """

    scales: Sequence[Scale]
    worths: Worths
    given: Wholes
    applicable: Wholes
    counted: Truths
    totals: list[int]
    counts: Wholes

    @classmethod
    def of(cls, cells: Cells, questions: Sequence[Question], scales: Sequence[Scale]) -> SheetScores:
        """From cells with a row for each of the questions, each with its scale, a column for each sheet."""
        worths, is_point = Worths.of(questions, scales), cells >= 0
        given = is_point.sum(axis=0)
        applicable = ((cells > UNASKED) & (cells != NA)).sum(axis=0)
        counted = _are_valid(given, applicable)
        totals, groups = _told_apart(_weights_given(is_point, questions, given) * counted)
        counts = _counts(cells, groups, (len(totals), *worths.weighed.shape))
        return cls(scales, worths, given, applicable, counted, totals, counts)

    @property
    def n(self) -> int:
        """How many sheets have a score."""
        return int(np.count_nonzero(self.counted))

    def mean(self) -> Fraction | None:
        """The exact mean of the sheets' scores, 0–100; None without one."""
        sums = (self.counts * self.worths.weighed).sum(axis=(1, 2)).tolist()
        return self._per_sheet(sum(map(Fraction, sums[1:], self.totals[1:]))) if self.n else None

    def largest_step(self, *, up: bool) -> Fraction:
        """By how much the mean can move if one answer on a sheet with a score moves to a neighbouring point;
        0 where none can.
        """
        gains = ((self.counts > 0) * self.worths.steps(self.scales, up=up)).max(axis=(1, 2)).tolist()
        return self._per_sheet(max(map(Fraction, gains[1:], self.totals[1:]), default=0))

    def histogram(self) -> list[list[int]]:
        """For each question: how many sheets were not asked, left it open, gave `dk`, `na`, the points 1 … K;
        as many points as the longest scale has.
        """
        rows: list[list[int]] = self.counts.sum(axis=0).tolist()
        return rows

    def _per_sheet(self, whole: Fraction | int) -> Fraction:
        """From a sum of what answers are worth to points of the mean."""
        return Fraction(whole) / (self.worths.denominator * max(self.n, 1))


def _weights_given(is_point: Truths, questions: Sequence[Question], given: Wholes) -> Wholes:
    weights = [question.weight for question in questions]
    if len(set(weights)) == 1:
        return given * weights[0]
    total: Wholes = (is_point * np.array(weights, np.int64)[:, None]).sum(axis=0)
    return total


def _told_apart(totals: Wholes) -> tuple[list[int], Wholes]:
    """The different totals, 0 first of all, and for each sheet the place of its own among them."""
    occurs = np.bincount(totals, minlength=1) > 0
    occurs[0] = True
    return np.flatnonzero(occurs).tolist(), (np.cumsum(occurs) - 1)[totals]


def _counts(cells: Cells, groups: Wholes, shape: tuple[int, int, int]) -> Wholes:
    _, rows, width = shape
    places = cells + (np.arange(rows) * width - UNASKED)[:, None] + groups * (rows * width)
    return np.bincount(places.ravel(), minlength=prod(shape)).reshape(shape)


def _are_valid(given: Wholes, applicable: Wholes) -> Truths:
    """Which sheets have a score: at least half of what applies is given, and at least two where two apply."""
    needed = np.maximum(np.minimum(applicable, 2), (applicable + 1) // 2)
    return (given >= needed) & (applicable > 0)
