"""What was computed from the answers of a check, kept as long as nothing in the check changes. Never stored,
never for long.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

Found = TypeVar("Found")
MOST = 32


class StampedCache:
    """The last `most` results by what they are about, each with the stamp of its check; the one not asked for
    longest goes first.
    """

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._kept: OrderedDict[Hashable, tuple[Hashable, Any]] = (
            OrderedDict()
        )  # Any: results of several kinds
        self._one_at_a_time = Lock()

    def recall(self, about: Hashable, stamp: Hashable, compute: Callable[[], Found]) -> Found:
        """The result for this stamp, computed anew where the check has changed; those who ask together wait
        for one of them.
        """
        with self._one_at_a_time:
            known = self._kept.get(about)
            if known is None or known[0] != stamp:
                known = self._kept[about] = (stamp, compute())
            self._kept.move_to_end(about)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
            remembered: Found = known[1]
            return remembered

    def knows(self, about: Hashable, stamp: Hashable) -> bool:
        """Whether the result for this stamp is there."""
        with self._one_at_a_time:
            known = self._kept.get(about)
            return known is not None and known[0] == stamp
