"""The tables of a new database, made once and copied from then on. How they come about step by step is tried
in `tests/test_migrations.py`.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from functools import cached_property
from pathlib import Path
from threading import Lock

from sqlalchemy import URL, inspect, text

from qcheck.store.connection.database import Database
from qcheck.store.connection.step import head
from qcheck.store.operating.upgrade import upgrade
from qcheck.store.tables.metadata import metadata

VERSION = "alembic_version"


class Tables:
    """Furnishes databases; the pattern lies in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.given: set[URL] = set()
        """Addresses of databases that have just got all their tables: the first look at each is spared."""
        self._folder = folder
        self._one_at_a_time = Lock()

    def furnish(self, database: Database) -> None:
        """Does what `upgrade` does: an empty SQLite file becomes a copy of the pattern, a database with all
        its tables stays as it is, any other goes through its steps.
        """
        with self._one_at_a_time:
            if (url := database.engine.url) in self.given:
                self.given.remove(url)
            elif not ((database.is_sqlite and _copied(self._pattern, database)) or _is_up_to_date(database)):
                upgrade(database)

    @cached_property
    def _pattern(self) -> Path:
        file = self._folder / "pattern.sqlite"
        pattern = Database(f"sqlite:///{file}")
        upgrade(pattern)
        pattern.close()
        return file


def _is_up_to_date(database: Database) -> bool:
    with database.reading() as connection:
        tables = inspect(connection).get_table_names()
        if not set(tables) >= {VERSION, *metadata.tables}:
            return False
        return connection.execute(text(f"SELECT version_num FROM {VERSION}")).scalar() == head()


def _copied(pattern: Path, database: Database) -> bool:
    """Whether the database was empty and has its tables now; one that cannot be opened is left to be said."""
    try:
        connection = database.engine.raw_connection()
    except sqlite3.OperationalError:
        return False
    with closing(connection) as borrowed, closing(sqlite3.connect(pattern)) as source:
        if borrowed.cursor().execute("SELECT 1 FROM sqlite_master").fetchone():
            return False
        source.backup(borrowed.driver_connection)
        return True
