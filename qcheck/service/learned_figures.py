"""Figures about the questions of a trial over all its pilots, told so that none is known by itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from qcheck import disclosure, life
from qcheck.catalogue import CatalogueId, PhaseId
from qcheck.disclosure import OfOneCheck, Part, Parts, Seen, Told
from qcheck.piloting import Trial
from qcheck.records import Check, CheckId, ProcessId
from qcheck.service import assembly
from qcheck.service.catalogues import is_readable
from qcheck.service.clock import Clock
from qcheck.service.results import Results
from qcheck.service.stamped_cache import StampedCache
from qcheck.service.statistics import CatalogueFigures, EditionFigures, LeftOut, Statistics, in_order
from qcheck.stats import OneCheck, Said
from qcheck.store import Store, ToldAtOnce

MOST_CHECKS, MOST_TRIALS = 500, 16
"""How many checks and trials are remembered as statistics see them."""


@dataclass(frozen=True, slots=True)
class _Look:
    """A check of a pilot at this moment: what of it may be pooled, or why nothing, and what was said."""

    check: Check
    seen: Seen | LeftOut
    mark: str
    said: tuple[Said, ...]


class LearnedFigures:
    """For whoever coordinates a trial."""

    def __init__(self, store: Store, clock: Clock, results: Results, statistics: Statistics) -> None:
        self._store, self._clock = store, clock
        self._results, self._statistics = results, statistics
        self._checks, self._trials = StampedCache(MOST_CHECKS), StampedCache(MOST_TRIALS)

    def of(
        self,
        trial: Trial,
        catalogue: CatalogueId,
        elsewhere: Iterable[Said] = (),
        known: Collection[ProcessId] = (),
    ) -> CatalogueFigures:
        """The figures of one of the trial's catalogues. `elsewhere` was said in other installations; `known`
        are processes that have handed over their results.
        """
        looks = [self._look(each) for each in self.checks(trial) if each.catalogue_id == catalogue]
        parts = tuple(
            OfOneCheck(Part(each.check.process.id, each.check.id, each.mark), _edition(each.check), each.seen)
            for each in looks
            if isinstance(each.seen, Seen)
        )
        by_id = {each.check.id: each.check for each in looks}
        stamp = tuple((each.part, each.edition) for each in parts), frozenset(known)
        editions = self._trials.recall(
            (trial.id, catalogue), stamp, lambda: self._told(trial, catalogue, parts, by_id, known)
        )
        left_out = Counter(each.seen for each in looks if isinstance(each.seen, LeftOut))
        said = (*(one for each in looks for one in each.said), *elsewhere)
        return CatalogueFigures(catalogue, editions, dict(left_out), said)

    def checks(self, trial: Trial) -> tuple[Check, ...]:
        """The checks of the pilots that ask one of the trial's catalogues, the newest first."""
        processes = [
            each.process for each in self._store.pilots(trial.id) if each.process and each.left is None
        ]
        opened = self._store.of_processes(processes) if processes else ()
        return tuple(
            self._results.settled(each).check
            for each in opened
            if each.check.catalogue_id in trial.catalogues
        )

    def _look(self, check: Check) -> _Look:
        now = self._clock.now()
        if check.emptied or life.is_past(check.life, now):
            return _Look(check, LeftOut.GONE, "", ())
        if not is_readable(check):
            return _Look(check, LeftOut.UNREADABLE, "", ())
        state, stamp = assembly.state(check, now), self._store.stamp(check.id)
        seen: Seen | LeftOut = LeftOut.TOO_EARLY
        if disclosure.is_whole(state):
            seen = self._checks.recall((check.id, "seen"), stamp, lambda: self._seen(check))
        rows = self._store.feedback_of(check.id)
        said = self._checks.recall(
            (check.id, "said"), (stamp, state, rows), lambda: tuple(self._statistics.said(check))
        )
        return _Look(check, seen, _mark(check, seen), said)

    def _seen(self, check: Check) -> Seen | LeftOut:
        found = self._statistics.seen(check)
        return found.seen if isinstance(found, OneCheck) else found

    def _told(
        self,
        trial: Trial,
        catalogue: CatalogueId,
        parts: Sequence[OfOneCheck],
        checks: Mapping[CheckId, Check],
        known: Collection[ProcessId],
    ) -> tuple[EditionFigures, ...]:
        """What may be told of them together, which is kept before anybody hears of it."""
        before = self._store.told_figures(trial.id, catalogue)
        seen, new = disclosure.pooled(parts, _by_figure(before), known)
        if new:
            self._store.tell_figures(trial.id, catalogue, len(before), _together(new))
        found: dict[tuple[str, PhaseId | None], list[tuple[Check, OneCheck]]] = {}
        for each, left in zip(parts, seen, strict=True):
            if left.counted:
                check = checks[CheckId(each.part.check)]
                one = OneCheck(each.part.process, left)
                found.setdefault((check.catalogue_sha, check.phase), []).append((check, one))
        return in_order(found)


def _edition(check: Check) -> tuple[str, str]:
    """Checks of the same text and the same phase are put together."""
    return check.catalogue_sha, check.phase or ""


def _mark(check: Check, seen: Seen | LeftOut) -> str:
    """Another one where the check ended anew, or other sheets count."""
    if isinstance(seen, LeftOut):
        return ""
    answers = sum(sum(each.points) + each.dk + each.na + each.open for each in seen.counted)
    return f"{life.end(check.life).isoformat()} {answers}"


def _by_figure(told: Iterable[ToldAtOnce]) -> dict[str, tuple[Parts, ...]]:
    found: dict[str, tuple[Parts, ...]] = {}
    for parts, figures in told:
        for figure in figures:
            found[figure] = (*found.get(figure, ()), parts)
    return found


def _together(told: Told) -> tuple[ToldAtOnce, ...]:
    """Figures that are about the same checks together: most are."""
    found: dict[Parts, list[str]] = {}
    for figure, sums in told.items():
        for parts in sums:
            found.setdefault(parts, []).append(figure)
    return tuple((parts, tuple(figures)) for parts, figures in found.items())
