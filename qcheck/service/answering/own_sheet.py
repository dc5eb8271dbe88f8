"""Answering: everything that can be said on a sheet of one's own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from qcheck.catalogue import AnswerValue, PerspectiveId, QuestionId
from qcheck.records import Answer, Evidence, SheetId
from qcheck.refusals import Moved
from qcheck.service.ground import assembly, text_rules, validation
from qcheck.service.ground.access import AccessControl
from qcheck.service.ground.check_values import AnyLink
from qcheck.service.ground.clock import Clock
from qcheck.service.ground.sheet_values import Given, OwnSheet, Saved
from qcheck.store import KeptAnswer, Late, LinkKind, Opened, Store

AT_ONCE = timedelta(0)


class Answering:
    """For whoever holds the link of a sheet, or has a sheet as an organiser."""

    def __init__(self, access: AccessControl, store: Store, clock: Clock) -> None:
        self._access, self._store, self._clock = access, store, clock

    def withdraw(self, link: AnyLink) -> None:
        """Deletes the own sheet with all that was said on it."""
        self._store.withdraw(self._access.let_in(link, LinkKind.SHEET).link, self._clock.now())

    def own_sheet(self, link: AnyLink) -> OwnSheet:
        """The sheet of the link's holder as it stands now."""
        opened, sheet = self._access.own(link)
        return assembly.own_sheet(self._access.describe(opened), self._store.sheet(sheet))

    def given(self, link: AnyLink, question: QuestionId) -> Given | None:
        """What stands on the own sheet for one question: much less to read than the whole sheet."""
        kept = self._store.given(self._access.own(link)[1], question)
        return assembly.given(kept) if kept else None

    def answer(
        self,
        link: AnyLink,
        question: QuestionId,
        value: AnswerValue,
        age: timedelta = AT_ONCE,
        known: datetime | None = None,
    ) -> Saved:
        """Saves an answer in place of the one before.

        One that was given `age` ago leaves what was saved since then, unless that is what the device has
        `known`: the time it was told with the last answer it saved or saw.
        """
        kept = self._edit(*self._access.own(link), question, _nothing, age, known, (value,))
        return Saved(kept.saved, kept.revision)

    def take_back(
        self, link: AnyLink, question: QuestionId, age: timedelta = AT_ONCE, known: datetime | None = None
    ) -> Saved:
        """The question is open again; comment and evidence stay. `age` and `known` as with `answer`."""
        kept = self._edit(
            *self._access.own(link), question, lambda before: replace(before, value=None), age, known
        )
        return Saved(kept.saved, kept.revision)

    def comment(self, link: AnyLink, question: QuestionId, text: str, seen: str) -> Saved:
        """Saves a comment where the window showed `seen`; what came in between stays, too."""
        write = text_rules.comment(text, seen)
        kept = self._edit(
            *self._access.own(link), question, lambda before: replace(before, comment=write(before.comment))
        )
        return Saved(kept.saved, kept.revision, kept.answer.comment)

    def evidence(
        self, link: AnyLink, question: QuestionId, title: str, address: str, seen: tuple[str, str]
    ) -> Saved:
        """Saves where an answer can be verified, both empty take it away; the text given back is the title.
        Invalid says in its `field` which of the two cannot be taken: `title` or `address`.
        """
        given, before_it = (
            Evidence(text_rules.line(title, "title"), text_rules.address(address)),
            Evidence(*map(text_rules.cleaned, seen)),
        )
        kept = self._edit(
            *self._access.own(link),
            question,
            lambda before: text_rules.with_evidence(before, given, before_it),
        )
        return Saved(kept.saved, kept.revision, kept.answer.evidence.title if kept.answer.evidence else "")

    def closing(self, link: AnyLink, key: str, text: str, seen: str) -> Saved:
        """Saves the answer to a closing question, `open_good` or `open_next`, as a comment is saved."""
        validation.closing(key)
        kept = self._store.closing(
            self._access.own(link)[1], key, text_rules.comment(text, seen), self._clock.now()
        )
        return Saved(kept.saved, kept.revision, kept.text)

    def finish(self, link: AnyLink) -> None:
        """Marks the own sheet as finished although something is open; one that is complete is finished by
        itself. It can be changed.
        """
        self._store.finish(self._access.own(link)[1], True, self._clock.now())

    def change_perspective(self, link: AnyLink, perspective: PerspectiveId) -> None:
        """The own sheet answers from another perspective; what that one is not asked stays, and does not
        count.
        """
        opened, sheet = self._access.own(link)
        other = validation.asked_perspective(perspective, opened.check)
        self._store.change_perspective(sheet, other, self._clock.now(), assembly.finishes(opened, other))

    def _edit(
        self,
        opened: Opened,
        sheet: SheetId,
        question: QuestionId,
        edit: Callable[[Answer], Answer],
        age: timedelta = AT_ONCE,
        known: datetime | None = None,
        value: tuple[AnswerValue] | None = None,
    ) -> KeptAnswer:
        """Where the check was moved to another edition meanwhile, it is looked at once more what it asks."""
        try:
            return self._edit_under(opened, sheet, question, edit, age, known, value)
        except Moved:
            again = self._store.open(opened.link.id)
            return self._edit_under(again, sheet, question, edit, age, known, value)

    def _edit_under(
        self,
        opened: Opened,
        sheet: SheetId,
        question: QuestionId,
        edit: Callable[[Answer], Answer],
        age: timedelta,
        known: datetime | None,
        value: tuple[AnswerValue] | None,
    ) -> KeptAnswer:
        questionnaire = assembly.questionnaire_of(opened.check)
        validation.question(question, questionnaire)
        if value is not None:
            chosen = validation.value(value[0], questionnaire.scale_of(question))
            edit = lambda before: replace(before, value=chosen)  # noqa: E731  as those that are given
        now = self._clock.now()
        late = Late(now - age, known) if age > AT_ONCE else None
        under = opened.check.catalogue_sha
        return self._store.answer(sheet, question, edit, now, late, assembly.finishes(opened), under)


def _nothing(before: Answer) -> Answer:
    return before
