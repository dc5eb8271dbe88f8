"""Refuses requests whose Host could not be a server's name."""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.requests import cookie_parser
from starlette.responses import HTMLResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from qcheck.browser import LANGUAGE_COOKIE, chosen_language, names_a_host
from qcheck.server.headers import said
from qcheck.server.plain_pages import wrong_host


class Hosts:
    """Answers 400, in words, where the Host is too long to be one or has other signs in it; addresses and QR
    codes begin with it.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or names_a_host(said(scope, b"host")):
            await self.app(scope, receive, send)
        else:
            await HTMLResponse(wrong_host(_spoken(Headers(scope=scope))), 400)(scope, receive, send)


def _spoken(headers: Headers) -> str:
    cookie = cookie_parser(headers.get("cookie", "")).get(LANGUAGE_COOKIE)
    return chosen_language(None, cookie, headers.get("accept-language"))
