"""What the faces of printed files can show: texts as they can be set, whatever people typed.

A letter that no face has would stop the making of an archivable file. Here it is replaced by a sign that
says so; nothing else of the text is lost.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path

from qcheck.typography import together

FACES = Path(__file__).parent / "faces"
MISSING = "□"
"""Stands in place of what the faces do not have: once for a whole run of such letters."""

LONGEST_HEADLINE = 1_000
"""Signs. PDF/A allows strings of 32,767 bytes."""

_INSTEAD = {"█": "■", "\u2028": "\n", "\u2029": "\n\n", "\u0085": "\n", "\r": "\n", "\t": " "}
_RUN = re.compile(f"{MISSING}(?: *{MISSING})+")
_LONGEST = 40
"""Signs. A longer word is broken anywhere: it is an address or no word at all."""
_PIECE = 6
_LONG_WORDS = re.compile(rf"\S{{{_LONGEST + 1},}}")
_BREAK = "\u200b"


def shown(text: str) -> str:
    """The text in letters that the faces have; a run of others is one `MISSING`."""
    if text.isascii() and text.isprintable():
        return text
    lines = unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
    return _RUN.sub(MISSING, "".join(map(_sign, lines)))


def typeset(text: str) -> str:
    """The same for running text: what belongs together stays on one line, no word is wider than a line."""
    return _LONG_WORDS.sub(_broken, together(shown(text)))


def headline(text: str) -> str:
    """The same for a heading, which is a bookmark, too: no longer than those can be; empty where nothing is
    to be seen.
    """
    said = typeset(text).strip(f"{_BREAK}\u00ad \u00a0\n")
    return said if len(said) <= LONGEST_HEADLINE else f"{said[: LONGEST_HEADLINE - 1]}…"


@cache
def letters() -> frozenset[str]:
    """All that the faces have."""
    ranges = (line.split("-") for line in (FACES / "letters.txt").read_text("ascii").split())
    signs = frozenset(chr(sign) for low, high in ranges for sign in range(int(low, 16), int(high, 16) + 1))
    return signs - {"\ufeff"}


def _sign(sign: str) -> str:
    """One sign as it can be shown: itself, one that means the same, nothing where it draws nothing, else
    MISSING.
    """
    if sign in letters() or sign == "\n":
        return sign
    if sign in _INSTEAD:
        return _INSTEAD[sign]
    kind = unicodedata.category(sign)
    if kind == "Zs":
        return " "
    if kind in ("Cc", "Cf", "Mn", "Me"):
        return ""
    plain = unicodedata.normalize("NFKC", sign)
    return plain if all(letter in letters() for letter in plain) else MISSING


def _broken(word: re.Match[str]) -> str:
    whole = word.group()
    return _BREAK.join(whole[start : start + _PIECE] for start in range(0, len(whole), _PIECE))
