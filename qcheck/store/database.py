"""The database itself: one engine per process, a transaction for each verb, and trouble put into words.

SQLite begins every transaction itself (the driver's own habits would leave reads and table changes outside);
a writing one at once with `BEGIN IMMEDIATE`, so that it never fails half-way because somebody else wrote in
between. Writers of this process queue before that in fair order: SQLite's own waiting is a sleep that grows.
"""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from functools import partial
from math import ceil
from pathlib import Path
from threading import Lock, local
from time import monotonic
from typing import Any

from sqlalchemy import Connection, Dialect, Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, DatabaseError, DisconnectionError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnection
from sqlalchemy.pool import ConnectionPoolEntry, PoolProxiedConnection

from qcheck.language import N_
from qcheck.refusals import NotNow, OutOfOrder
from qcheck.settings import private
from qcheck.store import frozen, watchdog
from qcheck.store.prepared import to_driver

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

BUSY = N_("Somebody else is saving at this moment. Please try again.")
FULL = N_(
    "There is no space left for saving. Please tell the people who run this service; what you saved "
    "before is safe."
)
CLOSED = N_(
    "Nothing can be saved here at the moment. Please tell the people who run this service; what you "
    "saved before is safe."
)
AWAY = N_("The database cannot be reached. Please try again in a moment.")
DAMAGED = N_(
    "The file of the database is damaged, or is no database at all. Please tell the people who run this "
    "service: a backup helps."
)
UNUSABLE = N_(
    "QCHECK_DATABASE is not the address of a database that can be used here. PostgreSQL needs the "
    "package 'psycopg[binary]' "
    "and an address such as postgresql+psycopg://name:password@host/database."
)

TROUBLES: dict[int | str | None, str] = {
    sqlite3.SQLITE_BUSY: BUSY,
    sqlite3.SQLITE_LOCKED: BUSY,
    sqlite3.SQLITE_FULL: FULL,
    sqlite3.SQLITE_READONLY: CLOSED,
    sqlite3.SQLITE_IOERR: CLOSED,
    sqlite3.SQLITE_CANTOPEN: AWAY,
    sqlite3.SQLITE_NOTADB: DAMAGED,
    sqlite3.SQLITE_CORRUPT: DAMAGED,
    # PostgreSQL, by SQLSTATE
    "55P03": BUSY,  # the lock did not come in time
    "40001": BUSY,
    "40P01": BUSY,
    "57014": BUSY,  # the operator's own limit of time
    "53100": FULL,
    "25006": CLOSED,
    "42501": CLOSED,
    "58030": CLOSED,
    "53300": AWAY,
    "57P01": AWAY,
    "57P02": AWAY,
    "57P03": AWAY,
    "57P05": AWAY,
    "XX001": DAMAGED,
    "XX002": DAMAGED,
    None: AWAY,  # no connection at all
}

PRAGMAS = {"journal_mode": "WAL", "synchronous": "FULL", "foreign_keys": "ON", "secure_delete": "ON"}

_WRITES, _GLANCES, _JOINS = "qcheck_writes", "qcheck_glances", "qcheck_joins"
SHORT_PATIENCE = 0.25
"""Seconds that those who save together wait for another process: after that each waits alone."""
_RESTS = "qcheck_rests"
_LOG = logging.getLogger("qcheck.store")


