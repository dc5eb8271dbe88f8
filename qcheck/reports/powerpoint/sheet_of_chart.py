"""The table behind a chart, which opens when somebody edits it. Text stays text, also where it looks like a
formula.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from io import BytesIO

from xlsxwriter import Workbook

SHEET = "Sheet1"
_TEXT_STAYS_TEXT = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def workbook(rows: Sequence[Sequence[str | int]], made: date) -> bytes:
    """A workbook of one sheet with these rows, the first with titles."""
    target = BytesIO()
    file = Workbook(target, _TEXT_STAYS_TEXT)
    file.set_properties({"created": datetime.combine(made, time())})
    sheet = file.add_worksheet(SHEET)
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    file.close()
    return target.getvalue()
