"""Several processes on one port: one looks after the others, and those serve.

The one that looks after them listens, loads everything once and forks; it answers nobody and holds no
database open. All workers take connections from its one listening socket, so whichever of them ends, no
connection that waits there is lost. When it gets a SIGHUP it becomes a new one by `exec`, with the code as it
is on the disk by then, under the same number and with the same socket, and replaces one worker after the
other.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from selectors import EVENT_READ, DefaultSelector
from time import monotonic
from types import FrameType

from qcheck.server.handover import TRIAL, Handover
from qcheck.server.worker import Worker
from qcheck.settings import HANDOVER
from qcheck.watch import events

SIGNALS = ("SIGTERM", "SIGINT", "SIGHUP", "SIGCHLD")
LAST_WORDS = 20.0
"""Seconds that a worker has to end in: twice what those who are being answered have."""
AS_TOLD = (0, -signal.SIGTERM, -signal.SIGINT)
"""How a worker ends that was told to: the web server closes everything, then lets the signal have its way."""
SHORT_LIFE, LONGEST_PAUSE = 5.0, 30.0
"""Seconds: a worker that ended so soon is replaced after a pause, which is twice as long each time."""


@dataclass(slots=True)
class Process:
    """One worker process, in the slot of this number. `told`: since when it has been asked to end."""

    slot: int
    pid: int
    since: float = field(default_factory=monotonic)
    is_ready: bool = False
    told: float | None = None

    def end(self, how: signal.Signals = signal.SIGTERM) -> None:
        with suppress(ProcessLookupError):
            os.kill(self.pid, how)
        if self.told is None:
            self.told = monotonic()


class Supervisor:
    """Keeps `number` workers running until it is told to stop. `work` serves, in a process of its own, until
    that one is told to stop.
    """

    def __init__(
        self,
        number: int,
        listening: socket.socket,
        work: Callable[[Worker], None],
        handover: Handover | None = None,
        watching: socket.socket | None = None,
    ) -> None:
        self._number, self._listening, self._work = number, listening, work
        self._watching = watching
        self._lifeline = handover.lifeline if handover else os.pipe()
        self._processes = (
            [Process(*slot_and_pid, is_ready=True) for slot_and_pid in handover.pids] if handover else []
        )
        self._outgoing = list(self._processes)
        self._had_terminal = _has_terminal()
        self._failures = 0
        self._again_at = 0.0
        self._stopping: signal.Signals | None = None
        self.ended_well = False
        """Whether it was told to stop, and every worker has then ended as it was told, none killed."""
        self._wishes: list[signal.Signals] = []
        self._trial: subprocess.Popen[bytes] | None = None
        self._selector = DefaultSelector()

    def run(self) -> int:
        """Until all have ended; gives the exit code: that of a worker, where none ever came to serve."""
        code = 0
        with self._signals():
            while self._processes or self._stopping is None:
                if self._stopping is None:
                    self._fill_slots()
                self._wait()
                code = self._bury() or code
                self._obey()
                self._hand_over()
                self._kill_those_that_linger()
        if self._stopping is signal.SIGINT:
            raise KeyboardInterrupt
        return code

    @contextmanager
    def _signals(self) -> Iterator[None]:
        """Signals wake the waiting and are obeyed one after the other, never in the middle of something."""
        reading, writing = os.pipe()
        for end in (reading, writing):
            os.set_blocking(end, False)
        self._selector.register(reading, EVENT_READ, data=None)
        before = signal.set_wakeup_fd(writing, warn_on_full_buffer=False)
        handlers = {number: signal.signal(number, self._wish) for number in _signals()}
        try:
            yield
        finally:
            for number, handler in handlers.items():
                signal.signal(number, handler)
            signal.set_wakeup_fd(before)
            for end in (reading, writing):
                os.close(end)
            self._selector.close()

    def _wish(self, number: int, _: FrameType | None) -> None:
        self._wishes.append(signal.Signals(number))

    def _wait(self) -> None:
        for key, _ in self._selector.select(timeout=1.0):
            said = os.read(key.fd, 4096)
            if key.data is not None:
                self._selector.unregister(key.fd)
                os.close(key.fd)
                if said:
                    self._welcome(key.data)

    def _fill_slots(self) -> None:
        """A worker for each empty slot; while old ones are replaced, one new one at a time beside them."""
        if monotonic() < self._again_at:
            return
        staying = {
            process.slot for process in self._processes if process not in self._outgoing and not process.told
        }
        is_changing = any(not process.is_ready for process in self._processes)
        for slot in range(1, self._number + 1):
            if slot in staying:
                continue
            if self._outgoing and is_changing:
                return
            self._start(slot)
            is_changing = True

    def _start(self, slot: int) -> None:
        reading, writing = os.pipe()
        sys.stdout.flush()
        sys.stderr.flush()
        pid = os.fork()
        if not pid:
            os.close(reading)
            self._serve(Worker(slot, self._listening, writing, self._lifeline[0], self._watching))
        os.close(writing)
        process = Process(slot, pid)
        self._processes.append(process)
        self._selector.register(reading, EVENT_READ, data=process)

    def _serve(self, worker: Worker) -> None:
        """The life of a worker; never returns."""
        code = 1
        try:
            signal.set_wakeup_fd(-1)
            for number in _signals():
                signal.signal(number, signal.SIG_DFL)
            signal.signal(signal.SIGHUP, signal.SIG_IGN)  # whoever closes the terminal ends the supervisor
            os.close(self._lifeline[1])
            self._work(worker)
            code = 0
        except SystemExit as leaving:
            code = leaving.code if isinstance(leaving.code, int) else 1
        except KeyboardInterrupt:
            code = 0
        except BaseException:  # noqa: BLE001  it must not go on in the supervisor's place
            sys.excepthook(*sys.exc_info())
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)

    def _welcome(self, process: Process) -> None:
        process.is_ready, self._failures = True, 0
        events.WORKER_SERVES.happened(number=process.slot, workers=self._number, process=process.pid)
        for old in self._outgoing:
            if old.slot == process.slot or old.slot > self._number:
                old.end()

    def _bury(self) -> int:
        """Those that have ended; gives the exit code that ends everything, 0 where they are replaced."""
        code = 0
        for process in tuple(self._processes):
            ended, status = os.waitpid(process.pid, os.WNOHANG)
            if not ended:
                continue
            self._processes.remove(process)
            how = os.waitstatus_to_exitcode(status)
            if process in self._outgoing:
                self._outgoing.remove(process)
                if not self._outgoing and self._stopping is None:
                    events.RELOADED.happened()
            if process.told is None and self._stopping is None:
                code = self._lost(process, how) or code
            self.ended_well = self.ended_well and how in AS_TOLD
        return code

    def _lost(self, process: Process, code: int) -> int:
        if not any(other.is_ready for other in (process, *self._processes)) and not self._failures:
            self._stop(signal.SIGTERM)  # it has said why: as a single server, which does not start either
            self.ended_well = False
            return abs(code) or 1
        if monotonic() - process.since < SHORT_LIFE:
            self._again_at = monotonic() + min(2.0**self._failures, LONGEST_PAUSE)
            self._failures += 1
        events.WORKER_LOST.happened(number=process.slot, process=process.pid, code=code)
        return 0

    def _obey(self) -> None:
        wishes, self._wishes = self._wishes, []
        for wish in wishes:
            if wish is signal.SIGHUP and not (self._had_terminal and not _has_terminal()):
                if self._stopping is None:
                    self._try_the_next()
            elif wish is not signal.SIGCHLD:
                self._stop(wish)

    def _stop(self, why: signal.Signals) -> None:
        self.ended_well = self.ended_well or self._stopping is None
        self._stopping = self._stopping or why
        if self._trial is not None:
            self._trial.kill()
            self._trial = None
        for process in self._processes:
            process.end()

    def _kill_those_that_linger(self) -> None:
        for process in self._processes:
            if process.told and monotonic() - process.told > LAST_WORDS:
                process.end(signal.SIGKILL)

    def _try_the_next(self) -> None:
        """Starts another supervisor that only shows whether it could start; this one goes on meanwhile."""
        if self._trial is None:
            events.RELOADING.happened()
            trial = os.environ | {HANDOVER: TRIAL}
            self._trial = subprocess.Popen(_command(), env=trial)  # noqa: S603  as this process was started

    def _hand_over(self) -> None:
        """Becomes the next supervisor where that one could start, and no worker is just coming or going."""
        if self._trial is None or (code := self._trial.poll()) is None:
            return
        if code:
            self._trial = None
            events.NOT_RELOADED.happened()
        elif all(process.is_ready and not process.told for process in self._processes):
            self._become_the_next()

    def _become_the_next(self) -> None:
        running = tuple((process.slot, process.pid) for process in self._processes)
        watching = self._watching.fileno() if self._watching else None
        handover = Handover(self._listening.fileno(), self._lifeline, running, watching)
        for file in handover.files:
            os.set_inheritable(file, True)
        os.environ[HANDOVER] = str(handover)
        signal.signal(signal.SIGHUP, signal.SIG_IGN)  # until the next one has its own handlers
        sys.stdout.flush()
        sys.stderr.flush()
        os.execv(sys.executable, _command())  # noqa: S606  as this process was started


def _command() -> list[str]:
    return [sys.executable, *sys.orig_argv[1:]]


def _signals() -> tuple[signal.Signals, ...]:
    return tuple(signal.Signals[name] for name in SIGNALS)


def _has_terminal() -> bool:
    """Whether there is a terminal that could be closed: then a SIGHUP means that it was."""
    try:
        os.close(os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY))
    except OSError:
        return False
    return True
