"""Mean and deviation of answers, exactly until the end, so that their order does not matter."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import sqrt
from typing import NamedTuple


class Spread(NamedTuple):
    """`deviation` is that of a sample (n − 1)."""

    mean: float
    deviation: float

    @classmethod
    def of(cls, counts: Sequence[int], worth: Sequence[Fraction]) -> Spread:
        """Of at least two answers: how many gave each one, and what each is worth."""
        n = sum(counts)
        mean = sum(map(Fraction.__mul__, map(Fraction, counts), worth), Fraction(0)) / n
        squares = sum(
            (count * (value - mean) ** 2 for count, value in zip(counts, worth, strict=True)), Fraction(0)
        )
        return cls(float(mean), sqrt(squares / (n - 1)))
