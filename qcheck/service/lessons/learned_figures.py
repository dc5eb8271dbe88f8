"""Figures about the questions of a trial over all its pilots, told so that none is known by itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from qcheck import disclosure, life
from qcheck.catalogue import CatalogueId, PhaseId
from qcheck.disclosure import OfOneCheck, Part, Parts, Seen, Told
from qcheck.piloting import Trial
from qcheck.records import Check, CheckId, Mode, ProcessId
from qcheck.refusals import UnknownLink
from qcheck.service.evaluation.results import Results
from qcheck.service.evaluation.statistics import (
    CatalogueFigures,
    EditionFigures,
    LeftOut,
    Statistics,
    in_order,
)
from qcheck.service.ground import assembly
from qcheck.service.ground.background import Behind
from qcheck.service.ground.catalogues import is_readable
from qcheck.service.ground.clock import Clock
from qcheck.service.ground.stamped_cache import StampedCache
from qcheck.stats import OneCheck, Said
from qcheck.store import Store, ToldAtOnce

MOST_CHECKS, MOST_TRIALS = 500, 16
"""How many checks and trials are remembered as statistics see them."""
AT_ONCE = 10
"""So many checks are counted while a page waits; more are counted behind it."""


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
        self._behind = Behind()

    def of(self, trial: Trial, catalogue: CatalogueId, waits: bool = False) -> CatalogueFigures:
        """The figures of one of the trial's catalogues, with what was said in other installations. Where many
        checks are to be counted for the first time, this is done behind the page, and none of the figures is
        told before, unless somebody `waits`.
        """
        known = self._store.ever_shown(trial.id)
        checks = [check for check in self.checks(trial) if check.catalogue_id == catalogue]
        if not waits:
            self._count_behind(checks)
        looks = [self._look(check, waits) for check in checks]
        parts = _parts(looks)
        by_id = {look.check.id: look.check for look in looks}
        stamp = tuple((part.part, part.edition) for part in parts), frozenset(known)
        left_out = Counter(look.seen for look in looks if isinstance(look.seen, LeftOut))
        editions: tuple[EditionFigures, ...] = ()
        if not left_out[LeftOut.BEING_COUNTED]:
            editions = self._trials.recall(
                (trial.id, catalogue), stamp, lambda: self._told(trial, catalogue, parts, by_id, known)
            )
        elsewhere = (said for about, said in self._store.said_elsewhere(trial.id) if about == catalogue)
        said = (*(remark for look in looks for remark in look.said), *elsewhere)
        return CatalogueFigures(catalogue, editions, dict(left_out), said)

    def checks(self, trial: Trial) -> tuple[Check, ...]:
        """The checks of the pilots that ask one of the trial's catalogues, the newest first."""
        pilots = self._store.pilots(trial.id)
        processes = [pilot.process for pilot in pilots if pilot.process and pilot.takes_part]
        opened = self._store.of_processes(processes) if processes else ()
        return tuple(
            self._results.settled(of_pilot).check
            for of_pilot in opened
            if of_pilot.check.catalogue_id in trial.catalogues
        )

    def said(self, check: Check) -> tuple[Said, ...]:
        """What was said about the questions of a check, as far as it may be told; nothing after its day."""
        if check.emptied or life.is_past(check.life, self._clock.now()) or not is_readable(check):
            return ()
        state, stamp = assembly.state(check, self._clock.now()), self._store.stamp(check.id)
        rows = self._store.feedback_of(check.id)
        return self._checks.recall(
            (check.id, "said"), (stamp, state, rows), lambda: tuple(self._statistics.said(check))
        )

    def close(self) -> None:
        """Lets go of what is still to be counted."""
        self._behind.close()

    def _count_behind(self, checks: Iterable[Check]) -> None:
        """Has checks counted behind the page where they are many."""
        uncounted = [check for check in checks if self._is_to_be_counted(check)]
        if len(uncounted) > AT_ONCE:
            for check in uncounted:
                self._behind.begin(check.id, partial(self._counted, check))
        else:
            for check in uncounted:
                self._counted(check)

    def _is_to_be_counted(self, check: Check) -> bool:
        now = self._clock.now()
        is_there = not check.emptied and not life.is_past(check.life, now) and is_readable(check)
        if not is_there or not disclosure.is_whole(assembly.state(check, now)):
            return False
        try:
            return not self._checks.knows((check.id, "seen"), self._store.stamp(check.id))
        except UnknownLink:  # deleted at this very moment
            return False

    def _counted(self, check: Check) -> Seen | LeftOut:
        """The check as statistics see it; nobody else waits while it is counted."""
        stamp = self._store.stamp(check.id)
        about = (check.id, "seen")
        if self._checks.knows(about, stamp):
            return self._checks.recall(about, stamp, lambda: LeftOut.BEING_COUNTED)
        seen = self._seen(check)
        self.said(check)
        return self._checks.recall(about, stamp, lambda: seen)

    def _look(self, check: Check, waits: bool) -> _Look:
        try:
            return self._looked_at(check, waits)
        except UnknownLink:  # deleted at this very moment
            return _Look(check, LeftOut.GONE, "", ())

    def _looked_at(self, check: Check, waits: bool) -> _Look:
        now = self._clock.now()
        if check.emptied or life.is_past(check.life, now):
            return _Look(check, LeftOut.GONE, "", ())
        if not is_readable(check):
            return _Look(check, LeftOut.UNREADABLE, "", ())
        state, stamp = assembly.state(check, now), self._store.stamp(check.id)
        seen: Seen | LeftOut = LeftOut.TOO_EARLY
        if disclosure.is_whole(state):
            is_there = waits or self._checks.knows((check.id, "seen"), stamp)
            seen = self._counted(check) if is_there else LeftOut.BEING_COUNTED
        waits_for_it = seen is LeftOut.BEING_COUNTED and check.mode is Mode.CONFIDENTIAL
        return _Look(check, seen, _mark(check, seen), () if waits_for_it else self.said(check))

    def _seen(self, check: Check) -> Seen | LeftOut:
        looked_at = self._statistics.seen(check)
        return looked_at.seen if isinstance(looked_at, OneCheck) else looked_at

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
        by_edition: dict[tuple[str, PhaseId | None], list[tuple[Check, OneCheck]]] = {}
        for pooled, left in zip(parts, seen, strict=True):
            if left.counted:
                check = checks[CheckId(pooled.part.check)]
                of_check = OneCheck(pooled.part.process, left)
                by_edition.setdefault((check.catalogue_sha, check.phase), []).append((check, of_check))
        return in_order(by_edition)


