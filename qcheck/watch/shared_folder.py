"""Where several processes count together: a folder in memory, in which each has files of its own.

prometheus-client would name the files by process ids, and every process that ever ran would leave some. Here
they are named by places, numbered from 1: a process takes the first place that no running process holds, and
counts on in its files. Nothing that was counted is lost when a process is killed, and the files do not become
more. A place is held by a lock on a file, which the system releases when the process ends.
"""

from __future__ import annotations

import os
import re
import shutil
from contextlib import suppress
from itertools import count
from pathlib import Path
from tempfile import gettempdir, mkdtemp

FOLDER = "PROMETHEUS_MULTIPROC_DIR"
"""The environment variable that names the folder: prometheus-client reads it, and so does the program
that the same process runs anew after a SIGHUP.
"""
NAME = "qcheck-metrics-"
IN_MEMORY = Path("/dev/shm")  # noqa: S108  never on a disk: a full one would end whoever counts
"""A folder in memory, on systems that have one."""


class SharedFolder:
    """The folder of a server with several processes. The process that starts the others makes it before, and
    removes it after them.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._owner, self._number = 0, 0  # the process that took the place, as a forked one has its own
        self._locks: list[int] = []  # open files, as long as they are locked

    @classmethod
    def made(cls) -> SharedFolder:
        """The folder that this process has made before a SIGHUP, else a new one. Folders of servers that were
        killed are removed.
        """
        within = IN_MEMORY if os.access(IN_MEMORY, os.W_OK) else Path(gettempdir())
        _remove_leftovers(within)
        path = os.environ.get(FOLDER, "")
        if not _is_of(Path(path), os.getpid()):
            path = mkdtemp(prefix=f"{NAME}{os.getpid()}-", dir=within)
        os.environ[FOLDER] = path
        return cls(Path(path))

    def remove(self) -> None:
        """Removes the folder; to be called when no process counts any more."""
        shutil.rmtree(self.path, ignore_errors=True)

    def place(self) -> int:
        """The number of this process's place, taken at the first call; no other running process has it."""
        if self._owner != os.getpid():
            self._number = next(number for number in count(1) if self._take_if_free(number))
            self._owner = os.getpid()
            self._clear(self._number)
        return self._number

    def clear_after_the_dead(self) -> None:
        """Sets gauges of what is going on in a process back where that process is gone: what it had open is
        not open any more.
        """
        for file in self.path.glob("place-*"):
            number = int(file.name.partition("-")[2])
            if number != self._number and self._take_if_free(number):
                self._clear(number)
                os.close(self._locks.pop())

    def _take_if_free(self, number: int) -> bool:
        """Takes this place unless another running process holds it; True where it is ours now. Never to be
        called for the place that this process has: closing its file a second time would release it.
        """
        import fcntl

        file = os.open(self.path / f"place-{number}", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(file)
            return False
        self._locks.append(file)
        return True

    def _clear(self, number: int) -> None:
        for file in self.path.glob(f"gauge_live*_{number}.db"):
            file.unlink(missing_ok=True)


def _is_of(folder: Path, process: int) -> bool:
    return folder.name.startswith(f"{NAME}{process}-") and folder.is_dir()


def _remove_leftovers(within: Path) -> None:
    """The folders of processes of this user that are gone."""
    for folder in within.glob(f"{NAME}*"):
        with suppress(OSError):
            process = re.match(rf"{NAME}(\d+)-", folder.name)
            if process and folder.stat().st_uid == os.getuid() and not _lives(int(process[1])):
                shutil.rmtree(folder, ignore_errors=True)


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
