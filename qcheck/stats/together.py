"""How the questions of a criterion go along with each other: item–rest correlations and Cronbach's alpha.

From sheets that answer all of these questions. Sums are exact, so that neither the order of sheets nor that
of checks changes a figure: whole numbers in the smallest unit that all answers are worth a multiple of, which
no ratio depends on.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm, sqrt
from operator import mul

from qcheck.catalogue import CriterionId, QuestionId
from qcheck.disclosure import LEAST_TOGETHER
from qcheck.stats.intervals import Estimate, of_correlation
from qcheck.stats.values import OneCheck


@dataclass(frozen=True, slots=True)
class Rows:
    """A row for each sheet: what its answers to the questions are worth, in their smallest unit."""

    questions: tuple[QuestionId, ...]
    rows: tuple[tuple[int, ...], ...]

    @property
    def n(self) -> int:
        """The number of sheets."""
        return len(self.rows)

    @property
    def columns(self) -> list[tuple[int, ...]]:
        """The answers question by question."""
        return list(zip(*self.rows, strict=True))


def rows(checks: Iterable[OneCheck], criterion: CriterionId) -> Rows:
    """The sheets of all checks; the questions that all are asked are the same in each check of one edition
    and phase.
    """
    blocks = [block for check in checks for block in check.seen.together if block.criterion == criterion]
    questions = blocks[0].questions if blocks else ()
    values = {value for block in blocks for row in block.rows for value in row}
    unit = lcm(*(value.denominator for value in values))
    whole = {value: int(value * unit) for value in values}
    return Rows(
        questions, tuple(tuple(whole[value] for value in row) for block in blocks for row in block.rows)
    )


def item_rests(rows: Rows) -> dict[QuestionId, Estimate]:
    """For each question the correlation of its answers with the sum of all others: corrected, because a
    question goes along with itself. Missing from fewer sheets than are needed, and where all say the same.
    """
    if rows.n < LEAST_TOGETHER:
        return {}
    totals = [sum(row) for row in rows.rows]
    rests = {}
    for question, answers in zip(rows.questions, rows.columns, strict=True):
        rest = [total - own for total, own in zip(totals, answers, strict=True)]
        if (r := correlation(answers, rest)) is not None:
            rests[question] = of_correlation(r, rows.n)
    return rests


def alpha(rows: Rows) -> float | None:
    """Cronbach's alpha (1951): k/(k − 1) · (1 − Σ variances / variance of the sum); None where the sums are
    all the same.
    """
    whole = variation([sum(row) for row in rows.rows])
    if not whole:
        return None
    single = sum(map(variation, rows.columns))
    items = len(rows.questions)
    return float(Fraction(items, items - 1) * (1 - Fraction(single, whole)))


def correlation(one: Sequence[int], other: Sequence[int]) -> float | None:
    """Pearson's; None where one of both is always the same."""
    both = variation(one) * variation(other)
    return max(-1.0, min(1.0, float(covariation(one, other)) / sqrt(both))) if both else None


def variation(values: Sequence[int]) -> int:
    """The sum of squared distances from the mean, as many times as there are values."""
    return covariation(values, values)


def covariation(one: Sequence[int], other: Sequence[int]) -> int:
    """The sum of the products of both distances from the mean, as many times as there are values."""
    products: int = sum(map(mul, one, other))
    return len(one) * products - sum(one) * sum(other)
