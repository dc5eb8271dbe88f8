"""Tables as CSV that a spreadsheet opens with a double click: byte-order mark, the separator of the language,
and no cell that a spreadsheet would run.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from io import StringIO

SEPARATORS = {"de": ";", "en": ","}
"""What spreadsheets expect where this language is spoken."""

BYTE_ORDER_MARK = "\ufeff"
FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def csv_text(rows: Iterable[Iterable[object]], tag: str) -> str:
    """The rows as CSV for readers of the language with this tag; None is an empty cell."""
    text = StringIO()
    writer = csv.writer(text, delimiter=SEPARATORS[tag.split("-")[0]], lineterminator="\n")
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return BYTE_ORDER_MARK + text.getvalue()


def harmless(cell: object) -> object:
    """A spreadsheet would run words that look like a formula; an apostrophe before them keeps them words."""
    return f"'{cell}" if isinstance(cell, str) and cell.lstrip().startswith(FORMULA) else cell