def _parts(looks: Iterable[_Look]) -> tuple[OfOneCheck, ...]:
    """What may be pooled of these checks."""
    return tuple(
        OfOneCheck(Part(look.check.process.id, look.check.id, look.mark), _edition(look.check), look.seen)
        for look in looks
        if isinstance(look.seen, Seen)
    )


def _edition(check: Check) -> tuple[str, str]:
    """Checks of the same text and the same phase are put together."""
    return check.catalogue_sha, check.phase or ""


def _mark(check: Check, seen: Seen | LeftOut) -> str:
    """Another one where the check ended anew, or other sheets count."""
    if isinstance(seen, LeftOut):
        return ""
    answers = sum(
        sum(question.points) + question.dk + question.na + question.open for question in seen.counted
    )
    return f"{life.end(check.life).isoformat()} {answers}"


def _by_figure(told: Iterable[ToldAtOnce]) -> dict[str, tuple[Parts, ...]]:
    by_figure: dict[str, tuple[Parts, ...]] = {}
    for parts, figures in told:
        for figure in figures:
            by_figure[figure] = (*by_figure.get(figure, ()), parts)
    return by_figure


def _together(told: Told) -> tuple[ToldAtOnce, ...]:
    """Figures that are about the same checks together: most are."""
    by_parts: dict[Parts, list[str]] = {}
    for figure, sums in told.items():
        for parts in sums:
            by_parts.setdefault(parts, []).append(figure)
    return tuple((parts, tuple(figures)) for parts, figures in by_parts.items())
