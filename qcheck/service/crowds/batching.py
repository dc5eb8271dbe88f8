"""Saving for many at once: those who are waiting share one transaction, and so one wait for the disk. Each of
them is told that it is saved only when that is over.

Looking for many at once: they share one look at the database, and one thread where each had its own. Threads
of one process take turns anyway, and to wake one for every page cost as much as the page.

What cannot be done together, for whatever reason, is done again by each alone, which says what is wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from typing import NamedTuple

from qcheck.store import Store

MOST = 32
"""How many share one transaction: the database is held for as long as they take."""

MOST_LOOKS = 8
"""How many share one look: what was deleted stays in SQLite's log while somebody looks."""

MOST_OF_ONE, THREADS = 8, 3
"""On PostgreSQL, which lets many write at the same time: how many share one, and how many transactions go on
beside each other, because each waits for the trip there and back.
"""

Work = Callable[[], object]


class Alone(Exception):
    """This has to be done again, by itself: nothing of it may have been saved."""


class _Wish(NamedTuple):
    work: Work
    done: Callable[[object], None]


class Batching:
    """Does what is waiting, all in one transaction, then tells everybody the outcome: in one thread, on
    PostgreSQL in a few. `looks`: nothing is changed here, so everybody is told at once.
    """

    def __init__(self, store: Store, *, looks: bool = False) -> None:
        self._store = store
        self._outcomes = self._of_looks if looks else self._of_changes
        self._waiting: SimpleQueue[_Wish | None] = SimpleQueue()
        self._first_come = Lock()
        self._threads: tuple[Thread, ...] = ()
        is_alone = store.database.is_sqlite
        self._most, self._number = (MOST, 1) if is_alone else (MOST_OF_ONE, THREADS)
        self._most = min(self._most, MOST_LOOKS) if looks else self._most

    def submit(self, work: Work, done: Callable[[object], None]) -> None:
        """Does the work soon. `done` is called in the other thread once it is on disk, with what the work
        gives; or with `Alone`.
        """
        self._waiting.put(_Wish(work, done))
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
            wishes, is_last = self._with_those_waiting(first)
            for wish, outcome in zip(wishes, self._outcomes(wishes), strict=True):
                wish.done(outcome)
            if is_last:
                return

    def _with_those_waiting(self, first: _Wish) -> tuple[list[_Wish], bool]:
        wishes = [first]
        while len(wishes) < self._most:
            try:
                wish = self._waiting.get_nowait()
            except Empty:
                break
            if wish is None:
                return wishes, True
            wishes.append(wish)
        return wishes, False

    def _of_looks(self, wishes: list[_Wish]) -> Iterator[object]:
        left = iter(wishes)
        try:
            with self._store.database.looking():
                for wish in left:
                    yield _outcome(wish.work)
        except Exception:  # noqa: BLE001  as below
            yield from (Alone() for _ in left)

    def _of_changes(self, wishes: list[_Wish]) -> Iterable[object]:
        try:
            with self._store.database.together():
                return [_outcome(wish.work) for wish in wishes]
        except Exception:  # noqa: BLE001  whatever it was, each finds it out alone
            return [Alone()] * len(wishes)


def _outcome(work: Work) -> object:
    try:
        return work()
    except Exception:  # noqa: BLE001  as above
        return Alone()
