"""What may be a logo: a picture that loads nothing from elsewhere and runs nothing, and is not too large."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from xml.etree import ElementTree

from qcheck.language import N_

SVG, PNG = "image/svg+xml", "image/png"

MOST_BYTES = 1_000_000
MOST_PIXELS = 4_000
TOO_LARGE = N_("it is larger than one megabyte")
NO_PNG = N_("it is no PNG picture")
TOO_WIDE = N_("it is wider or higher than 4,000 pixels")
NO_SVG = N_("it is no SVG drawing")
RUNS = N_("there is a script in it")
FOREIGN = N_("it refers to something outside itself")
DECLARES = N_("it declares entities or a document type")

_PNG_HEAD = re.compile(rb"\x89PNG\r\n\x1a\n.{4}IHDR(.{8})", re.DOTALL)
_DECLARED = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)
_HARMLESS_DOCTYPE = re.compile(
    rb'<!DOCTYPE\s+svg\s+PUBLIC\s+"-//W3C//DTD SVG 1\.\d(?: \w+)?//EN"\s+"https?://www\.w3\.org/[\w./-]+\.dtd"\s*>'
)
"""What older drawing programs write before every SVG; it says nothing and is taken out."""
_PICTURE_WITHIN = re.compile(r"data:image/(png|jpeg|gif);base64,", re.IGNORECASE)
_ADDRESS = re.compile(r"""url\(\s*["']?\s*([^"')\s]+)""", re.IGNORECASE)
_RUNNING = frozenset({"script", "foreignobject", "handler", "iframe", "set", "animate"})


class LogoIsWrong(Exception):
    """Why this cannot be a logo, as a message."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def checked_png(content: bytes) -> bytes:
    """The picture as it is; LogoIsWrong where it is none, or too large."""
    _small(content)
    if (head := _PNG_HEAD.match(content)) is None:
        raise LogoIsWrong(NO_PNG)
    width, height = struct.unpack(">II", head[1])
    if not 0 < width <= MOST_PIXELS or not 0 < height <= MOST_PIXELS:
        raise LogoIsWrong(TOO_WIDE)
    return content


def checked_svg(content: bytes) -> bytes:
    """The drawing as it is; LogoIsWrong where it is none, is too large, runs or loads anything."""
    _small(content)
    content = _HARMLESS_DOCTYPE.sub(b"", content, count=1)
    if _DECLARED.search(content.replace(b"\0", b"")):  # also as UTF-16 writes it
        raise LogoIsWrong(DECLARES)
    try:
        drawing = ElementTree.fromstring(content)  # noqa: S314  without entities there is nothing to blow up
    except (ElementTree.ParseError, ValueError, LookupError):
        raise LogoIsWrong(NO_SVG) from None
    if _bare(drawing.tag) != "svg":
        raise LogoIsWrong(NO_SVG)
    for element in drawing.iter():
        _harmless(element)
    return content


def _small(content: bytes) -> None:
    if len(content) > MOST_BYTES:
        raise LogoIsWrong(TOO_LARGE)


def _harmless(element: ElementTree.Element) -> None:
    names = {_bare(name) for name in element.attrib}
    if _bare(element.tag) in _RUNNING or any(name.startswith("on") for name in names):
        raise LogoIsWrong(RUNS)
    if any(not _stays_within(address) for address in _addresses(element)):
        raise LogoIsWrong(FOREIGN)


def _addresses(element: ElementTree.Element) -> Iterator[str]:
    """Everything that this element refers to."""
    for name, value in element.attrib.items():
        if _bare(name) in ("href", "src"):
            yield value.strip()
        yield from _ADDRESS.findall(value)
    if _bare(element.tag) == "style":
        style = "".join(element.itertext())
        yield from _ADDRESS.findall(style)
        yield from re.findall(r"@import\s*(\S*)", style, re.IGNORECASE)


def _stays_within(address: str) -> bool:
    return address.startswith("#") or _PICTURE_WITHIN.match(address) is not None


def _bare(name: object) -> str:
    """The name without its namespace; comments have none."""
    return name.rpartition("}")[2].lower() if isinstance(name, str) else ""
