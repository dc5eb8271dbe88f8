"""Bytes of any table → its rows of text, whatever its columns mean: worksheets of a workbook, or a text whose
separator shows by its rows being equally long.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import islice

from qcheck.importing.problems import NotReadable
from qcheck.importing.tables import (
    BEGINNING,
    EMPTY,
    LOOKED_AT,
    SEPARATORS,
    SPREADSHEET_SAYS,
    pulled_together,
    refuse_larger,
    rows_in,
    text_of,
)
from qcheck.importing.workbooks import is_workbook, worksheets


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows with something in them, numbered as the spreadsheet does; `name` is that of the worksheet, empty
    where there is only one.
    """

    name: str
    rows: tuple[tuple[int, list[str]], ...]


def grids(source: bytes) -> tuple[Grid, ...]:
    """All tables in these bytes, at least one. Raises NotReadable."""
    refuse_larger(source)
    if is_workbook(source):
        sheets = worksheets(source)
        several = len(sheets) > 1
        tables = tuple(Grid(sheet.name if several else "", sheet.rows) for sheet in sheets)
    else:
        tables = (Grid("", _rows(text_of(source))),)
    if not any(grid.rows for grid in tables):
        raise NotReadable(EMPTY)
    return tables


def _rows(text: str) -> tuple[tuple[int, list[str]], ...]:
    candidates: tuple[str, ...] = SEPARATORS
    if note := SPREADSHEET_SAYS.match(text):
        text = text[note.end() :]
        candidates = tuple(said for said in SEPARATORS if said == note["said"]) or SEPARATORS
    separator = max(candidates, key=lambda candidate: _evenness(text[:BEGINNING], candidate))
    return tuple(rows_in(pulled_together(text, separator), separator))


def _evenness(beginning: str, separator: str) -> tuple[bool, float, int]:
    """How likely this is the separator: whether it separates anything, which share of the first rows is as
    long as most are, and how long that is.
    """
    lengths: Counter[int] = Counter()
    try:
        for _, row in islice(rows_in(pulled_together(beginning, separator), separator), LOOKED_AT):
            lengths[len(row)] += 1
    except NotReadable:  # also where the beginning was cut within quotation marks
        pass
    if not lengths:
        return False, 0.0, 0
    [(length, often)] = lengths.most_common(1)
    return length > 1, often / lengths.total(), length
