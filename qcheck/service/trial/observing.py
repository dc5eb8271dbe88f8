"""What whoever coordinates a trial sees of its pilots: where their checks stand and how much came in, through
the gate, and nothing of what was said in them.

However many sheets there are, it takes the same number of statements: one for all checks that ask the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from qcheck import disclosure, life, typed_dates
from qcheck.asking import Questionnaire
from qcheck.catalogue import PerspectiveId, QuestionId
from qcheck.disclosure import Observed
from qcheck.language import N_, local
from qcheck.piloting import Pilot
from qcheck.records import Check, CheckId, LinkId, Mode, State
from qcheck.refusals import Invalid, NotOfTrial
from qcheck.service.doors.access import AccessControl
from qcheck.service.ground import assembly, remaining, text_rules
from qcheck.service.ground.catalogues import is_readable
from qcheck.service.ground.clock import Clock
from qcheck.service.trial.piloting import NO_NAME, HandedOver, OpenedPilot, Piloting, TakingPart
from qcheck.service.trial.trials import OfTrial, OpenedTrial, Trials
from qcheck.store import Opened, Store

LONGEST_NOTE = 2_000
NO_SUCH_PILOT = N_("This pilot is not there any more. Perhaps somebody else has removed it meanwhile.")


@dataclass(frozen=True, slots=True)
class SeenCheck:
    """A check as the coordinator sees it. `since`: the day since which it is in its state. `observed` is None
    where its answers are gone, or are not here.
    """

    check_id: CheckId
    questionnaire: Questionnaire
    mode: Mode
    state: State
    since: date
    observed: Observed | None


@dataclass(frozen=True, slots=True)
class ShownResult:
    """A result that a pilot has handed over: of which of its checks, and the address of its page by this
    link.
    """

    questionnaire: Questionnaire
    link: str


@dataclass(frozen=True, slots=True)
class SeenPilot:
    """A pilot as the coordinator sees it; `link` is its own, to be sent to it."""

    pilot: Pilot
    checks: tuple[SeenCheck, ...]
    shown: tuple[ShownResult, ...]
    link: str


class Observing:
    """For whoever coordinates a trial; and for a pilot, who sees the same of itself."""

    def __init__(
        self, access: AccessControl, store: Store, clock: Clock, trials: Trials, piloting: Piloting
    ) -> None:
        self._access, self._store, self._clock = access, store, clock
        self._trials, self._piloting = trials, piloting

    def all(self, link: OfTrial) -> tuple[SeenPilot, ...]:
        """Every pilot of the trial, by name; those who left among them, with nothing but that."""
        opened = self._trials.coordinate(link)
        return self._seen(opened, self._piloting.pilots(opened))

    def one(self, link: OfTrial, pilot: str) -> SeenPilot:
        """One pilot; UnknownLink where it is not there."""
        opened = self._trials.coordinate(link)
        those = [
            taking_part for taking_part in self._piloting.pilots(opened) if taking_part.pilot.id == pilot
        ]
        if not those:
            raise NotOfTrial(NO_SUCH_PILOT)
        return self._seen(opened, those)[0]

    def of_itself(self, opened: OpenedPilot) -> tuple[SeenCheck, ...]:
        """What the coordinator sees of a pilot's checks, for the pilot."""
        return self._checks(self._piloting.checks_of(opened))

    def describe(self, link: OfTrial, pilot: str, name: str, note: str, seen: int) -> None:
        """Another name, and notes for whoever coordinates. Stale where somebody else was faster."""
        described = self.one(link, pilot).pilot
        if not (named := text_rules.line(name, "name")):
            raise Invalid(NO_NAME, field="name")
        written = text_rules.within(text_rules.cleaned(note), LONGEST_NOTE, "note")
        self._store.change_pilot(replace(described, name=named, note=written, revision=seen))

    def remove(self, link: OfTrial, pilot: str) -> None:
        """Takes a pilot out of the trial, with all that is kept of it. Its checks stay as they are."""
        self._store.remove_pilot(self.one(link, pilot).pilot)

    def renew(self, link: OfTrial, pilot: str) -> None:
        """Another link for a pilot in place of its own, which opens nothing from now on."""
        opened, seen = self._trials.coordinate(link), self.one(link, pilot)
        for way in self._store.trial_links(opened.trial.id):
            if way.of == seen.pilot.id:
                self._store.renew_trial_link(LinkId(way.id))

    def _seen(self, opened: OpenedTrial, those: Sequence[TakingPart]) -> tuple[SeenPilot, ...]:
        ways = self._piloting.links(opened)
        checks = [check for taking_part in those for check in taking_part.checks]
        observed = self._observed(checks)
        shown = self._shown(self._piloting.handed_over([taking_part.pilot for taking_part in those]))
        return tuple(
            SeenPilot(
                taking_part.pilot,
                self._checks(taking_part.checks, observed),
                tuple(shown.get(taking_part.pilot.process or "", ())),
                ways.get(taking_part.pilot.id, ""),
            )
            for taking_part in those
        )

    def _shown(self, those: Iterable[HandedOver]) -> dict[str, list[ShownResult]]:
        by_process: dict[str, list[ShownResult]] = defaultdict(list)
        for handed in those:
            if self._is_there(handed.check.check):
                questionnaire = assembly.questionnaire_of(handed.check.check)
                by_process[handed.check.check.process.id].append(ShownResult(questionnaire, handed.link))
        return by_process

    def _checks(
        self, those: Sequence[Opened], known: Mapping[CheckId, Observed] | None = None
    ) -> tuple[SeenCheck, ...]:
        observed = self._observed(those) if known is None else known
        now = self._clock.now()
        return tuple(
            SeenCheck(
                opened.check.id,
                assembly.questionnaire_of(opened.check),
                opened.check.mode,
                state := assembly.state(opened.check, now),
                _since(opened.check, state),
                observed.get(opened.check.id),
            )
            for opened in those
            if self._is_there(opened.check)
        )

    def _is_there(self, check: Check) -> bool:
        """Whether anything can be told: a check whose day has come is gone, before it is deleted, too."""
        return is_readable(check) and not life.is_past(check.life, self._clock.now())

    def _observed(self, those: Sequence[Opened]) -> dict[CheckId, Observed]:
        """How much came in, check by check, as far as the gate says."""
        checks = [
            opened.check for opened in those if self._is_there(opened.check) and not opened.check.emptied
        ]
        present, said = self._present(checks), self._store.how_much_was_said([check.id for check in checks])
        return {
            check.id: disclosure.observed(
                present[check.id],
                said.get(check.id, 0),
                check.mode,
                assembly.questionnaire_of(check).catalogue.rules.minimum_group,
                closed=check.left_behind or check.life.closed is not None,
            )
            for check in checks
        }

    def _present(self, those: Sequence[Check]) -> dict[CheckId, dict[PerspectiveId, int]]:
        """The sheets of each perspective. What asks the same, and counts up to the same moment, is counted
        together.
        """
        alike: dict[tuple[object, ...], list[Check]] = defaultdict(list)
        by_check = {check.id: self._left_behind(check) for check in those if check.left_behind}
        for check in (candidate for candidate in those if not candidate.left_behind):
            alike[check.catalogue_sha, check.phase, check.scope, self._until(check)].append(check)
        by_hands = self._store.hands_in([check.id for check in those if check.mode is Mode.OPEN])
        for checks in alike.values():
            asked = _asked(assembly.questionnaire_of(checks[0]))
            counted = self._store.present_in([check.id for check in checks], asked, self._until(checks[0]))
            for which, numbers in counted.items():
                raised = by_hands.get(which, {})
                by_check[which] = {
                    perspective: numbers.get(perspective, 0) + raised.get(perspective, 0)
                    for perspective in asked
                }
        return by_check

    def _left_behind(self, check: Check) -> dict[PerspectiveId, int]:
        """Of a check whose answers stayed in another installation: as far as its figures tell."""
        told = remaining.profile_of(self._store, check).sheets
        return {
            perspective: told.get(perspective) or 0
            for perspective in assembly.questionnaire_of(check).perspectives
        }

    def _until(self, check: Check) -> datetime | None:
        """Up to which moment it is counted; None: up to now."""
        if not disclosure.counted_by_day(check.mode, closed=check.life.closed is not None):
            return None
        zone = typed_dates.zone(check.life.zone) or ZoneInfo("UTC")
        return datetime.combine(self._clock.now().astimezone(zone).date(), time(), zone)


def _asked(questionnaire: Questionnaire) -> dict[PerspectiveId, frozenset[QuestionId]]:
    return {
        perspective: questionnaire.form(perspective).all_ids for perspective in questionnaire.perspectives
    }


def _since(check: Check, state: State) -> date:
    """The day since which a check is in its state, where it is held."""
    moments = {State.PREPARED: check.life.created, State.OPEN: check.life.opened or check.life.created}
    return local(moments.get(state) or life.end(check.life), check.life.zone).date()
