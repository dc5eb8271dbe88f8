"""Our addresses as the server has them, each with a method and ready to be asked; a new route is swept by
itself.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from weakref import WeakKeyDictionary

from starlette.routing import Route

from qcheck.server.routes import ROUTES
from qcheck.service import Service
from qcheck.store.connection.database import Database
from qcheck.store.tables.metadata import metadata

Kept = dict[str, list[tuple[object, ...]]]

ELSEWHERE = "/{path:not_streamlits}"
"""Every other address: 404, whatever the method."""


def addresses(method: str) -> tuple[str, ...]:
    """Of all routes that answer this method, with `{link}` in place of a link."""
    return tuple(_filled(route) for route in _routes() if method in (route.methods or ()))


def everything(service: Service) -> Kept:
    """All that the database holds, table by table, as its driver gives it. Read anew only where anybody has
    changed anything since: a file of SQLite tells.
    """
    if service not in _watched:
        _watched[service] = _Watched(service._store.database)
    return _watched[service].everything()


class _Watched:
    """The file of a database, from a connection of its own, which sees that another has written."""

    def __init__(self, database: Database) -> None:
        assert database.is_sqlite
        self._file = sqlite3.connect(str(database.engine.url.database))
        self._version: int | None = None
        self._kept: Kept = {}

    def everything(self) -> Kept:
        [version] = self._file.execute("PRAGMA data_version").fetchone()
        if version != self._version:
            self._kept = {
                table.name: sorted(self._file.execute(f'SELECT * FROM "{table.name}"'), key=repr)
                for table in metadata.sorted_tables
            }
            self._version = version
        return self._kept


_watched: WeakKeyDictionary[Service, _Watched] = WeakKeyDictionary()


def _routes() -> Iterator[Route]:
    return (route for route in ROUTES if route.path != ELSEWHERE)


def _filled(route: Route) -> str:
    known = (
        route.path.replace("{criterion}", "erstes")
        .replace("{rest:path}", "irgendwo")
        .replace("{file}", "nichts.pdf")
        .replace("{catalogue}", "spielplatz")
        .replace("{question}", "frueh")
        .replace("{workshop}", "keiner")
        .replace("{ending}", "txt")
    )
    return re.sub(r"\{(?!link\})\w+\}", "nichts", known)
