"""The headers of every answer, and the doors that stay shut: Streamlit's figures, its remote control,
websockets of foreign pages.

Pure ASGI middleware: only the start of an HTTP answer is touched, a websocket passes through untouched or is
refused before it opens.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable
from functools import lru_cache
from hashlib import sha256
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from qcheck.browser import names_a_host, speaks_https
from qcheck.server.index import installed_index

SHUT = (
    *(
        "/_stcore/metrics",
        "/_stcore/agent",
        "/_stcore/script-health-check",
        "/_stcore/upload_file",
        "/app/static",
    ),
    *("/auth/", "/oauth2callback"),
)
"""Beginnings of addresses that Streamlit answers and qcheck does not: figures about the process, remote
control, uploads, folders, signing in.
"""

FIXED = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
}
ITS_OWN = frozenset({b"content-security-policy", b"x-frame-options", b"cache-control"})
"""What an answer of ours may say for itself."""
NO_FRAME = (b"x-frame-options", b"")
"""Said by an answer whose policy names those who may frame it, which this header cannot: it is left out."""
HTTPS_ONLY = {"Strict-Transport-Security": "max-age=31536000"}


@lru_cache(maxsize=64)
def content_security_policy(host: str = "") -> str:
    """What a page may load and run. The only inline script is the one of Streamlit's index page, known by its
    hash.

    Some browsers do not take `'self'` for a websocket of the same `host` (with its port): it is named to
    them.
    """
    hashes = " ".join(f"'sha256-{_hash(script)}'" for script in inline_scripts(installed_index()))
    return (
        f"default-src 'self'; script-src 'self' {hashes}; style-src 'self' 'unsafe-inline'; img-src "
        f"'self' data: blob:; "
        f"font-src 'self' data:; connect-src {' '.join(_connects(host))}; worker-src 'self' blob:; "
        f"frame-ancestors 'none'; "
        "base-uri 'self'; "
        "form-action 'self'; object-src 'none'"
    )


def inline_scripts(html: str) -> list[str]:
    """The text of each script element that has no attributes (so no `src`), as a browser hashes it."""
    return re.findall(r"<script>(.*?)</script>", html, re.DOTALL)


def over_https(scope: Scope) -> bool:
    """Whether the visitor's browser speaks https, to us or to the proxy in front of us."""
    return speaks_https(scope["scheme"], said(scope, b"x-forwarded-proto"))


def secured(headers: MutableHeaders, scope: Scope) -> None:
    """Puts the headers of every answer where they are, in place; Cache-Control only where nobody has thought
    of it. A page that is shown in a frame of ours says so itself, and what it may do.
    """
    ready, names = _ready(said(scope, b"host"), over_https(scope))
    own = {name for name, _ in headers.raw if name in ITS_OWN}
    headers.raw[:] = [
        *(said for said in headers.raw if (said[0] in own or said[0] not in names) and said != NO_FRAME),
        *(header for header in ready if header[0] not in own),
    ]


@lru_cache(maxsize=64)
def _ready(host: str, is_https: bool) -> tuple[tuple[tuple[bytes, bytes], ...], frozenset[bytes]]:
    """Our headers as they are sent, and their names: the same for whoever asks this host."""
    wanted = {
        "Content-Security-Policy": content_security_policy(host),
        **FIXED,
        **(HTTPS_ONLY if is_https else {}),
        "Cache-Control": "no-store",
    }
    ready = tuple((name.lower().encode(), value.encode("latin-1")) for name, value in wanted.items())
    return ready, frozenset(name for name, _ in ready)


def said(scope: Scope, name: bytes) -> str:
    """What a request says under this name; empty where it says nothing."""
    for header, value in scope["headers"]:
        if header == name:
            return str(value, "latin-1")
    return ""


class SecureHeaders:
    """Gives every answer its headers, errors, files and redirects included."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                secured(MutableHeaders(scope=message), scope)
            await send(message)

        await self.app(scope, receive, sending if scope["type"] == "http" else send)


class Doors:
    """Refuses what is `SHUT` (404) and the websocket of a page that is not ours (403).

    Streamlit alone would let in every page of `localhost`, whatever its port, and would ask a foreign host
    for its own outside address first. `also` gives further origins, as in Streamlit's
    `server.corsAllowedOrigins`.
    """

    def __init__(self, app: ASGIApp, also: Callable[[], list[str]]) -> None:
        self.app = app
        self.also = also

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["path"].startswith(SHUT):
            await _not_found(send)
        elif scope["type"] == "websocket" and not self._is_ours(Headers(scope=scope)):
            await send({"type": "websocket.close", "code": 1008})
        else:
            await self.app(scope, _without_text(receive) if scope["type"] == "websocket" else receive, send)

    def _is_ours(self, headers: Headers) -> bool:
        origin = headers.get("origin")  # every browser sends it
        return origin is None or urlsplit(origin).netloc == headers.get("host") or origin in self.also()


def _without_text(receive: Receive) -> Receive:
    """Streamlit's pages send bytes alone. A text ends the connection, where Streamlit would write a trace
    into the log.
    """

    async def received() -> Message:
        message = await receive()
        is_text = message["type"] == "websocket.receive" and message.get("bytes") is None
        return {"type": "websocket.disconnect", "code": 1003, "reason": ""} if is_text else message

    return received


async def _not_found(send: Send) -> None:
    await send(
        {
            "type": "http.response.start",
            "status": 404,
            "headers": [(b"content-type", b"text/plain; charset=utf-8")],
        }
    )
    await send({"type": "http.response.body", "body": b"not found"})


def _connects(host: str) -> tuple[str, ...]:
    nameable = names_a_host(host) and not host.startswith("[")  # a policy knows no addresses in brackets
    return ("'self'", f"ws://{host}", f"wss://{host}") if host and nameable else ("'self'",)


def _hash(script: str) -> str:
    return b64encode(sha256(script.encode()).digest()).decode()
