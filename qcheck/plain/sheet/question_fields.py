"""Questions as they stand on a page: what the store has, except where something could not be saved: there
stays what was typed.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from qcheck.catalogue import Question, QuestionId, Scale, Text
from qcheck.service import Given, OwnSheet
from qcheck.web.field_names import ADDRESS, ANSWER, SEEN, TEXT, TITLE
from qcheck.wording import CLOSING
from qcheck.wording.scales import Layout, layout


@dataclass(frozen=True, slots=True)
class Field:
    """A text field: its name, what stands there, what the store had when that was typed, and why it could not
    be saved.
    """

    name: str
    text: str
    seen: str
    refused: str = ""

    @property
    def about(self) -> str:
        """The question it belongs to."""
        return self.name[len(TEXT) :]

    @property
    def seen_name(self) -> str:
        """The name of the hidden field that says what the store had."""
        return SEEN + self.name


@dataclass(frozen=True, slots=True)
class Shown:
    """A question with its answer: `stored` and `chosen` are values of the scale as text, empty without one.
    `wakes`: others depend on it.

    `chosen` is another one than `stored` only where it could not be saved.
    """

    id: str
    question: Question
    scale: Scale
    prompt: Text | None
    stored: str
    chosen: str
    saved: datetime | None
    wakes: bool
    comment: Field
    title: Field
    address: Field
    refused: str = ""

    @property
    def name(self) -> str:
        """The name of its answers in the form."""
        return ANSWER + self.id

    @property
    def seen_name(self) -> str:
        """The name of the hidden field that says which answer the store had."""
        return SEEN + self.name

    def layout(self, language: str) -> Layout:
        """How its answers stand to each other."""
        return layout(self.scale, language)

    def label(self, language: str) -> str:
        """What was answered, in words; empty where nothing was."""
        labels = {str(option.value): option.label for option in self.scale.answers}
        return labels[self.stored].say(language) if self.stored else ""

    @property
    def is_open(self) -> bool:
        """Whether comment and evidence are unfolded."""
        return any(field.text or field.refused for field in (self.comment, self.title, self.address))


def shown(
    sheet: OwnSheet, asked: Collection[Question], fields: Mapping[str, str], refused: Mapping[str, str]
) -> tuple[Shown, ...]:
    """The questions of a page with their fields, in order."""
    wakers = frozenset().union(*(question.named for question in sheet.access.catalogue.questions.values()))
    return tuple(_shown(sheet, question, question.id in wakers, fields, refused) for question in asked)


def closing_texts(
    sheet: OwnSheet, fields: Mapping[str, str], refused: Mapping[str, str]
) -> tuple[Field, ...]:
    """The fields of the closing questions."""
    return tuple(_field(TEXT + name, sheet.closing.get(name, ""), fields, refused) for name in CLOSING)


def _shown(
    sheet: OwnSheet, question: Question, wakes: bool, fields: Mapping[str, str], refused: Mapping[str, str]
) -> Shown:
    given = sheet.given.get(QuestionId(question.id))
    stored = "" if given is None or given.value is None else str(given.value)
    title, address = _evidence(question.id, given, fields, refused)
    return Shown(
        id=question.id,
        question=question,
        scale=sheet.access.catalogue.scale_of(question),
        prompt=sheet.access.catalogue.prompt_of(question),
        stored=stored,
        chosen=fields.get(ANSWER + question.id, "") if ANSWER + question.id in refused else stored,
        saved=given.saved if given else None,
        wakes=wakes,
        comment=_field(TEXT + question.id, given.comment if given else "", fields, refused),
        title=title,
        address=address,
        refused=refused.get(ANSWER + question.id, ""),
    )


def _evidence(
    question: str, given: Given | None, fields: Mapping[str, str], refused: Mapping[str, str]
) -> tuple[Field, Field]:
    """Title and address are saved together: where one of them was refused, both stay as typed."""
    names = TITLE + question, ADDRESS + question
    if any(name in refused for name in names):
        title, address = (_as_typed(name, fields, refused.get(name, "")) for name in names)
        return title, address
    stored = (given.evidence_title, given.evidence_address) if given else ("", "")
    return Field(names[0], stored[0], stored[0]), Field(names[1], stored[1], stored[1])


def _field(name: str, stored: str, fields: Mapping[str, str], refused: Mapping[str, str]) -> Field:
    return _as_typed(name, fields, refused[name]) if name in refused else Field(name, stored, stored)


def _as_typed(name: str, fields: Mapping[str, str], refused: str) -> Field:
    return Field(name, fields.get(name, ""), fields.get(SEEN + name, ""), refused)


def keys(sheet: OwnSheet) -> Scale:
    """The scale that names the keys of this sheet: that of most points, of whatever question it is."""
    catalogue = sheet.access.catalogue
    asked = [catalogue.scale_of(question) for _, questions in sheet.asked for question in questions]
    return max(asked, key=lambda scale: scale.points, default=catalogue.scale)
