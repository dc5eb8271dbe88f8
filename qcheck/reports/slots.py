"""Turns among the processes of one server: whichever of its workers has a file to make, only a few are made
at the same time. Each place is held by a lock that the system lets go when its holder is killed.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryFile
from time import sleep

try:
    import fcntl
except ImportError:  # Windows, where one process serves alone
    _FILE = None
else:
    with TemporaryFile() as opened:
        _FILE = os.dup(opened.fileno())
"""Opened when this is loaded, so that all processes forked afterwards hold the same one."""
AGAIN = 0.02
"""Seconds until a lock is asked for again."""


@contextmanager
def slot(place: int) -> Iterator[None]:
    """Holds this place; waits while another process has it. Threads of one process do not wait for each
    other: each has a place of its own.
    """
    if _FILE is None:
        yield
        return
    _take(_FILE, place)
    try:
        yield
    finally:
        fcntl.lockf(_FILE, fcntl.LOCK_UN, 1, place)


def _take(file: int, place: int) -> None:
    """Two processes of which each holds one place and waits for the other's look like a deadlock to the
    system, which knows nothing of their threads. It is none: each place is let go when its file is made.
    """
    while True:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX, 1, place)
        except OSError as trouble:
            if trouble.errno != errno.EDEADLK:
                raise
            sleep(AGAIN)
        else:
            return
