"""Pages that are the same for everybody but for a few short values, such as a form's token: drawn and
compressed once, filled in for each visitor.

A gzip stream is put together from parts: the text between the blanks is compressed beforehand, and what is
filled in is laid between uncompressed. The text behind a blank was compressed as if something stood in it
that occurs nowhere in a page: so nothing refers back to what a visitor has there, and all of it is as small
as a page that was compressed in one piece.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from secrets import token_hex
from typing import NamedTuple

from markupsafe import escape
from starlette.datastructures import Headers
from starlette.responses import HTMLResponse, Response

from qcheck.web.compression import SMALL, accepts_gzip, gzip_response, html_response

_UNGUESSABLE = token_hex(16)
"""What marks a blank while a page is drawn: nobody can write it into a text that stands there."""
_BLANK = re.compile(f"blank{_UNGUESSABLE}([a-z]+?)blank")
_GZIP = b"\x1f\x8b\x08\0\0\0\0\0\x02\xff"
_NEVER_IN_TEXT = b"\xff"
"""A byte that no UTF-8 has."""


def blank(name: str) -> str:
    """Stands in a page for the value of this name; of letters and digits alone, so that no escaping changes
    it.
    """
    return f"blank{_UNGUESSABLE}{name}blank"


class _Part(NamedTuple):
    """Text and how it is compressed; `name` is the value that follows it, empty after the last part."""

    plain: bytes
    deflated: bytes
    name: str


@dataclass(frozen=True, slots=True)
class PreparedPage:
    """A drawn page with blanks for values of these lengths (as escaped, in bytes)."""

    parts: tuple[_Part, ...]
    lengths: Mapping[str, int]

    @classmethod
    def of(cls, html: str, values: Mapping[str, str]) -> PreparedPage:
        """The page whose `blank`s are for values as long as these."""
        lengths = {name: len(_escaped(value)) for name, value in values.items()}
        return cls(tuple(_parts(html, lengths)), lengths)

    def filled(self, values: Mapping[str, str]) -> bytes:
        """The page with these values, escaped, in its blanks."""
        return self._filled({name: _escaped(value) for name, value in values.items()})

    def _filled(self, inserted: Mapping[str, bytes]) -> bytes:
        return b"".join(piece for part in self.parts for piece in (part.plain, inserted.get(part.name, b"")))

    def response(self, headers: Headers, values: Mapping[str, str]) -> Response:
        """The page with these values as the answer to a request with these headers."""
        inserted = {name: _escaped(value) for name, value in values.items()}
        plain = self._filled(inserted)
        if not accepts_gzip(headers):
            return HTMLResponse(plain, headers={"Vary": "Accept-Encoding"})
        if {name: len(value) for name, value in inserted.items()} != self.lengths:
            return html_response(headers, plain.decode())
        deflated = b"".join(part.deflated + _stored(inserted.get(part.name)) for part in self.parts)
        ending = struct.pack("<LL", zlib.crc32(plain), len(plain) & 0xFFFFFFFF)
        return gzip_response(_GZIP + deflated + ending, 200)


def _escaped(value: str) -> bytes:
    return str(escape(value)).encode()


def _parts(html: str, lengths: Mapping[str, int]) -> Iterator[_Part]:
    before = b""
    texts = _BLANK.split(html)  # text, the name of a blank, text, and so on, a text at the end
    for text, name in zip(texts[::2], [*texts[1::2], ""], strict=True):
        plain = text.encode()
        yield _Part(plain, _deflated(plain, before, is_last=not name), name)
        before += plain + _NEVER_IN_TEXT * lengths.get(name, 0)


def _deflated(plain: bytes, before: bytes, *, is_last: bool) -> bytes:
    """Compressed as what follows `before` in one stream, ending at a whole byte."""
    working = zlib.compressobj(SMALL, zlib.DEFLATED, -zlib.MAX_WBITS, zdict=before)
    return working.compress(plain) + working.flush(zlib.Z_FINISH if is_last else zlib.Z_SYNC_FLUSH)


def _stored(value: bytes | None) -> bytes:
    """A value as a block of its own that is not compressed."""
    return b"" if value is None else b"\0" + struct.pack("<HH", len(value), len(value) ^ 0xFFFF) + value
