"""Servers and commands of qcheck in a moment: a process that has loaded everything once makes each of itself.

Each is a process of its own, with its own environment, arguments and outputs. What is tried about loading and
starting itself belongs into a test that starts Python (`tests/serving.py`).
"""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir
from threading import Lock
from time import monotonic, sleep
from typing import IO

from qcheck.reports.writer_process import Limits
from tests.in_memory import folder_in_memory

WRITES = """
import os, sys
from qcheck.reports import writing
place, seconds, megabytes = sys.argv[1:]
sys.stdin = os.fdopen(os.open(place, os.O_RDONLY))
writing.NICER = 0
writing.main(float(seconds), int(megabytes))
"""
_ONE_AT_A_TIME = Lock()
_LOADED: list[subprocess.Popen[str]] = []
"""Held until the end of this process: they end with their input."""


class Forked:
    """One process of qcheck."""

    def __init__(self, parent: _Parent, pid: int) -> None:
        self.pid = pid
        self._parent = parent
        self._code: int | None = None

    @property
    def returncode(self) -> int | None:
        """Its exit code, where it is known to have ended."""
        return self._code

    def poll(self) -> int | None:
        """Its exit code; None as long as it runs."""
        if self._code is None and (said := self._parent.asked({"looked at": self.pid}).strip()) != "runs":
            self._code = int(said)
        return self._code

    def terminate(self) -> None:
        """Asks it to end."""
        self.send_signal(signal.SIGTERM)

    def send_signal(self, how: signal.Signals) -> None:
        """Nothing, where it has ended."""
        if self._code is None:
            os.kill(self.pid, how)

    def kill(self) -> None:
        """Ends it in the middle of whatever it does."""
        self.send_signal(signal.SIGKILL)
        self.wait()

    def wait(self, timeout: float | None = None) -> int:
        """Its exit code, once it has ended; a TimeoutError where that takes longer than so many seconds."""
        if self._code is None and timeout is None:
            self._code = int(self._parent.asked({"awaited": self.pid}))
        latest = monotonic() + (timeout or 0)
        while (code := self.poll()) is None:
            if monotonic() > latest:
                raise TimeoutError(f"process {self.pid} has not ended within {timeout} s")
            sleep(0.02)
        return code


def forked(
    words: Sequence[str],
    out: Path,
    err: Path | None = None,
    environment: Mapping[str, str] = os.environ,
    folder: Path | None = None,
    script: str | None = None,
) -> Forked:
    """Starts `qcheck` with these words in a folder, or a script that may change what is loaded before it does
    so itself. What it says is added to the files, errors too where no other file is named for them.
    """
    files = [str(out), str(err or out)]
    with _ONE_AT_A_TIME:
        parent = _parent()
    place = str(folder) if folder else None
    order = {"words": list(words), "files": files, "environment": dict(environment), "folder": place}
    order |= {"script": script}
    return Forked(parent, int(parent.asked(order)))


def first_lines(process: Forked, out: Path, number: int) -> list[str]:
    """So many lines of what it says, once it has said them."""
    while len(lines := whole_lines(out)) < number:
        assert process.poll() is None, out.read_text(encoding="utf-8")
        sleep(0.005)
    return lines[:number]


def whole_lines(out: Path) -> list[str]:
    """What was said so far, without a line that is not at its end."""
    text = out.read_text(encoding="utf-8") if out.exists() else ""
    return text[: text.rfind("\n") + 1].splitlines()


class ForkedWriter:
    """A process that writes reports, as `qcheck.reports.writer_process` holds it."""

    def __init__(self, process: Forked, stdin: IO[bytes], stdout: IO[bytes]) -> None:
        self.stdin, self.stdout = stdin, stdout
        self._process = process

    def poll(self) -> int | None:
        return self._process.poll()

    def kill(self) -> None:
        self._process.send_signal(signal.SIGKILL)

    def wait(self, timeout: float = 60.0) -> int:
        try:
            return self._process.wait(timeout)
        except TimeoutError:
            raise subprocess.TimeoutExpired("a writer", timeout) from None


def forked_writer(limits: Limits) -> ForkedWriter:
    """Begins one that has loaded everything, with the priority of the tests: nobody else waits for it."""
    with TemporaryDirectory(dir=folder_in_memory()) as name:
        jobs, files = Path(name, "jobs"), Path(name, "files")
        os.mkfifo(jobs)
        os.mkfifo(files)
        words = [str(jobs), str(limits.seconds), str(limits.megabytes)]
        process = forked(words, files, Path(os.devnull), script=WRITES)
        made = files.open("rb")
        return ForkedWriter(process, jobs.open("wb"), made)


class _Parent:
    """A process that has loaded everything, for this process of tests alone."""

    def __init__(self, line: socket.socket) -> None:
        self._orders, self._answers = line.makefile("w"), line.makefile("r")

    def asked(self, order: Mapping[str, object]) -> str:
        with _ONE_AT_A_TIME:
            self._orders.write(f"{json.dumps(order)}\n")
            self._orders.flush()
            return self._answers.readline()


@cache
def _parent() -> _Parent:
    """All processes of tests of one run have theirs made by one, which loads everything once; whoever needs the
    first begins it.
    """
    import fcntl  # not on Windows

    run = os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))
    door = Path(gettempdir(), f"qcheck-tests-{run[:16]}")
    with Path(f"{door}.lock").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        line = socket.socket(socket.AF_UNIX)
        try:
            line.connect(str(door))
        except OSError:
            _begin_loading(door)
            line.connect(str(door))
    return _Parent(line)


def _begin_loading(door: Path) -> None:
    door.unlink(missing_ok=True)
    loading = subprocess.Popen(
        [sys.executable, "-m", "tests.parent", str(door)],
        cwd=Path(__file__).parents[1],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert loading.stdout is not None
    assert loading.stdout.readline() == "ready\n"
    _LOADED.append(loading)
