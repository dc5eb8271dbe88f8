"""A connection on which head and body of an answer leave together.

uvicorn writes one after the other. Each is a call of the system and a packet of its own: twice as many as a
hall full of phones needs.
"""

from __future__ import annotations

import asyncio
from typing import Any

MOST = 64 * 1024
"""Bytes that are held back: long files leave piece by piece, so that a slow line is noticed."""


class OneWrite:
    """Writes what was written within one turn of the event loop; in all else it is the `transport`."""

    def __init__(self, transport: asyncio.Transport, loop: asyncio.AbstractEventLoop) -> None:
        self.transport = transport
        self._loop = loop
        self._held: list[bytes] = []
        self._length = 0

    def __getattr__(self, name: str) -> Any:  # Any: whatever a transport has
        return getattr(self.transport, name)

    def write(self, data: bytes) -> None:
        """Soon, with what else is written before then."""
        if not self._held:
            self._loop.call_soon(self.flush)
        self._held.append(data)
        self._length += len(data)
        if self._length > MOST:
            self.flush()

    def flush(self) -> None:
        """Now."""
        if self._held:
            held, self._held, self._length = self._held, [], 0
            self.transport.write(b"".join(held))

    def close(self) -> None:
        """After what was written."""
        self.flush()
        self.transport.close()
