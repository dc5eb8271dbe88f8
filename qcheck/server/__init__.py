"""The web server: Streamlit's own, with our routes, headers, options and start-up check.

`app.py` builds `st.App(SCRIPT, **PARTS)` for `streamlit run`; `serve` does the same for `qcheck serve`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Any, TypedDict
from urllib.parse import urlsplit

import streamlit as st
from starlette.middleware import Middleware
from starlette.routing import BaseRoute
from streamlit import config, file_util

from qcheck.server.apology import apologise
from qcheck.server.branches import Branches
from qcheck.server.connections import Patient
from qcheck.server.cookie_names import Cookies
from qcheck.server.counted import Counted
from qcheck.server.headers import Doors, SecureHeaders
from qcheck.server.hosts import Hosts
from qcheck.server.lifespan import found_here, lifespan, load_for_all, say_stopped
from qcheck.server.log import take_over
from qcheck.server.options import OPTIONS, Value
from qcheck.server.routes import AT_ONCE, ROUTES, broken
from qcheck.server.shortcut import Shortcut
from qcheck.server.watch_port import counting_together, socket_for_watching
from qcheck.server.worker import Worker
from qcheck.server.worker_balance import WorkerBalance
from qcheck.service import put_in_one_file
from qcheck.settings import Settings
from qcheck.web.files import FOLDERS, Shelf, StaticFiles

SCRIPT = Path(__file__).parent.parent / "ui" / "main.py"
"""The script of the pages; an absolute path, so that it is found from any folder."""


class Parts(TypedDict):
    """What `st.App` takes besides the script."""

    lifespan: Callable[
        [st.App], AbstractAsyncContextManager[dict[str, Any] | None]
    ]  # Any: Streamlit's own type
    routes: Sequence[BaseRoute]
    middleware: Sequence[Middleware]
    on_script_error: Callable[[Exception], bool | None]
    exception_handlers: Mapping[Any, Callable[[Any, Any], Any]]  # Any: Streamlit's own type


STREAMLITS = Path(file_util.get_static_dir()) / "static"
SHELVES = {
    "/static/": Shelf(STREAMLITS),
    **{prefix: Shelf(folder) for prefix, folder in FOLDERS.items()},
}
"""The beginnings of the addresses of files, and where the files are."""

PARTS: Parts = {
    "lifespan": lambda _app: lifespan(SHELVES.values()),
    "routes": [Branches(ROUTES)],
    "middleware": [
        Middleware(Counted, routes=ROUTES, files=SHELVES),
        Middleware(SecureHeaders),
        Middleware(Cookies),
        Middleware(Hosts),
        Middleware(Doors, also=lambda: config.get_option("server.corsAllowedOrigins")),
        Middleware(StaticFiles, shelves=SHELVES),
        Middleware(Shortcut, routes=AT_ONCE),
    ],
    "on_script_error": apologise,
    "exception_handlers": {Exception: broken},
}


def serve(settings: Settings) -> int:
    """Serves the app until it is stopped; gives the exit code. Works from an installed wheel in any folder,
    whatever configuration lies about there.
    """
    take_over(settings)
    own: dict[str, Value] = {"server.address": settings.host, "server.port": settings.port}
    if settings.base_url:  # a proxy may give another Host than the browser's
        own["server.corsAllowedOrigins"] = ["{0.scheme}://{0.netloc}".format(urlsplit(settings.base_url))]
    if settings.workers > 1:
        return _serve_together(settings, OPTIONS | own)
    st.App(SCRIPT, **PARTS).run(config=OPTIONS | own)
    return 0


def _serve_together(settings: Settings, options: dict[str, Value]) -> int:
    """With several processes on one port, forked from this one."""
    from qcheck.server.handover import Handover, is_trial, listening_on
    from qcheck.server.workers import Supervisor

    def work(worker: Worker) -> None:
        worker.settle_in()
        balance.begin(worker.number)
        parts = PARTS | {"lifespan": lambda _app: lifespan(SHELVES.values(), worker)}
        st.App(SCRIPT, **parts).run(config=options)

    load_for_all(SHELVES.values())
    if is_trial():
        return 0
    handover = Handover.received()
    balance = Patient.balance = WorkerBalance(settings.workers)
    listening = listening_on(settings.host, settings.port, handover)
    for name, value in options.items():
        config.set_option(name, value)
    watching = socket_for_watching(settings, handover.watching if handover else None)
    supervisor = Supervisor(settings.workers, listening, work, handover, watching)
    try:
        with counting_together(watching), found_here(settings, again=handover is not None):
            return supervisor.run()
    finally:
        if supervisor.ended_well:
            put_in_one_file(settings)
            say_stopped("all workers have ended")
