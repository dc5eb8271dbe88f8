"""Statements that every answer needs, made ready once.

What SQLAlchemy does around a statement takes ten times as long as SQLite needs to run it, and longer than a
PostgreSQL on the same computer. So these go straight to the driver, as SQLAlchemy has compiled them, with its
own conversions of values and its own errors.
"""

from __future__ import annotations

import sqlite3
from collections import namedtuple
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Dialect
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.expression import Executable

from qcheck.store.connection import watchdog

Convert = Callable[[Any], Any] | None  # Any: what a column holds, on either side of the driver


CHANGES = "qcheck.changes"
"""Under which a connection to PostgreSQL counts what may have changed something."""


class Prepared:
    """One statement with named parameters. Rows are as those of SQLAlchemy: values by the names of their
    columns.
    """

    def __init__(self, statement: Executable) -> None:
        self._statement = statement
        self._ready: dict[tuple[str, frozenset[str]], _Ready] = {}

    def all(self, connection: Connection, values: Mapping[str, object]) -> Sequence[Any]:  # Any: rows
        """All rows that the query gives for these values."""
        return self._for(connection, values).rows(connection, values)

    def first(self, connection: Connection, values: Mapping[str, object]) -> Any:  # Any: a row, or None
        """The only row; None where there is none."""
        return next(iter(self.all(connection, values)), None)

    def run(self, connection: Connection, values: Mapping[str, object]) -> int:
        """For what changes something: how many rows were changed."""
        return self._for(connection, values).run(connection, values)

    def run_all(self, connection: Connection, many: Sequence[Mapping[str, object]]) -> None:
        """The same with many values, all of them under the same names, in one go; nothing without any."""
        if many:
            self._for(connection, many[0]).run_all(connection, many)

    def _for(self, connection: Connection, values: Mapping[str, object]) -> _Ready:
        dialect, names = connection.dialect, frozenset(values)
        ready = self._ready.get((dialect.name, names))
        if ready is None:
            kind = _ForSqlite if dialect.name == "sqlite" else _ForPostgres
            ready = self._ready[dialect.name, names] = kind(self._statement, dialect, names)
        return ready


class PreparedForMany:
    """A query about as many things as are asked for. `made` gives it for a number of them, of which the
    parameters are numbered from `name_0`; it is made ready for 1, 2, 4, 8 … and the last thing is said again
    where there are fewer.
    """

    def __init__(self, made: Callable[[int], Executable]) -> None:
        self._made = made
        self._ready: dict[int, Prepared] = {}

    def all(self, connection: Connection, **named: Sequence[str]) -> Sequence[Any]:  # Any: rows
        """All rows that the query gives for these values, of which there are as many under each name."""
        number = len(next(iter(named.values())))
        room = 1 << (number - 1).bit_length()
        values = {
            f"{name}_{place}": values[min(place, number - 1)]
            for name, values in named.items()
            for place in range(room)
        }
        if room not in self._ready:
            self._ready[room] = Prepared(self._made(room))
        return self._ready[room].all(connection, values)


class _Ready:
    """As the driver takes it, for parameters of these names."""

    def __init__(self, statement: Executable, dialect: Dialect, names: frozenset[str]) -> None:
        compiled: Any = statement.compile(dialect=dialect, column_keys=sorted(names))  # type: ignore[attr-defined]  # Any: not public
        self._sql = str(compiled)
        self._fixed = dict(compiled.params)
        kinds = {name: bind.type for bind, name in compiled.bind_names.items()}
        self._places = [(name, _into(kinds[name], dialect)) for name in compiled.positiontup or kinds]
        columns = compiled._result_columns
        self._row: Any = namedtuple("_row", [column.keyname for column in columns], rename=True)  # type: ignore[misc]  # Any: made here
        self._from = [
            (place, convert)
            for place, column in enumerate(columns)
            if (convert := _out_of(column.type, dialect)) is not None
        ]

    def cursor(self, connection: Connection, values: Mapping[str, object]) -> Any:  # Any: a driver's cursor
        raise NotImplementedError

    def run_all(self, connection: Connection, many: Sequence[Mapping[str, object]]) -> None:
        raise NotImplementedError

    def run(self, connection: Connection, values: Mapping[str, object]) -> int:
        return int(self.cursor(connection, values).rowcount)

    def rows(self, connection: Connection, values: Mapping[str, object]) -> list[Any]:
        fetched = self.cursor(connection, values).fetchall()
        return [self._row._make(self._converted(row)) for row in fetched]

    def _converted(self, row: tuple[object, ...]) -> Sequence[object]:
        if not self._from:
            return row
        values = list(row)
        for place, convert in self._from:
            values[place] = convert(values[place])
        return values


