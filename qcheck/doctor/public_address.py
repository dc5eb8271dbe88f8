"""How people reach the server: its public address asked from here, as a browser would ask."""

from __future__ import annotations

import ssl
from base64 import b64encode
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPMessage, HTTPSConnection
from secrets import token_bytes
from urllib.parse import urlsplit

from qcheck.doctor.findings import Finding
from qcheck.language import N_
from qcheck.reasons import reason_of
from qcheck.settings import Settings

PATIENCE = 10.0  # seconds

NO_ADDRESS = N_(
    "No public address is set (QCHECK_BASE_URL): links begin as each visitor has called the server. That is "
    "enough on one's own computer."
)
REACHED = N_("Public address: {address}")
NOT_REACHED = N_(
    "{address} does not answer from here: {reason}. Look at the server, the proxy, the name, the firewall."
)
NOT_TRUSTED = N_("The certificate of {address} is not trusted: {reason}. Look at the proxy's certificate.")
NOT_QCHECK = N_("At {address} something else answers than qcheck (status {status}). Look at the proxy.")
HOST = N_("The proxy passes on the name of the host")
NO_HOST = N_(
    "The proxy does not pass on the name of the host: websockets of pages are refused then. For nginx: "
    "proxy_set_header Host $http_host;"
)
HTTPS = N_("The proxy says that visitors come by https")
NO_HTTPS = N_(
    "The proxy does not say that visitors come by https: cookies are not kept safe then. For nginx: "
    "proxy_set_header X-Forwarded-Proto $scheme;"
)
PLAIN = N_(
    "{address} has no https. Links and answers can be read on the way: put a proxy with https before it."
)
SOCKETS = N_("Websockets come through")
NO_SOCKETS = N_(
    "Websockets do not come through (status {status}): the pages of the app stay empty. For nginx see "
    "deploy/nginx.conf."
)


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    headers: HTTPMessage
    body: bytes


def from_outside(settings: Settings) -> Iterator[Finding]:
    """Whether the public address leads to this program, and what the proxy before it passes on."""
    if not settings.base_url:
        yield Finding("address", True, NO_ADDRESS)
        return
    reached = _reached(settings.base_url)
    yield reached
    if reached.good:
        yield from _passed_on(settings.base_url)


def _reached(address: str) -> Finding:
    said: dict[str, str | int] = {"address": address}
    try:
        answer = _ask(address, "/healthz")
    except ssl.SSLCertVerificationError as error:
        return Finding("address", False, NOT_TRUSTED, said | {"reason": error.verify_message})
    except (OSError, HTTPException) as error:
        return Finding("address", False, NOT_REACHED, said | {"reason": reason_of(error)})
    if answer.status != 200 or answer.body.strip() != b"ok":
        return Finding("address", False, NOT_QCHECK, said | {"status": answer.status})
    return Finding("address", True, REACHED, said)


def _passed_on(address: str) -> Iterator[Finding]:
    page = _ask(address, "/help.html")
    named = urlsplit(address).netloc.casefold()
    has_host = f"//{named}" in (page.headers["content-security-policy"] or "").casefold()
    yield Finding("host", has_host, HOST if has_host else NO_HOST)
    if address.startswith("https://"):
        is_safe = bool(page.headers["strict-transport-security"])
        yield Finding("https", is_safe, HTTPS if is_safe else NO_HTTPS)
    elif urlsplit(address).hostname not in ("localhost", "127.0.0.1", "::1"):
        yield Finding("https", False, PLAIN, {"address": address})
    status = _ask(address, "/_stcore/stream", **_handshake(address)).status
    yield Finding("websockets", status == 101, SOCKETS if status == 101 else NO_SOCKETS, {"status": status})


def _handshake(address: str) -> dict[str, str]:
    return {
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": b64encode(token_bytes(16)).decode(),
        "Sec-WebSocket-Protocol": "streamlit",
        "Origin": address,
    }


def _ask(address: str, path: str, **headers: str) -> _Answer:
    """What is answered; a redirect is not followed."""
    there = urlsplit(address)
    kind = HTTPSConnection if there.scheme == "https" else HTTPConnection
    with closing(kind(there.netloc, timeout=PATIENCE)) as connection:
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        return _Answer(answer.status, answer.headers, b"" if answer.status == 101 else answer.read(100_000))
