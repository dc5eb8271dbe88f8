"""The server's connections: as many as the system allows, and none that is held open without asking for
anything.

Streamlit builds uvicorn's configuration itself, so it is found among the objects of the process and mended
before the first connection comes. uvicorn reads requests with httptools where that is installed, else with
h11: each of its two protocols has its patient kind here.
"""

from __future__ import annotations

import asyncio
import gc
from contextlib import suppress
from time import monotonic
from typing import Any, ClassVar, cast
from weakref import WeakSet

import h11
from uvicorn import Config
from uvicorn.protocols.http.h11_impl import H11Protocol

from qcheck.server.one_write import OneWrite
from qcheck.server.worker_balance import WorkerBalance
from qcheck.watch import events

WHOLE = 20.0
"""Seconds within which a connection has to have asked for something, headers complete, and between two pieces
of what it sends.
"""

LONGEST = 60.0
"""Seconds within which all of a request has to be here, and …"""

SLOWEST = 20_000
"""… one more for each of so many bytes: a large file over a slow line in the country is not cut off."""

LAST_WORDS = 10
"""Seconds that those who are being answered have when the server stops."""

QUIET = 60.0
"""Seconds between two lines in the log that say that there are too many connections."""

SPARE = 16
"""Files that may still be opened, by the database and by pages, when connections have to make room."""


class Patient(asyncio.Protocol):
    """Closes a connection that does not ask for anything in time. Websockets, once open, are no concern of
    it. `balance` is told of all others.
    """

    balance: ClassVar[WorkerBalance] = WorkerBalance(1)

    transport: asyncio.Transport
    loop: asyncio.AbstractEventLoop
    is_websocket = False
    _timer: asyncio.TimerHandle | None = None
    _begun = 0.0
    _received = 0

    @property
    def is_answering(self) -> bool:
        """Whether something whole has been asked for and is not answered yet."""
        raise NotImplementedError

    @property
    def is_half_sent(self) -> bool:
        """Whether the headers of a request are here, and not yet all of what is sent with them."""
        raise NotImplementedError

    @property
    def is_waiting(self) -> bool:
        """Whether nothing whole has been asked for: nothing, half a header, or half of what is sent."""
        return not self.is_websocket and not self.is_answering

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(
            cast("asyncio.Transport", OneWrite(cast("asyncio.Transport", transport), self.loop))
        )
        _OPEN.add(self)
        self._expect(WHOLE)
        _CROWDED.make_room_for(self)
        self.balance.opened()

    def data_received(self, data: bytes) -> None:
        fresh = self._timer is None
        super().data_received(data)
        if not self.is_waiting or self.transport.is_closing():
            self._expect(None)
        elif fresh:
            self._expect(WHOLE)
        elif self.is_half_sent:  # each piece brings time, up to a limit
            self._received += len(data)
            longest = self._begun + LONGEST + self._received / SLOWEST
            self._expect(min(WHOLE, longest - monotonic()), more=True)

    def connection_lost(self, exc: Exception | None) -> None:
        self._expect(None)
        self.balance.closed()
        super().connection_lost(exc)

    def give_up(self) -> None:
        """Closes it, whatever was still to come."""
        if not self.transport.is_closing():
            self.transport.close()

    def _becomes_a_websocket(self) -> None:
        self.is_websocket = True
        self.balance.closed()
        if isinstance(line := cast("object", self.transport), OneWrite):  # it writes whole messages at once
            line.flush()
            self.transport = line.transport

    def _expect(self, seconds: float | None, more: bool = False) -> None:
        if self._timer:
            self._timer.cancel()
        if not more:
            self._begun, self._received = monotonic(), 0
        self._timer = None if seconds is None else self.loop.call_later(max(seconds, 0.0), self.give_up)


class PatientH11(Patient, H11Protocol):
    """With h11, which tells the state of a connection itself."""

    @property
    def is_answering(self) -> bool:
        return self.conn.their_state not in (h11.IDLE, h11.SEND_BODY)

    @property
    def is_half_sent(self) -> bool:
        return self.conn.their_state is h11.SEND_BODY

    def handle_websocket_upgrade(self, event: h11.Request) -> None:
        self._becomes_a_websocket()
        super().handle_websocket_upgrade(event)


KINDS: dict[type[asyncio.Protocol], type[Patient]] = {H11Protocol: PatientH11}
"""By uvicorn's protocol, the patient one."""

with suppress(ImportError):  # not every platform has httptools
    from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

    class PatientTools(Patient, HttpToolsProtocol):
        """With httptools, where the request that is being answered, the `cycle`, tells the state."""

        @property
        def is_answering(self) -> bool:
            return self.cycle is not None and not (self.cycle.response_complete or self.cycle.more_body)

        @property
        def is_half_sent(self) -> bool:
            return self.cycle is not None and not self.cycle.response_complete and self.cycle.more_body

        def handle_websocket_upgrade(self) -> None:
            self._becomes_a_websocket()
            super().handle_websocket_upgrade()

    KINDS[HttpToolsProtocol] = PatientTools

_OPEN: WeakSet[Patient] = WeakSet()


class Crowded:
    """What happens where the system gives no more connections: those that ask for nothing make room, and the
    log says so once a minute.

    uvloop closes by itself what it cannot take on, without a word; so room is made before that, when the
    number of a connection's file (the system gives the lowest that is free) comes near the limit. asyncio's
    own loop would write 2,048 traces a second until the disk is full. Everything else that goes wrong is said
    as ever.
    """

    def __init__(self) -> None:
        self.limit: float = float("inf")
        self._said = self._cleared = -QUIET

    def __call__(
        self, loop: asyncio.AbstractEventLoop, context: dict[str, Any]
    ) -> None:  # Any: as asyncio has it
        if "socket.accept()" in context.get("message", ""):
            self._make_room()
        else:
            loop.default_exception_handler(context)

    def make_room_for(self, newest: Patient) -> None:
        """Where there is hardly any room left, all others that ask for nothing have to go."""
        line = newest.transport.get_extra_info("socket")
        if line is not None and line.fileno() >= self.limit - SPARE:
            self._make_room(newest)

    def _make_room(self, newest: Patient | None = None) -> None:
        now = monotonic()
        if now - self._said >= QUIET:
            self._said = now
            events.CONNECTIONS_FULL.happened()
        if now - self._cleared >= 1.0:
            self._cleared = now
            for connection in tuple(_OPEN):
                if connection is not newest and connection.is_waiting:
                    connection.give_up()


_CROWDED = Crowded()


def take_care_of_connections(loop: asyncio.AbstractEventLoop) -> None:
    """Before the first connection comes."""
    _CROWDED.limit = _raise_limit()
    loop.set_exception_handler(_CROWDED)
    for config in gc.get_objects():
        if isinstance(config, Config) and config.loaded:
            patient(config)


def patient(config: Config) -> None:
    """A server that is loaded waits for nobody who does not ask."""
    if isinstance(kind := config.http_protocol_class, type) and kind in KINDS:
        config.http_protocol_class = KINDS[kind]
        config.timeout_graceful_shutdown = LAST_WORDS


def _raise_limit() -> float:
    """As many open files as the system allows, and how many that are: the usual 1,024 are used up by 254 open
    pages. Windows knows no such limit.
    """
    with suppress(ImportError, ValueError, OSError):
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
        return float("inf") if hard == resource.RLIM_INFINITY else hard
    return float("inf")
