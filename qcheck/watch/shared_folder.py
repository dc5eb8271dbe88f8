"""Where several processes count together: a folder in memory, in which each has files of its own.

prometheus-client names the files by the number of the process, so that every process that ever lived would
leave some. Here a process takes the first place that nobody living has, and goes on counting there: nothing
is lost with a process that is killed, and nothing grows. A place is held by a lock that the system lets go
when its holder is gone.
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
"""The variable that names the folder, for prometheus-client and for the process that takes this one's place
at a SIGHUP.
"""
NAME = "qcheck-metrics-"
IN_MEMORY = Path("/dev/shm")  # noqa: S108  never on a disk: a full one would end whoever counts
"""Where systems have it."""


class SharedFolder:
    """The folder of a server with several processes. The one that looks after the others makes it, and
    removes it in the end.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._holder, self._number = 0, 0
        self._locks: list[int] = []

    @classmethod
    def made(cls) -> SharedFolder:
        """That of the process whose place this one has taken, else a new one. Those of servers that were
        killed are removed.
        """
        within = IN_MEMORY if os.access(IN_MEMORY, os.W_OK) else Path(gettempdir())
        _remove_leftovers(within)
        left = os.environ.get(FOLDER, "")
        if not _is_of(Path(left), os.getpid()):
            left = mkdtemp(prefix=f"{NAME}{os.getpid()}-", dir=within)
        os.environ[FOLDER] = left
        return cls(Path(left))

    def remove(self) -> None:
        """Removes the folder, once nobody counts any more."""
        shutil.rmtree(self.path, ignore_errors=True)

    def place(self) -> int:
        """The number of this process's place: the same as long as it lives, and nobody else's meanwhile."""
        if self._holder != os.getpid():
            self._number = next(number for number in count(1) if self._taken(number))
            self._holder = os.getpid()
            self._clear(self._number)
        return self._number

    def clear_after_the_dead(self) -> None:
        """What is open with a process is not open any more once that has gone."""
        for file in self.path.glob("place-*"):
            number = int(file.name.partition("-")[2])
            if number != self._number and self._taken(number):
                self._clear(number)
                os.close(self._locks.pop())

    def _taken(self, number: int) -> bool:
        """Takes this place, where nobody living has it. Never asked of one's own: closing its file would let
        it go.
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
