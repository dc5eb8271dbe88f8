"""The yardstick of the hall: a bare Starlette route that writes one row and answers once it is on disk, on
the same stack as qcheck (uvicorn, httptools, uvloop), with nothing around it. It writes to SQLite, or to
PostgreSQL over some connections that are there already.

Run as a process of its own: `python -m benchmarks.bare DATABASE PORT`, with a file or the URL of PostgreSQL.
"""

from __future__ import annotations

import sqlite3
import sys
from asyncio import Queue
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import uvicorn
from psycopg import AsyncConnection
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

CONNECTIONS = 8
"""To PostgreSQL."""
TABLE = (
    "CREATE TABLE IF NOT EXISTS bare (sheet TEXT, question TEXT, value TEXT, PRIMARY KEY (sheet, question))"
)

Row = tuple[str, str, str]
Write = Callable[[Row], Awaitable[None]]


def app(database: str) -> Starlette:
    """Two routes: `/save` writes, `/healthz` does nothing."""
    written = _on_postgresql if "://" in database else _on_sqlite

    @asynccontextmanager
    async def opened(app: Starlette) -> AsyncIterator[None]:
        async with written(database) as app.state.write:
            yield

    async def save(request: Request) -> Response:
        change = (await request.json())["change"]
        await request.app.state.write((request.path_params["link"], change["about"], str(change["value"])))
        return JSONResponse({"at": "now"})

    async def healthz(_: Request) -> Response:
        return PlainTextResponse("ok")

    routes = [Route("/a/{link}/save", save, methods=["POST"]), Route("/healthz", healthz)]
    return Starlette(routes=routes, lifespan=opened)


@asynccontextmanager
async def _on_sqlite(file: str) -> AsyncIterator[Write]:
    database = sqlite3.connect(file, isolation_level=None)
    database.execute("PRAGMA journal_mode=WAL")
    database.execute("PRAGMA synchronous=FULL")
    database.execute(TABLE)

    async def write(row: Row) -> None:
        database.execute("INSERT OR REPLACE INTO bare VALUES (?, ?, ?)", row)

    yield write
    database.close()


@asynccontextmanager
async def _on_postgresql(url: str) -> AsyncIterator[Write]:
    free: Queue[AsyncConnection] = Queue()
    for _ in range(CONNECTIONS):
        free.put_nowait(await AsyncConnection.connect(url, autocommit=True))
    whole = await free.get()
    await whole.execute(TABLE)
    free.put_nowait(whole)

    async def write(row: Row) -> None:
        connection = await free.get()
        try:
            await connection.execute(
                "INSERT INTO bare VALUES (%s, %s, %s) "
                "ON CONFLICT (sheet, question) DO UPDATE SET value = excluded.value",
                row,
                prepare=True,
            )
        finally:
            free.put_nowait(connection)

    yield write
    while not free.empty():
        await free.get_nowait().close()


if __name__ == "__main__":
    uvicorn.run(app(sys.argv[1]), port=int(sys.argv[2]), log_level="warning", access_log=False)
