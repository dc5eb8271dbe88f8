"""A tab of the spreadsheet, as it is written and as it is read again: columns that are known by a key, rows
that are known by what they are about.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from qcheck.typed_text import readable


class Use(StrEnum):
    """What is done in a column."""

    TOLD = "told"  # nobody changes it
    WORDS = "words"
    MARKED = "marked"  # an x, or nothing
    CHOSEN = "chosen"
    FREE = "free"  # short: a number, a filter


@dataclass(frozen=True, slots=True)
class Column:
    """`key` stands in the hidden first row, `title` below it; `about` explains it on the first tab.
    `language` is the tag of what is written here.
    """

    key: str
    title: str
    use: Use
    width: float
    choices: tuple[str, ...] = ()
    about: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """`name` is what it is about; `cells` by the key of their column; `marked` are those to look at."""

    name: str
    cells: Mapping[str, str]
    marked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A tab. `tab` is its name, `names` the column that says what a row is about."""

    tab: str
    names: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    def row(self, name: str) -> Row | None:
        """The row about this; None where there is none."""
        return next((row for row in self.rows if row.name == name), None)


def plain(cell: str) -> str:
    """What a cell says, however a spreadsheet has kept it: with one kind of line ends and of letters, without
    spaces at the ends of lines and signs that nobody sees.
    """
    text = unicodedata.normalize("NFC", readable(cell.replace("_x000D_", "")))
    lines = (line.rstrip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    return "\n".join(lines).strip()
