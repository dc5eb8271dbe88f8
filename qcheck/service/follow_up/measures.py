"""Measures: what is to be done for a process, by whom and by when, and what becomes of it.

They belong to the process, so every organiser's link of one of its checks opens all of them.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from qcheck import life
from qcheck.asking import Questionnaire
from qcheck.catalogue import CriterionId, Text
from qcheck.language import N_, local
from qcheck.records import CheckId, Keeps, LinkId, Measure, MeasureChange, MeasureId, ProcessId
from qcheck.refusals import Invalid
from qcheck.service.checks.inviting import Inviting
from qcheck.service.doors import links
from qcheck.service.doors.access import AccessControl
from qcheck.service.follow_up import measure_texts
from qcheck.service.follow_up.measure_texts import Written
from qcheck.service.ground import assembly, validation
from qcheck.service.ground.catalogues import is_readable
from qcheck.service.ground.check_values import Access, AnyLink, SharedLink
from qcheck.service.ground.clock import Clock
from qcheck.store import Link, LinkKind, Opened, Store

NO_SUCH_CRITERION = N_("Please choose criteria of a check of this process.")
MOST_MEASURES = 500
TOO_MANY_MEASURES = N_(
    "A process has {most} measures at most. Please remove one that is not needed any more."
)


@dataclass(frozen=True, slots=True)
class MeasureRound:
    """A check of the process, as far as its measures need it: what it asks, and the day it was made."""

    check: CheckId
    questionnaire: Questionnaire
    made: date


@dataclass(frozen=True, slots=True)
class MeasureList:
    """The measures of a process in the order in which they were written, `today` as the check behind the
    link counts days. `rounds` are the checks of the process, the newest first.
    """

    access: Access
    today: date
    measures: tuple[Measure, ...]
    rounds: tuple[MeasureRound, ...]

    @property
    def titles(self) -> Mapping[CriterionId, Text]:
        """What the criteria of all rounds are called; where their catalogues differ, as the newest says."""
        return {
            CriterionId(criterion.id): criterion.title
            for earlier in reversed(self.rounds)
            for criterion in earlier.questionnaire.catalogue.every_criterion
        }

    def criterion(self, criterion: CriterionId, tag: str) -> str:
        """The title of a criterion in this language; its id where no catalogue of the process has it."""
        title = self.titles.get(criterion)
        return title.say(tag) if title else criterion

    def is_in_newest(self, criterion: CriterionId) -> bool:
        """Whether the catalogue of the newest check still has this criterion."""
        newest = self.rounds[0].questionnaire.catalogue if self.rounds else self.access.catalogue
        return any(asked.id == criterion for asked in newest.every_criterion)

    def round_of(self, measure: Measure) -> MeasureRound | None:
        """The check from which a measure came; None where it has been deleted."""
        return next((earlier for earlier in self.rounds if earlier.check == measure.check), None)


class Measures:
    """For whoever holds an organiser's link to one of the process's checks; a link to the measures reads."""

    def __init__(self, access: AccessControl, store: Store, clock: Clock, inviting: Inviting) -> None:
        self._access, self._store, self._clock, self._inviting = access, store, clock, inviting

    def measure_list(self, link: AnyLink) -> MeasureList:
        """All measures of the process behind this link."""
        opened = self._access.let_in(link, LinkKind.ORGANISE, LinkKind.MEASURES)
        now, process = self._clock.now(), opened.check.process.id
        checks = [sibling.check for sibling in self._store.of_process(process)]
        gone = {
            check.id for check in checks if check.keeps is Keeps.NOTHING and life.is_past(check.life, now)
        }
        rounds = tuple(
            MeasureRound(
                check.id, assembly.questionnaire_of(check), local(check.life.created, check.life.zone).date()
            )
            for check in checks
            if check.id not in gone and is_readable(check)
        )
        measures = tuple(measure for measure in self._store.measures(process) if measure.check not in gone)
        return MeasureList(self._access.describe(opened), self._today(opened, now), measures, rounds)

    def measure_history(self, link: AnyLink, measure: MeasureId) -> tuple[MeasureChange, ...]:
        """The changes of a measure, the oldest first; empty where it is gone."""
        return self._store.measure_history(self._access.organise(link).check.process.id, measure)

    def add_measure(self, link: AnyLink, measure: Measure, nonce: str = "") -> Measure:
        """A new measure, from the check behind the link. The same `nonce` sent twice adds one."""
        opened, now = self._access.organise(link), self._clock.now()
        self.refuse_unfit(opened, measure, now)
        own = self._access.id_from("measure", opened.check.id, nonce) if nonce else links.new_id()
        if len(self._store.measures(opened.check.process.id)) >= MOST_MEASURES:
            raise Invalid(TOO_MANY_MEASURES, most=MOST_MEASURES)
        return self._store.add_measure(
            opened.check.id, replace(measure_texts.written(measure), id=MeasureId(own)), now
        )

    def change_measure(
        self, link: AnyLink, measure: MeasureId, values: Mapping[str, object], seen: int
    ) -> Written:
        """Puts values into fields of a measure that was seen at the revision `seen`. What somebody else has
        put there meanwhile is not lost: it is told, it stands in the history, and texts stand side by side.
        """
        opened, now = self._access.organise(link), self._clock.now()
        made: list[Written] = []

        def edit(stored: Measure, between: Mapping[str, object]) -> Measure:
            made[:] = [measure_texts.changed(stored, values, between, self._today(opened, now))]
            self._refuse_criteria(opened, set(made[0].measure.criteria) - set(stored.criteria))
            if made[0].measure.due != stored.due:
                validation.due(made[0].measure.due, now)
            return made[0].measure

        kept = self._store.change_measure(opened.check.id, measure, seen, edit, now)
        return replace(made[0], measure=kept)

    def remove_measure(self, link: AnyLink, measure: MeasureId) -> None:
        """Takes a measure away, with its history; one that is gone already stays so."""
        self._store.remove_measure(self._access.organise(link).check.id, measure)

    def measures_link(self, link: AnyLink) -> SharedLink:
        """The link to the measures of the process, to be handed on; made where there is none yet."""
        check = self._access.organise(link).check
        if not (there := self._store.measure_links(check.process.id)):
            self._store.add_links([Link(LinkId(links.new_id()), check.id, LinkKind.MEASURES)])
            there = self._store.measure_links(check.process.id)
        return self._inviting.to_share(min(there, key=lambda shown: shown.link.id).link)

    def renew_measures_link(self, link: AnyLink) -> SharedLink:
        """Another link to the measures in place of the one before, or of one that was withdrawn."""
        return self._inviting.to_share(self._store.renew(self.measures_link(link).id))

    def withdraw_measures_link(self, link: AnyLink) -> None:
        """The link to the measures opens nothing from now on, until it is renewed."""
        self._store.withdraw_link(self.measures_link(link).id)

    def refuse_unfit(self, opened: Opened, measure: Measure, now: datetime) -> None:
        """Invalid where a measure names criteria that no check of the process has, or a day far away."""
        self._refuse_criteria(opened, set(measure.criteria))
        validation.due(measure.due, now)

    def _refuse_criteria(self, opened: Opened, named: Collection[CriterionId]) -> None:
        """Those of the check behind the link are looked at first, because nearly always they are enough."""
        own = {
            criterion.id for criterion in assembly.questionnaire_of(opened.check).catalogue.every_criterion
        }
        foreign = set(named) - own
        if foreign and foreign - self._of_all_checks(opened.check.process.id):
            raise Invalid(NO_SUCH_CRITERION, field="criteria")

    def _of_all_checks(self, process: ProcessId) -> set[str]:
        return {
            criterion.id
            for opened in self._store.of_process(process)
            if is_readable(opened.check)
            for criterion in assembly.questionnaire_of(opened.check).catalogue.every_criterion
        }

    def _today(self, opened: Opened, now: datetime) -> date:
        return local(now, opened.check.life.zone).date()
