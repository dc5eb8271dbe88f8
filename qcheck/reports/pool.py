"""Where reports are made: in a few processes beside the server's, with less priority than answering, and with
a limit on time and memory. One that hangs, eats memory or crashes is ended, and the next report still comes.

What was just made is remembered for a moment, and who asks for the same waits for the same: a room that taps
one file has it made once.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from dataclasses import dataclass
from queue import Empty, Full, Queue
from threading import Lock, Thread
from time import monotonic

from qcheck.language import N_
from qcheck.refusals import NotNow, OutOfOrder
from qcheck.reports.slots import slot
from qcheck.reports.writer_process import Limits, Writer, WriterFailed
from qcheck.reports.writing import Job

WRITERS = 2
"""Processes that write, in all: those of several workers take turns."""
WAITING = 20
"""Files that may wait for them in one process; each one that is asked for twice waits once."""
IDLE = 60.0
"""Seconds after which a process without work is ended, so that its memory is free."""
REMEMBERED, MOST_REMEMBERED = 120.0, 64_000_000
"""Seconds for which a file is remembered, and bytes of all of them."""

FULL = N_(
    "Very many files are being made at this moment. Please try again in a moment; this page tries again by "
    "itself."
)
NOT_MADE = N_(
    "This file could not be made. Please take another kind of file, or tell the people who run this service."
)


class Busy(NotNow):
    """So many files are waiting that another one would only wait for long."""

    retry_after = 10

    def __init__(self) -> None:
        super().__init__(FULL)


class NotMade(OutOfOrder):
    """The writer failed; `reason` is for the log, and tells nothing of what stood in the report."""

    def __init__(self, reason: str) -> None:
        super().__init__(NOT_MADE)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class _Order:
    key: Hashable
    job: Callable[[], Job]
    promise: Future[bytes]


class Pool:
    """For all threads of a process. Its own threads, and the processes behind them, begin with the first
    file; `close` ends them.
    """

    def __init__(
        self, writers: int = WRITERS, waiting: int = WAITING, limits: Limits | None = None, idle: float = IDLE
    ) -> None:
        self._limits, self._number, self._idle = limits or Limits(), writers, idle
        self._orders: Queue[_Order | None] = Queue(waiting)
        self._lock = Lock()
        self._promised: dict[Hashable, Future[bytes]] = {}
        self._remembered: OrderedDict[Hashable, tuple[float, bytes]] = OrderedDict()
        self._writers: list[Writer] = []
        self._closed = False

    def knows(self, key: Hashable) -> bool:
        """Whether this file is remembered or being made, so that asking for it costs nothing."""
        with self._lock:
            return key in self._promised or self._recall(key) is not None

    def make(self, key: Hashable, job: Callable[[], Job]) -> Future[bytes]:
        """The file of this key, remembered or made; `job` says, in a thread of the pool, what is to be done.
        Busy where too many wait. What the writer could not do comes as NotMade.
        """
        with self._lock:
            promise: Future[bytes] = Future()
            if (known := self._recall(key)) is not None:
                promise.set_result(known)
                return promise
            if key in self._promised:
                return self._promised[key]
            if self._closed:
                raise Busy
            self._begin()
            try:
                self._orders.put_nowait(_Order(key, job, promise))
            except Full:
                raise Busy from None
            self._promised[key] = promise
            return promise

    def close(self) -> None:
        """Ends all writers, also in the middle of a file; nothing is made from now on."""
        with self._lock:
            self._closed = True
            writers, self._writers = self._writers, []
        for writer in writers:
            writer.end()
        with self._lock:
            for promise in self._promised.values():
                promise.cancel()

    def _begin(self) -> None:
        while len(self._writers) < self._number:
            writer = Writer(self._limits)
            self._writers.append(writer)
            place = len(self._writers) - 1
            Thread(target=self._work, args=(writer, place), name="qcheck-reports", daemon=True).start()

    def _work(self, writer: Writer, place: int) -> None:
        while not self._closed:
            try:
                order = self._orders.get(timeout=self._idle)
            except Empty:
                writer.rest()
                continue
            if order is not None and order.promise.set_running_or_notify_cancel():
                self._fill(order, writer, place)

    def _fill(self, order: _Order, writer: Writer, place: int) -> None:
        try:
            job = order.job()
            with slot(place):
                made = self._written(job, writer)
        except WriterFailed as failed:
            self._done(order, None)
            order.promise.set_exception(Busy() if self._closed else NotMade(failed.reason))
        except BaseException as trouble:  # noqa: BLE001  whoever waits for the file gets it
            self._done(order, None)
            order.promise.set_exception(trouble)
        else:
            self._done(order, made)
            order.promise.set_result(made)

    def _written(self, job: Job, writer: Writer) -> bytes:
        """Once more where the process was ended from outside, such as by a system short of memory: whoever
        asked for the file cannot help it.
        """
        try:
            return writer.write(job)
        except WriterFailed as failed:
            if self._closed or not failed.broke_down:
                raise
            return writer.write(job)

    def _done(self, order: _Order, made: bytes | None) -> None:
        with self._lock:
            self._promised.pop(order.key, None)
            if made is not None:
                self._remembered[order.key] = (monotonic(), made)
                while sum(len(content) for _, content in self._remembered.values()) > MOST_REMEMBERED:
                    self._remembered.popitem(last=False)

    def _recall(self, key: Hashable) -> bytes | None:
        now = monotonic()
        for old in [
            remembered_key
            for remembered_key, (since, _) in self._remembered.items()
            if now - since > REMEMBERED
        ]:
            del self._remembered[old]
        remembered = self._remembered.get(key)
        return remembered[1] if remembered else None
