"""What has to happen without anybody asking for it: checks close at their end, and on their day they go, or
their answers do; trials go on theirs.

A clock that leaps must not delete everything: beyond two weeks after the latest time seen, nothing is closed
or deleted until whoever runs qcheck has said that the time is right. `server.tidying` calls it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from secrets import token_hex
from time import monotonic

from qcheck import life
from qcheck.piloting import TrialId
from qcheck.records import CheckId, Keeps, State
from qcheck.service.enrolment.date_upkeep import DateUpkeep
from qcheck.service.ground import remaining
from qcheck.service.ground.clock import Clock
from qcheck.service.operating import deletion_list
from qcheck.service.trial import due_trials
from qcheck.store import NotNow, Store, Turn
from qcheck.watch import events

EVERY = timedelta(minutes=10)
"""A day of deletion is kept to within ten minutes of a running server, or at its next start."""

OVERDUE = 3 * EVERY
"""When tidying up has failed for so long that somebody should look."""

EMPTY_FOR = timedelta(days=1)
"""How long a sheet waits for its first answer."""

UNSEEN_FOR = timedelta(days=730)
"""How long a draft of a catalogue waits for somebody to open it again."""

UNUSED_FOR = timedelta(days=365)
"""How long an account is kept whose person does not sign in."""

_PROLONGED = 10.0  # seconds


@dataclass(frozen=True, slots=True)
class Tidied:
    """What came of tidying up: whose turn it was, how many checks and trials were closed or deleted, and with
    which checks that failed.

    `leapt`: what the clock says where it may have leapt; then nothing was done.
    """

    turn: Turn
    done: int = 0
    failed: tuple[CheckId, ...] = ()
    leapt: datetime | None = None


@dataclass(frozen=True, slots=True)
class Upkept:
    """How it stands at the moment `now`. `seen` is the latest time seen, `tidied` when tidying up last ran,
    `failed` with which checks, `failed_trials` with which trials.

    `due` counts the checks and trials that are to be closed or deleted by now. `leaps`: they wait for
    somebody to say that the clock is right.
    """

    now: datetime
    seen: datetime | None
    tidied: datetime | None
    failed: tuple[CheckId, ...]
    failed_trials: tuple[TrialId, ...]
    due: int
    leaps: bool
    overdue: bool


class Upkeep:
    """For the server, and for whoever runs it."""

    def __init__(self, store: Store, clock: Clock, dates: DateUpkeep) -> None:
        self._store, self._clock, self._dates = store, clock, dates
        self._name = token_hex(8)  # tells this process from others over the same database

    def tidy(self, every: timedelta | None = None) -> Tidied:
        """Closes checks whose end has passed, and deletes those whose day has come, from the database too.

        Only one process at a time does it, and none where it was done within `every`. A check with which that
        fails is named in the log and stops nothing; it is tried again next time. NotNow where the database is
        busy, full or away.
        """
        now = self._clock.now()
        turn = self._store.take_turn(self._name, now, now - every if every else None)
        if turn is not Turn.MINE:
            return Tidied(turn)
        due, trials = self._due(now), due_trials.due(self._store, now)
        if (due or trials) and life.leaps(self._store.installation().seen, now):
            self._store.give_turn_back(leapt=now)
            return Tidied(turn, leapt=now)
        failed = tuple(self._failing(due, now))
        gone = due_trials.delete(self._store, trials)
        self._drop_empty(now)
        self._store.forget()
        self._store.end_turn(now, failed, running=every is not None)
        return Tidied(turn, done=len(due) - len(failed) + gone, failed=failed)

    def _drop_empty(self, now: datetime) -> None:
        """Sheets on which nothing was said for a day, drafts that nobody opened for two years, accounts that
        nobody signed in with for one, registrations for dates of weeks ago; not by a clock that may have
        leapt.
        """
        if not life.leaps(self._store.installation().seen, now):
            self._store.drop_empty(now - EMPTY_FOR)
            self._store.drop_drafts(now - UNSEEN_FOR)
            self._store.drop_sessions(now)
            self._store.drop_accounts(now - UNUSED_FOR)
            self._dates.forget()
            self._dates.tell_access()
            self._store.drop_deletions((now - deletion_list.KEPT_FOR).date())

    def upkept(self) -> Upkept:
        """How it stands: when tidying up last ran, with what it failed, and what the clock says. NotNow
        without the database.
        """
        now, noted = self._clock.now(), self._store.installation()
        trials = due_trials.due(self._store, now)
        due = (*self._due(now), *trials)
        leaps = bool(due) and life.leaps(noted.seen, now)
        overdue = leaps or noted.tidied is None or now - noted.tidied > OVERDUE
        left = tuple(trial.id for trial in trials if noted.tidied and due_trials.is_past(trial, noted.tidied))
        return Upkept(now, noted.seen, noted.tidied, noted.failed, left, len(due), leaps, overdue)

    def keep_deletions(self, file: Path) -> None:
        """Writes the list of what people have deleted into this file, as it is in the database."""
        deletion_list.keep(self._store, file)

    def delete_again(self, *lists: Path) -> int:
        """Deletes and withdraws again what a backup has brought back, by these lists or newer backups; gives
        how much it was. OutOfOrder for a file that has none; then nothing was done.
        """
        read = [deletion_list.read(file) for file in lists]
        return deletion_list.deleted_again(self._store, read, self._clock.now())

    def why_not_saving(self) -> str:
        """Why nothing can be saved, where the disk is full or read-only, or the database is of another
        version; else empty.
        """
        return self._store.why_not_saving()

    def look(self) -> None:
        """Asks the database whether it is there, and of which version. NotNow where it is not. What was found
        the log then knows, too.
        """
        self._store.look()

    def believe_clock(self) -> Tidied:
        """The time is right, says whoever runs qcheck: what is due goes at once."""
        self._store.believe_clock(self._clock.now())
        return self.tidy()

    def _due(self, now: datetime) -> tuple[CheckId, ...]:
        """What the dates say of those that may be due; one whose dates cannot be read counts, so that
        somebody hears of it.
        """
        return tuple(check for check in self._store.due(now) if self._is_due(check, now))

    def _is_due(self, check: CheckId, now: datetime) -> bool:
        try:
            dates = self._store.life_of(check)
        except NotNow:
            raise
        except Exception:  # noqa: BLE001  whatever is wrong with one check, it must not stop the others
            return True
        return dates is not None and (
            life.is_past(dates, now) or (dates.closed is None and life.state(dates, now) is State.CLOSED)
        )

    def _failing(self, due: tuple[CheckId, ...], now: datetime) -> Iterator[CheckId]:
        prolonged = monotonic()
        for check in due:
            if monotonic() - prolonged > _PROLONGED:
                self._store.prolong_turn(self._name, self._clock.now())
                prolonged = monotonic()
            try:
                self._settle(check, now)
            except NotNow:
                raise
            except Exception as error:  # noqa: BLE001  as above; what it says may hold words of people, so its kind is all that is named
                events.CHECK_NOT_DELETED.happened(check=check, error=type(error).__name__)
                yield check

    def _settle(self, check: CheckId, now: datetime) -> None:
        if (dates := self._store.life_of(check)) is None:
            return
        if life.is_past(dates, now):
            self._end_of_day(check, now)
        elif dates.closed is None and life.state(dates, now) is State.CLOSED:
            self._store.end_check(check, now)

    def _end_of_day(self, check: CheckId, now: datetime) -> None:
        """The check goes, or its answers do."""
        if self._store.keeps_of(check) is Keeps.NOTHING:
            self._store.delete(check)
        elif (opened := self._store.organised(check)) is not None:
            remaining.empty(self._store, opened.check, now)
