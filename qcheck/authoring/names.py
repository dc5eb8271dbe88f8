"""Ids made from titles, for people who never see them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

LONGEST = 40
"""Signs of an id that is made from a title."""

_LETTERS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "o", "ł": "l", "đ": "d"}
)


def id_from(title: str, taken: Collection[str], otherwise: str) -> str:
    """An id of a-z, 0-9 and - that says what the title says and is not taken yet; `otherwise` where the title
    has no letter that an id can have.
    """
    spelt = unicodedata.normalize("NFC", title).lower().translate(_LETTERS)
    bare = unicodedata.normalize("NFKD", spelt).encode("ascii", "ignore").decode()
    name = _shortened("-".join(re.findall("[a-z0-9]+", bare))) or otherwise
    return name if name not in taken else _numbered(name, taken)


def _shortened(name: str) -> str:
    if len(name) <= LONGEST:
        return name
    return name[: LONGEST + 1].rpartition("-")[0] or name[:LONGEST]


def _numbered(name: str, taken: Collection[str]) -> str:
    number = 2
    while f"{name}-{number}" in taken:
        number += 1
    return f"{name}-{number}"
