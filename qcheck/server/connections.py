"""The server's connections: as many as the system allows, and none that is held open without asking for
anything.

Found by what uvicorn keeps, because Streamlit builds the server itself: its settings are mended after they
    were made and before the
first connection comes.
"""

from __future__ import annotations

import asyncio
import gc
from contextlib import suppress
from time import monotonic
from typing import Any
from weakref import WeakSet

import h11
from streamlit.logger import get_logger
from uvicorn import Config
from uvicorn.protocols.http.h11_impl import H11Protocol

WHOLE = 20.0
"""Seconds within which a connection has to have asked for something, headers complete, and between two pieces
of what it sends.
"""

LONGEST = 60.0
"""Seconds within which all of a request has to be here."""

LAST_WORDS = 10
"""Seconds that those who are being answered have when the server stops."""

QUIET = 60.0
"""Seconds between two lines in the log that say that there are too many connections."""

_LOG = get_logger("qcheck.server")


class Patient(H11Protocol):
    """Closes a connection that does not ask for anything in time. Websockets, once open, are no concern of
    it.
    """

    _timer: asyncio.TimerHandle | None = None
    _begun = 0.0
    _is_websocket = False

    @property
    def is_waiting(self) -> bool:
        """Whether nothing whole has been asked for: nothing, half a header, or half of what is sent."""
        return not self._is_websocket and self.conn.their_state in (h11.IDLE, h11.SEND_BODY)

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn's own
        super().connection_made(transport)
        _OPEN.add(self)
        self._expect(WHOLE)

    def data_received(self, data: bytes) -> None:
        fresh = self._timer is None
        super().data_received(data)
        if not self.is_waiting or self.transport.is_closing():
            self._expect(None)
        elif fresh:
            self._expect(WHOLE)
        elif self.conn.their_state is h11.SEND_BODY:  # each piece brings time, up to a limit
            self._expect(min(WHOLE, self._begun + LONGEST - monotonic()), more=True)

    def handle_websocket_upgrade(self, event: h11.Request) -> None:
        self._is_websocket = True
        super().handle_websocket_upgrade(event)

    def connection_lost(self, exc: Exception | None) -> None:
        self._expect(None)
        super().connection_lost(exc)

    def give_up(self) -> None:
        """Closes it, whatever was still to come."""
        if not self.transport.is_closing():
            self.transport.close()

    def _expect(self, seconds: float | None, more: bool = False) -> None:
        if self._timer:
            self._timer.cancel()
        if not more:
            self._begun = monotonic()
        self._timer = None if seconds is None else self.loop.call_later(max(seconds, 0.0), self.give_up)


_OPEN: WeakSet[Patient] = WeakSet()


class Crowded:
    """What happens where the system gives no more connections: asyncio would write 2,048 traces a second
    until the disk is full.

    Those that ask for nothing make room, and the log says so once a minute. Everything else that goes wrong
    is said as ever.
    """

    def __init__(self) -> None:
        self._said = self._cleared = -QUIET

    def __call__(
        self, loop: asyncio.AbstractEventLoop, context: dict[str, Any]
    ) -> None:  # Any: as asyncio has it
        if "socket.accept()" not in context.get("message", ""):
            loop.default_exception_handler(context)
            return
        now = monotonic()
        if now - self._said >= QUIET:
            self._said = now
            _LOG.warning(
                "qcheck: no more connections can be taken on; those that ask for nothing are closed. "
                "Raise the limit of open files."
            )
        if now - self._cleared >= 1.0:
            self._cleared = now
            for each in tuple(_OPEN):
                if each.is_waiting:
                    each.give_up()


def take_care_of_connections(loop: asyncio.AbstractEventLoop) -> None:
    """Before the first connection comes."""
    _raise_limit()
    loop.set_exception_handler(Crowded())
    for each in gc.get_objects():
        if isinstance(each, Config) and each.loaded and each.http_protocol_class is H11Protocol:
            each.http_protocol_class = Patient
            each.timeout_graceful_shutdown = LAST_WORDS


def _raise_limit() -> None:
    """As many open files as the system allows: the usual 1,024 are used up by 254 open pages. Windows knows
    no such limit.
    """
    with suppress(ImportError, ValueError, OSError):
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
