"""How sure a figure is: 95 % intervals of a correlation and of Cronbach's alpha.

`statistics` of Python gives the quantile of the normal distribution; that of the F distribution stands here,
because no library that we have gives it, and scipy would be a hundred megabytes for this one number.
"""

from __future__ import annotations

from collections.abc import Callable
from math import atanh, exp, lgamma, log, sqrt, tanh
from statistics import NormalDist
from typing import NamedTuple

SURE = 0.95
_TINY = 1e-300
_CLOSE = 1e-15


class Estimate(NamedTuple):
    """A figure with the interval in which it lies, and from how many sheets it is."""

    value: float
    low: float
    high: float
    n: int


def of_correlation(r: float, n: int) -> Estimate:
    """The interval of a correlation by Fisher's transformation (Fisher 1921); from four pairs on."""
    if abs(r) >= 1:
        return Estimate(r, r, r, n)
    reach = NormalDist().inv_cdf(0.5 + SURE / 2) / sqrt(n - 3)
    return Estimate(r, tanh(atanh(r) - reach), tanh(atanh(r) + reach), n)


def of_alpha(alpha: float, n: int, items: int) -> Estimate:
    """The interval of Cronbach's alpha after Feldt (1965, Psychometrika 30, 357): (1 − alpha) times
    quantiles of F with n − 1 and (n − 1)(items − 1) degrees of freedom.
    """
    first, second = n - 1, (n - 1) * (items - 1)
    low = 1 - (1 - alpha) * quantile_of_f(0.5 + SURE / 2, first, second)
    high = 1 - (1 - alpha) * quantile_of_f(0.5 - SURE / 2, first, second)
    return Estimate(alpha, low, high, n)


def quantile_of_f(share: float, first: int, second: int) -> float:
    """Below which value the F distribution with these degrees of freedom has this share."""
    a, b = first / 2, second / 2
    beta = _where(lambda x: _beta_below(x, a, b), share)
    return second * beta / (first * (1 - beta))


def _where(rising: Callable[[float], float], wanted: float) -> float:
    """Where a function that rises from 0 to 1 between 0 and 1 takes the wanted value, by halving."""
    low, high = 0.0, 1.0
    while (middle := (low + high) / 2) not in (low, high):
        low, high = (middle, high) if rising(middle) < wanted else (low, middle)
    return middle


def _beta_below(x: float, a: float, b: float) -> float:
    """The regularised incomplete beta function (Abramowitz and Stegun 26.5.8, from the side on which its
    continued fraction converges quickly).
    """
    if x > (a + 1) / (a + b + 2):
        return 1 - _beta_below(1 - x, b, a)
    if x <= 0:
        return 0.0
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log(1 - x)) / a
    return front * _fraction(x, a, b)


def _fraction(x: float, a: float, b: float) -> float:
    """The continued fraction, summed as Lentz proposed (1976)."""
    upper, lower = 1.0, 1 / _apart(1 - (a + b) * x / (a + 1))
    total, step = lower, 0
    while True:
        step += 1
        even = step * (b - step) * x / ((a + 2 * step - 1) * (a + 2 * step))
        odd = -(a + step) * (a + b + step) * x / ((a + 2 * step) * (a + 2 * step + 1))
        for part in (even, odd):
            lower = 1 / _apart(1 + part * lower)
            upper = _apart(1 + part / upper)
            total *= lower * upper
        if abs(lower * upper - 1) < _CLOSE:
            return total


def _apart(value: float) -> float:
    """Never zero: it is divided by."""
    return value if abs(value) > _TINY else _TINY
