"""What may be taken away by a link, and all that a report is made of, as far as this link may see it.

Asked anew for each file: a link that was withdrawn takes nothing away any more, an address that somebody has
kept leads nowhere.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace
from datetime import date

from qcheck.catalogue import PerspectiveId
from qcheck.language import N_, local
from qcheck.records import Mode, State
from qcheck.refusals import NotPossible, WrongLink
from qcheck.service.bundles.bundle_exchange import BundleExchange
from qcheck.service.doors.access import ONLY, AccessControl
from qcheck.service.evaluation.comparing import Comparing
from qcheck.service.evaluation.results import Results
from qcheck.service.follow_up.measures import MeasureList, Measures
from qcheck.service.ground.check_values import Access, AnyLink
from qcheck.service.ground.clock import Clock
from qcheck.service.ground.result_values import TwoChecks
from qcheck.service.incoming.carrying import public_id
from qcheck.service.live.facilitating import Facilitating
from qcheck.service.live.participants import Participants
from qcheck.service.live.workshop_values import Workshop
from qcheck.service.sheets.answering import Answering
from qcheck.service.sheets.own_data import OwnData
from qcheck.service.takeaway.gathered_values import Gathered, GatheredForm
from qcheck.service.takeaway.takeables import EVER, NOT_HERE, OF_THE_RESULT, Matter, Takeable
from qcheck.store import LinkKind, Opened, Store

NOT_YET = N_(
    "This check is confidential and has not ended yet. Its result can be taken away as soon as it has."
)
BEYOND = N_(
    "This link shows the results. Whatever goes beyond them is taken away by whoever organises the check."
)
WENT = N_("The answers of this check have been deleted, so this cannot be taken away any more.")


class TakingAway:
    """For whoever holds a link of any kind."""

    def __init__(
        self,
        access: AccessControl,
        store: Store,
        clock: Clock,
        answering: Answering,
        own_data: OwnData,
        results: Results,
        comparing: Comparing,
        workshop: Facilitating,
        measures: Measures,
        participants: Participants,
        bundles: BundleExchange,
    ) -> None:
        self._access, self._store, self._clock = access, store, clock
        self._answering, self._own_data = answering, own_data
        self._results, self._comparing = results, comparing
        self._workshop, self._measures, self._participants = workshop, measures, participants
        self._bundles = bundles

    def takeable(self, link: AnyLink) -> Takeable:
        """What this link may take away now."""
        opened = self._access.let_in(link)
        access = self._access.describe(opened)
        waits = access.kind in (LinkKind.ORGANISE, LinkKind.VIEW) and not access.released
        return Takeable(access, self._matters(opened, access), waits)

    def permit(self, link: AnyLink, matter: Matter) -> Access:
        """The check behind a link that may take this away now; NotPossible, in words, where it may not."""
        takeable = self.takeable(link)
        if matter in takeable.matters:
            return takeable.access
        if matter not in EVER[takeable.access.kind]:
            raise WrongLink(BEYOND if takeable.access.kind is LinkKind.VIEW else ONLY[takeable.access.kind])
        if takeable.waits and matter in OF_THE_RESULT:
            raise NotPossible(NOT_YET)
        if takeable.access.emptied is not None:
            raise NotPossible(WENT)
        if takeable.access.kind is LinkKind.SHEET and matter in OF_THE_RESULT:
            self._participants.own_result(takeable.access)  # says why there is none for whoever answered
        raise NotPossible(NOT_HERE[matter])

    def file_mark(self, link: AnyLink, matter: Matter) -> Hashable:
        """What a file depends on beside its kind, format and language: as long as it is the same, the file
        is, too. Two links share it where they see the same.
        """
        access = self.permit(link, matter)
        opened, today = self._access.let_in(access), self._today(access)
        if matter in (Matter.OWN, Matter.FORM, Matter.FILL_IN):
            own = opened.link.id if matter is Matter.OWN else None
            return matter, access.check_id, own, access.revision, access.state, today
        if matter is Matter.MEASURES:
            there = self._measures.measure_list(opened)
            return (
                matter,
                access.check_id,
                there.measures,
                tuple(earlier.check for earlier in there.rounds),
                today,
            )
        if matter in (Matter.WHOLE, Matter.PROCESS):
            return matter, access.check_id, self._marks_of_all(opened), today
        seen_by = LinkKind.VIEW if access.kind is LinkKind.SHEET else access.kind
        process = self._store.measures(opened.check.process.id) if seen_by is LinkKind.ORGANISE else ()
        notes = self._workshop.kept(access.check_id).notes if matter is Matter.MINUTES else ()
        marks = self._results.mark(opened), *(self._results.mark(before) for before in self._earlier(opened))
        return matter, access.check_id, seen_by, access.revision, marks, process, str(notes), today

    def gathered_bundle(self, link: AnyLink, matter: Matter) -> bytes:
        """A check, or its whole process, as a file for another installation."""
        access = self.permit(link, matter)
        return (
            self._bundles.of_process(access) if matter is Matter.PROCESS else self._bundles.of_check(access)
        )

    def gathered(self, link: AnyLink, matter: Matter = Matter.RESULT) -> Gathered:
        """All that a report of the result is made of, as far as this link may see it, without links, codes
        and passwords.
        """
        access = self.permit(link, matter)
        opened = self._access.let_in(access)
        if access.kind is LinkKind.SHEET:
            return Gathered(self._participants.own_result(opened), self._today(access), access.letterhead)
        result = self._results.result(opened)
        if access.kind is not LinkKind.ORGANISE:
            return Gathered(result, self._today(access), access.letterhead)
        return Gathered(
            result,
            self._today(access),
            access.letterhead,
            measures=self._measures.measure_list(opened).measures,
            earlier=self._then_and_now(opened) if result.released else None,
            workshop=self._room(opened),
            answers=self._results.answers(opened),
        )

    def gathered_measures(self, link: AnyLink) -> MeasureList:
        """The measures of the process, for whoever may see them."""
        measures = self._measures.measure_list(self.permit(link, Matter.MEASURES))
        return replace(measures, access=_without_link(measures.access))

    def gathered_form(
        self, link: AnyLink, matter: Matter, perspective: PerspectiveId | None = None
    ) -> GatheredForm:
        """The blank questionnaire for this perspective, or what stands on one's own sheet."""
        access = self.permit(link, matter)
        public = public_id(self._access, access.check_id)
        if matter is not Matter.OWN:
            blank = replace(_without_link(access), perspective=perspective or access.perspective)
            return GatheredForm(blank, self._today(access), check=public)
        own = self._answering.own_sheet(access)
        mine = replace(_without_link(access), perspective=own.perspective)
        beside = self._own_data.beside_answers(access)
        return GatheredForm(mine, self._today(access), dict(own.given), dict(own.closing), public, beside)

    def _matters(self, opened: Opened, access: Access) -> frozenset[Matter]:
        if access.kind is LinkKind.ORGANISE:
            return self._for_organisers(opened, access)
        matters = EVER[access.kind]
        sees = access.has_result if access.kind is LinkKind.VIEW else False
        if access.kind is LinkKind.SHEET:
            sees = self._participants.may_see_result(opened)
            matters -= set() if self._says_something(opened) else {Matter.OWN}
        if not sees:
            matters -= {Matter.RESULT}
        if not _can_be_read_in(access):
            matters -= {Matter.FILL_IN}
        return matters if sees and _has_several(access) else matters - {Matter.PERSPECTIVES}

    def _for_organisers(self, opened: Opened, access: Access) -> frozenset[Matter]:
        is_there = {
            Matter.RESULT: access.has_result,
            Matter.PERSPECTIVES: access.has_result and _has_several(access),
            Matter.THEN_AND_NOW: access.has_result and bool(self._earlier(opened)),
            Matter.ANSWERS: access.emptied is None and access.mode is Mode.OPEN,
            Matter.WHOLE: access.released,
            Matter.PROCESS: access.released and len(self._store.of_process(opened.check.process.id)) > 1,
            Matter.FILL_IN: _can_be_read_in(access),
            Matter.MINUTES: access.emptied is None and self._workshop.has_workshop(opened),
            Matter.OWN: access.emptied is None and self._says_something(opened),
        }
        return frozenset(matter for matter in Matter if is_there.get(matter, True))

    def _marks_of_all(self, opened: Opened) -> Hashable:
        """What a bundle depends on: everything that was said, agreed and planned in the process."""
        process = opened.check.process.id
        siblings = self._store.of_process(process)
        notes = ((sibling.check.id, self._store.workshop(sibling.check.id)) for sibling in siblings)
        return (
            tuple((self._results.mark(sibling), sibling.check, sibling.topics) for sibling in siblings),
            str([(check, room.notes, room.next, room.stage) for check, room in notes if room]),
            self._store.measures(process),
        )

    def _says_something(self, opened: Opened) -> bool:
        return opened.link.sheet is not None and self._answering.own_sheet(opened).says_something

    def _earlier(self, opened: Opened) -> tuple[Opened, ...]:
        """The check of the same process before this one, as far as it still has a result: only organisers may
        see it by the link of another check.
        """
        if opened.link.kind is not LinkKind.ORGANISE:
            return ()
        made = opened.check.life.created
        before = (
            sibling
            for sibling in self._store.of_process(opened.check.process.id)
            if sibling.check.life.created < made and self._access.describe(sibling).has_result
        )
        return tuple(sorted(before, key=lambda sibling: sibling.check.life.created)[-1:])

    def _then_and_now(self, opened: Opened) -> TwoChecks | None:
        for before in self._earlier(opened):
            both = self._comparing.between(before, opened)
            return replace(both, then_link="", now_link="")
        return None

    def _room(self, opened: Opened) -> Workshop | None:
        if opened.check.emptied is not None or not self._workshop.has_workshop(opened):
            return None
        room = self._workshop.led(opened)
        return replace(room, invitation=None, code=None, wall="", results=None, wifi=("", ""))

    def _today(self, access: Access) -> date:
        return local(self._clock.now(), access.life.zone).date()


def _can_be_read_in(access: Access) -> bool:
    """Whether answers may come back in a spreadsheet: nobody adds sheets to a confidential check on behalf of
    others, or to any that has ended.
    """
    return access.mode is Mode.OPEN and access.state is not State.CLOSED


def _has_several(access: Access) -> bool:
    """Whether there are several perspectives that this link may put side by side."""
    return access.shows.perspectives and len(access.questionnaire.perspectives) > 1


def _without_link(access: Access) -> Access:
    """The check without the secret that opened it."""
    return replace(access, link="")
