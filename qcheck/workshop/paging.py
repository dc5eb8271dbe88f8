"""What fits on the wall at once: a long profile is cut into numbered pages, as evenly as it goes."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from qcheck.catalogue import CriterionId

ROWS_ON_A_WALL = 12
"""Criteria on one page of the wall: what can be read from the last row."""


def pages(criteria: Sequence[CriterionId]) -> tuple[tuple[CriterionId, ...], ...]:
    """The criteria page by page, in their order; one empty page where there are none."""
    return tuple(tuple(criteria[page.start : page.stop]) for page in _cut(len(criteria), ROWS_ON_A_WALL))


def page_of(criterion: CriterionId, criteria: Sequence[CriterionId]) -> int:
    """On which page a criterion stands, from 0."""
    return next(number for number, page in enumerate(pages(criteria)) if criterion in page)


def _cut(number: int, most: int) -> tuple[range, ...]:
    parts = max(1, -(-number // most))
    return tuple(range(*cut) for cut in pairwise(round(number * part / parts) for part in range(parts + 1)))
