"""Answering: everything that can be said on a sheet of one's own, one change at a time.

An answer is saved in one of two ways. Here by itself, for the pages of the app, for forms without scripts and
for whatever could not be saved with others: the sheet is held from the first look on, and whoever asked is
told what is wrong. The answer sheet's script, by which a whole hall answers at once, comes to
`answering_together` first. Both are given the same `Edit`, and what it makes of an answer is decided for both
by `edited` in `store/sheets/answer_edits.py`.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from qcheck.catalogue import AnswerValue, PerspectiveId, QuestionId
from qcheck.records import SheetId
from qcheck.refusals import Moved
from qcheck.service.doors.access import AccessControl
from qcheck.service.ground import assembly, text_rules, validation
from qcheck.service.ground.check_values import Access, AnyLink
from qcheck.service.ground.clock import Clock
from qcheck.service.ground.sheet_values import Given, OwnSheet, Saved
from qcheck.service.sheets import edits
from qcheck.service.sheets.edits import AT_ONCE, Edit
from qcheck.store import LinkKind, Opened, Store


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
        access = link if isinstance(link, Access) else self._access.describe(opened)
        return assembly.own_sheet(access, self._store.sheet(sheet))

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
        """Saves an answer in place of the one before; `age` and `known` as with `Edit`."""
        return self.edit(link, edits.answered(question, value, age, known))

    def take_back(
        self, link: AnyLink, question: QuestionId, age: timedelta = AT_ONCE, known: datetime | None = None
    ) -> Saved:
        """The question is open again; comment and evidence stay. `age` and `known` as with `Edit`."""
        return self.edit(link, edits.taken_back(question, age, known))

    def comment(self, link: AnyLink, question: QuestionId, text: str, seen: str) -> Saved:
        """Saves a comment where the window showed `seen`; what came in between stays, too."""
        return self.edit(link, edits.commented(question, text, seen))

    def evidence(
        self, link: AnyLink, question: QuestionId, title: str, address: str, seen: tuple[str, str]
    ) -> Saved:
        """Saves where an answer can be verified, both empty take it away; the text given back is the title.
        Invalid says in its `field` which of the two cannot be taken: `title` or `address`.
        """
        return self.edit(link, edits.verified(question, title, address, seen))

    def edit(self, link: AnyLink, edit: Edit) -> Saved:
        """Saves a change of an answer. Where the check was moved to another edition meanwhile, it is looked
        at once more what it asks.
        """
        opened, sheet = self._access.own(link)
        try:
            return self._edit_under(opened, sheet, edit)
        except Moved:
            return self._edit_under(self._store.open(opened.link.id), sheet, edit)

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
        finishes = assembly.finishes(assembly.questionnaire_of(opened.check), opened.perspective, other)
        self._store.change_perspective(sheet, other, self._clock.now(), finishes)

    def _edit_under(self, opened: Opened, sheet: SheetId, edit: Edit) -> Saved:
        questionnaire = assembly.questionnaire_of(opened.check)
        becomes, finishes = edit.becomes(questionnaire), assembly.finishes(questionnaire, opened.perspective)
        now, under = self._clock.now(), opened.check.catalogue_sha
        kept = self._store.answer(sheet, edit.question, becomes, now, edit.late(now), finishes, under)
        return edit.saved(kept)
