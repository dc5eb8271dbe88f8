"""Several workers take connections from one socket, and come to about as many each.

The system wakes all of them for a new connection, and whichever is awake already gets it. So one could have a
whole hall on its hands while another sleeps. Whoever has more of them open than another worker pauses for a
moment after taking one more, and so leaves the next to those that have fewer.
"""

from __future__ import annotations

from mmap import mmap
from time import sleep

EACH, LONGEST = 0.0001, 0.001
"""Seconds of pause for each connection that a worker has more than another one, and at most."""


class WorkerBalance:
    """How many connections each of so many workers has open: in memory that those forked from this process
    share. Nobody waits for anybody there; a count that is off for a moment only makes somebody pause in vain.
    """

    def __init__(self, workers: int) -> None:
        self._counts = memoryview(mmap(-1, workers * 8)).cast("Q")
        self._own = 0

    def begin(self, worker: int) -> None:
        """This process is that worker, from 1, and has nothing open as yet."""
        self._own = worker - 1
        self._counts[self._own] = 0

    def opened(self) -> None:
        """One more is open."""
        self._counts[self._own] += 1
        if ahead := self._counts[self._own] - min(self._counts):
            sleep(min(EACH * ahead, LONGEST))

    def closed(self) -> None:
        """One less is."""
        self._counts[self._own] -= 1
