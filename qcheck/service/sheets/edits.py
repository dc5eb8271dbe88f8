"""What can be changed about the answer to one question. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from qcheck.asking import Questionnaire
from qcheck.catalogue import AnswerValue, QuestionId, Scale
from qcheck.records import Answer, Evidence
from qcheck.service.ground import text_rules, validation
from qcheck.service.ground.sheet_values import Saved
from qcheck.store import KeptAnswer, Late

AT_ONCE = timedelta(0)

Becomes = Callable[[Answer], Answer]


@dataclass(frozen=True, slots=True)
class Edit:
    """A change of the answer to one question: `on` the question's scale what becomes of the answer, and the
    `text` that is told of it afterwards.

    One that was given `age` ago leaves what was saved since then, unless that is what the device has `known`:
    the time it was told with the last answer it saved or saw.
    """

    question: QuestionId
    on: Callable[[Scale], Becomes]
    age: timedelta = AT_ONCE
    known: datetime | None = None
    text: Callable[[Answer], str | None] = lambda _: None

    def becomes(self, questionnaire: Questionnaire) -> Becomes:
        """What becomes of the answer; Invalid where this is not asked, or the scale has no such choice."""
        validation.question(self.question, questionnaire)
        return self.on(questionnaire.scale_of(self.question))

    def late(self, now: datetime) -> Late | None:
        """That it comes late, where it does."""
        return Late(now - self.age, self.known) if self.age > AT_ONCE else None

    def saved(self, kept: KeptAnswer) -> Saved:
        """What is told of it once it is kept."""
        return Saved(kept.saved, kept.revision, self.text(kept.answer), kept.answer.value)


def answered(
    question: QuestionId, value: AnswerValue, age: timedelta = AT_ONCE, known: datetime | None = None
) -> Edit:
    """Another value; comment and evidence stay."""
    return Edit(question, lambda scale: _with_value(validation.value(value, scale)), age, known)


def taken_back(question: QuestionId, age: timedelta = AT_ONCE, known: datetime | None = None) -> Edit:
    """The question is open again; comment and evidence stay."""
    return Edit(question, lambda _: _with_value(None), age, known)


def commented(question: QuestionId, text: str, seen: str) -> Edit:
    """Another comment where the window showed `seen`; what came in between stays, too. NotPossible where the
    text is too long.
    """
    write = text_rules.comment(text, seen)
    return Edit(
        question,
        lambda _: lambda before: replace(before, comment=write(before.comment)),
        text=lambda answer: answer.comment,
    )


def verified(question: QuestionId, title: str, address: str, seen: tuple[str, str]) -> Edit:
    """Where the answer can be verified, both empty take it away. Invalid says in its `field` which of the two
    cannot be taken: `title` or `address`.
    """
    given = Evidence(text_rules.line(title, "title"), text_rules.address(address))
    before_it = Evidence(*map(text_rules.cleaned, seen))
    return Edit(
        question,
        lambda _: lambda before: text_rules.with_evidence(before, given, before_it),
        text=lambda answer: answer.evidence.title if answer.evidence else "",
    )


def _with_value(value: AnswerValue | None) -> Becomes:
    return lambda before: replace(before, value=value)
