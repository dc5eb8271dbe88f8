"""What lies on shelves as its owners see it: checks, drafts and trials, each with the link of the moment."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime

from qcheck import life
from qcheck.accounts import Thing, ThingKind
from qcheck.authoring import WHOLE, Draft
from qcheck.language import local
from qcheck.piloting import TrialId
from qcheck.records import CheckId, LinkId
from qcheck.service.account.shelf_values import ShelvedCheck, ShelvedDraft, ShelvedTrial
from qcheck.service.doors.access import AccessControl
from qcheck.service.ground import assembly
from qcheck.service.ground.catalogues import is_readable
from qcheck.service.ground.clock import Clock
from qcheck.service.operating.upkeep import UNSEEN_FOR
from qcheck.service.trial import due_trials
from qcheck.store import Opened, Store

ShelvedThing = ShelvedCheck | ShelvedDraft | ShelvedTrial


class ShelvedThings:
    """Looks things up that lie on shelves."""

    def __init__(self, access: AccessControl, store: Store, clock: Clock) -> None:
        self._access, self._store, self._clock = access, store, clock

    def of(self, wanted: Iterable[Thing]) -> list[ShelvedThing]:
        """Those of these things that are there, the newest first."""
        by_kind: dict[ThingKind, list[str]] = {kind: [] for kind in ThingKind}
        for thing in wanted:
            by_kind[thing.kind].append(thing.id)
        return [
            *self._checks(map(CheckId, by_kind[ThingKind.CHECK])),
            *self._drafts(map(LinkId, by_kind[ThingKind.DRAFT])),
            *self._of_trials({TrialId(trial) for trial in by_kind[ThingKind.TRIAL]}),
        ]

    def _checks(self, wanted: Iterable[CheckId]) -> Iterable[ShelvedCheck]:
        now, ids = self._clock.now(), list(wanted)
        for opened in self._store.led(ids) if ids else ():
            if (there := self._access.as_it_remains(opened)) and is_readable(there.check):
                yield self._check(there, now)

    def _check(self, opened: Opened, now: datetime) -> ShelvedCheck:
        check = opened.check
        return ShelvedCheck(
            Thing(ThingKind.CHECK, check.id),
            self._access.written(opened.link),
            check.process.title,
            check.process.place,
            assembly.questionnaire_of(check),
            check.mode,
            assembly.state(check, now),
            local(check.life.created, check.life.zone).date(),
            life.deletion(check.life),
            check.keeps,
            assembly.emptied(check),
        )

    def _drafts(self, wanted: Iterable[LinkId]) -> Iterable[ShelvedDraft]:
        ids = list(wanted)
        for kept in self._store.drafts(ids) if ids else ():
            draft = Draft(kept.text)
            yield ShelvedDraft(
                Thing(ThingKind.DRAFT, kept.link),
                self._access.authors_link(kept.link, kept.generation),
                draft.title(WHOLE),
                str(draft.value(WHOLE, ("version",)) or ""),
                kept.changed.date(),
                (kept.seen + UNSEEN_FOR).date(),
            )

    def _of_trials(self, wanted: Collection[TrialId]) -> Iterable[ShelvedTrial]:
        ways, now = self._store.coordinated(wanted) if wanted else {}, self._clock.now()
        for trial in self._store.trials() if wanted else ():
            if trial.id in ways and not due_trials.is_past(trial, now):
                thing, link = Thing(ThingKind.TRIAL, trial.id), self._access.trials_link(ways[trial.id])
                yield ShelvedTrial(thing, link, trial.title, trial.is_public, trial.deletes)
