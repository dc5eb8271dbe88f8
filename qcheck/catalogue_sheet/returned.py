"""The tabs of a spreadsheet that comes back, by their keys: whatever was sorted, filtered, renamed, moved or
taken out in between.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from qcheck.catalogue_sheet import marks, questions, wordings
from qcheck.catalogue_sheet.marks import Made
from qcheck.catalogue_sheet.problems import Cell
from qcheck.catalogue_sheet.table import plain
from qcheck.catalogue_sheet.writing import TITLES, letter

Tabs: TypeAlias = Mapping[str, Sequence[tuple[int, Sequence[str]]]]
"""The rows of each tab with something in them, numbered as the spreadsheet does."""

_DATE = re.compile(r"\d{4}-\d\d-\d\d(?: \d\d:\d\d)?")


@dataclass(frozen=True, slots=True)
class ReturnedRow:
    """A row; `cells` by the key of their column, as far as the column is there."""

    tab: str
    number: int
    cells: Mapping[str, str]
    columns: Mapping[str, int]

    def at(self, key: str) -> Cell:
        """Where a column of this row is."""
        return Cell(self.tab, self.number, letter(self.columns.get(key, 0)))

    def has(self, key: str) -> bool:
        """Whether its column is there."""
        return key in self.columns

    def said(self, key: str) -> str:
        """What stands there; nothing where the column is not there."""
        return self.cells.get(key, "")


@dataclass(frozen=True, slots=True)
class Returned:
    """What came back: rows of questions and rows of texts, and what the file was made from."""

    made: Made | None
    questions: tuple[ReturnedRow, ...] | None
    texts: tuple[ReturnedRow, ...] | None


def returned(tabs: Tabs) -> Returned:
    """The tabs that are known by their keys, whatever they are called."""
    hidden = tabs.get(marks.TAB, ())
    made = marks.read(row[0] for _, row in hidden if row)
    return Returned(
        made,
        _rows(tabs, {questions.NUMBER, questions.ID, questions.CRITERION}),
        _rows(tabs, {wordings.NAME}),
    )


def looks_like_a_date(cell: str) -> bool:
    """Whether a spreadsheet has made a day of what was typed."""
    return _DATE.fullmatch(cell) is not None


def _rows(tabs: Tabs, keys: set[str]) -> tuple[ReturnedRow, ...] | None:
    """The rows of the first tab with most of these keys in its first row."""
    for tab, rows in tabs.items():
        head = next((cells for number, cells in rows if number == 1), ())
        columns = {cell.strip(): place for place, cell in reversed(list(enumerate(head))) if cell.strip()}
        if len(keys & set(columns)) * 2 > len(keys):
            return tuple(_row(tab, number, cells, columns) for number, cells in rows if number > TITLES + 1)
    return None


def _row(tab: str, number: int, cells: Sequence[str], columns: Mapping[str, int]) -> ReturnedRow:
    by_key = {key: plain(cells[place]) if place < len(cells) else "" for key, place in columns.items()}
    return ReturnedRow(tab, number, by_key, columns)
