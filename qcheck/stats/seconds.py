"""How long questions take: medians of the coarse steps in which it was measured."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from statistics import median_low

from qcheck.catalogue import QuestionId
from qcheck.disclosure import LEAST_TIMED
from qcheck.stats.values import OneCheck, Seconds

TENS = 10
"""In such steps it is told from how many times a median is."""


def timed(checks: Iterable[OneCheck]) -> dict[QuestionId, Seconds]:
    """How long each question takes that was measured often enough."""
    numbers: dict[QuestionId, Counter[int]] = {}
    processes: dict[QuestionId, set[str]] = {}
    for check in checks:
        for took in check.took:
            numbers.setdefault(took.question, Counter())[took.seconds] += took.number
            processes.setdefault(took.question, set()).add(check.process)
    return {
        question: Seconds(
            median_low(steps.elements()), steps.total() // TENS * TENS, len(processes[question])
        )
        for question, steps in numbers.items()
        if steps.total() >= LEAST_TIMED
    }
