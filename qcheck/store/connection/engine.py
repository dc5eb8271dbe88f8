"""Connections to SQLite and PostgreSQL: how they are made, how long they wait, how a transaction begins.

SQLite begins every transaction itself (the driver's own habits would leave reads and table changes outside);
a writing one at once with `BEGIN IMMEDIATE`, so that it never fails half-way because somebody else wrote in
between.
"""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from functools import partial
from math import ceil
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from sqlalchemy import Connection, Dialect, Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, DisconnectionError
from sqlalchemy.pool import ConnectionPoolEntry, PoolProxiedConnection

from qcheck.refusals import OutOfOrder
from qcheck.settings import private
from qcheck.store.connection import frozen, watchdog
from qcheck.store.connection.prepared import CHANGES, note_change, to_driver
from qcheck.store.connection.trouble import NOT_UTF8, UNUSABLE

PATIENCE = 5.0
"""Seconds to wait for another process that is writing."""

LONGEST = 20.0
"""Seconds that a statement may take on PostgreSQL, and that a host which does not answer is waited for; steps
of upgrades take longer.
"""

RESTED = 1.0
"""Seconds after which a connection to PostgreSQL is asked whether it still stands, before it is
used again.
"""

PRAGMAS = {"journal_mode": "WAL", "synchronous": "FULL", "foreign_keys": "ON", "secure_delete": "ON"}

WRITES, GLANCES, JOINS = "qcheck_writes", "qcheck_glances", "qcheck_joins"
"""How a transaction says what it is for, among the options of its engine; one that writes says for how many
seconds it waits for others, too.
"""

SHORT_PATIENCE = 0.25
"""Seconds that those who save together wait for another process: after that each waits alone."""
SHORTER_PATIENCE = 0.1
"""The same on PostgreSQL, where one may wait for a single check while others could go on."""
SHORTEST_PAUSE, LONGEST_PAUSE = 0.0002, 0.001
"""Seconds after which SQLite is asked again while another process writes."""
TO_WRITE = "BEGIN IMMEDIATE"
_RESTS = "qcheck_rests"


