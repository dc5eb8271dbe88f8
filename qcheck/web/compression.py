"""Pages, and what our scripts are told, compressed by gzip for every browser that reads it."""

from __future__ import annotations

import gzip
from dataclasses import dataclass

from starlette.datastructures import Headers
from starlette.responses import HTMLResponse, JSONResponse, Response

from qcheck.browser import reads_gzip

QUICK, SMALL = 5, 9
"""How hard gzip tries: for a page that is sent once, and for what is compressed once and sent to many."""
WORTH = 1_000
"""Bytes from which on it pays to compress what a script is told: less goes in one packet anyway."""


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


def json_response(headers: Headers, value: object) -> Response:
    """What our script asks for, as the answer to a request with these headers: a piece of a page compressed
    as pages are, a word or two as they are.
    """
    response = JSONResponse(value)
    if len(response.body) < WORTH:
        return response
    vary = {"Vary": "Accept-Encoding"}
    if not accepts_gzip(headers):
        response.headers.update(vary)
        return response
    body = gzipped(bytes(response.body), QUICK)
    return Response(body, headers={"Content-Encoding": "gzip"} | vary, media_type=response.media_type)


def packed_response(headers: Headers, page: Packed) -> Response:
    """A page that is kept ready, as the answer to a request with these headers."""
    if not accepts_gzip(headers):
        return HTMLResponse(page.plain, headers={"Vary": "Accept-Encoding"})
    return gzip_response(page.gzipped, 200)


def gzip_response(body: bytes, status: int) -> Response:
    """A page that is compressed already, as the answer to a browser that reads gzip."""
    return HTMLResponse(body, status, {"Content-Encoding": "gzip", "Vary": "Accept-Encoding"})
