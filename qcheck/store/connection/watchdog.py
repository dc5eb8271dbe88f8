"""Nobody waits for ever for a PostgreSQL that has frozen: its system still confirms what arrives, so that no
other limit would notice.

A thread of the process looks once a second at the connections that are in use, and cuts those on which
nothing has come for too long.
"""

from __future__ import annotations

import os
import socket
from contextlib import suppress
from threading import Lock, Thread
from time import monotonic, sleep
from typing import Any

from sqlalchemy import Engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection

LOOKS = 1.0
"""Seconds between two looks."""

_DEADLINES: dict[DBAPIConnection, float] = {}
_PATIENCE: dict[DBAPIConnection, float] = {}
"""Seconds that each of them has for a statement."""
_FIRST_COME = Lock()
_LOOKING: list[Thread] = []


def over(engine: Engine, first: float, longest: float) -> None:
    """Over the connections of this engine. `first`: seconds for the first word of a connection, `longest`:
    for each statement.
    """

    def taken(connection: DBAPIConnection, *_: object) -> None:
        _DEADLINES[connection], _PATIENCE[connection] = monotonic() + first, longest
        if not _LOOKING:
            _begin()

    def before(_: object, cursor: Any, *__: object) -> None:  # Any: psycopg's own type
        asked(cursor.connection)

    event.listen(engine, "checkout", taken)
    event.listen(engine, "before_cursor_execute", before)
    event.listen(engine, "checkin", lambda connection, _: _given_back(connection))
    event.listen(engine, "invalidate", lambda connection, *_: _given_back(connection))


def asked(connection: DBAPIConnection) -> None:
    """It is asked something now, and has its time for that from now on."""
    if connection in _DEADLINES:
        _DEADLINES[connection] = monotonic() + _PATIENCE[connection]


def _given_back(connection: DBAPIConnection | None) -> None:
    if connection is not None:
        _DEADLINES.pop(connection, None)
        _PATIENCE.pop(connection, None)


def spare(connection: DBAPIConnection | None) -> None:
    """What is done on this connection until it is given back may take as long as it takes."""
    if connection is not None:
        _DEADLINES.pop(connection, None)


def _begin() -> None:
    with _FIRST_COME:
        if not _LOOKING:
            _LOOKING.append(Thread(target=_look, name="qcheck-watch", daemon=True))
            _LOOKING[0].start()


def _look() -> None:
    while True:
        sleep(LOOKS)
        now = monotonic()
        for connection in [late for late, deadline in tuple(_DEADLINES.items()) if now > deadline]:
            if _DEADLINES.pop(connection, None) is not None:
                _cut(connection)


def _cut(connection: Any) -> None:  # Any: psycopg's own type
    """Whoever waits on it hears that it has ended; it may have ended by itself meanwhile, and others are to
    be watched on.
    """
    with (
        suppress(OSError, ValueError, AttributeError, connection.Error),
        socket.socket(fileno=os.dup(connection.fileno())) as line,
    ):
        line.shutdown(socket.SHUT_RDWR)
