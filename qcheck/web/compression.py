"""Pages compressed by gzip for every browser that reads it."""

from __future__ import annotations

import gzip
from dataclasses import dataclass

from starlette.datastructures import Headers
from starlette.responses import HTMLResponse, Response

from qcheck.browser import reads_gzip

QUICK, SMALL = 5, 9
"""How hard gzip tries: for a page that is sent once, and for what is compressed once and sent to many."""


@dataclass(frozen=True, slots=True)
class Packed:
    """A page ready to send: plain, and compressed by gzip."""

    plain: bytes
    gzipped: bytes


def gzipped(plain: bytes, effort: int = SMALL) -> bytes:
    """Compresses bytes; the same content always gives the same bytes."""
    return gzip.compress(plain, effort, mtime=0)


def packed(html: str) -> Packed:
    """Compresses a page that many will ask for, as small as can be."""
    plain = html.encode()
    return Packed(plain, gzipped(plain))


def accepts_gzip(headers: Headers) -> bool:
    """Whether the browser says it can read gzip."""
    return reads_gzip(headers.get("accept-encoding", ""))


def html_response(headers: Headers, html: str, status: int = 200) -> Response:
    """A page as the answer to a request with these headers, compressed where they allow it."""
    if not accepts_gzip(headers):
        return HTMLResponse(html, status, {"Vary": "Accept-Encoding"})
    return gzip_response(gzipped(html.encode(), QUICK), status)


def packed_response(headers: Headers, page: Packed) -> Response:
    """A page that is kept ready, as the answer to a request with these headers."""
    if not accepts_gzip(headers):
        return HTMLResponse(page.plain, headers={"Vary": "Accept-Encoding"})
    return gzip_response(page.gzipped, 200)


def gzip_response(body: bytes, status: int) -> Response:
    """A page that is compressed already, as the answer to a browser that reads gzip."""
    return HTMLResponse(body, status, {"Content-Encoding": "gzip", "Vary": "Accept-Encoding"})
