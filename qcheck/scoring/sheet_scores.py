"""The scores of many sheets on some questions, all at once and exact: whole numbers are summed, and divided
once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from qcheck.catalogue import Question
from qcheck.scoring.grid import UNASKED, Cells

Wholes: TypeAlias = npt.NDArray[np.int64]
Truths: TypeAlias = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class SheetScores:
    """One entry for each sheet. Where it is `counted`, its score is 100 · `sums` / ((K − 1) · `totals`).

    `given` and `applicable` count questions, `sums` weighs the steps above the lowest point, `totals` is the
    weight of what was given.
    """

    points: int  # K
    cells: Cells
    weights: Wholes
    is_point: Truths
    given: Wholes
    applicable: Wholes
    counted: Truths
    sums: Wholes
    totals: Wholes

    @classmethod
    def of(cls, cells: Cells, questions: Sequence[Question], points: int) -> SheetScores:
        """From cells with a row for each of the questions and a column for each sheet; `points` is K."""
        is_point = (cells >= 0) & (cells < points)
        given = is_point.sum(axis=0)
        applicable = ((cells > UNASKED) & (cells != points + 1)).sum(axis=0)
        weights = np.array([question.weight for question in questions], np.int64)
        weighed = is_point * weights[:, None]
        sums, totals = (cells * weighed).sum(axis=0), weighed.sum(axis=0)
        return cls(
            points, cells, weights, is_point, given, applicable, _are_valid(given, applicable), sums, totals
        )

    @property
    def n(self) -> int:
        """How many sheets have a score."""
        return int(np.count_nonzero(self.counted))

    def mean(self) -> Fraction | None:
        """The exact mean of the sheets' scores, 0–100; None without one."""
        if not self.n:
            return None
        order = np.argsort(self.totals[self.counted])
        sums, totals = self.sums[self.counted][order], self.totals[self.counted][order]
        starts = np.flatnonzero(np.r_[True, totals[1:] != totals[:-1]])
        total = sum(
            Fraction(*pair)
            for pair in zip(np.add.reduceat(sums, starts).tolist(), totals[starts].tolist(), strict=True)
        )
        return self._per_sheet(total)

    def largest_step(self, *, up: bool) -> Fraction:
        """By how much the mean can move if one answer on a sheet with a score moves to a neighbouring point;
        0 where none can.
        """
        movable = self.is_point & self.counted & ((self.cells < self.points - 1) if up else (self.cells > 0))
        smallest = (
            (weight, self.totals[row].min())
            for weight, row in zip(self.weights, movable, strict=True)
            if row.any()
        )
        return self._per_sheet(
            max((Fraction(int(weight), int(total)) for weight, total in smallest), default=Fraction(0))
        )

    def _per_sheet(self, steps: Fraction | int) -> Fraction:
        """From a sum of steps of the scale to points of the mean."""
        return Fraction(100 * steps) / ((self.points - 1) * max(self.n, 1))


def _are_valid(given: Wholes, applicable: Wholes) -> Truths:
    """Which sheets have a score: at least half of what applies is given, and at least two where two apply."""
    needed = np.maximum(np.minimum(applicable, 2), (applicable + 1) // 2)
    return (given >= needed) & (applicable > 0)
