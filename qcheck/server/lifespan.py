"""What happens once, when the server starts: the options in force are checked, what is heavy is loaded and
kept from garbage collection.
"""

from __future__ import annotations

import asyncio
import gc
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from contextlib import asynccontextmanager, contextmanager, nullcontext, suppress
from datetime import datetime
from importlib import import_module
from pathlib import Path
from socket import AF_INET, AF_INET6, IPPROTO_TCP, SOCK_STREAM, TCP_NODELAY, socket
from threading import Thread

import streamlit as st
from streamlit import config

from qcheck import watch
from qcheck.browser import is_loopback
from qcheck.language import OWN_NAMES, language
from qcheck.legal import unfinished
from qcheck.plain import incoming, takeaway
from qcheck.reports.brand import brand_in
from qcheck.server.catalogue_watch import watching as watched_catalogues
from qcheck.server.connections import take_care_of_connections
from qcheck.server.headers import content_security_policy
from qcheck.server.index import index
from qcheck.server.log import take_over
from qcheck.server.mail_loop import sending_mail
from qcheck.server.options import differences
from qcheck.server.tidying import tidying
from qcheck.server.watch_port import socket_for_watching, watched
from qcheck.server.whole_clicks import keep_clicks_whole
from qcheck.server.worker import Worker
from qcheck.server_address import announced
from qcheck.service import NotPossible, Service, close_shared, drop_old_backups, shared_service
from qcheck.settings import Settings
from qcheck.signing_in import provider_of
from qcheck.watch import events
from qcheck.web.files import Shelf

LOADED_FIRST = ("pandas", "plotly.graph_objects", "qcheck.service", "qcheck.charts")
"""What every page needs sooner or later: loaded before the first visitor comes, and never looked at by the
garbage collector again.
"""

LOADED_LATER = ("psycopg",)
"""What Streamlit, uvicorn and the database load when the first visitor comes."""


class NotSafe(Exception):
    """An option puts privacy or data at risk: the server does not start."""


def check_options(in_force: Callable[[str], object]) -> None:
    """Says in the log which options of Streamlit are not as the table wants them; raises `NotSafe` where one
    of them is grave.
    """
    differing = differences(in_force)
    for difference in differing:
        events.OPTION_DIFFERS.happened(difference=difference)
    grave = [str(difference) for difference in differing if difference.option.grave]
    if grave:
        raise NotSafe(
            "qcheck does not start like this. Please mend .streamlit/config.toml or the environment:\n  "
            + "\n  ".join(grave)
        )


def remind(texts: Path) -> None:
    """Says in the log which legal texts the operator still has to write, a line for each."""
    for text in unfinished(texts):
        events.TEXT_UNFINISHED.happened(problem=text.said(language("en")))


def look_at_brand(folder: Path) -> None:
    """Says in the log what cannot be used of the files for the look of reports, a line for each."""
    for complaint in brand_in(folder).complaints:
        events.BRAND_UNUSABLE.happened(problem=complaint.said(language("en")))


@asynccontextmanager
async def lifespan(shelves: Iterable[Shelf], worker: Worker | None = None) -> AsyncIterator[None]:
    """Around the whole life of a process that serves, alone or as one `worker` of several. Raises `NotSafe`
    or `UnknownIndex` before the first visitor could come to harm.
    """
    settings = Settings()
    take_over(settings)
    check_options(_in_force)
    if worker is None or worker.is_first:
        _say_what_is_missing(settings)
    load()
    without_delay()
    keep_clicks_whole()
    take_care_of_connections(asyncio.get_running_loop())
    _keep_from_collection()
    Thread(target=_pack, args=(tuple(shelves),), name="qcheck-static", daemon=True).start()
    watching = worker.watching if worker else socket_for_watching(settings)
    if watching is not None and worker is None:
        watch.begin()
    async with _kept_in_order(settings, watching, speaks=worker is None or worker.is_first):
        if worker is not None:
            worker.end_with_supervisor(asyncio.get_running_loop())
            asyncio.get_running_loop().call_soon(worker.say_ready)
            yield
        else:
            with found_here(settings):
                yield
    if worker is None:
        say_stopped("everything is saved")


