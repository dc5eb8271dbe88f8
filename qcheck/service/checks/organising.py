"""Organising: a check from its making to its deletion."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from qcheck.accounts import Account
from qcheck.catalogue import Catalogue, CatalogueId, CriterionId, PerspectiveId
from qcheck.disclosure import Count, counts
from qcheck.loading import Shelf
from qcheck.records import (
    Check,
    CheckId,
    Keeps,
    Letterhead,
    Life,
    LinkId,
    Process,
    ProcessId,
    Sheet,
    SheetId,
    sha_of,
)
from qcheck.refusals import Invalid
from qcheck.service.checks.inviting import Inviting
from qcheck.service.doors import links
from qcheck.service.doors.access import AccessControl
from qcheck.service.ground import assembly, remaining, text_rules, validation
from qcheck.service.ground.catalogues import remember
from qcheck.service.ground.check_values import AnyLink, NewCheck, Status
from qcheck.service.ground.clock import Clock
from qcheck.service.ground.stamped_cache import StampedCache
from qcheck.store import Link, LinkKind, Store


class Organising:
    """For whoever holds the organiser's link."""

    def __init__(
        self,
        access: AccessControl,
        store: Store,
        clock: Clock,
        shelf: Shelf,
        inviting: Inviting,
        memory: StampedCache,
    ) -> None:
        self._access, self._store, self._clock = access, store, clock
        self._shelf, self._inviting, self._memory = shelf, inviting, memory

    def create_check(self, wish: NewCheck, whose: Account | None = None) -> str:
        """Makes a check with the catalogue as it is now, on the shelf of the account `whose`; gives the
        organiser's link.
        """
        before = self._access.organise(wish.beside).check if wish.beside else None
        check = self._new(wish, before)
        sheet = Sheet(SheetId(links.new_id()), wish.perspective) if wish.perspective else None
        link = Link(LinkId(links.new_id()), check.id, LinkKind.ORGANISE, sheet=sheet.id if sheet else None)
        self._store.create_check(check, link, sheet, whose, before.id if before else None)
        if before and (invitations := self._inviting.again(before.id, check)):
            self._store.add_links(invitations)
        return self._access.written(link)

    def rename(self, link: AnyLink, title: str, place: str) -> None:
        """Corrects title and place of the process."""
        self._store.rename(
            self._access.organise(link).check.process.id, text_rules.title(title), text_rules.line(place)
        )

    def renew(self, link: AnyLink) -> str:
        """A new organiser's link in place of this one, which opens nothing from now on."""
        return self._access.written(self._store.renew(self._access.organise(link).link.id))

    def delete(self, link: AnyLink) -> None:
        """Deletes the check with everything that was said in it, and the process with its last check."""
        self._store.delete(self._access.organise(link).check.id)

    def delete_process(self, link: AnyLink) -> None:
        """Deletes the whole process: all of its checks, and everything said, agreed and planned in them."""
        self._store.delete_process(self._access.organise(link).check.process.id)

    def delete_answers(self, link: AnyLink) -> None:
        """Deletes all answers and words now instead of on their day; what the check keeps remains."""
        check = self._access.organise(link).check
        if check.keeps is Keeps.NOTHING:
            self._store.delete(check.id)
        elif check.emptied is None:
            remaining.empty(self._store, check, self._clock.now())

    def keep(self, link: AnyLink, keeps: Keeps) -> None:
        """What remains after the day of deletion; NotPossible for more than people were told."""
        self._store.keep(self._access.organise(link).check.id, keeps)

    def refused_keeping(self, link: AnyLink) -> str:
        """Why `keep` takes nothing looser any more, as the id of a message; empty where it still does."""
        check = self._access.organise(link).check
        return self._store.refused_keeping(check.id, check.mode)

    def start_check(self, link: AnyLink) -> None:
        """From now on a prepared check can be answered."""
        self._store.start_check(self._access.organise(link).check.id, self._clock.now())

    def end_check(self, link: AnyLink) -> None:
        """From now on nothing can be answered or changed; in a confidential check for good, and the results
        appear.
        """
        self._store.end_check(self._access.organise(link).check.id, self._clock.now())

    def resume_check(self, link: AnyLink) -> None:
        """A closed open round can be answered again; NotPossible for a confidential check."""
        self._store.resume_check(self._access.organise(link).check.id, self._clock.now())

    def schedule(self, link: AnyLink, ends: datetime | None, zone: str) -> None:
        """When the check closes itself; None: when it is closed by hand."""
        validation.zone(zone)
        check = self._access.organise(link).check
        validation.within_reach(ends, self._clock.now())
        validation.end(ends, check.life, zone)
        self._store.schedule(check.id, ends, zone, self._clock.now())

    def keep_until(self, link: AnyLink, deletes: date | None) -> None:
        """The day on which everything is deleted; None: twelve months after the end."""
        check = self._access.organise(link).check
        validation.deletion(deletes, check.life, self._clock.now())
        self._store.keep_until(check.id, deletes)

    def share(self, link: AnyLink, shares: bool) -> None:
        """Whether those who answer may see the result afterwards; NotPossible once people have begun."""
        self._store.share(self._access.organise(link).check.id, shares)

    def refused_sharing(self, link: AnyLink) -> str:
        """Why `share` changes nothing any more, as the id of a message; empty where it still can."""
        check = self._access.organise(link).check
        return self._store.refused_sharing(check.id, check.mode)

    def arrange(self, link: AnyLink, topics: Sequence[CriterionId]) -> None:
        """The order of topics for the talk; empty: as proposed."""
        check = self._access.organise(link).check
        validation.topics(topics, assembly.questionnaire_of(check))
        self._store.arrange(check.id, topics)

    def status(self, link: AnyLink) -> Status:
        """How many sheets have come in, as far as that may be said before the results."""
        check = self._access.organise(link).check
        questionnaire = assembly.questionnaire_of(check)
        closed = check.life.closed is not None

        def count() -> dict[PerspectiveId, Count]:
            if check.left_behind:
                shown = remaining.profile_of(self._store, check).sheets
                return {perspective: shown.get(perspective) for perspective in questionnaire.perspectives}
            return dict(counts(questionnaire, self._store.sheets_of(check.id), check.mode, closed=closed))

        sheets = self._memory.recall((check.id, "status", closed), self._store.stamp(check.id), count)
        minimum = questionnaire.catalogue.rules.minimum_group
        return Status(assembly.state(check, self._clock.now()), check.mode, minimum, sheets)

    def _new(self, wish: NewCheck, before: Check | None) -> Check:
        process = Process(
            before.process.id if before else ProcessId(links.new_id()),
            text_rules.title(wish.title),
            text_rules.line(wish.place),
        )
        catalogue, text, sha = self._catalogue(wish.catalogue)
        validation.choices(wish, catalogue)
        return Check(
            id=CheckId(links.new_id()),
            process=process,
            catalogue_id=CatalogueId(catalogue.id),
            catalogue_version=catalogue.version,
            catalogue_text=text,
            catalogue_sha=sha,
            phase=wish.phase,
            scope=wish.scope,
            mode=wish.mode,
            life=self._new_life(wish),
            shares=wish.shares,
            keeps=wish.keeps,
            asks_back=wish.asks_back,
            times=wish.times,
            letterhead=text_rules.letterhead(
                wish.letterhead or (before.letterhead if before else Letterhead())
            ),
        )

    def _new_life(self, wish: NewCheck) -> Life:
        now = self._clock.now()
        validation.schedule(wish.ends, wish.zone, now)
        life = Life(now, None if wish.prepared else now, ends=wish.ends, zone=wish.zone, deletes=wish.deletes)
        validation.deletion(wish.deletes, life, now)
        return life

    def _catalogue(self, wanted: str) -> tuple[Catalogue, str, str]:
        """A catalogue of the shelf, its text, and the hash of that; nothing is read a second time."""
        try:
            catalogue, text = self._shelf.with_text(CatalogueId(wanted))
        except KeyError:
            raise Invalid(self._why_not(wanted)) from None
        sha = sha_of(text)
        remember(sha, catalogue)
        return catalogue, text, sha

    def _why_not(self, wanted: str) -> str:
        is_draft = any(draft.id == wanted for draft in self._shelf.drafts())
        return validation.DRAFT if is_draft else validation.NO_CATALOGUE
