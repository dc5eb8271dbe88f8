"""How much of what is being sent is kept in memory at the same time: files of many people may come in slowly,
and wait for each other once they are here.

Each body has a part that costs nothing, larger than any page of answers: whoever answers is never refused
because others send files.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from qcheck.language import N_
from qcheck.refusals import NotNow

FREE = 100_000
"""Bytes of a body that are not counted."""
MOST_TOGETHER = 128_000_000
"""Bytes of all bodies beyond that, from their first piece until their answer is ready."""
CROWDED = N_(
    "Several large files are coming in just now. Please send yours again in a minute; nothing has been taken "
    "over yet."
)


class Crowded(NotNow):
    """There is no room for more at the moment; whoever sends again in a minute finds some."""

    retry_after = 60


class Room:
    """The memory for bodies of one process. Everything happens on its event loop, so there is no lock."""

    def __init__(self) -> None:
        self.taken = 0

    @contextmanager
    def body(self) -> Iterator[Body]:
        """A body to be filled; what it takes is free again afterwards."""
        filled = Body(self)
        try:
            yield filled
        finally:
            filled.drop()


class Body:
    """What has come of one body so far."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self.content = bytearray()
        self.counted = 0

    def add(self, piece: bytes) -> None:
        """Keeps this piece; Crowded where there is no room for it, and the others may have what it took."""
        more = max(0, len(self.content) + len(piece) - FREE) - self.counted
        if more and self._room.taken + more > MOST_TOGETHER:
            self.drop()
            raise Crowded(CROWDED)
        self.content += piece
        self.counted += more
        self._room.taken += more

    def drop(self) -> None:
        """Keeps nothing of it any more."""
        self._room.taken -= self.counted
        self.counted = 0
        self.content.clear()


ROOM = Room()
