"""How much has been used up by whom, in memory alone: all processes forked from this one count together.

Names are not kept, only what a hash with a secret of this start makes of them. There is room for a fixed
number: who was counted longest ago makes room for the next, which is somebody who has all of it back.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from hashlib import blake2b
from mmap import mmap
from secrets import token_bytes
from struct import Struct
from tempfile import TemporaryFile
from threading import Lock

PLACES = 65_536
"""How many can be counted at the same time; 2 MiB, of which the system gives what is used."""
NEAR = 8
"""Places among which one is looked for."""
_PLACE = Struct("16sdd")  # whose it is, how much, and when that was
_NOBODY = bytes(16)


class Tally:
    """Amounts by name, each with the time at which it was that much. Ask and change it within `held`."""

    def __init__(self, places: int = PLACES, forked: bool = False) -> None:
        """`forked`: processes that will be forked from this one use it, too."""
        self._places = places
        self._memory = mmap(-1, places * _PLACE.size)
        self._secret = token_bytes(16)
        self._one_thread = Lock()
        self._one_process = _among_processes() if forked else nullcontext

    @contextmanager
    def held(self) -> Iterator[None]:
        """Nobody else asks or changes anything meanwhile, whichever process they are in."""
        with self._one_thread, self._one_process():
            yield

    def empty(self) -> None:
        """Nobody has used up anything."""
        self._memory[:] = bytes(len(self._memory))

    def amount(self, name: str) -> tuple[float, float]:
        """How much it was, and when; nothing at the time 0 for whoever is not known."""
        whose = self._whose(name)
        for start in self._near(whose):
            owner, amount, since = _PLACE.unpack_from(self._memory, start)
            if owner == whose:
                return amount, since
        return 0.0, 0.0

    def keep(self, name: str, amount: float, since: float) -> None:
        """From now on it is so much, as of this time."""
        whose = self._whose(name)
        _PLACE.pack_into(self._memory, min(self._near(whose), key=self._fits(whose)), whose, amount, since)

    def _fits(self, whose: bytes) -> Callable[[int], tuple[bool, bool, float]]:
        """Its own place first, then one that nobody has, then that of whoever was counted longest ago."""

        def order(start: int) -> tuple[bool, bool, float]:
            owner, _, since = _PLACE.unpack_from(self._memory, start)
            return owner != whose, owner != _NOBODY, since

        return order

    def _whose(self, name: str) -> bytes:
        return blake2b(name.encode(), key=self._secret, digest_size=16).digest()

    def _near(self, whose: bytes) -> tuple[int, ...]:
        first = int.from_bytes(whose[:8])
        return tuple((first + step) % self._places * _PLACE.size for step in range(NEAR))


class Part:
    """What one kind of thing counts in a tally, under names of its own."""

    def __init__(self, tally: Tally, kind: str) -> None:
        self._tally, self._kind = tally, kind
        self.held = tally.held

    def amount(self, name: str) -> tuple[float, float]:
        return self._tally.amount(f"{self._kind} {name}")

    def keep(self, name: str, amount: float, since: float) -> None:
        self._tally.keep(f"{self._kind} {name}", amount, since)


def _among_processes() -> Callable[[], AbstractContextManager[None]]:
    """A lock that the system lets go when its holder is killed; none where there is no fork."""
    try:
        import fcntl
    except ImportError:
        return nullcontext
    with TemporaryFile() as opened:
        file = os.dup(opened.fileno())

    @contextmanager
    def held() -> Iterator[None]:
        fcntl.lockf(file, fcntl.LOCK_EX)
        try:
            yield
        finally:
            fcntl.lockf(file, fcntl.LOCK_UN)

    return held
