"""BundleExchange: a check, or a process with its checks, out of this installation and into another one.

An open round carries all that was said in it. Of a confidential check the figures leave that could be shown
after its end, and no answer; before its end nothing leaves. What a check promised goes along with it: its day
of deletion never becomes a later one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from qcheck import bundle, life
from qcheck.accounts import Account
from qcheck.asking import Questionnaire
from qcheck.language import N_, local
from qcheck.records import Check, CheckId, Keeps, Mode, Process, ProcessId, State
from qcheck.refusals import NeedsConfirmation, NotPossible, UnknownLink
from qcheck.service.bundles.bundle_arrivals import Arriving, life_of, taken_in
from qcheck.service.bundles.bundle_parts import parts
from qcheck.service.doors.access import AccessControl
from qcheck.service.evaluation.results import Results
from qcheck.service.ground import assembly, remaining, validation
from qcheck.service.ground.catalogues import is_readable, remember
from qcheck.service.ground.check_values import AnyLink
from qcheck.service.ground.clock import Clock
from qcheck.service.ground.result_values import Moved
from qcheck.service.sheets.feedback import FeedbackOnQuestions
from qcheck.store import HERE_ALREADY, CarriedCheck, Opened, Store
from qcheck.wording import CLOSING

STILL_RUNNING = N_(
    "A confidential check can leave in a bundle when it has ended: before, nothing of it is shown to "
    "anybody. Other checks of the process can leave one by one."
)
PAST = N_(
    "the day on which the answers of this check had to go, {day}, has passed. Please have the bundle made "
    "anew where it comes from: then it holds what may remain"
)
TOO_LATE = N_("the day of deletion lies further ahead than ten years after the end")
FUTURE = N_("this check was made in the future: please look at the date and time of both computers")
SKEW = timedelta(days=1)
"""Clocks of two computers may differ by that much."""


class Here(StrEnum):
    """Whether what is in a bundle is here already."""

    NO = "no"
    SAME = "same"  # this very bundle has been taken in
    ANOTHER = "another"  # an earlier or later one of the same check
    ORIGINAL = "original"  # its checks were made here


@dataclass(frozen=True, slots=True)
class ArrivingCheck:
    """A check of a bundle: how many `sheets` it brings along, None where figures alone come; when everything
    `deletes`, and what it `keeps`. `moved`: by which editions it asked before.
    """

    questionnaire: Questionnaire
    mode: Mode
    state: State
    made: date
    sheets: int | None
    deletes: date
    keeps: Keeps
    emptied: date | None
    moved: tuple[Moved, ...] = ()


@dataclass(frozen=True, slots=True)
class Look:
    """What is in a bundle, before anything of it is taken in. `earlier` are checks that came before."""

    title: str
    place: str
    checks: tuple[ArrivingCheck, ...]
    agreements: int
    measures: int
    here: Here
    earlier: frozenset[CheckId] = frozenset()


class BundleExchange:
    """Out: for whoever holds an organiser's link. In: for whoever may make checks here."""

    def __init__(
        self,
        access: AccessControl,
        store: Store,
        clock: Clock,
        results: Results,
        feedback: FeedbackOnQuestions,
    ) -> None:
        self._access, self._store, self._clock = access, store, clock
        self._results, self._feedback = results, feedback

    def of_check(self, link: AnyLink) -> bytes:
        """One check as a file; NotPossible for a confidential one that has not ended."""
        return self._written([self._access.organise(link)], None)

    def of_process(self, link: AnyLink) -> bytes:
        """The whole process of a check, with all of its checks."""
        process = self._access.organise(link).check.process.id
        return self._written(list(self._there(process)), process)

    def look(self, source: bytes) -> Look:
        """What is in a file; NotABundle where nothing of it can be taken in. Changes nothing."""
        arriving = self._arriving(source)
        about = arriving.process()
        return Look(
            about.title,
            about.place,
            tuple(self._look(check, arriving, about) for check in arriving.whole.checks),
            sum(not agreement.withdrawn for agreement in arriving.whole.agreements),
            len(arriving.whole.measures),
            self._here(arriving),
            frozenset(self._store.arrived([check.id for check in arriving.whole.checks])),
        )

    def take_in(self, source: bytes, *, again: bool = False, whose: Account | None = None) -> tuple[str, ...]:
        """Makes a process of a file, its checks on the shelf of the account `whose`; gives their organisers'
        links, the newest first. NeedsConfirmation where it is here already, unless it is wanted once more.
        """
        arriving = self._arriving(source)
        known = self._here(arriving)
        whole = taken_in(arriving, self._access.sheet_link)
        names = [check.id for check in arriving.whole.checks]
        if known is Here.ORIGINAL and not again:
            raise NeedsConfirmation(HERE_ALREADY)
        self._store.take_in(whole, names, self._clock.now(), again=again, whose=whose)
        for sha, catalogue in arriving.catalogues.items():
            remember(sha, catalogue)
        return tuple(self._access.written(carried.link) for carried in reversed(whole.checks) if carried.link)

    def _written(self, opened: list[Opened], process: ProcessId | None) -> bytes:
        settled = [self._results.settled(way) for way in opened]
        if any(self._is_secret(way) for way in settled):
            raise NotPossible(STILL_RUNNING)
        carried = self._store.carried([way.check for way in settled], process)
        released = replace(carried, checks=tuple(self._released(check) for check in carried.checks))
        return bundle.written(parts(released, self._named))

    def _named(self, kind: str, id_here: str) -> str:
        """The name of something in a bundle: always the same, and it opens nothing."""
        return self._access.id_from("bundle", kind, id_here)

    def _is_secret(self, opened: Opened) -> bool:
        state = assembly.state(opened.check, self._clock.now())
        return opened.check.mode is Mode.CONFIDENTIAL and state is State.OPEN

    def _released(self, carried: CarriedCheck) -> CarriedCheck:
        """As much of a check as may leave."""
        check = carried.check
        if is_readable(check):
            carried = replace(carried, feedback=self._feedback.of_check(check))
        if check.mode is Mode.OPEN:
            return carried
        figures = carried.figures
        is_over = assembly.state(check, self._clock.now()) is State.CLOSED
        if is_over and check.emptied is None and not check.left_behind:
            figures = remaining.figures_shown(self._store, check)
        return replace(carried, sheets=(), hands=(), workshop=None, figures=figures)

    def _there(self, process: ProcessId) -> Iterator[Opened]:
        """The checks of a process that are not gone; one whose day has come as what remains of it."""
        for there in self._store.of_process(process):
            try:
                yield self._access.let_in(self._access.written(there.link))
            except UnknownLink:
                continue

    def _arriving(self, source: bytes) -> Arriving:
        whole = bundle.read(source)
        arriving = Arriving(whole, bundle.checked(whole, CLOSING), bundle.digest(whole))
        if problems := list(self._out_of_time(whole)):
            raise bundle.NotABundle(*problems)
        return arriving

    def _out_of_time(self, whole: bundle.Bundle) -> Iterator[bundle.Problem]:
        """Days that have passed, and days that nobody could have promised."""
        now = self._clock.now()
        for number, part in enumerate(whole.checks):
            dates, place = life_of(part), f"checks[{number}]"
            day = life.deletion(dates)
            moved = (move.at for move in part.moves)
            moments = (dates.created, dates.opened, dates.closed, part.emptied, *moved)
            if any(moment is not None and moment > now + SKEW for moment in moments):
                yield bundle.Problem(place, FUTURE)
            elif part.emptied is None and life.is_past(dates, now):
                said = f"{day.day}.{day.month}.{day.year}"
                yield bundle.Problem(place, PAST, (("day", said),))
            elif day > (max(now, life.end(dates)) + validation.MOST_KEPT + SKEW).date():
                yield bundle.Problem(place, TOO_LATE)

    def _here(self, arriving: Arriving) -> Here:
        names = {check.id for check in arriving.whole.checks}
        arrived = self._store.arrived(names)
        if any(origin.digest == arriving.digest for origin in arrived.values()):
            return Here.SAME
        if arrived:
            return Here.ANOTHER
        own = (self._named("check", check) for check in self._store.every_check())
        return Here.ORIGINAL if not names.isdisjoint(own) else Here.NO

    def _look(self, part: bundle.CheckPart, arriving: Arriving, about: Process) -> ArrivingCheck:
        catalogue, check = arriving.catalogues[part.catalogue], arriving.check(part, about, CheckId(part.id))
        return ArrivingCheck(
            Questionnaire(catalogue, check.phase, check.scope),
            check.mode,
            assembly.state(check, self._clock.now()),
            local(check.life.created, check.life.zone).date(),
            None if part.figures or check.emptied else len(part.sheets),
            life.deletion(check.life),
            check.keeps,
            assembly.emptied(check),
            tuple(_moved(part, arriving, check)),
        )


def _moved(part: bundle.CheckPart, arriving: Arriving, check: Check) -> Iterator[Moved]:
    """The moves that were not taken back, by the versions of both editions."""
    taken_back = {move.undoes for move in part.moves}
    for number, move in enumerate(part.moves, 1):
        if move.undoes is None and number not in taken_back:
            before, after = (arriving.catalogues[sha].version for sha in (move.before, move.after))
            yield Moved(local(move.at, check.life.zone).date(), before, after)
