"""Counts every answer by the template of its address, never by the address: that may hold a link."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from time import perf_counter
from typing import Any

from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from qcheck import watch

FILES, STREAMLIT, REFUSED = "files", "streamlit", "refused"
"""What is counted of addresses without a template of ours: files, Streamlit's own addresses, what no
route was asked about.
"""
ELSEWHERE = "elsewhere"
"""Every address that is none."""


class Counted:
    """Says of each answer how it went and how long it took, and how many pages are connected."""

    def __init__(self, app: ASGIApp, routes: Iterable[BaseRoute], files: Iterable[str]) -> None:
        self.app = app
        self._files = tuple(files)
        self._routes: dict[Callable[..., Any], list[Route]] = defaultdict(list)  # Any: Starlette's own type
        for route in routes:
            if isinstance(route, Route):
                self._routes[route.endpoint].append(route)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not watch.is_on() or scope["type"] not in {"http", "websocket"}:
            await self.app(scope, receive, send)
        elif scope["type"] == "http":
            await self._answered(scope, receive, send)
        else:
            await self._connected(scope, receive, send)

    async def _answered(self, scope: Scope, receive: Receive, send: Send) -> None:
        began, status = perf_counter(), 500

        async def sending(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, sending)
        finally:
            watch.request_answered(self.template(scope), status, perf_counter() - began)

    async def _connected(self, scope: Scope, receive: Receive, send: Send) -> None:
        is_open = False

        async def sending(message: Message) -> None:
            nonlocal is_open
            if message["type"] == "websocket.accept":
                is_open = True
                watch.websocket_opened()
            await send(message)

        try:
            await self.app(scope, receive, sending)
        finally:
            if is_open:
                watch.websocket_closed()

    def template(self, scope: Scope) -> str:
        """The template of the route that has answered; one of a few words where none has."""
        if (endpoint := scope.get("endpoint")) is None:
            return FILES if scope["path"].startswith(self._files) else REFUSED
        routes = self._routes.get(endpoint, ())
        route = next((known for known in routes if known.path_regex.match(scope["path"])), None)
        if route is None:
            return STREAMLIT
        return ELSEWHERE if route.path.startswith("/{") else route.path