class _ForSqlite(_Ready):
    def cursor(self, connection: Connection, values: Mapping[str, object]) -> sqlite3.Cursor:
        return to_driver(connection, self._sql, self._as_taken(values))

    def run_all(self, connection: Connection, many: Sequence[Mapping[str, object]]) -> None:
        driver: Any = connection.connection.dbapi_connection  # Any: sqlite3's own connection
        try:
            driver.executemany(self._sql, [self._as_taken(values) for values in many])
        except sqlite3.Error as error:
            raise _told(connection, self._sql, error, sqlite3.Error) from error

    def _as_taken(self, values: Mapping[str, object]) -> list[object]:
        known = {**self._fixed, **values}
        return [convert(known[name]) if convert else known[name] for name, convert in self._places]


class _ForPostgres(_Ready):
    def run(self, connection: Connection, values: Mapping[str, object]) -> int:
        note_change(connection)
        return super().run(connection, values)

    def cursor(self, connection: Connection, values: Mapping[str, object]) -> Any:  # Any: psycopg's own
        driver: Any = connection.connection.dbapi_connection
        watchdog.asked(driver)
        try:
            return driver.execute(self._sql, self._as_taken(values))
        except driver.Error as error:
            raise _told(connection, self._sql, error, driver.Error) from error

    def run_all(self, connection: Connection, many: Sequence[Mapping[str, object]]) -> None:
        note_change(connection)
        driver: Any = connection.connection.dbapi_connection
        watchdog.asked(driver)
        try:
            driver.cursor().executemany(self._sql, [self._as_taken(values) for values in many])
        except driver.Error as error:
            raise _told(connection, self._sql, error, driver.Error) from error

    def _as_taken(self, values: Mapping[str, object]) -> dict[str, object]:
        known = {**self._fixed, **values}
        return {name: convert(known[name]) if convert else known[name] for name, convert in self._places}


def to_driver(connection: Connection, sql: str, values: Sequence[object] = ()) -> sqlite3.Cursor:
    """Runs it on SQLite; what goes wrong is told as SQLAlchemy tells it."""
    driver: Any = connection.connection.dbapi_connection  # Any: sqlite3's own connection
    try:
        cursor: sqlite3.Cursor = driver.execute(sql, values)
    except sqlite3.Error as error:
        raise _told(connection, sql, error, sqlite3.Error) from error
    return cursor


def note_change(connection: Connection) -> None:
    """Something on this connection may be changed now."""
    connection.info[CHANGES] = connection.info.get(CHANGES, 0) + 1


def _told(connection: Connection, sql: str, error: Exception, base: type[Exception]) -> BaseException:
    """The error as SQLAlchemy tells it. Where a connection has ended, it is put away with all others of the
    pool that are older than this: a server that was restarted has cut them, too.
    """
    is_gone = connection.dialect.is_disconnect(error, connection.connection.dbapi_connection, None)  # type: ignore[arg-type]
    if is_gone:
        connection.engine.pool._invalidate(connection.connection, error)
        connection.invalidate(error)
    return DBAPIError.instance(
        *(sql, None, error, base),
        hide_parameters=True,
        connection_invalidated=is_gone,
        dialect=connection.dialect,
    )


def _into(kind: Any, dialect: Dialect) -> Convert:  # Any: a type of SQLAlchemy
    convert: Convert = kind.dialect_impl(dialect).bind_processor(dialect)
    return convert


def _out_of(kind: Any, dialect: Dialect) -> Convert:
    convert: Convert = kind.dialect_impl(dialect).result_processor(dialect, None)
    return convert