def engine_for(url: str, patience: float) -> Engine:
    try:
        is_sqlite = make_url(url).get_backend_name() == "sqlite"
        engine = create_engine(
            url,
            connect_args=_patient(url, patience),
            hide_parameters=True,  # a mistake goes into the log, never what somebody was writing
            pool_size=10,
            max_overflow=20,
            pool_timeout=2 * patience,
            pool_use_lifo=True,  # what SQLite read on a connection it keeps until another one writes
        )
    except (ArgumentError, ImportError) as error:
        raise OutOfOrder(UNUSABLE) from error
    if not is_sqlite:
        event.listen(
            engine, "connect", _keeps_every_letter, insert=True
        )  # before SQLAlchemy asks it anything
        watchdog.over(engine, first=patience + 1, longest=LONGEST + 1)
        event.listen(engine, "before_cursor_execute", _may_change)
        event.listen(engine, "checkin", _begins_to_rest)
        event.listen(engine, "checkout", partial(_looked_after, engine.dialect))
        return engine
    _private_file(url)
    event.listen(engine, "connect", frozen.prepare if frozen.is_frozen(url) else _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def without_haste(connection: Connection) -> None:
    """This transaction may take as long as it takes: what is large has to be changed and deleted, too."""
    if connection.dialect.name == "postgresql":
        watchdog.spare(connection.connection.dbapi_connection)
        connection.exec_driver_sql("SET LOCAL statement_timeout = 0")


def hurry(connection: Connection) -> None:
    """Those who save together on PostgreSQL wait but shortly for what somebody holds; on SQLite they do
    from `BEGIN` on.
    """
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = {ceil(1000 * SHORTER_PATIENCE)}")


def _patient(url: str, patience: float) -> dict[str, float | str]:
    """How each driver is told to wait no longer; what the operator says in the URL holds."""
    if make_url(url).get_backend_name() == "sqlite":
        return {"timeout": patience}
    wished = {
        "options": f"-c lock_timeout={ceil(1000 * patience)} -c statement_timeout={ceil(1000 * LONGEST)}",
        "connect_timeout": str(ceil(patience) + 1),
        "tcp_user_timeout": str(ceil(1000 * LONGEST)),  # milliseconds without a word from a host that is gone
        "keepalives_idle": "10",
        "keepalives_interval": "5",
        "keepalives_count": "3",
    }
    return {name: value for name, value in wished.items() if name not in make_url(url).query}


def _private_file(url: str) -> None:
    """The file is made for its owner alone, or becomes so where it was restored otherwise; SQLite gives a new
    log the same rights.
    """
    if path := file_of(url):
        with suppress(OSError):  # SQLite says in a moment what is wrong
            path.touch(mode=0o600)
        for part in (path, Path(f"{path}-wal"), Path(f"{path}-shm")):
            private(part)


def file_of(url: str) -> Path | None:
    """SQLite's file; None for any other database."""
    try:
        place = make_url(url)
    except ArgumentError:
        return None
    path = place.database if place.get_backend_name() == "sqlite" else None
    return Path(path) if path and not path.startswith((":memory:", "file:")) else None


def shown_place(url: str) -> str:
    """Where the database is, for people: SQLite's file, otherwise the address without its password."""
    return str(file_of(url) or make_url(url).render_as_string(hide_password=True))


def _prepare(connection: sqlite3.Connection, record: ConnectionPoolEntry) -> None:  # noqa: ARG001 (SQLAlchemy's signature)
    connection.isolation_level = None  # the driver begins nothing by itself
    for name, value in PRAGMAS.items():
        _set(connection, name, value)


def _set(connection: sqlite3.Connection, name: str, value: str) -> None:
    """Where several processes begin the log of a new file at once, SQLite tells all but one, without waiting,
    that it is locked, whatever its timeout: they try again for as long as anybody waits.
    """
    latest = monotonic() + PATIENCE
    while True:
        try:
            connection.execute(f"PRAGMA {name}={value}")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or monotonic() > latest:
                raise
            sleep(0.01)
        else:
            return


def _keeps_every_letter(connection: Any, record: ConnectionPoolEntry) -> None:  # noqa: ARG001 (SQLAlchemy's signature)
    """A Debian without a language set makes databases in SQL_ASCII: those give bytes back, and no words."""
    encoding = connection.info.parameter_status("server_encoding")
    if encoding not in ("UTF8", None):
        connection.close()
        raise OutOfOrder(NOT_UTF8, encoding=encoding)


def _begins_to_rest(connection: DBAPIConnection | None, record: ConnectionPoolEntry) -> None:  # noqa: ARG001 (SQLAlchemy's signature)
    record.info[_RESTS] = monotonic()


def _looked_after(
    dialect: Dialect, connection: DBAPIConnection, record: ConnectionPoolEntry, _: PoolProxiedConnection
) -> None:
    """A connection that has rested may have been cut: then the pool takes another one. To ask each time would
    cost a busy room its pace.
    """
    if monotonic() - record.info.get(_RESTS, 0.0) < RESTED:
        return
    try:
        dialect.do_ping(connection)
    except dialect.loaded_dbapi.Error as error:
        raise DisconnectionError from error


def _may_change(connection: Connection, _: object, statement: str, *__: object) -> None:
    if not statement.startswith("SELECT"):
        note_change(connection)


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    if JOINS in options:
        _begin_to_write(connection, min(SHORT_PATIENCE, options[JOINS]), options[JOINS])
    elif WRITES in options:
        _begin_to_write(connection, options[WRITES], options[WRITES])
    elif GLANCES not in options:
        to_driver(connection, "BEGIN")


def _begin_to_write(connection: Connection, patience: float, usual: float) -> None:
    """Begins as soon as no other process writes; on this connection everything else waits as `usual`.

    SQLite's own waiting looks again after 1, 2, 5, 10 and at last every 100 ms. Others write for less than
    that: whoever comes second would sleep through most of the moments at which nobody does.
    """
    latest, pause = monotonic() + patience, SHORTEST_PAUSE
    driver(connection).execute("PRAGMA busy_timeout=0")
    try:
        while (code := _code_of_beginning(connection)) == sqlite3.SQLITE_BUSY and monotonic() < latest:
            sleep(pause)
            pause = min(2 * pause, LONGEST_PAUSE)
        if code:
            to_driver(connection, TO_WRITE)  # says what is wrong as ever
    finally:
        driver(connection).execute(f"PRAGMA busy_timeout={ceil(1000 * usual)}")


def _code_of_beginning(connection: Connection) -> int:
    """Begins, or gives SQLite's code for why it cannot."""
    try:
        driver(connection).execute(TO_WRITE)
    except sqlite3.OperationalError as error:
        return error.sqlite_errorcode & 0xFF
    return sqlite3.SQLITE_OK


def changes(connection: Connection) -> int:
    """Grows with whatever is changed on this connection: the same number, and nothing was."""
    if connection.dialect.name == "sqlite":
        return driver(connection).total_changes
    return int(connection.info.get(CHANGES, 0))


def is_whole(connection: Connection) -> bool:
    """Whether its transaction can still be kept: SQLite undoes all of one on a full disk, PostgreSQL after
    any error, and says nothing when it is ended.
    """
    if connection.dialect.name == "sqlite":
        return driver(connection).in_transaction
    postgres: Any = connection.connection.dbapi_connection  # Any: psycopg's own
    return bool(postgres.info.transaction_status == postgres.info.transaction_status.INTRANS)


def driver(connection: Connection) -> sqlite3.Connection:
    driver: Any = connection.connection.dbapi_connection  # Any: SQLAlchemy knows it as any driver's
    assert isinstance(driver, sqlite3.Connection)
    return driver
