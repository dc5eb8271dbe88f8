"""Answering: from an invitation to a sheet of one's own, and everything that can be said on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from qcheck.catalogue import AnswerValue, Perspective, PerspectiveId, QuestionId
from qcheck.language import N_
from qcheck.records import Answer, CheckId, Evidence, LinkId, Mode, Sheet, SheetId
from qcheck.service import checking, links, showing, writing
from qcheck.service.doorkeeper import Doorkeeper
from qcheck.service.views import Given, OwnSheet, Saved
from qcheck.store import KeptAnswer, Late, LinkKind, NotPossible, Opened, UnknownLink
from qcheck.store.errors import WITHDRAWN

NO_CODE = N_(
    "There is no check with this code. It has six characters, without 0, O, 1 and I. Please compare it "
    "once more."
)
PERSONAL_INSTEAD = N_(
    "This looks like a personal code, with its eight characters. Please open your invitation, or enter "
    "the six characters of the check "
    "here; there, under “I have already begun”, your personal code opens your sheet."
)
CHECK_INSTEAD = N_(
    "This looks like the code of a check, with its six characters. You do not need it any more: you can "
    "begin right here. "
    "A personal code has eight characters; you were shown it on your sheet."
)
FOREIGN_LETTER = N_(
    "“{sign}” is no letter of a code: it may look like one, but belongs to another alphabet. Please "
    "type the code with the letters A to Z."
)
NO_PERSONAL_CODE = N_(
    "No sheet of this check has this code. It has eight characters. Please compare it once more."
)
OTHER_PERSPECTIVE = N_("This link is for another perspective.")

AT_ONCE = timedelta(0)


class Answering(Doorkeeper):
    """For everybody who answers: by invitation, or on the organiser's own sheet."""

    def choices(self, link: str) -> tuple[Perspective, ...]:
        """The perspectives that are asked something in the check, to choose from; none where the catalogue
        has none.
        """
        return showing.perspectives_asked(self._open(link).check)

    def by_code(self, typed: str) -> str:
        """The invitation behind a check's short code. Raises NotPossible where there is none."""
        opened = self._store.by_code(links.code_hash(self._key, typed))
        if opened is None or opened.link.withdrawn:
            if foreign := links.foreign_letter(typed):
                raise NotPossible(FOREIGN_LETTER, sign=foreign)
            raise NotPossible(PERSONAL_INSTEAD if links.has_signs(typed, links.PERSONAL_SIGNS) else NO_CODE)
        return self._shown(opened.link)

    def invitation_to(self, link: str) -> str:
        """The invitation to the check of this sheet: for its perspective, else the one with a choice.
        UnknownLink where there is none.
        """
        opened = self._open(link, LinkKind.SHEET)
        there = [
            each.link
            for each in self._store.links_of(opened.check.id)
            if each.link.kind is LinkKind.ANSWER and not each.link.name
        ]
        for perspective in (opened.perspective, None):
            for each in there:
                if each.perspective == perspective and not each.withdrawn:
                    return self._shown(each)
        raise UnknownLink(WITHDRAWN)

    def new_nonce(self) -> str:
        """A word to send along when a sheet is begun: whoever sends it twice has one sheet."""
        return links.new_id() + links.new_id()

    def join(self, link: str, perspective: PerspectiveId | None, nonce: str) -> str:
        """Begins a sheet by invitation; gives the sheet's own link. The same nonce again gives the same
        sheet.
        """
        opened = self._open(link, LinkKind.ANSWER)
        check, invited = opened.check, opened.link.perspective
        if invited is not None and perspective not in (None, invited):
            raise NotPossible(OTHER_PERSPECTIVE)
        chosen = checking.asked_perspective(invited or perspective, check)
        new = LinkId(links.id_from(self._key, "link", check.id, nonce))
        sheet = Sheet(SheetId(links.id_from(self._key, "sheet", check.id, nonce)), chosen)
        way = self._sheet_link(new, check.id, sheet.id)
        came_by = (
            opened.link.id if check.mode is Mode.OPEN else None
        )  # for the count of each link, which a confidential check does not have
        self._store.begin(way, sheet, self._now(), invitation=came_by)
        return self._shown(way)

    def personal_code(self, link: str) -> str:
        """With this code one goes on with one's sheet on another device."""
        own = self._open(link, LinkKind.SHEET).link
        return links.personal_code(self._key, own.id, own.generation)

    def by_personal_code(self, link: str, typed: str) -> str:
        """The link of the sheet with this code, in the check of this link, which may have been replaced.
        NotPossible without one.
        """
        check = self._check_of(link)
        wanted = links.personal_hash(self._key, check, typed)
        if found := self._store.by_personal(check, wanted) or self._among_old_ones(check, wanted):
            return links.text(self._key, *found)
        if foreign := links.foreign_letter(typed):
            raise NotPossible(FOREIGN_LETTER, sign=foreign)
        raise NotPossible(CHECK_INSTEAD if links.has_signs(typed, links.CODE_SIGNS) else NO_PERSONAL_CODE)

    def withdraw(self, link: str) -> None:
        """Deletes the own sheet with all that was said on it."""
        self._store.withdraw(self._open(link, LinkKind.SHEET).link, self._now())

    def own_sheet(self, link: str) -> OwnSheet:
        """The sheet of the link's holder as it stands now."""
        opened, sheet = self._own(link)
        return showing.own_sheet(self._access(opened), self._store.sheet(sheet))

    def given(self, link: str, question: QuestionId) -> Given | None:
        """What stands on the own sheet for one question: much less to read than the whole sheet."""
        kept = self._store.given(self._own(link)[1], question)
        return showing.given(kept) if kept else None

    def answer(
        self,
        link: str,
        question: QuestionId,
        value: AnswerValue,
        age: timedelta = AT_ONCE,
        known: datetime | None = None,
    ) -> Saved:
        """Saves an answer in place of the one before.

        One that was given `age` ago leaves what was saved since then, unless that is what the device has
        `known`: the time it was told
        with the last answer it saved or saw.
        """
        opened, sheet = self._own(link)
        chosen = checking.value(value, showing.catalogue_in(opened.check.catalogue_text))
        kept = self._edit(opened, sheet, question, lambda before: replace(before, value=chosen), age, known)
        return Saved(kept.saved, kept.revision)

    def take_back(
        self, link: str, question: QuestionId, age: timedelta = AT_ONCE, known: datetime | None = None
    ) -> Saved:
        """The question is open again; comment and evidence stay. `age` and `known` as with `answer`."""
        kept = self._edit(*self._own(link), question, lambda before: replace(before, value=None), age, known)
        return Saved(kept.saved, kept.revision)

    def comment(self, link: str, question: QuestionId, text: str, seen: str) -> Saved:
        """Saves a comment where the window showed `seen`; what came in between stays, too."""
        write = writing.comment(text, seen)
        kept = self._edit(
            *self._own(link), question, lambda before: replace(before, comment=write(before.comment))
        )
        return Saved(kept.saved, kept.revision, kept.answer.comment)

    def evidence(
        self, link: str, question: QuestionId, title: str, address: str, seen: tuple[str, str]
    ) -> Saved:
        """Saves where an answer can be verified, both empty take it away; the text given back
        is the title.
        """
        given, before_it = (
            Evidence(writing.line(title), writing.address(address)),
            Evidence(*map(writing.cleaned, seen)),
        )
        kept = self._edit(
            *self._own(link), question, lambda before: writing.with_evidence(before, given, before_it)
        )
        return Saved(kept.saved, kept.revision, kept.answer.evidence.title if kept.answer.evidence else "")

    def closing(self, link: str, key: str, text: str, seen: str) -> Saved:
        """Saves the answer to a closing question, `open_good` or `open_next`, as a comment is saved."""
        checking.closing(key)
        kept = self._store.closing(self._own(link)[1], key, writing.comment(text, seen), self._now())
        return Saved(kept.saved, kept.revision, kept.text)

    def finish(self, link: str) -> None:
        """Marks the own sheet as finished although something is open; one that is complete is finished by
        itself. It can be changed.
        """
        self._store.finish(self._own(link)[1], True, self._now())

    def reopen(self, link: str) -> None:
        """Takes that mark away."""
        self._store.finish(self._own(link)[1], False, self._now())

    def change_perspective(self, link: str, perspective: PerspectiveId) -> None:
        """The own sheet answers from another perspective; what that one is not asked stays, and does not
        count.
        """
        opened, sheet = self._own(link)
        other = checking.asked_perspective(perspective, opened.check)
        self._store.change_perspective(sheet, other, self._now(), showing.finishes(opened, other))

    def _among_old_ones(self, check: CheckId, wanted: str) -> tuple[LinkId, int] | None:
        """The sheet with this hash, where some of the check have none yet: from now on all have one, and none
        is looked for again.
        """
        without = self._store.without_personal(check)
        hashes = {
            link: links.personal_hash(self._key, check, links.personal_code(self._key, link, generation))
            for link, generation in without
        }
        if hashes:
            self._store.keep_personal(hashes)
        return next((each for each in without if hashes[each[0]] == wanted), None)

    def _check_of(self, link: str) -> CheckId:
        """Where a link leads or once led. UnknownLink where it never was right."""
        opened = self._store.open(links.parse(link) or LinkId(""))
        whose = (link, self._key, opened.link.id, opened.link.generation)
        if not (links.is_right(*whose) or links.was_right(*whose)):
            raise UnknownLink
        return opened.check.id

    def _edit(
        self,
        opened: Opened,
        sheet: SheetId,
        question: QuestionId,
        edit: Callable[[Answer], Answer],
        age: timedelta = AT_ONCE,
        known: datetime | None = None,
    ) -> KeptAnswer:
        checking.question(question, showing.catalogue_in(opened.check.catalogue_text), opened.check.scope)
        now = self._now()
        late = Late(now - age, known) if age > AT_ONCE else None
        return self._store.answer(sheet, question, edit, now, late, showing.finishes(opened))
