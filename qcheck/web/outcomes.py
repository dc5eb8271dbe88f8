"""Outcomes that another thread has found, told in the event loop of those who wait for them.

It is woken once for all that are there by then, because waking it costs more than telling.
"""

from __future__ import annotations

from asyncio import AbstractEventLoop, Future
from collections import deque
from weakref import WeakKeyDictionary


class Outcomes:
    """What is to be told in one loop."""

    def __init__(self, loop: AbstractEventLoop) -> None:
        self._loop = loop
        self._found: deque[tuple[Future[object], object]] = deque()
        self._is_woken = False

    def tell(self, waits: Future[object], outcome: object) -> None:
        """Ends this waiting soon, from whichever thread; whoever has gone meanwhile is not told."""
        self._found.append((waits, outcome))
        if not self._is_woken:  # two threads may both find that: then it looks twice
            self._is_woken = True
            self._loop.call_soon_threadsafe(self._tell_all)

    def _tell_all(self) -> None:
        self._is_woken = False  # first: what is found from here on either is seen below or wakes it again
        while self._found:
            waits, outcome = self._found.popleft()
            if not waits.done():
                waits.set_result(outcome)


_OF_LOOPS: WeakKeyDictionary[AbstractEventLoop, Outcomes] = WeakKeyDictionary()


def outcomes_of(loop: AbstractEventLoop) -> Outcomes:
    """Those of this loop; asked within it."""
    if (known := _OF_LOOPS.get(loop)) is None:
        known = _OF_LOOPS[loop] = Outcomes(loop)
    return known
