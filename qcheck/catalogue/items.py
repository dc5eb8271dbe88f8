"""What a catalogue consists of: one class per kind of item, with its keys, their ranges, defaults and hover
texts for editors.
"""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, ModelWrapValidatorHandler, WithJsonSchema, field_validator, model_validator

from qcheck.catalogue.item import Item, OneOrSeveral, one_or_several
from qcheck.catalogue.scales import Option
from qcheck.catalogue.values import (
    ANSWER_SCHEMA,
    About,
    AnswerWritten,
    Decimal,
    Id,
    LooksAt,
    Names,
    Percent,
    Role,
    Text,
    Truth,
    Whole,
)


class Perspective(Item):
    """The view from which someone answers."""

    id: Id = Field(description="Kennung aus a-z, 0-9 und -, nicht all · id of a-z, 0-9 and -, not all")
    title: Text = Field(description="Name auf dem Bildschirm · name on screen")
    role: Role | None = Field(
        None,
        description=(
            "Organisiert oder wirkt mit; nötig für »blinder Fleck« · organises or takes part; for blind spots"
        ),
    )
    for_whom: Text | None = Field(None, description="Wer hier gemeint ist · who is meant")


class Phase(Item):
    """When a process is looked at: planning, doing, reflecting. `intro` says what to think of while
    answering.
    """

    id: Id = Field(description="Kennung aus a-z, 0-9 und - · id of a-z, 0-9 and -")
    title: Text = Field(description="Name auf dem Bildschirm · name on screen")
    intro: Text | None = Field(
        None, description="Woran man beim Antworten denken soll · what to think of while answering"
    )


class Rules(Item):
    """Thresholds and minimum numbers of the method, whole points of 0–100 unless said otherwise."""

    yellow_from: Percent = Field(50, description="Gelb ab · yellow from")
    green_from: Percent = Field(75, description="Grün ab · green from")
    close_within: Percent = Field(
        2,
        description="knapp bis zu so vielen Punkten neben einer Schwelle"
        " · a close call this near to a threshold",
    )
    difference: Percent = Field(
        25, description="Unterschied zwischen Perspektiven ab · difference between perspectives from"
    )
    strong_difference: Percent = Field(40, description="starker Unterschied ab · strong difference from")
    disagreement: Annotated[float, Field(ge=-1, le=1), Decimal] = Field(
        0.1, description="uneinig bis A (van der Eijk) · disagreement up to A"
    )
    knowledge_gap: Annotated[float, Field(ge=0, le=1), Decimal] = Field(
        0.4, description="Informationslücke ab Anteil dk · knowledge gap from share of dk"
    )
    often_not_relevant: Annotated[float, Field(ge=0, le=1), Decimal] = Field(
        0.5, description="oft »hier nicht relevant« ab Anteil na · often not relevant from share of na"
    )
    minimum_group: Annotated[int, Field(ge=5), Whole] = Field(
        5, description="Bögen, ab denen eine Gruppe gezeigt wird · sheets from which a group is shown"
    )
    changed: Percent = Field(10, description="Veränderung ab · change from")
    changed_with_light: Percent = Field(
        5, description="Veränderung ab, wenn auch die Ampel wechselt · change from, if the light changes too"
    )


class Filter(Item):
    """Not asked on a sheet where `question` has one of the answers `answer`; one value or a list
    in the file.
    """

    question: str = Field(description="Kennung einer früheren Frage · id of an earlier question")
    answer: Annotated[
        tuple[AnswerWritten, ...],
        Field(min_length=1),
        WithJsonSchema({"anyOf": [ANSWER_SCHEMA, {"type": "array", "items": ANSWER_SCHEMA, "minItems": 1}]}),
    ] = Field(description="Antwort oder Liste von Antworten · an answer or a list of them")

    @field_validator("answer", mode="before")
    @classmethod
    def _one_or_several(cls, value: object) -> object:
        return one_or_several(value)


class Question(Item):
    """One statement to answer. `perspectives` and `phases` left out mean all of them; `weight`
    counts from 1.

    It is left out where any of the filters in `skip_if` says so; the file has one of them, or a list.
    """

    id: Id = Field(description="Kennung, im ganzen Katalog nur einmal · id, once in the whole catalogue")
    text: Text = Field(description="Die Aussage, höchstens 15 Wörter · the statement, 15 words at most")
    help: Text | None = Field(None, description="Hilfe unter der Frage · help below the question")
    text_by_phase: dict[str, Text] = Field(
        {}, description="Anderer Wortlaut in einer Phase · other wording in a phase"
    )
    perspectives: Names | None = Field(
        None, description="Wer gefragt wird; sonst alle · who is asked; everybody if left out"
    )
    phases: Names | None = Field(
        None, description="Wann gefragt wird; sonst immer · when it is asked; always if left out"
    )
    critical: Truth = Field(
        False, description="Schlüsselfrage: bei Nein höchstens Gelb · key question: without it yellow at most"
    )
    weight: Annotated[int, Field(ge=1, le=1000), Whole] = Field(1, description="Gewicht ab 1 · weight from 1")
    scale: str | None = Field(
        None,
        description=(
            "Kennung einer Skala aus scales; sonst die übliche · id of a scale from scales; the usual one if "
            "left out"
        ),
    )
    options: Annotated[tuple[Option, ...], Field(min_length=1)] | None = Field(
        None,
        description=(
            "Antworten nur für diese Frage, statt scale · answers for this question alone, instead of scale"
        ),
    )
    skip_if: Annotated[tuple[Filter, ...], Field(min_length=1), OneOrSeveral()] | None = Field(
        None,
        description=(
            "Entfällt nach dieser Antwort; auch mehrere als Liste · left out after this answer; several as "
            "a list"
        ),
    )
    about: About | None = Field(
        None, description="own_group: jede Gruppe meint sich selbst · each group means itself"
    )

    @field_validator("skip_if", mode="before")
    @classmethod
    def _one_or_several(cls, value: object) -> object:
        return one_or_several(value)

    @property
    def named(self) -> frozenset[str]:
        """The earlier questions whose answers decide whether this one is asked."""
        return frozenset(condition.question for condition in self.skip_if or ())

    def wording(self, phase: str | None) -> Text:
        """The text in this phase."""
        return self.text_by_phase.get(phase, self.text) if phase else self.text

    def is_for(self, perspective: str) -> bool:
        """Whether it is put to this perspective."""
        return self.perspectives is None or perspective in self.perspectives

    def is_in(self, phase: str | None) -> bool:
        """Whether it is asked in this phase; always where the catalogue has none."""
        return self.phases is None or phase is None or phase in self.phases


