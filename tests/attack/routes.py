"""Our addresses as the server has them, each with a method and ready to be asked; a new route is swept by
itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from starlette.routing import Route

from qcheck.server.routes import ROUTES
from qcheck.service import Service
from qcheck.store.tables import metadata

ELSEWHERE = "/{path:not_streamlits}"
"""Every other address: 404, whatever the method."""


def addresses(method: str) -> tuple[str, ...]:
    """Of all routes that answer this method, with `{link}` in place of a link."""
    return tuple(_filled(route) for route in _routes() if method in (route.methods or ()))


def everything(service: Service) -> dict[str, list[tuple[object, ...]]]:
    """All that the database holds, table by table, as its driver gives it."""
    with service._store.database.reading() as connection:
        return {
            table.name: sorted(
                map(tuple, connection.exec_driver_sql(f'SELECT * FROM "{table.name}"')), key=repr
            )
            for table in metadata.sorted_tables
        }


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