@contextmanager
def found_here(settings: Settings, *, again: bool = False) -> Iterator[None]:
    """Says in the log where the app is and, where that is another address, at which people reach it; leaves
    both in the data folder meanwhile. A server that was loaded `again` is where it was.
    """
    with announced(settings.data, address(), settings.base_url or address()):
        if not again:
            events.STARTED.happened(address=address())
            if settings.base_url and settings.base_url != address():
                events.REACHED.happened(address=settings.base_url)
        yield


def say_stopped(why: str) -> None:
    """The last line of the log, said only where everything was closed as it should be."""
    events.STOPPED.happened(why=why)


def load() -> None:
    """What takes long and is the same for every visitor. May raise `UnknownIndex`."""
    for tag in OWN_NAMES:
        index(tag)
    content_security_policy()
    for name in LOADED_FIRST:
        import_module(name)


def load_for_all(shelves: Iterable[Shelf]) -> None:
    """Everything that several workers need, before they are forked: what nobody changes is in memory once."""
    load()
    load_later()
    _pack(tuple(shelves))
    _keep_from_collection()


def load_later() -> None:
    """What is there of it: whoever keeps everything in a file has no driver of PostgreSQL."""
    for name in LOADED_LATER:
        with suppress(ModuleNotFoundError):
            import_module(name)


def _keep_from_collection() -> None:
    gc.collect()
    gc.freeze()


def _say_what_is_missing(settings: Settings) -> None:
    remind(settings.texts)
    look_at_brand(settings.brand)
    if wrong := provider_of(settings).wrong:
        events.SIGN_IN_SETTINGS_WRONG.happened(problem=wrong)
    if settings.local and not is_loopback(str(config.get_option("server.address"))):
        events.LOCAL_SHOWS_NOTHING.happened()


@asynccontextmanager
async def _kept_in_order(settings: Settings, watching: socket | None, speaks: bool) -> AsyncIterator[None]:
    """What is due is closed and deleted, and in the end everything is in the one file of the database; one
    process `speaks` of the catalogues for all.
    """

    def service() -> Service:
        return shared_service(settings)

    def besides(now: datetime) -> None:
        drop_old_backups(settings, now)
        service().upkeep.keep_deletions(settings.deletions)

    try:
        looked_at = watched_catalogues(service) if speaks else nullcontext()
        async with (
            tidying(service, besides=besides),
            looked_at,
            sending_mail(service, speaks=speaks),
            watched(settings, service, watching),
        ):
            yield
    except NotPossible as refused:
        raise NotSafe(f"qcheck does not start like this. {refused}") from refused
    finally:
        await asyncio.to_thread(incoming.close)
        await asyncio.to_thread(takeaway.close)
        await asyncio.to_thread(close_shared)


def without_delay() -> None:
    """Small messages leave at once, also from the connections that these listening sockets take on, which
    inherit it.

    asyncio does so by itself for every TCP socket but Streamlit's, which does not say that it is one; then
    the second message of a burst waits until the browser has confirmed the first: 40 ms or the way there and
    back, on every answer and page.
    """
    for thing in gc.get_objects():
        if (
            isinstance(thing, socket)
            and thing.fileno() >= 0
            and thing.family in (AF_INET, AF_INET6)
            and thing.type == SOCK_STREAM
        ):
            thing.setsockopt(IPPROTO_TCP, TCP_NODELAY, 1)


def address() -> str:
    """Where a browser on this computer finds the app."""
    host = str(config.get_option("server.address"))
    this_computer = {"0.0.0.0", "::", "127.0.0.1"}  # noqa: S104  only named
    shown_host = "localhost" if host in this_computer else f"[{host}]" if ":" in host else host
    return f"{'https' if config.get_option('server.sslCertFile') else 'http'}://{shown_host}:{config.get_option('server.port')}"


def _pack(shelves: tuple[Shelf, ...]) -> None:
    for shelf in shelves:
        shelf.pack_all()


def _in_force(name: str) -> object:
    return st.get_option(name) if name in config.get_config_options() else None
