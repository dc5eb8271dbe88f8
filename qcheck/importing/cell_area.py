"""How many cells a reader of workbooks would have to make for a worksheet, from its XML alone: all from the
first cell to the last row and column with something in them, the empty ones between them included.
"""

from __future__ import annotations

import re
from xml.parsers import expat

MOST_CELLS = 2_000_000
"""3,000 sheets of 85 answers, a row for each answer with its comment, are fewer."""

_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_FILLED = frozenset({"v", "is", "t", "p"})
"""What stands within a cell that has something in it: XLSX, then ODS."""


class Sprawling(Exception):
    """More cells than anybody has filled in."""


def area(content: bytes) -> int | None:
    """The cells of the worksheet in this XML; 0 where it is none, None where it is XML that no spreadsheet
    writes. Raises Sprawling.
    """
    counting = _Counting()
    parser = expat.ParserCreate()
    parser.StartElementHandler = counting.begin
    parser.StartDoctypeDeclHandler = _refuse
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, _DoctypeError):
        return None
    return counting.cells


class _DoctypeError(Exception):
    """A document type may define what becomes large only when it is read."""


def _refuse(*_: object) -> None:
    raise _DoctypeError


class _Counting:
    """Follows a worksheet cell by cell. XLSX says where a cell stands, ODS how often it repeats."""

    def __init__(self) -> None:
        self.cells = self._row = self._column = self._rows = self._columns = 0
        self._repeats = 1

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        """Called by the XML parser where an element begins."""
        kind = name.rpartition(":")[2]
        if kind in _FILLED:
            self._fill()
        elif kind == "c":
            self._go(attributes.get("r", ""))
        elif kind == "row":
            self._row, self._column, self._repeats = _whole(attributes.get("r"), self._row + 1), 0, 1
        elif kind == "table-row":
            self._repeats = _whole(_repeated(attributes, "rows"), 1)
            self._row, self._column = self._row + self._repeats, 0
        elif kind == "table-cell":
            self._column += _whole(_repeated(attributes, "columns"), 1)
            if any(key.endswith("value-type") for key in attributes):
                self._fill()
        elif kind in ("table", "sheetData"):
            self._row = self._column = self._rows = self._columns = 0

    def _go(self, reference: str) -> None:
        if (place := _REFERENCE.fullmatch(reference)) is None:
            self._column += 1
            return
        self._column, self._row = _number(place[1]), int(place[2])

    def _fill(self) -> None:
        self._rows, self._columns = max(self._rows, self._row), max(self._columns, self._column)
        self.cells = max(self.cells, self._rows * self._columns)
        if self.cells > MOST_CELLS:
            raise Sprawling


def _repeated(attributes: dict[str, str], what: str) -> str | None:
    repetitions = (said for key, said in attributes.items() if key.endswith(f"number-{what}-repeated"))
    return next(repetitions, None)


def _whole(said: str | None, otherwise: int) -> int:
    return int(said) if said and said.isascii() and said.isdigit() and len(said) < 10 else otherwise


def _number(letters: str) -> int:
    """A column's letters as its number, from 1."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