class Database:
    """Transactions on one database, given by its URL."""

    def __init__(self, url: str, patience: float = PATIENCE) -> None:
        self._url = url
        self._turn, self._thawing = Lock(), Lock()
        self._joint = local()
        self._patience = patience
        self._is_away = False
        self.has_refused = False
        """Whether saving failed for want of room or rights since this was last put right."""
        self._is_frozen = frozen.is_needed(file_of(url))
        if self._is_frozen:
            _LOG.warning(
                "qcheck: the disk is full or read-only: the database can be read, and nothing can be saved"
            )
        self._begin_with(frozen.url(file_of(url)) if self._is_frozen else url)

    def _begin_with(self, url: str) -> None:
        self.engine = _engine(url, self._patience)
        self.is_sqlite = self.engine.dialect.name == "sqlite"
        self._reader = (
            self.engine
            if self.is_sqlite
            else self.engine.execution_options(isolation_level="REPEATABLE READ")
        )
        self._glancer = (
            self.engine.execution_options(**{_GLANCES: True})
            if self.is_sqlite
            else self.engine.execution_options(isolation_level="AUTOCOMMIT")
        )
        self._writer = self.engine.execution_options(**{_WRITES: True})
        self._joiner = self.engine.execution_options(**{_JOINS: self._patience})

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One transaction that sees one state of things."""
        if joint := self._shared:
            with self._in_words():
                yield joint
            return
        self._thaw()
        with self._in_words(), self._reader.begin() as connection:
            yield connection

    @contextmanager
    def glancing(self) -> Iterator[Connection]:
        """For single statements, each of which sees one state of things, without the two further ones of a
        transaction.
        """
        if joint := self._shared:
            with self._in_words():
                yield joint
            return
        self._thaw()
        with self._in_words(), self._glancer.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction that is kept whole, on disk when this returns, or not at all; within `together`,
        when that returns.
        """
        if joint := self._shared:
            with self._in_words(), _savepoint(joint):
                yield joint
            return
        self._thaw()
        with self._in_turn(), self._in_words(), self._writer.begin() as connection:
            yield connection

    @contextmanager
    def together(self) -> Iterator[None]:
        """All that this thread does meanwhile is one transaction on SQLite: on disk when this returns, or,
        where it raises, none of it. Each verb within is still kept whole or not at all.
        """
        self._thaw()
        with self._in_turn(), self._in_words(), self._joiner.begin() as connection:
            self._joint.connection = connection
            try:
                yield
            finally:
                self._joint.connection = None
            if not _driver(connection).in_transaction:  # on a full disk SQLite undoes all of it
                raise NotNow(FULL)

    @property
    def _shared(self) -> Connection | None:
        """The connection of `together`, in its thread."""
        found: Connection | None = getattr(self._joint, "connection", None)
        return found

    def forget(self) -> None:
        """Takes what was deleted out of SQLite's log as well; the next time does, where somebody is reading
        or the disk is full.
        """
        if self.is_sqlite:
            with (
                suppress(sqlite3.Error, DatabaseError, NoConnection),
                closing(self.engine.raw_connection()) as connection,
            ):
                connection.cursor().execute(
                    "PRAGMA wal_checkpoint(TRUNCATE)"
                )  # outside any transaction, where SQLite wants it

    def close(self) -> None:
        """Lets go of the database, its log written into its file: whoever copies the one file
        has everything.
        """
        self.forget()
        self.engine.dispose()

    @contextmanager
    def _in_words(self) -> Iterator[None]:
        try:
            yield
        except NoConnection as error:
            raise NotNow(BUSY) from error
        except DatabaseError as error:
            if (code := _code(error)) not in TROUBLES:
                raise
            self._noticed(away=TROUBLES[code] == AWAY)
            self.has_refused |= TROUBLES[code] in {FULL, CLOSED}
            raise NotNow(TROUBLES[code]) from error
        else:
            self._noticed(away=False)

    def _noticed(self, away: bool) -> None:
        """A line in the log when the database goes, and one when it comes back: once each, however many ask
        meanwhile.
        """
        if away != self._is_away:
            self._is_away = away
            _LOG.warning("qcheck: the database cannot be reached" if away else "qcheck: the database is back")

    def _thaw(self) -> None:
        """A disk that could only be read may be written again, by others too: whoever asks finds
        out first.
        """
        if not self._is_frozen:
            return
        with self._thawing:
            if self._is_frozen and not frozen.is_needed(file_of(self._url)):
                self.engine.dispose()
                self._begin_with(self._url)
                self._is_frozen = False
                _LOG.warning("qcheck: the database can be written again")

    @contextmanager
    def _in_turn(self) -> Iterator[None]:
        if not self.is_sqlite:
            yield
            return
        if not self._turn.acquire(timeout=2 * self._patience):
            raise NotNow(BUSY)
        try:
            yield
        finally:
            self._turn.release()


def _engine(url: str, patience: float) -> Engine:
    try:
        is_sqlite = make_url(url).get_backend_name() == "sqlite"
        engine = create_engine(
            url,
            connect_args=_patient(url, patience),
            hide_parameters=True,  # a mistake goes into the log, never what somebody was writing
            pool_size=10,
            max_overflow=20,
            pool_timeout=2 * patience,
        )
    except (ArgumentError, ImportError) as error:
        raise OutOfOrder(UNUSABLE) from error
    if not is_sqlite:
        watchdog.over(engine, first=patience + 1, longest=LONGEST + 1)
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
        for each in (path, Path(f"{path}-wal"), Path(f"{path}-shm")):
            private(each)


def file_of(url: str) -> Path | None:
    """SQLite's file; None for any other database."""
    try:
        place = make_url(url)
    except ArgumentError:
        return None
    path = place.database if place.get_backend_name() == "sqlite" else None
    return Path(path) if path and not path.startswith((":memory:", "file:")) else None


def _prepare(connection: sqlite3.Connection, record: ConnectionPoolEntry) -> None:  # noqa: ARG001 (SQLAlchemy's signature)
    connection.isolation_level = None  # the driver begins nothing by itself
    for name, value in PRAGMAS.items():
        connection.execute(f"PRAGMA {name}={value}")


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


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    if patience := options.get(_JOINS):
        _driver(connection).execute(f"PRAGMA busy_timeout={ceil(1000 * min(SHORT_PATIENCE, patience))}")
        try:
            to_driver(connection, "BEGIN IMMEDIATE")
        finally:
            _driver(connection).execute(f"PRAGMA busy_timeout={ceil(1000 * patience)}")
    elif not options.get(_GLANCES):
        to_driver(connection, "BEGIN IMMEDIATE" if options.get(_WRITES) else "BEGIN")


@contextmanager
def _savepoint(connection: Connection) -> Iterator[None]:
    to_driver(connection, "SAVEPOINT verb")
    try:
        yield
    except BaseException:
        if _driver(connection).in_transaction:
            to_driver(connection, "ROLLBACK TO verb")
            to_driver(connection, "RELEASE verb")
        raise
    to_driver(connection, "RELEASE verb")


def _driver(connection: Connection) -> sqlite3.Connection:
    driver: Any = connection.connection.dbapi_connection  # Any: SQLAlchemy knows it as any driver's
    assert isinstance(driver, sqlite3.Connection)
    return driver


def _code(error: DatabaseError) -> int | str | None:
    """SQLite's primary result code or PostgreSQL's SQLSTATE; None where there was no connection to ask, -1
    for a mistake of ours.
    """
    if isinstance(error.orig, sqlite3.Error):
        return getattr(error.orig, "sqlite_errorcode", -1) & 0xFF
    return getattr(error.orig, "sqlstate", None) or (None if isinstance(error, OperationalError) else -1)
