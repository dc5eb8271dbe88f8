"""Agreement within a group: van der Eijk's A for an ordered scale, in exact fractions.

From −1 (half and half at the two ends) over 0 (evenly spread) to 1 (all in one point). Source: C. van der
Eijk, Measuring Agreement in Ordered Rating Scales, Quality & Quantity 35 (2001), 325–341.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache
from math import comb


def agreement(counts: tuple[int, ...]) -> Fraction:
    """A of a distribution over the K points of a scale, low to high; at least one answer is needed.

    The distribution is a sum of layers of equal height over the points still occupied; A is the mean of the
    layers' agreement, weighted by their share of all answers.
    """
    weighted = sum(
        height * sum(occupied) * _layer_agreement(occupied) for height, occupied in _layers(counts)
    )
    return Fraction(weighted) / sum(counts)


def _layers(counts: tuple[int, ...]) -> Iterator[tuple[int, tuple[bool, ...]]]:
    """Height and occupied points of each layer, from the ground up."""
    ground = 0
    for level in sorted(set(counts) - {0}):
        yield level - ground, tuple(count >= level for count in counts)
        ground = level


@lru_cache(maxsize=4096)
def _layer_agreement(occupied: tuple[bool, ...]) -> Fraction:
    """U · (1 − (S − 1) / (K − 1)), with S of K points occupied."""
    return _unimodality(occupied) * (1 - Fraction(sum(occupied) - 1, len(occupied) - 1))


def _unimodality(occupied: tuple[bool, ...]) -> Fraction:
    """U: 1 where the occupied points stand together at one end or are one or all of them, less with every gap
    between them.
    """
    points = len(occupied)
    if sum(occupied) in (1, points):
        return Fraction(1)
    together, apart = _triples(occupied)
    return Fraction((points - 2) * together - (points - 1) * apart, (points - 2) * (together + apart))


def _triples(occupied: tuple[bool, ...]) -> tuple[int, int]:
    """How many triples of points, in order, read 110 or 011, and how many 101; counted from the empty point
    of each.
    """
    together = apart = 0
    for place, is_occupied in enumerate(occupied):
        if not is_occupied:
            before, after = sum(occupied[:place]), sum(occupied[place:])
            together += comb(before, 2) + comb(after, 2)
            apart += before * after
    return together, apart
