"""How long questions took, as far as it may be told.

A time belongs to no sheet and to no perspective, so nothing can be left out because of whose it is: in a
confidential check nothing is told before its end, no question from fewer than `LEAST_TIMED` times of that
check by itself, and, where any perspective is withheld, none that only some are asked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from qcheck.asking import Questionnaire
from qcheck.catalogue import QuestionId
from qcheck.disclosure.shown_counts import released
from qcheck.disclosure.shown_feedback import is_for_all, withholds_any
from qcheck.records import Mode, Sheet, State, Took

LEAST_TIMED = 10
"""From so many times on it is told how long a question takes."""


def times(
    questionnaire: Questionnaire,
    took: Iterable[Took],
    sheets: Iterable[Sheet],
    mode: Mode,
    state: State,
) -> tuple[Took, ...]:
    """What was measured with the edition that the check asks now."""
    if not released(mode, state):
        return ()
    told = [timed for timed in took if timed.version == questionnaire.catalogue.version]
    if mode is Mode.OPEN:
        return tuple(told)
    if withholds_any(questionnaire, sheets):
        told = [timed for timed in told if is_for_all(questionnaire, timed.question, timed.version)]
    numbers: Counter[QuestionId] = Counter()
    for timed in told:
        numbers[timed.question] += timed.number
    return tuple(timed for timed in told if numbers[timed.question] >= LEAST_TIMED)
