"""What is asked: a catalogue of parts, criteria and questions, as its YAML file says it, frozen.

These classes describe one item each: its keys, their types and ranges. What needs a look at several items at
once (ids used twice, unknown perspectives, a filter on a later question) is checked in `loading`. Everything
a file leaves out has a default here, so the smallest catalogue is an id, a version, a title and criteria with
questions.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from functools import cached_property
from typing import Annotated

from pydantic import BaseModel, Field

from qcheck.catalogue.changes import Change, ChangeKind
from qcheck.catalogue.item import Item
from qcheck.catalogue.items import (
    Actions,
    Criterion,
    Filter,
    Part,
    Perspective,
    Phase,
    Question,
    Rules,
)
from qcheck.catalogue.lint import Accepted, Lint
from qcheck.catalogue.scales import DEFAULT_APART, DEFAULT_POINTS, Option, Scale
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
    LooksAt,
    PartId,
    PerspectiveId,
    PhaseId,
    QuestionId,
    Role,
    Stage,
    Text,
    Version,
)

__all__ = [
    "DEFAULT_APART",
    "DEFAULT_LANGUAGE",
    "DEFAULT_POINTS",
    "EVERYBODY",
    "About",
    "Accepted",
    "Actions",
    "AnswerValue",
    "Apart",
    "Catalogue",
    "CatalogueId",
    "Change",
    "ChangeKind",
    "Criterion",
    "CriterionId",
    "Filter",
    "Lint",
    "LooksAt",
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
    "Stage",
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
    status: Text | None = Field(
        None,
        description=(
            "draft, trial oder published; oder eigene Worte wie Erprobungsfassung · draft, trial or "
            "published; or words of one's own, such as trial version"
        ),
    )
    follows: Version | None = Field(
        None,
        description=(
            "Die Ausgabe, seit der changes gilt, zum Beispiel 0.1.0 · the edition since which changes holds, "
            "such as 0.1.0"
        ),
    )
    changes: tuple[Change, ...] = Field(
        (), description="Was sich seit der Ausgabe davor geändert hat · what changed since the edition before"
    )
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
    scales: dict[Id, Scale] = Field({}, description="Weitere Skalen nach Kennung · further scales by id")
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
    lint: Lint = Field(Lint(), description="Für die Prüfung der Worte · for the check of words")

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

    @property
    def stage(self) -> Stage | None:
        """How far this edition is, where `status` is one of the words for it; None for words of one's own."""
        word = self.status.root.get("") if self.status else None
        return Stage(word) if word in set(Stage) else None

    @property
    def is_in_trial(self) -> bool:
        """Whether those who answer are asked about the questions, too."""
        return self.stage is Stage.TRIAL

    def status_words(self, language: str) -> str:
        """What stands beside the title in this language; empty where there is nothing to say."""
        if self.stage is not None:
            return STAGE_WORDS[self.stage].say(language)
        return self.status.say(language) if self.status else ""

    def scale_of(self, question: Question) -> Scale:
        """The answers to this question: its own options, the scale it names, or the usual one.

        Labels of `dk` and `na` that a scale leaves out are those of the usual one. A KeyError where the
        question names a scale that is not there: the loader refuses that.
        """
        if question.options is None and question.scale is None:
            return self.scale
        return self._own_scales[question.id]

    def prompt_of(self, question: Question) -> Text | None:
        """What is asked above the answers to this question. None where its own answers need no more than
        the statement: they bring no words of their own for it.
        """
        if question.options:
            return None
        scale = self.scales[question.scale] if question.scale else self.scale
        return scale.prompt if scale is self.scale or "prompt" in scale.model_fields_set else None

    @cached_property
    def _own_scales(self) -> dict[str, Scale]:
        named = {name: self._completed(scale) for name, scale in self.scales.items()}
        return {
            id_: self._completed(Scale(options=question.options))
            if question.options
            else named[question.scale or ""]
            for id_, question in self.questions.items()
            if question.options or question.scale
        }

    def _completed(self, scale: Scale) -> Scale:
        own = {option.value for option in scale.options}
        usual = (option for option in self.scale.options if isinstance(option.value, Apart))
        return scale.model_copy(
            update={"options": (*scale.options, *(option for option in usual if option.value not in own))}
        )

    @cached_property
    def _part_of(self) -> dict[str, Part]:
        return {criterion.id: part for part in self.parts for criterion in part.criteria}

    def part_of(self, criterion_id: str) -> Part | None:
        """The part in which a criterion stands; None for modules and where the file has no parts."""
        return self._part_of.get(criterion_id)

    def parts_begun(self, criterion_ids: Iterable[str]) -> dict[str, Part | None]:
        """Where one comes to another part when going through these criteria: by the first criterion of each
        part that part, None where the modules begin. Empty where the file has no parts.
        """
        begun: dict[str, Part | None] = {}
        if self.parts:
            known: set[str | None] = set()
            for criterion in criterion_ids:
                part = self.part_of(criterion)
                if (name := part.id if part else None) not in known:
                    known.add(name)
                    begun[criterion] = part
        return begun

    def criterion(self, criterion_id: str) -> Criterion:
        """The criterion or module of this id; a KeyError for a foreign one."""
        return {criterion.id: criterion for criterion in self.every_criterion}[criterion_id]

    def phase(self, phase_id: str) -> Phase:
        """The phase of this id; a KeyError for a foreign one."""
        return {phase.id: phase for phase in self.phases}[phase_id]


STAGE_WORDS = {
    Stage.DRAFT: Text({"de": "Entwurf", "en": "draft"}),
    Stage.TRIAL: Text({"de": "Erprobungsfassung", "de-simple": "wird noch getestet", "en": "trial version"}),
    Stage.PUBLISHED: Text({"de": "veröffentlicht", "en": "published"}),
}


def texts_of(item: object) -> Iterator[Text]:
    """Every text below an item, the product's own defaults left out."""
    if isinstance(item, Text):
        yield item
    elif isinstance(item, BaseModel):
        for name in item.model_fields_set:
            yield from texts_of(getattr(item, name))
    elif isinstance(item, tuple | list):
        for below in item:
            yield from texts_of(below)
    elif isinstance(item, dict):
        for below in item.values():
            yield from texts_of(below)
