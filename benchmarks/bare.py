"""The yardstick of the hall: a bare Starlette route that writes one row to SQLite and answers once it is on
disk, on the same stack as qcheck (uvicorn, httptools, uvloop), with nothing around it.

Run as a process of its own: `python -m benchmarks.bare FILE PORT`.
"""

from __future__ import annotations

import sqlite3
import sys

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route


def app(file: str) -> Starlette:
    """Two routes: `/save` writes, `/healthz` does nothing."""
    database = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
    database.execute("PRAGMA journal_mode=WAL")
    database.execute("PRAGMA synchronous=FULL")
    database.execute(
        "CREATE TABLE answers (sheet TEXT, question TEXT, value TEXT, PRIMARY KEY (sheet, question))"
    )

    async def save(request: Request) -> Response:
        change = (await request.json())["change"]
        database.execute(
            "INSERT OR REPLACE INTO answers VALUES (?, ?, ?)",
            (request.path_params["link"], change["about"], str(change["value"])),
        )
        return JSONResponse({"at": "now"})

    async def healthz(_: Request) -> Response:
        return PlainTextResponse("ok")

    return Starlette(routes=[Route("/a/{link}/save", save, methods=["POST"]), Route("/healthz", healthz)])


if __name__ == "__main__":
    uvicorn.run(app(sys.argv[1]), port=int(sys.argv[2]), log_level="warning", access_log=False)
