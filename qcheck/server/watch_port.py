"""The port of whoever watches: `/metrics` and the operator's page, apart from the one that visitors reach.

A proxy leads visitors to the other port, so nothing here can be opened to the public by a rule that somebody
forgot. On this computer alone nobody is asked for anything; wherever other computers can reach it, everybody
who asks has to know a token.
"""

from __future__ import annotations

import asyncio
import binascii
import hmac
import re
from base64 import b64decode
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from importlib import metadata
from socket import IPPROTO_TCP, TCP_NODELAY, getaddrinfo, socket

import uvicorn
from anyio import CapacityLimiter, to_thread
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.web.server.starlette import starlette_server

from qcheck import watch
from qcheck.browser import chosen_language, is_loopback
from qcheck.server.connections import patient
from qcheck.server.headers import SecureHeaders
from qcheck.service import Service
from qcheck.settings import Settings
from qcheck.watch import events
from qcheck.watch_address import Place, place_of

BACKLOG = 64
_FEW = CapacityLimiter(2)
"""However often somebody looks: threads are left for visitors."""


def socket_for_watching(settings: Settings, handed_over: int | None = None) -> socket | None:
    """Where whoever watches asks; what the process before has left open, where it is the same place. At
    another one, which others can perhaps reach, nobody asks for a token that the settings do not name any
    more.
    """
    place = place_of(settings)
    if handed_over is not None:
        inherited = socket(fileno=handed_over)
        if place.is_wanted and _is_there(inherited, place):
            return inherited
        inherited.close()
    return listening_at(place)


@contextmanager
def counting_together(watching: socket | None) -> Iterator[None]:
    """All processes forked meanwhile count together, where somebody watches."""
    if watching is None:
        yield
        return
    folder = watch.SharedFolder.made()
    watch.begin(folder)
    try:
        yield
    finally:
        folder.remove()


def _is_there(listening: socket, place: Place) -> bool:
    try:
        meant = {address[:2] for *_, address in getaddrinfo(place.host, place.port)}
    except OSError:
        return False
    return listening.getsockname()[:2] in meant


def listening_at(place: Place) -> socket | None:
    """A socket there. None where nobody wants it, or it cannot be had: visitors go first, so the server
    starts all the same and the log says it.
    """
    if place.wrong:
        events.NOT_WATCHED.happened(why=place.wrong)
    if not place.is_wanted:
        return None
    try:
        bound: socket = starlette_server._bind_socket(place.host, place.port, BACKLOG)
    except OSError as error:
        events.NOT_WATCHED.happened(why=error.strerror)
        return None
    bound.setsockopt(IPPROTO_TCP, TCP_NODELAY, 1)
    return bound


@asynccontextmanager
async def watched(
    settings: Settings, service: Callable[[], Service], listening: socket | None
) -> AsyncIterator[None]:
    """Whoever asks on this socket is answered beside everything else, until the server stops."""
    if listening is None:
        yield
        return
    config = uvicorn.Config(
        app(settings, await asyncio.to_thread(service)),
        log_config=None,
        access_log=False,
        lifespan="off",
        use_colors=False,
        ws="none",
    )
    config.load()
    patient(config)
    server = _Beside(config)
    task = asyncio.create_task(server.serve(sockets=[listening]))
    try:
        yield
    finally:
        server.should_exit = True
        await task


class _Beside(uvicorn.Server):
    """A second server in a process whose signals the first one takes."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


def app(settings: Settings, service: Service) -> Starlette:
    """What is served on that port."""
    from qcheck.server.metrics import Database, exposed  # loads what only those need who are watched
    from qcheck.server.operator_page import operator_page

    database, version = Database(service), metadata.version("qcheck")

    async def metrics(request: Request) -> Response:
        page, media_type = await exposed(database, settings.kind, request.headers.get("accept", ""))
        return Response(page, headers={"Content-Type": media_type})

    async def page(request: Request) -> Response:
        asked, accepted = request.query_params.get("lang"), request.headers.get("accept-language")
        tag = chosen_language(asked, None, accepted)
        html, status = await to_thread.run_sync(operator_page, service, tag, version, limiter=_FEW)
        return HTMLResponse(html, status)

    return Starlette(
        routes=[Route("/", page), Route("/metrics", metrics)],
        middleware=[Middleware(SecureHeaders), Middleware(Keeper, token=place_of(settings).token)],
    )


class Keeper:
    """Lets in whoever knows the token, as a bearer or as the password of a browser's question.

    Without a token only this computer can ask, and a page of the web that has led the browser here by a name
    of its own is refused: the Host has to be this computer's.
    """

    def __init__(self, app: ASGIApp, token: str) -> None:
        self.app = app
        self._token = token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = Headers(scope=scope)
        if self._token and not _knows(headers.get("authorization", ""), self._token):
            events.TOKEN_REFUSED.happened()
            asks = {"WWW-Authenticate": 'Basic realm="qcheck", charset="UTF-8"'}
            await PlainTextResponse("the token is missing or wrong", 401, asks)(scope, receive, send)
        elif not self._token and not is_loopback(_host(headers.get("host", ""))):
            await PlainTextResponse("this is for this computer alone", 421)(scope, receive, send)
        else:
            await self.app(scope, receive, send)


def _knows(authorization: str, token: str) -> bool:
    scheme, _, given = authorization.partition(" ")
    if scheme.lower() == "basic":
        try:
            given = b64decode(given, validate=True).decode().partition(":")[2]
        except (binascii.Error, UnicodeDecodeError):
            return False
    elif scheme.lower() != "bearer":
        return False
    return hmac.compare_digest(given.strip().encode(), token.encode())


def _host(header: str) -> str:
    return header.rpartition(":")[0] if re.search(r":[0-9]+$", header) else header
