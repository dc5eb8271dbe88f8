"""Saving for many at once: those who are waiting share one transaction, and so one wait for the disk. Each of
them is told that it is saved only when that is over.

Looking for many at once: they share one look at the database, and one thread where each had its own. Threads
of one process take turns anyway, and to wake one for every page cost as much as the page.

What cannot be done together, for whatever reason, is done again by each alone, which says what is wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from typing import Generic, NamedTuple, TypeVar

from qcheck.store import Store

MOST = 32
"""How many share one transaction: the database is held for as long as they take."""

MOST_LOOKS = 8
"""How many share one look: what was deleted stays in SQLite's log while somebody looks."""

MOST_OF_ONE, THREADS = 8, 3
"""On PostgreSQL, which lets many write at the same time: how many share one, and how many transactions go on
beside each other, because each waits for the trip there and back.
"""

Wish = TypeVar("Wish")
Outcome = TypeVar("Outcome")
Work = Callable[[], object]


class Alone(Exception):
    """This has to be done again, by itself: nothing of it may have been saved."""


class ToWrite(NamedTuple, Generic[Outcome]):
    """What was decided upon a look: `outcome` holds once this is written."""

    write: Work
    outcome: Outcome


class _Waiting(NamedTuple, Generic[Wish]):
    wish: Wish
    done: Callable[[object], None]


class Batching(Generic[Wish]):
    """Does what is waiting and tells everybody the outcome: in one thread, on PostgreSQL in a few. `do` does
    so many at `most` and gives the outcome of each as soon as it may be told, `Alone` for what it could not
    do; it raises where nothing of it was done.
    """

    def __init__(
        self, store: Store, do: Callable[[Sequence[Wish]], Iterable[object]], most: int = MOST
    ) -> None:
        self._do = do
        self._waiting: SimpleQueue[_Waiting[Wish] | None] = SimpleQueue()
        self._first_come = Lock()
        self._threads: tuple[Thread, ...] = ()
        is_alone = store.database.is_sqlite
        self._most, self._number = (most, 1) if is_alone else (min(most, MOST_OF_ONE), THREADS)

    def submit(self, wish: Wish, done: Callable[[object], None]) -> None:
        """Does this soon. `done` is called in the other thread once it is on disk, with the outcome; or with
        `Alone`.
        """
        self._waiting.put(_Waiting(wish, done))
        if not self._threads:
            self._start()

    def close(self) -> None:
        """Ends the threads after what is waiting."""
        for _ in self._threads:
            self._waiting.put(None)
        for thread in self._threads:
            thread.join()
        self._threads = ()

    def _start(self) -> None:
        with self._first_come:
            if not self._threads:
                self._threads = tuple(self._new() for _ in range(self._number))

    def _new(self) -> Thread:
        thread = Thread(target=self._serve, name="qcheck-batches", daemon=True)
        thread.start()
        return thread

    def _serve(self) -> None:
        while (first := self._waiting.get()) is not None:
            waiting, is_last = self._with_those_waiting(first)
            outcomes = self._outcomes([waits.wish for waits in waiting])
            for waits, outcome in zip(waiting, outcomes, strict=True):
                waits.done(outcome)
            if is_last:
                return

    def _with_those_waiting(self, first: _Waiting[Wish]) -> tuple[list[_Waiting[Wish]], bool]:
        waiting = [first]
        while len(waiting) < self._most:
            try:
                another = self._waiting.get_nowait()
            except Empty:
                break
            if another is None:
                return waiting, True
            waiting.append(another)
        return waiting, False

    def _outcomes(self, wishes: Sequence[Wish]) -> Iterable[object]:
        try:
            return self._do(wishes)
        except Exception:  # noqa: BLE001  whatever it was, each finds it out alone
            return [Alone()] * len(wishes)


def looked_at_first(store: Store) -> Callable[[Sequence[Work]], Iterable[object]]:
    """Does work in two steps, each in a transaction that all share: in the first one only looks and may give
    what is `ToWrite`, in the second that is written. So others who write wait for the second one alone.
    """

    def do(works: Sequence[Work]) -> Iterable[object]:
        with store.database.looking():
            outcomes = [_outcome(work) for work in works]
        if not any(isinstance(outcome, ToWrite) for outcome in outcomes):
            return outcomes
        with store.database.together():
            return [
                _outcome(partial(_written, outcome)) if isinstance(outcome, ToWrite) else outcome
                for outcome in outcomes
            ]

    return do


def in_one_look(store: Store) -> Callable[[Sequence[Work]], Iterable[object]]:
    """Does work that only looks, in one transaction; each is told at once."""

    def do(works: Sequence[Work]) -> Iterator[object]:
        left = iter(works)
        try:
            with store.database.looking():
                for work in left:
                    yield _outcome(work)
        except Exception:  # noqa: BLE001  as above
            yield from (Alone() for _ in left)

    return do


def _written(decided: ToWrite[Outcome]) -> Outcome:
    decided.write()
    return decided.outcome


def _outcome(work: Work) -> object:
    try:
        return work()
    except Exception:  # noqa: BLE001  as above
        return Alone()
