"""What is asked: a catalogue of parts, criteria and questions, as its YAML file says it, frozen.

These classes describe one item each: its keys, their types and ranges. What needs a look at several items at
once (ids used twice, unknown perspectives, a filter on a later question) is checked in `loading`. Everything
a file leaves out has a default here, so the smallest catalogue is an id, a version, a title and criteria with
questions.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from functools import cached_property
from typing import Annotated

from pydantic import BaseModel, Field

from qcheck.catalogue.items import (
    DEFAULT_APART,
    DEFAULT_POINTS,
    Actions,
    Criterion,
    Filter,
    Item,
    Option,
    Part,
    Perspective,
    Phase,
    Question,
    Rules,
    Scale,
)
from qcheck.catalogue.texts import Texts
from qcheck.catalogue.values import (
    DEFAULT_LANGUAGE,
    EVERYBODY,
    About,
    AnswerValue,
    Apart,
    CatalogueId,
    CriterionId,
    Id,
    LanguageTag,
    PartId,
    PerspectiveId,
    PhaseId,
    QuestionId,
    Role,
    Text,
    Version,
)

__all__ = [
    "DEFAULT_APART",
    "DEFAULT_LANGUAGE",
    "DEFAULT_POINTS",
    "EVERYBODY",
    "About",
    "Actions",
    "AnswerValue",
    "Apart",
    "Catalogue",
    "CatalogueId",
    "Criterion",
    "CriterionId",
    "Filter",
    "Option",
    "Part",
    "PartId",
    "Perspective",
    "PerspectiveId",
    "Phase",
    "PhaseId",
    "Question",
    "QuestionId",
    "Role",
    "Rules",
    "Scale",
    "Text",
    "Texts",
    "texts_of",
]


class Catalogue(Item):
    """A whole catalogue. Either `parts` or `criteria` is given; `groups` reads both alike."""

    id: Id = Field(
        description="Kennung des Katalogs aus a-z, 0-9 und - · id of the catalogue, of a-z, 0-9 and -"
    )
    version: Version = Field(description="Drei Zahlen, zum Beispiel 1.0.0 · three numbers, such as 1.0.0")
    title: Text = Field(description="Name des Katalogs · name of the catalogue")
    status: Text | None = Field(None, description="Zum Beispiel Erprobungsfassung · such as trial version")
    languages: Annotated[tuple[LanguageTag, ...], Field(min_length=1)] | None = Field(
        None,
        description=(
            "Sprachen wie [de, en]; die erste gilt für Texte ohne Sprache · the first is that of texts "
            "without a language"
        ),
    )
    description: Text | None = Field(None, description="Wofür der Katalog ist · what it is for")
    texts: Texts = Field(Texts(), description="Worte rund um die Fragen · words around the questions")
    perspectives: tuple[Perspective, ...] = Field((), description="Wer antwortet · who answers")
    phases: tuple[Phase, ...] = Field((), description="Wann gefragt wird · when it is asked")
    scale: Scale = Field(
        Scale(),
        description="Antworten; sonst vier Punkte, dk und na · answers; four points, dk and na if left out",
    )
    rules: Rules = Field(Rules(), description="Schwellen und Mindestzahlen · thresholds and minimum numbers")
    parts: tuple[Part, ...] = Field(
        (), description="Teile mit Kriterien, statt criteria · parts with criteria, instead of criteria"
    )
    criteria: tuple[Criterion, ...] = Field(
        (), description="Kriterien, statt parts · criteria, instead of parts"
    )
    modules: tuple[Criterion, ...] = Field(
        (), description="Kriterien, die man dazunehmen kann · criteria to add"
    )

    @cached_property
    def groups(self) -> tuple[tuple[Part | None, tuple[Criterion, ...]], ...]:
        """The criteria by part, in order, without the modules; one nameless group where the file has no
        parts.
        """
        return tuple((part, part.criteria) for part in self.parts) or ((None, self.criteria),)

    @cached_property
    def main_criteria(self) -> tuple[Criterion, ...]:
        """The criteria of the parts, in order, without the modules."""
        return tuple(criterion for _, criteria in self.groups for criterion in criteria)

    @cached_property
    def every_criterion(self) -> tuple[Criterion, ...]:
        """The criteria of the parts, then the modules."""
        return self.main_criteria + self.modules

    @cached_property
    def questions(self) -> dict[str, Question]:
        """Every question by its id, in order, those of the modules last."""
        return {
            question.id: question for criterion in self.every_criterion for question in criterion.questions
        }

    @cached_property
    def perspective_ids(self) -> tuple[PerspectiveId, ...]:
        """In order; the one perspective `all` where the file has none."""
        return tuple(PerspectiveId(p.id) for p in self.perspectives) or (EVERYBODY,)

    @cached_property
    def phase_ids(self) -> tuple[PhaseId, ...]:
        """In order; empty where the file has no phases."""
        return tuple(PhaseId(p.id) for p in self.phases)

    @cached_property
    def spoken(self) -> tuple[str, ...]:
        """Its languages in order: those it declares, else those its texts use, German first."""
        if self.languages:
            return self.languages
        used = {tag or DEFAULT_LANGUAGE for text in texts_of(self) for tag in text.root}
        return tuple(sorted(used, key=lambda tag: (tag.split("-")[0] != DEFAULT_LANGUAGE, tag))) or (
            DEFAULT_LANGUAGE,
        )

    @cached_property
    def worked_out(self) -> dict[Hashable, object]:
        """A place for what others have worked out from this catalogue and would need again and again; goes
        with it.
        """
        return {}

    def criterion(self, criterion_id: str) -> Criterion:
        """The criterion or module of this id; a KeyError for a foreign one."""
        return {criterion.id: criterion for criterion in self.every_criterion}[criterion_id]

    def phase(self, phase_id: str) -> Phase:
        """The phase of this id; a KeyError for a foreign one."""
        return {phase.id: phase for phase in self.phases}[phase_id]


def texts_of(item: object) -> Iterator[Text]:
    """Every text below an item, the product's own defaults left out."""
    if isinstance(item, Text):
        yield item
    elif isinstance(item, BaseModel):
        for name in item.model_fields_set:
            yield from texts_of(getattr(item, name))
    elif isinstance(item, tuple | list):
        for each in item:
            yield from texts_of(each)
    elif isinstance(item, dict):
        for each in item.values():
            yield from texts_of(each)
