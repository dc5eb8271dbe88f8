"""What a catalogue consists of: one class per kind of item, with its keys, their ranges, defaults and hover
texts for editors.
"""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, GetJsonSchemaHandler, WithJsonSchema, field_validator
from pydantic.json_schema import JsonSchemaValue

from qcheck.catalogue.values import (
    ANSWER_SCHEMA,
    About,
    AnswerValue,
    AnswerWritten,
    Apart,
    Decimal,
    Id,
    Names,
    Percent,
    Role,
    Text,
    Truth,
    Whole,
)


class Item(BaseModel):
    """A table of known keys, frozen."""

    model_config = ConfigDict(frozen=True, extra="forbid")


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


class Option(Item):
    """One possible answer and its label."""

    value: AnswerWritten = Field(description="Punkt 1, 2, 3 … oder dk oder na · point 1, 2, 3 …, or dk or na")
    label: Text = Field(description="Worte auf dem Knopf · words on the button")


class Scale(Item):
    """K labelled points, 1 … K from low to high; in `options` also the labels of `dk` and `na`, where not the
    usual ones.
    """

    prompt: Text = Field(
        Text(
            {
                "de": "Wie sehr trifft das zu?",
                "en": "To what extent does this apply?",
                "de-simple": "Was denken Sie?",
            }
        ),
        description="Frage über den Antworten · question above the answers",
    )
    options: tuple[Option, ...] = Field(
        (),
        description="Punkte von niedrig nach hoch, dazu dk und na · points from low to high, also dk and na",
    )

    @cached_property
    def answers(self) -> tuple[Option, ...]:
        """All that can be chosen: the points from low to high, then `dk` and `na`; what the file leaves out,
        as usual.
        """
        given = {option.value: option for option in self.options}
        points = (
            tuple(sorted((o for o in self.options if isinstance(o.value, int)), key=lambda o: o.value))
            or DEFAULT_POINTS
        )
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
    Option(
        value=Apart.DK,
        label=Text({"de": "kann ich nicht beurteilen", "en": "I can't say", "de-simple": "Weiß ich nicht"}),
    ),
    Option(
        value=Apart.NA,
        label=Text({"de": "hier nicht relevant", "en": "not relevant here", "de-simple": "Passt hier nicht"}),
    ),
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
        return value if isinstance(value, list | tuple) else (value,)


class _OneOrSeveral:
    """Lets editors take a single item in place of a list."""

    def __get_pydantic_json_schema__(
        self, schema: Any, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:  # Any: pydantic's own union
        several = handler(schema)
        return {"if": {"type": "array"}, "then": several, "else": several["items"]}


class Question(Item):
    """One statement to answer. `perspectives` and `phases` left out mean all of them; `weight`
    counts from 1.

    It is left out where any of the filters in `skip_if` says so; the file has one of them, or a list.
    """

    id: Id = Field(description="Kennung, im ganzen Katalog nur einmal · id, once in the whole catalogue")
    text: Text = Field(description="Die Aussage, höchstens 20 Wörter · the statement, 20 words at most")
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
    skip_if: Annotated[tuple[Filter, ...], Field(min_length=1), _OneOrSeveral()] | None = Field(
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
        return value if value is None or isinstance(value, list | tuple) else (value,)

    @property
    def named(self) -> frozenset[str]:
        """The earlier questions whose answers decide whether this one is asked."""
        return frozenset(each.question for each in self.skip_if or ())

    def wording(self, phase: str | None) -> Text:
        """The text in this phase."""
        return self.text_by_phase.get(phase, self.text) if phase else self.text

    def is_for(self, perspective: str) -> bool:
        """Whether it is put to this perspective."""
        return self.perspectives is None or perspective in self.perspectives

    def is_in(self, phase: str | None) -> bool:
        """Whether it is asked in this phase; always where the catalogue has none."""
        return self.phases is None or phase is None or phase in self.phases


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
    prompt: Text | None = Field(None, description="Frage für das Gespräch · question for the talk")
    source: Text | None = Field(None, description="Woher es stammt · where it comes from")

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
    criteria: Annotated[tuple[Criterion, ...], Field(min_length=1)] = Field(
        description="Kriterien des Teils · criteria of the part"
    )
