"""The databases that earlier versions wrote (`tests/data/databases`), on SQLite as they are, on PostgreSQL with
the same rows.
"""

from __future__ import annotations

import gzip
import json
import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import JSON, Boolean, Date, DateTime, MetaData
from sqlalchemy.types import TypeEngine

from qcheck.store.connection.database import Database
from tests.later import make_older

HERE = Path(__file__).parent / "data" / "databases"
KEY = bytes(range(32))
LINKS: dict[str, dict[str, str]] = json.loads((HERE / "links.json").read_text("utf-8"))
"""By step: what was made there, and the link to it."""


def put(step: str, url: str) -> None:
    """Makes the database at this URL that of the version with this step."""
    if url.startswith("sqlite"):
        _as_sqlite(step, Path(url.removeprefix("sqlite:///")))
    else:
        make_older(url, step)
        _same_rows(step, url)


def _as_sqlite(step: str, file: str | Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript(gzip.decompress((HERE / f"{step}.sql.gz").read_bytes()).decode())


def _same_rows(step: str, url: str) -> None:
    database, tables = Database(url), MetaData()
    with closing(sqlite3.connect(":memory:")) as old, database.writing() as connection:
        old.executescript(gzip.decompress((HERE / f"{step}.sql.gz").read_bytes()).decode())
        old.row_factory = sqlite3.Row
        tables.reflect(connection)
        for table in reversed(tables.sorted_tables):
            if table.name != "alembic_version":
                connection.execute(table.delete())
        for table in tables.sorted_tables:
            rows = old.execute(f'SELECT * FROM "{table.name}"').fetchall()
            if rows and table.name != "alembic_version":
                connection.execute(
                    table.insert(),
                    [{name: _of(row[name], table.c[name].type) for name in row.keys()} for row in rows],  # noqa: SIM118
                )
    database.close()


def _of(value: Any, kind: TypeEngine[Any]) -> Any:  # Any: whatever a column holds
    """What SQLite keeps as text or number, in the type of PostgreSQL."""
    if value is None:
        return None
    if isinstance(kind, Boolean):
        return bool(value)
    if isinstance(kind, JSON):
        return json.loads(value)
    if isinstance(kind, DateTime):
        return datetime.fromisoformat(value).replace(tzinfo=UTC)
    return date.fromisoformat(value) if isinstance(kind, Date) else value