LOOKS_AT = (
    "process: der einzelne Prozess in seiner Phase; place: der Ort, in jeder Phase gleich · process: the one "
    "process in its phase; place: the place, the same in every phase"
)


class Actions(Item):
    """What helps where the light is red or yellow."""

    red: Text | None = Field(None, description="Was bei Rot hilft · what helps when red")
    yellow: Text | None = Field(None, description="Was bei Gelb hilft · what helps when yellow")


class Criterion(Item):
    """What gets a light: some questions that together make up one quality of participation."""

    id: Id = Field(
        description=(
            "Kennung, unter Teilen, Kriterien und Modulen nur einmal · id, once among parts, criteria and "
            "modules"
        )
    )
    title: Text = Field(description="Name auf dem Bildschirm · name on screen")
    meaning: Text | None = Field(None, description="Was gemeint ist · what is meant")
    phases: Names | None = Field(
        None,
        description="Phasen, in denen es gefragt wird; sonst alle · phases it is asked in; all if left out",
    )
    questions: Annotated[tuple[Question, ...], Field(min_length=1)] = Field(
        description="Die Fragen, in dieser Reihenfolge · in this order"
    )
    evidence: Text | None = Field(None, description="Woran man es belegen kann · what can show it")
    actions: Actions = Field(Actions(), description="Hinweise bei Rot und Gelb · advice when red or yellow")
    actions_by_phase: dict[str, Actions] = Field(
        {}, description="Andere Hinweise in einer Phase · other advice in a phase"
    )
    prompt: Text | None = Field(None, description="Frage für das Gespräch · question for the talk")
    prompt_by_phase: dict[str, Text] = Field(
        {},
        description="Andere Frage für das Gespräch in einer Phase · other question for the talk in a phase",
    )
    looks_at: LooksAt | None = Field(None, description=LOOKS_AT)
    source: Text | None = Field(None, description="Woher es stammt · where it comes from")

    @property
    def is_about_place(self) -> bool:
        """Whether it looks at the place, which does not depend on the phase of one process."""
        return self.looks_at is LooksAt.PLACE

    def talk_prompt(self, phase: str | None) -> Text | None:
        """The question for the talk in this phase."""
        return self.prompt_by_phase.get(phase, self.prompt) if phase else self.prompt

    def advice(self, phase: str | None) -> Actions:
        """What helps in this phase: what the phase leaves out, as always."""
        own = self.actions_by_phase.get(phase) if phase else None
        if own is None:
            return self.actions
        return Actions(red=own.red or self.actions.red, yellow=own.yellow or self.actions.yellow)

    def asks_in(self, phase: str | None) -> tuple[Question, ...]:
        """Its questions of this phase, whoever is asked, in order; empty where the criterion is silent."""
        if self.phases is not None and phase is not None and phase not in self.phases:
            return ()
        return tuple(question for question in self.questions if question.is_in(phase))


class Part(Item):
    """A group of criteria, such as *Teil A: Der einzelne Prozess*."""

    id: Id = Field(
        description=(
            "Kennung, unter Teilen, Kriterien und Modulen nur einmal · id, once among parts, criteria and "
            "modules"
        )
    )
    title: Text = Field(description="Name auf dem Bildschirm · name on screen")
    meaning: Text | None = Field(None, description="Worum es in dem Teil geht · what the part is about")
    phases: Names | None = Field(
        None,
        description="Phasen, in denen er gefragt wird; sonst alle · phases it is asked in; all if left out",
    )
    looks_at: LooksAt | None = Field(None, description=LOOKS_AT)
    criteria: Annotated[tuple[Criterion, ...], Field(min_length=1)] = Field(
        description="Kriterien des Teils · criteria of the part"
    )

    @model_validator(mode="wrap")
    @classmethod
    def _hand_down(cls, value: object, read: ModelWrapValidatorHandler[Self]) -> Self:
        """What the part says of phases and of what it looks at holds for its criteria that do not say it
        themselves.
        """
        part = read(value)
        if part.phases is None and part.looks_at is None:
            return part
        return part.model_copy(update={"criteria": tuple(map(part._handed_to, part.criteria))})

    def _handed_to(self, criterion: Criterion) -> Criterion:
        own = {"phases": criterion.phases or self.phases, "looks_at": criterion.looks_at or self.looks_at}
        return criterion.model_copy(update=own)
