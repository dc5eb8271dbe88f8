"""All processes for whoever holds links to several: where each stands, what is due. No sum and no order by
light or score: processes are not ranked against each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from qcheck import disclosure
from qcheck.asking import Questionnaire
from qcheck.catalogue import CriterionId
from qcheck.language import local
from qcheck.records import STILL_TO_DO, CheckId, LinkId, Measure, Mode, ProcessId, State
from qcheck.scoring.values import Light
from qcheck.service.doors import links
from qcheck.service.doors.access import AccessControl
from qcheck.service.evaluation.results import Results
from qcheck.service.ground import assembly
from qcheck.service.ground.catalogues import is_readable
from qcheck.service.ground.clock import Clock
from qcheck.service.ground.stamped_cache import StampedCache
from qcheck.store import LinkKind, Opened, Store

KINDS = (LinkKind.ORGANISE, LinkKind.VIEW, LinkKind.MEASURES)
"""The links by which one looks at a process; of several to one process, the first kind counts."""
MOST_REMEMBERED = 400

Lights = tuple[tuple[CriterionId, Light], ...]
"""The lights of a check in the catalogue's order."""


@dataclass(frozen=True, slots=True)
class ListedProcess:
    """A process as the links of somebody show it: `link` is the one that opens most, `held` are all of them.

    Of its last check: what it asked, the day it was made, its mode and state, and its lights; those are
    empty where nothing may be shown (yet), and for a link to measures. `due` are the measures whose date has
    come, `next_due` is the next date after today.
    """

    title: str
    place: str
    link: str
    kind: LinkKind
    held: tuple[str, ...]
    questionnaire: Questionnaire
    made: date
    mode: Mode
    state: State
    released: bool
    lights: Lights
    due: tuple[Measure, ...]
    next_due: date | None

    @property
    def first_due(self) -> date:
        """By which it is sorted where what is due comes first; the last of all days where nothing is."""
        days = [measure.due for measure in self.due if measure.due]
        return min(days, default=self.next_due or date.max)


class Processes:
    """For whoever holds several links, and for this computer alone."""

    def __init__(self, access: AccessControl, store: Store, clock: Clock, results: Results) -> None:
        self._access, self._store, self._clock, self._results = access, store, clock, results
        self._lights = StampedCache(MOST_REMEMBERED)

    def opening(self, copied: Iterable[str]) -> tuple[str, ...]:
        """Those of these links that open a process here, each once, as they are written."""
        return tuple(self._access.written(opened.link) for opened in self._opened(copied))

    def listed(self, remembered: Iterable[str]) -> tuple[ListedProcess, ...]:
        """The processes behind these links, by name; links that open nothing are left out."""
        return self._of(self._opened(remembered))

    def everything_here(self) -> tuple[ListedProcess, ...]:
        """All processes of this installation: for the setting `local` alone."""
        return self._of(self._there(self._store.everything()))

    def _opened(self, copied: Iterable[str]) -> list[Opened]:
        """Links that somebody holds, the newest check first."""
        by_id: dict[LinkId, list[str]] = {}
        for text in copied:
            if link := links.parse(text):
                by_id.setdefault(link, []).append(text)
        there = self._there(self._store.opened(by_id)) if by_id else []
        return [
            opened
            for opened in there
            if opened.link.kind in KINDS
            and any(self._access.opens(text, opened.link) for text in by_id[opened.link.id])
        ]

    def _there(self, opened: Iterable[Opened]) -> list[Opened]:
        """Without those that are gone; a check whose day has come is opened anew, as what remains of it."""
        remaining = map(self._access.as_it_remains, opened)
        return [way for way in remaining if way is not None and is_readable(way.check)]

    def _of(self, opened: Sequence[Opened]) -> tuple[ListedProcess, ...]:
        by_process = sorted(opened, key=lambda way: way.check.process.id)
        held = {
            ProcessId(process): list(ways)
            for process, ways in groupby(by_process, key=lambda way: way.check.process.id)
        }
        checks = self._checks(held)
        measures = self._store.measures_of_processes(held)
        again = self._store.which_are_rechecks(held)
        listed = (
            self._process(ways, checks.get(process, []), again, measures.get(process, ()))
            for process, ways in held.items()
        )
        return tuple(sorted(listed, key=lambda process: (process.title.casefold(), process.place.casefold())))

    def _checks(self, held: Mapping[ProcessId, Sequence[Opened]]) -> dict[ProcessId, list[Opened]]:
        """All checks of the processes that somebody may organise, the newest first."""
        organised = [
            process
            for process, ways in held.items()
            if any(way.link.kind is LinkKind.ORGANISE for way in ways)
        ]
        by_process: dict[ProcessId, list[Opened]] = {}
        for opened in self._there(self._store.of_processes(organised)):
            by_process.setdefault(opened.check.process.id, []).append(opened)
        return by_process

    def _process(
        self,
        held: Sequence[Opened],
        checks: Sequence[Opened],
        again: frozenset[CheckId],
        measures: Sequence[Measure],
    ) -> ListedProcess:
        best = min(held, key=lambda way: KINDS.index(way.link.kind))
        same = [opened for opened in checks or held if opened.link.kind is best.link.kind]
        last = next((opened for opened in same if opened.check.id not in again), same[0])
        if last.link.kind is LinkKind.VIEW:
            measures = self._results.result(last).measures
        now = self._clock.now()
        due, next_due = _dated(measures, local(now, last.check.life.zone).date())
        state = assembly.state(last.check, now)
        return ListedProcess(
            title=last.check.process.title,
            place=last.check.process.place,
            link=self._access.written(best.link),
            kind=best.link.kind,
            held=tuple(self._access.written(opened.link) for opened in held),
            questionnaire=assembly.questionnaire_of(last.check),
            made=local(last.check.life.created, last.check.life.zone).date(),
            mode=last.check.mode,
            state=state,
            released=disclosure.released(last.check.mode, state),
            lights=self._lights_of(last, now),
            due=due,
            next_due=next_due,
        )

    def _lights_of(self, opened: Opened, now: datetime) -> Lights:
        """The lights of a check as far as this link shows them, worked out anew only where it has changed."""
        state = assembly.state(opened.check, now)
        if opened.link.kind is LinkKind.MEASURES or not disclosure.released(opened.check.mode, state):
            return ()
        about = (opened.check.id, opened.link.shows)

        def lights() -> Lights:
            profile = self._results.result(opened).profile
            if not profile.sheets:  # nobody has answered
                return ()
            return tuple((row.criterion, row.overall.rating.light) for row in profile.criteria)

        return self._lights.recall(about, self._results.mark(opened), lights)


def _dated(measures: Iterable[Measure], today: date) -> tuple[tuple[Measure, ...], date | None]:
    """What of the measures is due, and the next day on which one is."""
    dated = [(measure.due, measure) for measure in measures if measure.due and measure.state in STILL_TO_DO]
    due = tuple(measure for day, measure in dated if day <= today)
    return due, min((day for day, _ in dated if day > today), default=None)
