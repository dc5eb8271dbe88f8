"""One process that writes reports, as the server holds it: begun with the first job, ended when a job takes
too long, begun anew with the next.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from threading import Event, Lock, Timer

from qcheck.reports.writing import MADE, Job, read_frame, write_frame

MOST_JOBS = 40
"""After so many a process makes room for a new one: what libraries keep for themselves goes with it."""
GRACE = 2.0
"""Seconds to end in, before it is ended by force."""
_BELOW_NORMAL = 0x4000
"""BELOW_NORMAL_PRIORITY_CLASS of Windows, which has no `nice`."""


class WriterFailed(Exception):
    """A report was not made; `reason` tells nothing of what stood in it. `broke_down`: the process was gone
    all of a sudden, so that the report may not be to blame.
    """

    def __init__(self, reason: str, *, broke_down: bool = False) -> None:
        super().__init__(reason)
        self.reason, self.broke_down = reason, broke_down


@dataclass(frozen=True, slots=True)
class Limits:
    """What one report may take: seconds from the job to the file, and megabytes of the process. Windows and
    macOS know no limit of memory; there the time alone counts.
    """

    seconds: float = 60.0
    megabytes: int = 2_500


class Writer:
    """For one thread; `end` may be called by any."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._process: subprocess.Popen[bytes] | None = None
        self._jobs = 0
        self._lock = Lock()
        self._ended = False

    def write(self, job: Job) -> bytes:
        """The file; WriterFailed where it took too long, too much memory, or the process broke down."""
        packed = pickle.dumps(job, pickle.HIGHEST_PROTOCOL)
        process = self._running()
        is_late = Event()

        def end() -> None:
            is_late.set()
            process.kill()

        timer = Timer(self._limits.seconds, end)
        timer.daemon = True
        timer.start()
        try:
            status, content = _asked(process, packed)
        except (OSError, EOFError):
            self.rest(at_once=True)
            if is_late.is_set():
                raise WriterFailed("it took too long") from None
            raise WriterFailed("its process broke down", broke_down=True) from None
        finally:
            timer.cancel()
        self._jobs += 1
        if status != MADE:
            self.rest(at_once=True)  # a process that has run out of memory is not asked again
            raise WriterFailed(content.decode("utf-8", "replace"))
        if self._jobs >= MOST_JOBS:
            self.rest()
        return content

    def rest(self, *, at_once: bool = False) -> None:
        """Ends the process; the next job begins another one."""
        with self._lock:
            process, self._process, self._jobs = self._process, None, 0
        if process is not None:
            _end(process, at_once=at_once)

    def end(self) -> None:
        """Ends the process for good, also in the middle of a job."""
        with self._lock:
            self._ended = True
        self.rest(at_once=True)

    def _running(self) -> subprocess.Popen[bytes]:
        with self._lock:
            if self._ended:
                raise WriterFailed("the server is stopping")
            if self._process is None or self._process.poll() is not None:
                self._process, self._jobs = _begun(self._limits), 0
            return self._process


def _asked(process: subprocess.Popen[bytes], packed: bytes) -> tuple[bytes, bytes]:
    if process.stdin is None or process.stdout is None:  # both are pipes
        raise EOFError
    write_frame(process.stdin, packed)
    answer = read_frame(process.stdout)
    return answer[:1], answer[1:]


def _begun(limits: Limits) -> subprocess.Popen[bytes]:
    """In a group of its own, so that Ctrl+C reaches the server alone, and not in a session of its own: Linux
    may share out the processors by sessions, and being nice counts within one only. It ends when its input
    does.
    """
    one_thread = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "RAYON_NUM_THREADS": "1"}
    return subprocess.Popen(  # noqa: S603  this very program
        [sys.executable, "-m", "qcheck.reports.writing", str(limits.seconds), str(limits.megabytes)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **one_thread},
        process_group=None if os.name == "nt" else 0,
        creationflags=_BELOW_NORMAL if os.name == "nt" else 0,
    )


def _end(process: subprocess.Popen[bytes], *, at_once: bool) -> None:
    if at_once:
        process.kill()
    with suppress(OSError):
        if process.stdin is not None:
            process.stdin.close()
    try:
        process.wait(GRACE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    if process.stdout is not None:
        process.stdout.close()
