"""Rounding to the whole numbers that are shown, and on which side of a threshold such a number lies."""

from __future__ import annotations

from fractions import Fraction

from qcheck.catalogue import Rules
from qcheck.scoring.values import Light


def half_up(value: Fraction) -> int:
    """Rounded to a whole number, halves upwards: 49½ is 50. Only ever the last step of a calculation."""
    return (2 * value.numerator + value.denominator) // (2 * value.denominator)


def exactly(limit: float) -> Fraction:
    """A limit as its author wrote it: 0.1 is one tenth, not the binary number beside it."""
    return Fraction(str(limit))


def light_for(score: int, rules: Rules) -> Light:
    """The light of a rounded score: the number shown is the number classified."""
    if score >= rules.green_from:
        return Light.GREEN
    return Light.YELLOW if score >= rules.yellow_from else Light.RED


def to_next(score: int, rules: Rules) -> int | None:
    """How many points a score lacks to the next better light; None at green."""
    return {
        Light.RED: rules.yellow_from - score,
        Light.YELLOW: rules.green_from - score,
    }.get(light_for(score, rules))


def is_close(score: int, rules: Rules) -> bool:
    """Whether a rounded score lies next to one of the two thresholds."""
    return min(abs(score - rules.yellow_from), abs(score - rules.green_from)) <= rules.close_within
