"""Sheets as pages and commands get them: the own one with what was given, listed ones, one on paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from qcheck.asking import Asked
from qcheck.catalogue import (
    AnswerValue,
    Criterion,
    CriterionId,
    Part,
    PerspectiveId,
    Phase,
    Question,
    QuestionId,
)
from qcheck.records import SheetId
from qcheck.service.ground.check_values import Access


@dataclass(frozen=True, slots=True)
class ListedSheet:
    """A sheet of an open round in the organiser's list. `link` lets the organiser go on with a sheet added
    for others.
    """

    id: SheetId
    perspective: PerspectiveId
    label: str
    answered: int
    total: int
    finished: bool
    out: bool
    link: str | None
    last_saved: datetime | None


@dataclass(frozen=True, slots=True)
class EnteredSheet:
    """What stood on a sheet that was typed in and has been taken back."""

    perspective: PerspectiveId
    label: str
    answers: Mapping[QuestionId, AnswerValue]
    comments: Mapping[QuestionId, str]
    closing: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PaperForm:
    """What a sheet on paper asks: every question of the check in its order, each of its own perspectives
    (`Question.is_for`). `code` stands on each of its pages.
    """

    access: Access
    questions: tuple[tuple[Criterion, Question], ...]
    code: str


@dataclass(frozen=True, slots=True)
class Given:
    """What stands on the own sheet for a question. `value` is None where there is only a comment
    or evidence.
    """

    value: AnswerValue | None
    comment: str
    evidence_title: str
    evidence_address: str
    saved: datetime


@dataclass(frozen=True, slots=True)
class Saved:
    """When it was saved, and the text that stands there now: what was written, or that together with what
    came in between.

    `revision` is the check's when this was last changed, `value` what is answered now.
    """

    at: datetime
    revision: int
    text: str | None = None
    value: AnswerValue | None = None


@dataclass(frozen=True)
class OwnSheet:
    """The own sheet as it stands: what it asks now, in order, with filters applied, and what was given, asked
    or not.
    """

    access: Access
    perspective: PerspectiveId
    asked: Asked
    given: Mapping[QuestionId, Given]
    closing: Mapping[str, str]
    last_saved: datetime | None

    @property
    def finished(self) -> bool:
        return self.access.finished

    @cached_property
    def progress(self) -> Mapping[CriterionId, tuple[int, int]]:
        """Of each criterion asked: how many of its questions are answered, and how many there are."""
        return {
            CriterionId(criterion.id): (sum(map(self._is_answered, asked)), len(asked))
            for criterion, asked in self.asked
        }

    @property
    def answered(self) -> int:
        """How many of the questions asked now are answered; `dk` and `na` are answers."""
        return sum(answered for answered, _ in self.progress.values())

    @property
    def total(self) -> int:
        """How many questions are asked now."""
        return sum(total for _, total in self.progress.values())

    @property
    def says_something(self) -> bool:
        """Whether anything was answered or written, asked now or not."""
        said = (
            given.value is not None or given.comment or given.evidence_title or given.evidence_address
            for given in self.given.values()
        )
        return any(said) or any(self.closing.values())

    @property
    def parts_begun(self) -> Mapping[str, Part | None]:
        """By the first criterion asked of each part that part, None where the modules begin."""
        return self.access.catalogue.parts_begun(criterion.id for criterion, _ in self.asked)

    def phase_told_at(self, criterion_id: str) -> Phase | None:
        """The phase, where it has words that stand above this topic: the first that looks at the process, for
        the place does not depend on a moment of one process.
        """
        first = next((criterion.id for criterion, _ in self.asked if not criterion.is_about_place), None)
        phase = self.access.questionnaire.phase_asked
        return phase if phase and phase.intro and criterion_id == first else None

    @property
    def next_open(self) -> CriterionId | None:
        """The first criterion with an open question; None where everything is answered."""
        return next(
            (criterion for criterion, (answered, total) in self.progress.items() if answered < total), None
        )

    def _is_answered(self, question: Question) -> bool:
        given = self.given.get(QuestionId(question.id))
        return given is not None and given.value is not None
