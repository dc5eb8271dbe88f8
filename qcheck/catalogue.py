"""What is asked: a catalogue of parts, criteria and questions, as its YAML file says it, frozen.

These classes describe one item each: its keys, their types and ranges. What needs a look at several items at once
(ids used twice, unknown perspectives, a filter on a later question) is checked in `loading`. Everything a file leaves
out has a default here, so the smallest catalogue is an id, a version, a title and criteria with questions.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from functools import cached_property
from typing import Annotated, NewType, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, RootModel, StringConstraints, field_validator, model_validator
from pydantic_core import PydanticCustomError

CatalogueId = NewType("CatalogueId", str)
PartId = NewType("PartId", str)
CriterionId = NewType("CriterionId", str)
QuestionId = NewType("QuestionId", str)
PerspectiveId = NewType("PerspectiveId", str)
PhaseId = NewType("PhaseId", str)

EVERYBODY = PerspectiveId("all")
"""The one perspective of a catalogue without perspectives, and the group *alle zusammen* of small confidential checks."""

DEFAULT_LANGUAGE = "de"


class Apart(StrEnum):
    """The two answers set apart from the scale's points; never merged with each other."""

    DK = "dk"  # kann ich nicht beurteilen: a finding, information is missing
    NA = "na"  # hier nicht relevant: takes the question out of the denominator


AnswerValue: TypeAlias = int | Apart
"""A point of the scale, 1 … K, or one of the two answers set apart."""


class Role(StrEnum):
    """Whether a perspective organises participation or takes part in it; the rule for blind spots needs both."""

    ORGANISING = "organising"
    TAKING_PART = "taking_part"


class About(StrEnum):
    """`own_group`: each group means itself, so answers of different perspectives are never compared."""

    OWN_GROUP = "own_group"


Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+$")]
Version = Annotated[
    str,
    StringConstraints(
        pattern=r"^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?(\+[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?$"
    ),
]
LanguageTag = Annotated[
    str,
    StringConstraints(
        pattern=r"^([A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|\d{3}))?(-([A-Za-z0-9]{5,8}|\d[A-Za-z0-9]{3}))*(-x(-[A-Za-z0-9]{1,8})+)?)?$"
    ),
]
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Percent = Annotated[int, Field(ge=0, le=100)]


