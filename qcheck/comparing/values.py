"""What a comparison of two checks says. Frozen values; scores are whole numbers 0–100, as they are shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from qcheck.catalogue import CriterionId, PerspectiveId, QuestionId
from qcheck.scoring.values import Light


class Verdict(StrEnum):
    """What became of a value between two checks that asked the same."""

    CHANGED = "changed"
    ABOUT_THE_SAME = "about_the_same"


class Kind(StrEnum):
    """What lies between two checks: time, or another phase of the process, which is no trend."""

    TREND = "trend"  # the same phase, or none
    PLANNED = "planned"  # the first phase and a later one: planned and experienced
    OTHER_PHASES = "other_phases"


class Side(StrEnum):
    """Of which of two checks something holds."""

    THEN = "then"
    NOW = "now"
    BOTH = "both"


class Cause(StrEnum):
    """Why two values cannot be compared."""

    NOT_ASKED = "not_asked"  # not put to anybody, or not to this perspective
    OTHER_QUESTIONS = "other_questions"
    OTHER_WORDING = "other_wording"
    OTHER_SCALE = "other_scale"
    OTHER_WEIGHT = "other_weight"
    OTHER_FILTER = "other_filter"
    OTHER_KEY_QUESTION = "other_key_question"  # which questions can hold the light down
    OTHER_RULE = "other_rule"
    OTHER_PERSPECTIVES = "other_perspectives"  # not the same ones stand in the two overall results
    PERSPECTIVES_HIDDEN = "perspectives_hidden"  # by the link with which one looks
    NO_SHEETS = "no_sheets"
    WITHHELD = "withheld"
    TOO_FEW = "too_few"  # grey
    NOT_RELEVANT = "not_relevant"


@dataclass(frozen=True, slots=True)
class Reason:
    """A cause, of which check it holds (None where it lies between the two), and the questions concerned, in
    order; none where it is not about single questions.
    """

    cause: Cause
    side: Side | None = None
    questions: tuple[QuestionId, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """A value as its profile shows it: a light of red, yellow or green, the score, and the number of sheets
    behind it.
    """

    light: Light
    score: int
    n: int


@dataclass(frozen=True, slots=True)
class Pair:
    """Two values side by side with their verdict; or none of the three, and why. `of_place`: of a criterion
    that looks at the place, so that they are a change even between different phases of a process.
    """

    then: Reading | None = None
    now: Reading | None = None
    verdict: Verdict | None = None
    reasons: tuple[Reason, ...] = ()
    of_place: bool = False

    @property
    def is_comparable(self) -> bool:
        """Whether both values stand there."""
        return self.verdict is not None


@dataclass(frozen=True, slots=True)
class ComparedCriterion:
    """One criterion: its overall result, and each perspective that has a rating in one of the two checks."""

    criterion: CriterionId
    overall: Pair
    perspectives: Mapping[PerspectiveId, Pair]


@dataclass(frozen=True, slots=True)
class ThenAndNow:
    """Two checks side by side. `criteria` in the order of the later one, then those of the earlier one
    alone.
    """

    kind: Kind
    criteria: tuple[ComparedCriterion, ...]
