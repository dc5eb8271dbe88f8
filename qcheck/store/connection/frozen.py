"""A file of SQLite on a disk that cannot be written, full or read-only: what is in it can be read all the
same.

SQLite wants to make two files beside its own before it reads; where it cannot, the file is opened as one that
nobody changes. Only where no log lies beside it: what is in a log and not yet in the file would be missing
without a word.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from sqlalchemy.pool import ConnectionPoolEntry

_MARK = "immutable=1"
_CANNOT = {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL}


def is_needed(file: Path | None) -> bool:
    """Whether this file can be read in no other way."""
    if file is None or not file.is_file() or not file.stat().st_size or _size(Path(f"{file}-wal")):
        return False
    try:
        with closing(sqlite3.connect(file, isolation_level=None)) as connection:
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.Error as error:
        return getattr(error, "sqlite_errorcode", -1) & 0xFF in _CANNOT
    return False


def url(file: Path | None) -> str:
    """The URL of the file as one that nobody changes."""
    return f"sqlite:///file:{quote(str(file))}?mode=ro&{_MARK}&uri=true"


def is_frozen(url: str) -> bool:
    return _MARK in url


def prepare(connection: sqlite3.Connection, record: ConnectionPoolEntry) -> None:  # noqa: ARG001 (SQLAlchemy's signature)
    connection.isolation_level = None


def _size(file: Path) -> int:
    return file.stat().st_size if file.exists() else 0
