"""Questions as they stand on a page: what the store has, except where something could not be saved: there
stays what was typed.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from qcheck.catalogue import Question, QuestionId
from qcheck.service import OwnSheet
from qcheck.wording import CLOSING


@dataclass(frozen=True, slots=True)
class Field:
    """A text field: its name, what stands there, what the store had when that was typed, and why it could not
    be saved.
    """

    name: str
    text: str
    seen: str
    refused: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A question with its answer: `stored` and `chosen` are values of the scale as text, empty without one.
    `wakes`: others depend on it.

    `chosen` is another one than `stored` only where it could not be saved.
    """

    id: str
    question: Question
    stored: str
    chosen: str
    saved: datetime | None
    wakes: bool
    comment: Field
    title: Field
    address: Field
    refused: str = ""

    @property
    def is_open(self) -> bool:
        """Whether comment and evidence are unfolded."""
        return any(field.text or field.refused for field in (self.comment, self.title, self.address))


def shown(
    sheet: OwnSheet, asked: Collection[Question], fields: Mapping[str, str], refused: Mapping[str, str]
) -> tuple[Shown, ...]:
    """The questions of a page with their fields, in order."""
    wakers = frozenset().union(*(each.named for each in sheet.access.catalogue.questions.values()))
    return tuple(_shown(sheet, question, question.id in wakers, fields, refused) for question in asked)


def closing_texts(
    sheet: OwnSheet, fields: Mapping[str, str], refused: Mapping[str, str]
) -> tuple[Field, ...]:
    """The fields of the closing questions."""
    return tuple(_field(f"c-{name}", sheet.closing.get(name, ""), fields, refused) for name in CLOSING)


def _shown(
    sheet: OwnSheet, question: Question, wakes: bool, fields: Mapping[str, str], refused: Mapping[str, str]
) -> Shown:
    given = sheet.given.get(QuestionId(question.id))
    stored = "" if given is None or given.value is None else str(given.value)
    stays = {**fields, "refused": refused.get(f"w-{question.id}", "")}
    return Shown(
        id=question.id,
        question=question,
        stored=stored,
        chosen=fields.get(f"a-{question.id}", "") if f"a-{question.id}" in refused else stored,
        saved=given.saved if given else None,
        wakes=wakes,
        comment=_field(f"c-{question.id}", given.comment if given else "", fields, refused),
        title=_beside(
            _field(f"e-{question.id}", given.evidence_title if given else "", fields, refused), stays
        ),
        address=_field(f"w-{question.id}", given.evidence_address if given else "", fields, refused),
        refused=refused.get(f"a-{question.id}", ""),
    )


def _beside(title: Field, stays: Mapping[str, str]) -> Field:
    """The title is saved together with its address: where that was refused, both stay as typed."""
    if not stays["refused"]:
        return title
    return Field(title.name, stays.get(title.name, ""), stays.get(f"seen-{title.name}", ""))


def _field(name: str, stored: str, fields: Mapping[str, str], refused: Mapping[str, str]) -> Field:
    if name in refused:
        return Field(name, fields.get(name, ""), fields.get(f"seen-{name}", ""), refused[name])
    return Field(name, stored, stored)
