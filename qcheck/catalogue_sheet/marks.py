"""By what a spreadsheet is known again when it comes back: a hidden tab with what it was made from.

The catalogue stands there packed, so that nobody's "replace everywhere" gets into it.
"""

from __future__ import annotations

import binascii
import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterable
from dataclasses import dataclass

TAB = "qcheck"
FIRST = "qcheck catalogue sheet"
LONGEST = 30_000
"""Signs in a cell; it takes no more than 32,767."""
MOST = 16 * 2**20
"""Bytes that a catalogue may have when it is unpacked."""


@dataclass(frozen=True, slots=True)
class Made:
    """What a spreadsheet was made from: the text of the catalogue, the language of its titles, the `tags` of
    the languages in its columns, whether it has `texts_only`.
    """

    text: str
    language: str
    tags: tuple[str, ...]
    texts_only: bool

    def cells(self) -> list[str]:
        """The first column of the hidden tab."""
        packed = b64encode(zlib.compress(self.text.encode("utf-8", "surrogatepass"), 9)).decode()
        pieces = [packed[at : at + LONGEST] for at in range(0, len(packed), LONGEST)]
        facts = [
            f"language={self.language}",
            f"tags={','.join(self.tags)}",
            f"texts_only={int(self.texts_only)}",
        ]
        return [FIRST, *facts, *(f"text={piece}" for piece in pieces)]


def read(cells: Iterable[str]) -> Made | None:
    """What these cells say; None where they say nothing that can be used."""
    pairs = [(key, value) for key, sign, value in (cell.strip().partition("=") for cell in cells) if sign]
    facts = dict(pairs)
    try:
        packed = b64decode("".join(value for key, value in pairs if key == "text"), validate=True)
        unpacking = zlib.decompressobj()
        text = unpacking.decompress(packed, MOST).decode("utf-8", "surrogatepass")
    except (binascii.Error, zlib.error, UnicodeDecodeError):
        return None
    if not text or not unpacking.eof or not facts.get("tags"):
        return None
    tags = tuple(filter(None, facts["tags"].split(",")))
    return Made(text, facts.get("language", "de"), tags, facts.get("texts_only") == "1")
