"""Statements that every answer needs, made ready once.

What SQLAlchemy does around a statement takes ten times as long as SQLite needs to run it. So on SQLite these
go straight to the driver, as SQLAlchemy has compiled them, with its own conversions of values and its own
errors. On PostgreSQL, where the trip to the server takes longest, they are ordinary statements.
"""

from __future__ import annotations

import sqlite3
from collections import namedtuple
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Dialect
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.expression import Executable

Convert = Callable[[Any], Any] | None  # Any: what a column holds, on either side of the driver


class Prepared:
    """One statement with named parameters. Rows are as those of SQLAlchemy: values by the names of their
    columns.
    """

    def __init__(self, statement: Executable) -> None:
        self._statement = statement
        self._ready: dict[frozenset[str], _Ready] = {}

    def all(self, connection: Connection, values: Mapping[str, object]) -> Sequence[Any]:  # Any: rows
        """Every row."""
        if connection.dialect.name != "sqlite":
            return connection.execute(self._statement, dict(values)).all()
        return self._for(connection, values).rows(connection, values)

    def first(self, connection: Connection, values: Mapping[str, object]) -> Any:  # Any: a row, or None
        """The only row; None where there is none."""
        return next(iter(self.all(connection, values)), None)

    def run(self, connection: Connection, values: Mapping[str, object]) -> int:
        """For what changes something: how many rows were changed."""
        if connection.dialect.name != "sqlite":
            return connection.execute(self._statement, dict(values)).rowcount
        return self._for(connection, values).cursor(connection, values).rowcount

    def _for(self, connection: Connection, values: Mapping[str, object]) -> _Ready:
        names = frozenset(values)
        if names not in self._ready:
            self._ready[names] = _Ready(self._statement, connection.dialect, names)
        return self._ready[names]


class _Ready:
    """As the driver takes it, for parameters of these names."""

    def __init__(self, statement: Executable, dialect: Dialect, names: frozenset[str]) -> None:
        compiled: Any = statement.compile(dialect=dialect, column_keys=sorted(names))  # type: ignore[attr-defined]  # Any: not public
        self._sql = str(compiled)
        self._fixed = dict(compiled.params)
        self._places = [
            (name, _into(compiled.binds[name].type, dialect)) for name in compiled.positiontup or ()
        ]
        columns = compiled._result_columns
        self._row = namedtuple("_row", [column.keyname for column in columns], rename=True)  # type: ignore[misc]
        self._from = [_out_of(column.type, dialect) for column in columns]

    def cursor(self, connection: Connection, values: Mapping[str, object]) -> sqlite3.Cursor:
        known = {**self._fixed, **values}
        found = [convert(known[name]) if convert else known[name] for name, convert in self._places]
        return to_driver(connection, self._sql, found)

    def rows(self, connection: Connection, values: Mapping[str, object]) -> list[Any]:
        converts = self._from
        return [
            self._row(
                *[convert(value) if convert else value for convert, value in zip(converts, row, strict=True)]
            )
            for row in self.cursor(connection, values).fetchall()
        ]


def to_driver(connection: Connection, sql: str, values: Sequence[object] = ()) -> sqlite3.Cursor:
    """Runs it on SQLite; what goes wrong is told as SQLAlchemy tells it."""
    driver: Any = connection.connection.dbapi_connection  # Any: sqlite3's own connection
    try:
        cursor: sqlite3.Cursor = driver.execute(sql, values)
    except sqlite3.Error as error:
        raise DBAPIError.instance(
            sql, None, error, sqlite3.Error, hide_parameters=True, dialect=connection.dialect
        ) from error
    return cursor


def _into(kind: Any, dialect: Dialect) -> Convert:  # Any: a type of SQLAlchemy
    found: Convert = kind.dialect_impl(dialect).bind_processor(dialect)
    return found


def _out_of(kind: Any, dialect: Dialect) -> Convert:
    found: Convert = kind.dialect_impl(dialect).result_processor(dialect, None)
    return found
