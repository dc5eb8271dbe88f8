"""Over https every cookie says in its name that it is safe: a page of plain http cannot set it for us, nor
can one of a neighbouring host where the cookie goes to every address.

The rest of the house knows plain names: they are changed here alone, on their way out and in. Over plain
http, as in a hall, browsers keep no such names.
"""

from __future__ import annotations

from collections.abc import Iterator

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from qcheck.browser import ACCOUNT_COOKIE, COOKIE, LANGUAGE_COOKIE
from qcheck.server.headers import over_https

OURS, STREAMLITS = "qcheck_", "_streamlit_"
EVERYWHERE, SOMEWHERE = "__Host-", "__Secure-"
"""Before the name of a cookie that goes to every address of the host, and of one that goes to
some of them.
"""
OF_THE_HOST = frozenset({ACCOUNT_COOKIE, COOKIE, LANGUAGE_COOKIE})
"""They go to every address. By the other prefix a neighbouring host could set them for both, and sign people
in as somebody else.
"""


class Cookies:
    """Middleware that puts `__Host-` or `__Secure-` before the names of our cookies where a browser speaks
    https. A cookie that comes back without it is not ours and is not read.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket") or not over_https(scope):
            return await self.app(scope, receive, send)

        async def sending(message: Message) -> None:
            if message["type"] in ("http.response.start", "websocket.accept"):
                message = {**message, "headers": [_sent(*header) for header in message.get("headers", ())]}
            await send(message)

        return await self.app(
            {**scope, "headers": [_received(*header) for header in scope["headers"]]}, receive, sending
        )


def _sent(name: bytes, value: bytes) -> tuple[bytes, bytes]:
    if name.lower() != b"set-cookie":
        return name, value
    cookie = value.decode("latin-1")
    if cookie.startswith(OURS):
        whole = "path=/" in [part.strip().lower() for part in cookie.split(";")]
        cookie = (EVERYWHERE if whole else SOMEWHERE) + cookie
    if cookie.startswith(STREAMLITS) and "secure" not in [part.strip().lower() for part in cookie.split(";")]:
        cookie += "; Secure"
    return name, cookie.encode("latin-1")


def _received(name: bytes, value: bytes) -> tuple[bytes, bytes]:
    if name.lower() != b"cookie":
        return name, value
    return name, "; ".join(_known(value.decode("latin-1"))).encode("latin-1")


def _known(cookies: str) -> Iterator[str]:
    for cookie in filter(None, (part.strip() for part in cookies.split(";"))):
        prefix = next(
            (beginning for beginning in (EVERYWHERE, SOMEWHERE) if cookie.startswith(beginning + OURS)), ""
        )
        bare = cookie.removeprefix(prefix)
        if not bare.startswith(OURS):
            yield cookie
        elif prefix == EVERYWHERE or (prefix and bare.partition("=")[0] not in OF_THE_HOST):
            yield bare
