"""Longer texts of a catalogue as what they are made of: lines that stay lines, and simple lists.

A line that begins with a dash and a space is an entry of a list; a line indented below it goes on with it.
Nothing else is read as more than text, so a catalogue has no markup that a page, a file or a sheet of paper
could not show.
"""

from __future__ import annotations

import re
from typing import TypeAlias

Piece: TypeAlias = str | tuple[str, ...]
"""Lines of text, with empty lines between paragraphs; or the entries of a list."""

ENTRY, GOES_ON = "- ", "  "
_SENTENCE = re.compile(r"(.{15,}?[.!?])\s", re.DOTALL)
"""So long that an abbreviation at its beginning does not end it."""


def first_sentence(text: str) -> str:
    """The first sentence of a text; the whole text where it is one."""
    found = _SENTENCE.match(text)
    return found[1] if found else text


def pieces(text: str) -> tuple[Piece, ...]:
    """The pieces of a text in order; a text without a list is one piece."""
    blocks: list[list[str]] = []
    kinds: list[bool] = []
    for line in text.strip("\n").split("\n"):
        is_entry = line.startswith(ENTRY)
        if kinds and kinds[-1] and line.startswith(GOES_ON) and line.strip():
            blocks[-1][-1] += f" {line.strip()}"
        elif kinds and kinds[-1] is is_entry:
            blocks[-1].append(_bare(line))
        else:
            blocks.append([_bare(line)])
            kinds.append(is_entry)
    read = (
        tuple(lines) if is_list else "\n".join(lines).strip("\n")
        for is_list, lines in zip(kinds, blocks, strict=True)
    )
    return tuple(piece for piece in read if piece)


def _bare(line: str) -> str:
    return line.removeprefix(ENTRY).strip() if line.startswith(ENTRY) else line
