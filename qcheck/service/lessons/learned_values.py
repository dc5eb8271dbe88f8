"""What is learned about questions in a trial, for pages, commands and workshops."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from qcheck.catalogue import Catalogue, CatalogueId, Criterion, CriterionId, PhaseId, Question, QuestionId
from qcheck.piloting import Decision
from qcheck.records import Feedback, Fit
from qcheck.stats import Hint, QuestionFigures, QuestionFit


@dataclass(frozen=True, slots=True)
class AskedIn:
    """A question as the edition `version` asked it in a phase: its figures, None where none may be told, and
    what was said about it, None where nothing was. `edition` has its words: another edition where that one is
    in other installations alone.
    """

    version: str
    edition: Catalogue
    phase: PhaseId | None
    figures: QuestionFigures | None
    fit: QuestionFit | None


@dataclass(frozen=True, slots=True)
class LearnedQuestion:
    """All that is known about a question over all editions and phases, which stay apart in `asked`.

    `catalogue` is the newest edition that has it; `question` and `criterion` are None where only a file from
    another installation speaks of it. `decision` holds now.
    """

    id: QuestionId
    catalogue: Catalogue
    question: Question | None
    criterion: Criterion | None
    asked: tuple[AskedIn, ...]
    decision: Decision | None = None

    @property
    def catalogue_id(self) -> CatalogueId:
        return CatalogueId(self.catalogue.id)

    @property
    def criterion_id(self) -> CriterionId | None:
        return CriterionId(self.criterion.id) if self.criterion else None

    def wording(self, language: str, phase: PhaseId | None = None) -> str:
        """Its words in the newest edition; its id where no edition here has it."""
        return self.question.wording(phase).say(language) if self.question else self.id

    @property
    def fits(self) -> tuple[QuestionFit, ...]:
        return tuple(asked.fit for asked in self.asked if asked.fit)

    @property
    def people(self) -> int:
        """How many times somebody said something about it."""
        return sum(fit.people for fit in self.fits)

    @property
    def marks(self) -> Mapping[Fit, int]:
        """How often each mark was given, over all editions and phases."""
        counted: Counter[Fit] = Counter()
        for fit in self.fits:
            counted.update(fit.marks)
        return {mark: counted[mark] for mark in Fit if counted[mark]}

    @property
    def sentences(self) -> tuple[Feedback, ...]:
        """What people wrote about it, as far as it may be told, by its words."""
        return tuple(
            sorted(
                (sentence for fit in self.fits for sentence in fit.sentences),
                key=lambda sentence: sentence.text,
            )
        )

    @property
    def hints(self) -> frozenset[Hint]:
        """What its figures give reason to look at, in any edition and phase."""
        return frozenset(hint for asked in self.asked if asked.figures for hint, _ in asked.figures.hints)

    @property
    def weight(self) -> tuple[int, int, int]:
        """By what questions are put in order: marks that ask for a change, all that was said, hints."""
        return sum(self.marks.values()) - self.marks.get(Fit.IMPORTANT, 0), self.people, len(self.hints)
