"""Joining: from an invitation or a code to a sheet of one's own."""

from __future__ import annotations

from dataclasses import dataclass

from qcheck import life
from qcheck.catalogue import Perspective, PerspectiveId
from qcheck.language import N_
from qcheck.records import CheckId, LinkId, Mode, Sheet, SheetId
from qcheck.refusals import Invalid, Withdrawn
from qcheck.service.doors import links
from qcheck.service.doors.access import AccessControl
from qcheck.service.ground import assembly, validation
from qcheck.service.ground.check_values import AnyLink
from qcheck.service.ground.clock import Clock
from qcheck.store import Link, LinkKind, Store, UnknownLink

NO_CODE = N_(
    "There is no check with this code. It has six characters, without 0, O, 1 and I. Please compare it "
    "once more."
)
NO_LONGER = N_(
    "This invitation no longer holds: those who organise the check have withdrawn it. Please ask whoever "
    "gave you the code."
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


@dataclass(frozen=True, slots=True)
class NewSheet:
    """A sheet before it is begun, with its own link as people have it; `came_by`: the invitation, where it is
    counted.
    """

    link: str
    way: Link
    sheet: Sheet
    came_by: LinkId | None


class Joining:
    """For everybody who is invited, and for whoever goes on with a sheet on another device."""

    def __init__(self, access: AccessControl, store: Store, clock: Clock) -> None:
        self._access, self._store, self._clock = access, store, clock

    def choices(self, link: AnyLink) -> tuple[Perspective, ...]:
        """The perspectives that are asked something in the check, to choose from; none where the catalogue
        has none.
        """
        return assembly.perspectives_asked(self._access.let_in(link).check)

    def by_code(self, typed: str) -> str:
        """The invitation behind a check's short code. Raises NotPossible where there is none (any more)."""
        opened = self._store.by_code(links.code_hash(self._access.key, typed))
        if opened and opened.link.withdrawn and not life.is_past(opened.check.life, self._clock.now()):
            raise Invalid(NO_LONGER)
        if opened is None or opened.link.withdrawn:
            if foreign := links.foreign_letter(typed):
                raise Invalid(FOREIGN_LETTER, sign=foreign)
            raise Invalid(PERSONAL_INSTEAD if links.has_signs(typed, links.PERSONAL_SIGNS) else NO_CODE)
        return self._access.written(opened.link)

    def invitation_to(self, link: AnyLink) -> str:
        """The invitation to the check of this sheet: for its perspective, else the one with a choice.
        UnknownLink where there is none.
        """
        opened = self._access.let_in(link, LinkKind.SHEET)
        there = [
            shared.link
            for shared in self._store.links_of(opened.check.id)
            if shared.link.kind is LinkKind.ANSWER and not shared.link.name
        ]
        for perspective in (opened.perspective, None):
            for invitation in there:
                if invitation.perspective == perspective and not invitation.withdrawn:
                    return self._access.written(invitation)
        raise Withdrawn

    def new_nonce(self) -> str:
        """A word to send along when a sheet is begun: whoever sends it twice has one sheet."""
        return links.new_id() + links.new_id()

    def join(self, link: AnyLink, perspective: PerspectiveId | None, nonce: str) -> str:
        """Begins a sheet by invitation; gives the sheet's own link. The same nonce again gives the same
        sheet.
        """
        new = self.new_sheet(link, perspective, nonce)
        self.begin(new)
        return new.link

    def new_sheet(self, link: AnyLink, perspective: PerspectiveId | None, nonce: str) -> NewSheet:
        """The sheet that would be begun by this invitation; as yet nothing is."""
        opened = self._access.let_in(link, LinkKind.ANSWER)
        check, invited = opened.check, opened.link.perspective
        if invited is not None and perspective not in (None, invited):
            raise Invalid(OTHER_PERSPECTIVE)
        chosen = validation.asked_perspective(invited or perspective, check)
        new = LinkId(links.id_from(self._access.key, "link", check.id, nonce))
        sheet = Sheet(SheetId(links.id_from(self._access.key, "sheet", check.id, nonce)), chosen)
        way = self._access.sheet_link(new, check.id, sheet.id)
        came_by = (
            opened.link.id if check.mode is Mode.OPEN else None
        )  # for the count of each link, which a confidential check does not have
        return NewSheet(self._access.written(way), way, sheet, came_by)

    def begin(self, new: NewSheet) -> None:
        """Begins it; where it has been begun nothing changes."""
        self._store.begin_sheet(new.way, new.sheet, self._clock.now(), invitation=new.came_by)

    def personal_code(self, link: AnyLink) -> str:
        """With this code one goes on with one's sheet on another device."""
        own = self._access.let_in(link, LinkKind.SHEET).link
        return links.personal_code(self._access.key, own.id, own.generation)

    def by_personal_code(self, link: str, typed: str) -> str:
        """The link of the sheet with this code, in the check of this link, which may have been replaced.
        NotPossible without one.
        """
        check = self._check_of(link)
        wanted = links.personal_hash(self._access.key, check, typed)
        if sheets_link := self._store.by_personal(check, wanted) or self._among_old_ones(check, wanted):
            return links.text(self._access.key, *sheets_link)
        if foreign := links.foreign_letter(typed):
            raise Invalid(FOREIGN_LETTER, sign=foreign)
        raise Invalid(CHECK_INSTEAD if links.has_signs(typed, links.CODE_SIGNS) else NO_PERSONAL_CODE)

    def _among_old_ones(self, check: CheckId, wanted: str) -> tuple[LinkId, int] | None:
        """The sheet with this hash, where some of the check have none yet: from now on all have one, and none
        is looked for again.
        """
        without = self._store.without_personal(check)
        hashes = {
            link: links.personal_hash(
                self._access.key, check, links.personal_code(self._access.key, link, generation)
            )
            for link, generation in without
        }
        if hashes:
            self._store.keep_personal(hashes)
        return next((sheets_link for sheets_link in without if hashes[sheets_link[0]] == wanted), None)

    def _check_of(self, link: str) -> CheckId:
        """Where a link leads or once led. UnknownLink where it never was right."""
        opened = self._store.open(links.parse(link) or LinkId(""))
        whose = (link, self._access.key, opened.link.id, opened.link.generation)
        if not (links.is_right(*whose) or links.was_right(*whose)):
            raise UnknownLink
        return opened.check.id
