"""The loop back: what of a process's measures is due, what was promised, what became of it; and re-checks,
which ask the questions of a measure's criteria once more.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from qcheck import life
from qcheck.accounts import Account
from qcheck.catalogue import CriterionId
from qcheck.language import N_, local
from qcheck.records import Check, CheckId, Keeps, Life, LinkId, Measure, MeasureId, MeasureState, Scope
from qcheck.refusals import NotPossible, Stale
from qcheck.service.checks.inviting import Inviting
from qcheck.service.doors import links
from qcheck.service.doors.access import AccessControl
from qcheck.service.evaluation.comparing import Comparing
from qcheck.service.follow_up.measures import MeasureList, Measures
from qcheck.service.follow_up.recheck_values import (
    AskedAgain,
    FollowedMeasure,
    LoopBack,
    Proposal,
    Recheck,
    Stand,
)
from qcheck.service.ground import assembly
from qcheck.service.ground.catalogues import is_readable
from qcheck.service.ground.check_values import AnyLink
from qcheck.service.ground.clock import Clock
from qcheck.service.ground.result_values import TwoChecks
from qcheck.store import MEASURE_IS_GONE, Link, LinkKind, Opened, Store

NO_CHECK_TO_REPEAT = N_(
    "No check of this process is there any more whose questions could be asked again for this measure."
)
NOT_IN_CATALOGUE = N_(
    "The criteria of this measure are not in the catalogue of any check of this process any more. So "
    "their questions cannot be asked again. Please choose other criteria for the measure, or create a new "
    "check."
)
PROPOSED_FOR = timedelta(days=183)
"""So long after a measure was called done it stands among what is due, where nobody has asked again."""


class Rechecks:
    """For whoever holds an organiser's link to one of the process's checks."""

    def __init__(
        self,
        access: AccessControl,
        store: Store,
        clock: Clock,
        inviting: Inviting,
        measures: Measures,
        comparing: Comparing,
    ) -> None:
        self._access, self._store, self._clock = access, store, clock
        self._inviting, self._measures, self._comparing = inviting, measures, comparing

    def loop_back(self, link: AnyLink) -> LoopBack:
        """The measures of the process behind this link, and where each stands."""
        opened = self._access.let_in(link, LinkKind.ORGANISE)
        there = self._measures.measure_list(opened)
        followed = self._followed(opened, there)
        return LoopBack(
            there,
            _of(followed, Stand.DUE),
            _of(followed, Stand.PROMISED),
            tuple(reversed(_of(followed, Stand.BECAME, by_state=True))),
        )

    def proposal(self, link: AnyLink, measure: MeasureId) -> Proposal:
        """What a re-check of this measure would ask. Stale where the measure is gone."""
        opened = self._access.let_in(link, LinkKind.ORGANISE)
        there = self._measures.measure_list(opened)
        followed = next(
            (listed for listed in self._followed(opened, there) if listed.measure.id == measure), None
        )
        if followed is None:
            raise Stale(MEASURE_IS_GONE)
        return self._proposed(there, followed, self._repeatable(opened))

    def outcome(self, followed: FollowedMeasure) -> TwoChecks | None:
        """The check from which a measure came beside its last re-check that has ended, narrowed to the
        measure's criteria; None where one of the two is not there.
        """
        if followed.first is None or followed.ended is None:
            return None
        both = self._comparing.between(followed.first, followed.ended.link)
        wanted = followed.measure.criteria
        criteria = tuple(row for row in both.compared.criteria if not wanted or row.criterion in wanted)
        return replace(both, compared=replace(both.compared, criteria=criteria))

    def begin(self, link: AnyLink, measure: MeasureId, whose: Account | None = None) -> str:
        """Begins the re-check, or finds the one that somebody else has just begun; gives its organiser's
        link. A new one lies on the shelf of the account `whose`.
        """
        opened = self._access.organise(link)
        proposal = self.proposal(opened, measure)
        if proposal.followed.running:
            return proposal.followed.running.link
        if proposal.asked is None:
            raise NotPossible(proposal.refused)
        before = _to_repeat(proposal.followed.measure, self._repeatable(opened))
        now = self._clock.now()
        wanted = _repeated(before, proposal.asked.questionnaire.scope, now)
        own = Link(LinkId(links.new_id()), wanted.id, LinkKind.ORGANISE)
        shared = self._inviting.again(before.id, wanted)
        begun = self._store.begin_recheck(opened.check.id, measure, wanted, [own, *shared], now, whose)
        return self._organiser_of(opened, begun)

    def _organiser_of(self, opened: Opened, check: CheckId) -> str:
        checks = self._store.of_process(opened.check.process.id)
        return next(self._access.written(sibling.link) for sibling in checks if sibling.check.id == check)

    def _repeatable(self, opened: Opened) -> list[Check]:
        """The checks of the process whose questions are still there, the newest first."""
        now = self._clock.now()
        checks = (sibling.check for sibling in self._store.of_process(opened.check.process.id))
        return [check for check in checks if _is_there(check, now)]

    def _followed(self, opened: Opened, there: MeasureList) -> tuple[FollowedMeasure, ...]:
        now, process = self._clock.now(), opened.check.process.id
        by_id = {sibling.check.id: sibling for sibling in self._store.of_process(process)}
        known = {
            check: self._recheck(sibling, now)
            for check, sibling in by_id.items()
            if _is_there(sibling.check, now)
        }
        rechecks = self._store.rechecks(process)
        return tuple(
            _followed(
                measure,
                there.today,
                tuple(known[check] for check in rechecks.get(measure.id, ()) if check in known),
                known[measure.check].link if measure.check in known else None,
            )
            for measure in there.measures
        )

    def _recheck(self, opened: Opened, now: datetime) -> Recheck:
        check = opened.check
        made = local(check.life.created, check.life.zone).date()
        return Recheck(check.id, self._access.written(opened.link), made, assembly.state(check, now))

    def _proposed(self, there: MeasureList, followed: FollowedMeasure, checks: Sequence[Check]) -> Proposal:
        if not checks:
            return Proposal(there, followed, refused=NO_CHECK_TO_REPEAT)
        before = _to_repeat(followed.measure, checks)
        scope, missing = _scope(followed.measure, before)
        if scope is None:
            return Proposal(there, followed, missing=missing, refused=NOT_IN_CATALOGUE)
        asked = AskedAgain(
            replace(assembly.questionnaire_of(before), scope=scope),
            before.mode,
            local(before.life.created, before.life.zone).date(),
            tuple(shared.name for shared in self._inviting.again(before.id, replace(before, scope=scope))),
        )
        return Proposal(there, followed, asked, missing)


def _is_there(check: Check, now: datetime) -> bool:
    """Whether the check can still be opened, with its answers or with what remains of it."""
    return (check.keeps is not Keeps.NOTHING or not life.is_past(check.life, now)) and is_readable(check)


def _of(
    followed: Iterable[FollowedMeasure], stand: Stand, *, by_state: bool = False
) -> tuple[FollowedMeasure, ...]:
    """Those that stand so, by the day they are due, or by that of their state; without a day they come
    last, or first.
    """

    def day(listed: FollowedMeasure) -> date:
        chosen = listed.measure.since if by_state else listed.measure.due
        return chosen or (date.min if by_state else date.max)

    return tuple(sorted((listed for listed in followed if listed.stand is stand), key=day))


def _followed(
    measure: Measure, today: date, rechecks: tuple[Recheck, ...], first: str | None
) -> FollowedMeasure:
    followed = FollowedMeasure(measure, Stand.BECAME, rechecks, first)
    return replace(followed, stand=_stand(followed, today))


def _stand(followed: FollowedMeasure, today: date) -> Stand:
    measure = followed.measure
    if followed.running:
        return Stand.DUE
    if measure.state is MeasureState.DROPPED:
        return Stand.BECAME
    if measure.state is MeasureState.DONE:
        is_new = measure.since is None or today - measure.since <= PROPOSED_FOR
        return Stand.DUE if is_new and not followed.rechecks else Stand.BECAME
    return Stand.DUE if measure.due and measure.due <= today else Stand.PROMISED


def _to_repeat(measure: Measure, checks: Sequence[Check]) -> Check:
    """The check whose questions are asked again: the one from which the measure came; where that one does not
    have its criteria (any more), the newest that has most of them.
    """
    own = [check for check in checks if check.id == measure.check]
    return max([*own, *checks], key=lambda check: _number_asked(measure, check))


def _number_asked(measure: Measure, check: Check) -> int:
    return len(set(measure.criteria) & _askable(check))


def _askable(check: Check) -> set[CriterionId]:
    """The criteria of the check's catalogue that ask somebody something in its phase, whether the check asked
    them or not.
    """
    questionnaire = assembly.questionnaire_of(check)
    return {
        CriterionId(criterion.id)
        for criterion in questionnaire.catalogue.every_criterion
        if questionnaire.concerned(criterion)
    }


def _scope(measure: Measure, before: Check) -> tuple[Scope | None, tuple[CriterionId, ...]]:
    """What the re-check asks, and the criteria of the measure that it cannot ask. A measure for the whole
    process asks all that was asked before; None where nothing is left to ask.
    """
    if not measure.criteria:
        return before.scope, ()
    askable = _askable(before)
    asked = frozenset(criterion for criterion in measure.criteria if criterion in askable)
    missing = tuple(criterion for criterion in measure.criteria if criterion not in askable)
    if not asked:
        return None, missing
    modules = {CriterionId(module.id) for module in assembly.questionnaire_of(before).catalogue.modules}
    return Scope(asked - modules, asked & modules), missing


def _repeated(before: Check, scope: Scope, now: datetime) -> Check:
    """The same catalogue as it was kept with the check before, the same phase, mode and texts; it runs at
    once.
    """
    running = Life(now, now, zone=before.life.zone)
    return replace(before, id=CheckId(links.new_id()), scope=scope, life=running, emptied=None)
