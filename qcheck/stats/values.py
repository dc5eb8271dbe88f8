"""The figures about an instrument. Shares are 0–1, means and deviations in points 0–100; None stands for what
is not told, because it is from too few.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from qcheck.catalogue import CatalogueId, CriterionId, PerspectiveId, PhaseId, QuestionId
from qcheck.disclosure import Seen
from qcheck.records import SECONDS, Took
from qcheck.stats.intervals import Estimate


class Hint(StrEnum):
    """Where to look, in the order of the figures; never a verdict."""

    SKIPPED = "skipped"  # many leave it open: wording, or place?
    UNKNOWN = "unknown"  # a perspective often cannot say: ask it at all?
    NOT_RELEVANT = "not_relevant"  # often not relevant: a filter, or a module?
    CEILING = "ceiling"  # nearly all give the highest answer
    FLOOR = "floor"  # nearly all give the lowest one
    APART = "apart"  # goes along little with the other questions of its criterion
    SLOW = "slow"  # among the slowest tenth


class Number(NamedTuple):
    """From how many sheets a figure is, and from how many participation processes these are."""

    n: int
    processes: int


@dataclass(frozen=True, slots=True)
class OneCheck:
    """What may be seen of one check; `process` tells which of them are of one participation process,
    `took` how long its questions took.
    """

    process: str
    seen: Seen
    took: tuple[Took, ...] = ()


@dataclass(frozen=True, slots=True)
class Answered:
    """How many were asked a question, and what they did: `points` gave an answer on the scale."""

    asked: Number
    points: int
    dk: int
    na: int
    open: int


@dataclass(frozen=True, slots=True)
class Seconds:
    """How long a question takes: the `median` in coarse steps, from `at_least` so many times, in tens."""

    median: int
    at_least: int
    processes: int

    @property
    def or_more(self) -> bool:
        """Whether it may have been longer: the last step stands for everything beyond it."""
        return self.median == SECONDS[-1]


@dataclass(frozen=True, slots=True)
class QuestionFigures:
    """One question in one phase.

    `skipped` is the share of those asked who left it open. `unknown` is for each perspective the share of
    `dk` among `dk` and points, `not_relevant` that of `na` among all answers. `distribution` counts the
    answers from low to high, `mean` and `deviation` (of a sample) are of what they are worth. `item_rest` is
    the correlation with the mean of the other questions of the criterion.
    """

    question: QuestionId
    answered: Answered
    skipped: float | None
    unknown: Mapping[PerspectiveId, float]
    not_relevant: float | None
    distribution: tuple[int, ...] | None
    mean: float | None
    deviation: float | None
    item_rest: Estimate | None
    hints: tuple[tuple[Hint, PerspectiveId | None], ...]
    seconds: Seconds | None = None


@dataclass(frozen=True, slots=True)
class CriterionFigures:
    """One criterion in one phase. `alpha` is Cronbach's over `together`, the questions that all are asked."""

    criterion: CriterionId
    questions: tuple[QuestionFigures, ...]
    together: tuple[QuestionId, ...]
    alpha: Estimate | None


@dataclass(frozen=True, slots=True)
class InstrumentFigures:
    """An edition of a catalogue in one phase (None where it has none): from how many checks and participation
    processes, and its criteria that were asked.
    """

    catalogue: CatalogueId
    version: str
    phase: PhaseId | None
    checks: int
    processes: int
    criteria: tuple[CriterionFigures, ...]