class _Item(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Text(RootModel[dict[LanguageTag, Words]]):
    """Words in one or more languages. A plain string in the file stands under the tag `""`: the catalogue's own language."""

    model_config = ConfigDict(frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _plain_string(cls, value: object) -> object:
        if isinstance(value, dict) and not value:
            raise PydanticCustomError("text_empty", "a text is empty")
        return {"": value} if isinstance(value, str) else value

    def say(self, language: str) -> str:
        """The words in `language` (BCP 47), else in its parent (`de-simple` → `de`), else as the catalogue has them."""
        tags = language.split("-")
        for length in range(len(tags), 0, -1):
            if words := self.root.get("-".join(tags[:length])):
                return words
        return self.root.get("") or self.root.get(DEFAULT_LANGUAGE) or next(iter(self.root.values()))


class Perspective(_Item):
    """The view from which someone answers."""

    id: Id
    title: Text
    role: Role | None = None
    for_whom: Text | None = None


class Phase(_Item):
    """When a process is looked at: planning, doing, reflecting. `intro` says what to think of while answering."""

    id: Id
    title: Text
    intro: Text | None = None


class Option(_Item):
    """One possible answer and its label."""

    value: AnswerValue
    label: Text


class Scale(_Item):
    """K labelled points, 1 … K from low to high; in `options` also the labels of `dk` and `na`, where not the usual ones."""

    prompt: Text = Text({"de": "Wie sehr trifft das zu?", "en": "To what extent does this apply?", "de-simple": "Was denken Sie?"})
    options: tuple[Option, ...] = ()

    @cached_property
    def answers(self) -> tuple[Option, ...]:
        """All that can be chosen: the points from low to high, then `dk` and `na`; what the file leaves out, as usual."""
        given = {option.value: option for option in self.options}
        points = tuple(sorted((o for o in self.options if isinstance(o.value, int)), key=lambda o: o.value)) or DEFAULT_POINTS
        return points + tuple(given.get(usual.value, usual) for usual in DEFAULT_APART)

    @property
    def points(self) -> int:
        """K, the number of points."""
        return len(self.answers) - len(DEFAULT_APART)

    def label(self, value: AnswerValue) -> Text:
        """The words of an answer; a KeyError for one that is not on the scale."""
        return {option.value: option.label for option in self.answers}[value]


DEFAULT_POINTS = tuple(
    Option(value=value, label=Text({"de": german, "en": english, "de-simple": simple}))
    for value, german, english, simple in (
        (1, "trifft gar nicht zu", "does not apply at all", "Nein"),
        (2, "trifft eher nicht zu", "mostly does not apply", "Eher nein"),
        (3, "trifft eher zu", "mostly applies", "Eher ja"),
        (4, "trifft voll zu", "applies fully", "Ja"),
    )
)
DEFAULT_APART = (
    Option(value=Apart.DK, label=Text({"de": "kann ich nicht beurteilen", "en": "I can't say", "de-simple": "Weiß ich nicht"})),
    Option(value=Apart.NA, label=Text({"de": "hier nicht relevant", "en": "not relevant here", "de-simple": "Passt hier nicht"})),
)


class Rules(_Item):
    """Thresholds and minimum numbers of the method, whole points of 0–100 unless said otherwise."""

    yellow_from: Percent = 50
    green_from: Percent = 75
    close_within: Percent = 2
    difference: Percent = 25
    strong_difference: Percent = 40
    disagreement: Annotated[float, Field(ge=-1, le=1)] = 0.1  # van der Eijk's A
    knowledge_gap: Annotated[float, Field(ge=0, le=1)] = 0.4  # share of dk
    minimum_group: Annotated[int, Field(ge=5)] = 5  # sheets
    changed: Percent = 10
    changed_with_light: Percent = 5


class Filter(_Item):
    """Not asked on a sheet where `question` has one of the answers `answer`; one value or a list in the file."""

    question: Id
    answer: tuple[AnswerValue, ...]

    @field_validator("answer", mode="before")
    @classmethod
    def _one_or_several(cls, value: object) -> object:
        return value if isinstance(value, list | tuple) else (value,)


class Question(_Item):
    """One statement to answer. `perspectives` and `phases` left out mean all of them; `weight` counts from 1."""

    id: Id
    text: Text
    help: Text | None = None
    text_by_phase: dict[str, Text] = {}
    perspectives: tuple[str, ...] | None = None
    phases: tuple[str, ...] | None = None
    critical: bool = False
    weight: Annotated[int, Field(ge=1)] = 1
    skip_if: Filter | None = None
    about: About | None = None

    def wording(self, phase: str | None) -> Text:
        """The text in this phase."""
        return self.text_by_phase.get(phase, self.text) if phase else self.text

    def is_for(self, perspective: str) -> bool:
        return self.perspectives is None or perspective in self.perspectives

    def is_in(self, phase: str | None) -> bool:
        return self.phases is None or phase is None or phase in self.phases


class Actions(_Item):
    """What helps where the light is red or yellow."""

    red: Text | None = None
    yellow: Text | None = None


class Criterion(_Item):
    """What gets a light: some questions that together make up one quality of participation."""

    id: Id
    title: Text
    meaning: Text | None = None
    phases: tuple[str, ...] | None = None
    questions: Annotated[tuple[Question, ...], Field(min_length=1)]
    evidence: Text | None = None
    actions: Actions = Actions()
    prompt: Text | None = None
    source: Text | None = None

    def asks_in(self, phase: str | None) -> tuple[Question, ...]:
        """Its questions of this phase, whoever is asked, in order; empty where the criterion is silent."""
        if self.phases is not None and phase is not None and phase not in self.phases:
            return ()
        return tuple(question for question in self.questions if question.is_in(phase))


class Part(_Item):
    """A group of criteria, such as *Teil A: Der einzelne Prozess*."""

    id: Id
    title: Text
    meaning: Text | None = None
    criteria: Annotated[tuple[Criterion, ...], Field(min_length=1)]


class Texts(_Item):
    """Words around the questions; what a catalogue leaves out, the app says in its own words."""

    welcome: Text | None = None
    how_to_answer: Text | None = None
    freetext_notice: Text | None = None
    comment_prompt: Text | None = None
    difference_prompt: Text | None = None
    disclaimer_result: Text | None = None
    independence: Text | None = None
    open_good: Text | None = None
    open_next: Text | None = None
    thanks: Text | None = None


class Catalogue(_Item):
    """A whole catalogue. Either `parts` or `criteria` is given; `groups` reads both alike."""

    id: Id
    version: Version
    title: Text
    status: Text | None = None
    languages: tuple[LanguageTag, ...] | None = None
    description: Text | None = None
    texts: Texts = Texts()
    perspectives: tuple[Perspective, ...] = ()
    phases: tuple[Phase, ...] = ()
    scale: Scale = Scale()
    rules: Rules = Rules()
    parts: tuple[Part, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    modules: tuple[Criterion, ...] = ()

    @cached_property
    def groups(self) -> tuple[tuple[Part | None, tuple[Criterion, ...]], ...]:
        """The criteria by part, in order, without the modules; one nameless group where the file has no parts."""
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
        return {question.id: question for criterion in self.every_criterion for question in criterion.questions}

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
        return tuple(sorted(used, key=lambda tag: (not tag.startswith(DEFAULT_LANGUAGE), tag))) or (DEFAULT_LANGUAGE,)

    def criterion(self, criterion_id: str) -> Criterion:
        """The criterion or module of this id; a KeyError for a foreign one."""
        return {criterion.id: criterion for criterion in self.every_criterion}[criterion_id]


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

