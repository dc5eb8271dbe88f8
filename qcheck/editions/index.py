"""Two editions item by item: which criteria and questions stand in which, and where."""

from __future__ import annotations

from functools import cached_property

from qcheck.catalogue import Catalogue, Criterion, Question, Scale, Text


class Index:
    """A catalogue by ids, with the place of each question."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue

    @cached_property
    def criteria(self) -> dict[str, Criterion]:
        """Criteria and modules by id, in order."""
        return {criterion.id: criterion for criterion in self.catalogue.every_criterion}

    @cached_property
    def questions(self) -> dict[str, Question]:
        """Questions by id, in order."""
        return self.catalogue.questions

    @cached_property
    def criterion_of(self) -> dict[str, str]:
        """In which criterion each question stands."""
        return {
            question.id: criterion.id
            for criterion in self.criteria.values()
            for question in criterion.questions
        }

    def scale(self, question: str) -> Scale:
        """The answers to this question."""
        return self.catalogue.scale_of(self.questions[question])

    def prompt(self, question: str) -> Text | None:
        """What stands above the answers to this question."""
        return self.catalogue.prompt_of(self.questions[question])

    def words(self, text: Text | None) -> dict[str, str]:
        """The words by language, spaces aside; a text without a language is in the catalogue's own."""
        if text is None:
            return {}
        return {tag or self.catalogue.spoken[0]: " ".join(said.split()) for tag, said in text.root.items()}
