"""Work that takes too long for a page to wait for: done behind it, one piece after the other."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from concurrent.futures import ThreadPoolExecutor
from threading import Lock


class Behind:
    """Each piece of work has a name and is under way once at a time."""

    def __init__(self) -> None:
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="qcheck-behind")
        self._under_way: set[Hashable] = set()
        self._one_at_a_time = Lock()

    def begin(self, name: Hashable, work: Callable[[], object]) -> None:
        """Does it as soon as what was begun before is done; nothing where it is under way."""
        with self._one_at_a_time:
            if name in self._under_way:
                return
            self._under_way.add(name)
        self._worker.submit(self._done, name, work)

    def close(self) -> None:
        """Lets go of what has not begun; waits for the piece that has."""
        self._worker.shutdown(cancel_futures=True)

    def _done(self, name: Hashable, work: Callable[[], object]) -> None:
        try:
            work()
        finally:
            with self._one_at_a_time:
                self._under_way.discard(name)
