"""What answers mean: ratings with their lights, flags and explanations. Frozen values; scores are whole
numbers 0–100.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from qcheck.catalogue import CatalogueId, CriterionId, PerspectiveId, PhaseId, QuestionId
from qcheck.records import Mode


class Light(StrEnum):
    """The five states of a criterion, never merged, and *not relevant*, which is none of them."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"
    GREY = "grey"  # too few answers
    WITHHELD = "withheld"  # too few people to show
    NOT_RELEVANT = "not_relevant"


class Flag(StrEnum):
    """What deserves a talk, in the order in which it is listed."""

    DIFFERENCE = "difference"
    STRONG_DIFFERENCE = "strong_difference"
    DISAGREEMENT = "disagreement"
    KNOWLEDGE_GAP = "knowledge_gap"
    OFTEN_NOT_RELEVANT = "often_not_relevant"
    BLIND_SPOT = "blind_spot"


class Rule(StrEnum):
    """Which rule decided a light."""

    SCORE = "score"  # the score and the thresholds
    CAPPED = "capped"  # green by its score, yellow because of a critical question
    TOO_FEW_ANSWERS = "too_few_answers"  # grey
    TOO_FEW_PEOPLE = "too_few_people"  # withheld
    NOT_RELEVANT = "not_relevant"  # every question was answered "not relevant", or nothing is asked


@dataclass(frozen=True, slots=True)
class QuestionTally:
    """How a group answered one question.

    `points[i]` counts the answers i + 1, `open` the sheets that were asked and gave no answer. `mean` is the
    mean of the points, 0–100, rounded half up; None without one. `agreement` is van der Eijk's A, from −1 to
    1, from five points on; `disagreement` says whether the rule of that flag holds here. Where a confidential
    check has too few points, the tally is `withheld`: `points` is empty, all counts are 0 and `mean` is None.
    """

    question: QuestionId
    points: tuple[int, ...]
    dk: int
    na: int
    open: int
    mean: int | None
    agreement: Fraction | None = None
    disagreement: bool = False
    withheld: bool = False


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a rating is what it is, as numbers; `wording` turns it into sentences.

    Of `sheets` asked, `counted` have a score, `too_few` answered less than half of what applies to them,
    `not_relevant` had nothing that applies to them. `points` is the number of answers on the scale that
    count; left out are `points_left_out` (on the scale, but on a sheet with too few), `dk`, `na`, and `open`:
    questions that were asked and not answered. `to_next` is how many points the score lacks to the next
    better light, None at green (also a capped one: there the critical question must rise) and without a
    score. `step_up` and `step_down` are the lights, before caps, that a single answer one step higher or
    lower could give, None where it changes nothing. An overall rating sums over the shown perspectives; where
    none is shown, over all of them. A withheld rating explains nothing: all numbers are 0.
    """

    rule: Rule
    sheets: int = 0
    counted: int = 0
    too_few: int = 0
    not_relevant: int = 0
    points: int = 0
    points_left_out: int = 0
    dk: int = 0
    na: int = 0
    open: int = 0
    to_next: int | None = None
    step_up: Light | None = None
    step_down: Light | None = None


@dataclass(frozen=True, slots=True)
class Rating:
    """One group's view of one criterion.

    `score` is a whole number 0–100, None without one; `n` is the number of sheets with a score, None where
    withheld. `critical` has the means (0–100, rounded) of the critical questions that have one, whether they
    cap the light or not; `capped_by` those that do. `questions` are those put to the group, in order; empty
    for a result across perspectives, which has no answers of its own.
    """

    light: Light
    score: int | None
    n: int | None
    close_call: bool
    capped_by: tuple[QuestionId, ...]
    flags: tuple[Flag, ...]
    explanation: Explanation
    questions: tuple[QuestionTally, ...] = ()
    critical: Mapping[QuestionId, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Overall:
    """The result across perspectives: the unweighted mean of the `shown` ones, with the `lowest` and
    `highest` of their scores. Where exactly one is shown, `rating` repeats that perspective's whole.
    """

    rating: Rating
    lowest: int | None
    highest: int | None
    shown: tuple[PerspectiveId, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The shown perspectives on the shared questions alone: rounded means without caps, and the lights these
    give.
    """

    questions: tuple[QuestionId, ...] = ()
    scores: Mapping[PerspectiveId, int] = field(default_factory=dict)
    lights: Mapping[PerspectiveId, Light] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CriterionProfile:
    """One row of the profile. `perspectives` in the catalogue's order, those with sheets that were asked
    something here.
    """

    criterion: CriterionId
    overall: Overall
    perspectives: Mapping[PerspectiveId, Rating]
    comparison: Comparison = Comparison()

    def tallies(self, question: str) -> dict[PerspectiveId, QuestionTally]:
        """How each perspective answered this question; those to whom it was not put are missing."""
        return {
            perspective: tally
            for perspective, rating in self.perspectives.items()
            for tally in rating.questions
            if tally.question == question
        }

    @property
    def flags(self) -> tuple[tuple[Flag, PerspectiveId | None], ...]:
        """Overall flags first (with None), then those of the perspectives with their name; each pair once."""
        if len(self.overall.shown) == 1:
            return tuple((flag, p) for p, rating in self.perspectives.items() for flag in rating.flags)
        overall = tuple((flag, None) for flag in self.overall.rating.flags)
        return overall + tuple((flag, p) for p, rating in self.perspectives.items() for flag in rating.flags)


@dataclass(frozen=True, slots=True)
class Profile:
    """All rows, in the catalogue's order. `sheets` counts per perspective over the whole check, None where
    withheld.

    Perspectives without sheets are missing from `sheets`; the group *alle zusammen* is in it where it is
    shown.
    """

    catalogue: CatalogueId
    version: str
    phase: PhaseId | None
    mode: Mode
    criteria: tuple[CriterionProfile, ...]
    sheets: Mapping[PerspectiveId, int | None]

    def lights(self, criteria: Collection[str]) -> dict[Light, int]:
        """How many of these criteria, such as those of a part, have each overall light; all that is ever said
        of several together.
        """
        return dict(Counter(row.overall.rating.light for row in self.criteria if row.criterion in criteria))

    @property
    def strengths(self) -> tuple[CriterionProfile, ...]:
        """Green, highest score first, at most three; ties in the catalogue's order."""
        green = [row for row in self.criteria if row.overall.rating.light is Light.GREEN]
        return tuple(sorted(green, key=lambda row: -(row.overall.rating.score or 0))[:3])

    @property
    def fields_of_action(self) -> tuple[CriterionProfile, ...]:
        """Red, then yellow, lowest score first, at most three; ties in the catalogue's order."""
        rows = [row for row in self.criteria if row.overall.rating.light in (Light.RED, Light.YELLOW)]
        in_order = sorted(
            rows, key=lambda row: (row.overall.rating.light is Light.YELLOW, row.overall.rating.score or 0)
        )
        return tuple(in_order[:3])
