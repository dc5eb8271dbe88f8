"""Streamlit's scripts and styles and our own, compressed once and kept in memory: a first page is 0.7 MB on
the way instead of 2.7.

Compressing all of them takes half a second and 7 MB of memory. Their addresses carry a hash of their content,
so that a browser keeps them for good.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from mimetypes import guess_type
from pathlib import Path
from threading import Lock

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from qcheck.web.compression import accepts_gzip, gzipped

SHRINK = frozenset(
    {".js", ".css", ".svg", ".json", ".html", ".map"}
)  # pictures and woff2 fonts are compressed already
MEDIA_TYPES = {
    ".js": "text/javascript",
    ".css": "text/css",
    ".woff2": "font/woff2",
    ".svg": "image/svg+xml",
}  # some systems know worse
PACKAGE = Path(__file__).parent.parent
FOLDERS = {
    "/assets/": PACKAGE / "assets",
    **{f"/{room}/": PACKAGE / room / "static" for room in ("look", "web")},
    **{f"/{room}/": PACKAGE / "plain" / room / "static" for room in ("sheet", "live", "entry")},
}
"""The beginnings of the addresses of our own files, and where they lie."""
FOR_GOOD = "public, max-age=31536000, immutable"


@dataclass(frozen=True, slots=True)
class Packed:
    """A file ready to send: its bytes, the encoding they are in (empty: as they are), a tag that changes with
    them.
    """

    body: bytes
    encoding: str
    etag: str
    media_type: str


@cache
def address_of_file(name: str) -> str:
    """The address of a style or script of ours, named `room/file`, with a hash of its content."""
    room, _, file = name.partition("/")
    content = (FOLDERS[f"/{room}/"] / file).read_bytes()
    return f"/{name}?v={sha256(content).hexdigest()[:10]}"


class Shelf:
    """The files of a folder by their path below it: packed on first use or by `pack_all`, then kept. Nothing
    outside is reached.
    """

    def __init__(self, folder: Path) -> None:
        self._paths = {
            path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()
        }
        self.kept: dict[str, Packed] = {}
        self._one_at_a_time = Lock()

    def pack_all(self) -> None:
        """Compresses what can be; takes half a second of a processor, so never on the event loop."""
        for name in self._paths:
            if _shrinks(name):
                self._packed(name)

    async def get(self, name: str, shrunk: bool) -> Packed | None:
        """The file, compressed where that helps and is understood; None where there is no such file."""
        if name not in self._paths:
            return None
        if shrunk and _shrinks(name):
            return self.kept.get(name) or await asyncio.to_thread(self._packed, name)
        return await asyncio.to_thread(_as_it_is, self._paths[name])

    def _packed(self, name: str) -> Packed:
        with self._one_at_a_time:  # many first visitors at once: one of them compresses
            if name not in self.kept:
                self.kept[name] = _shrunk(self._paths[name])
            return self.kept[name]


class StaticFiles:
    """Answers every address below one of the prefixes from its shelf; all else goes on."""

    def __init__(self, app: ASGIApp, shelves: Mapping[str, Shelf]) -> None:
        self.app = app
        self.shelves = shelves
        self._beginnings = tuple(shelves)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not scope["path"].startswith(self._beginnings):
            await self.app(scope, receive, send)
        else:
            response = await self._response(scope)
            await response(scope, receive, send)

    async def _response(self, scope: Scope) -> Response:
        prefix = next(prefix for prefix in self._beginnings if scope["path"].startswith(prefix))
        headers = Headers(scope=scope)
        if scope["method"] not in {"GET", "HEAD"}:
            return PlainTextResponse("method not allowed", 405, {"Allow": "GET, HEAD"})
        file = await self.shelves[prefix].get(scope["path"].removeprefix(prefix), accepts_gzip(headers))
        if file is None:
            return PlainTextResponse("not found", 404)
        return _sent(file, known=file.etag in headers.get("if-none-match", ""))


def _sent(file: Packed, known: bool) -> Response:
    headers = {"Cache-Control": FOR_GOOD, "ETag": file.etag, "Vary": "Accept-Encoding"}
    if file.encoding:
        headers["Content-Encoding"] = file.encoding
    return Response(b"", 304, headers) if known else Response(file.body, 200, headers, file.media_type)


def _shrinks(name: str) -> bool:
    return Path(name).suffix in SHRINK


def _shrunk(path: Path) -> Packed:
    plain = _as_it_is(path)
    return Packed(gzipped(plain.body), "gzip", f'{plain.etag[:-1]}-gzip"', plain.media_type)


def _as_it_is(path: Path) -> Packed:
    body = path.read_bytes()
    return Packed(body, "", f'"{sha256(body).hexdigest()[:16]}"', _media_type(path))


def _media_type(path: Path) -> str:
    return MEDIA_TYPES.get(path.suffix) or guess_type(path.name)[0] or "application/octet-stream"
