"""Workbooks (XLSX, ODS) → their worksheets as rows of text, with a limit on how large they become: what is
unpacked is measured before anything reads it.

A workbook is a zip of XML. It can unpack to a thousand times its size, say another size than it has, or put
one cell into the last row and column, for which a reader then makes billions of empty ones. So every part is
unpacked once up to a limit, its cells are counted, and only what was measured is packed again and read.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

from python_calamine import CalamineError, CalamineSheet, load_workbook

from qcheck.importing.cell_area import MOST_CELLS, Sprawling, area
from qcheck.importing.problems import Complaint, NotReadable
from qcheck.language import N_

MOST_UNPACKED = 128
"""Megabytes that a workbook may have when it is unpacked."""
MOST_PARTS = 2_000
"""Files within a workbook."""
WRITTEN = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""How spreadsheets pack. All other ways unpack a part at once, however large it becomes."""

ZIP, OLD = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"

SAVE_AS = N_("open it in your spreadsheet and save it as .xlsx, .ods or CSV (UTF-8)")
OLD_OR_LOCKED = Complaint(N_("this is an old workbook (.xls) or one with a password"), hint=SAVE_AS)
DAMAGED = Complaint(N_("this workbook is damaged or not complete"), hint=SAVE_AS)
NO_WORKBOOK = Complaint(N_("this is an archive, not a spreadsheet"), hint=SAVE_AS)
TOO_LARGE_INSIDE = Complaint(
    N_("unpacked, this workbook is larger than {limit} MB"), (("limit", str(MOST_UNPACKED)),)
)
TOO_MANY_PARTS = Complaint(
    N_("this workbook consists of more than {limit} files"), (("limit", str(MOST_PARTS)),)
)
TOO_WIDE = Complaint(
    N_("a worksheet of this workbook is larger than {limit} cells"),
    (("limit", f"{MOST_CELLS:,}".replace(",", " ")),),
    N_("delete what stands far to the right or far below, and save it again"),
)
SUSPICIOUS = Complaint(N_("this workbook has parts that no spreadsheet writes, and is not opened"))


@dataclass(frozen=True, slots=True)
class Worksheet:
    """A worksheet: its name, and its rows with something in them, numbered as the spreadsheet does."""

    name: str
    rows: tuple[tuple[int, list[str]], ...]


def is_workbook(source: bytes) -> bool:
    """Whether these bytes begin as workbooks do, be they of a kind that is read or not."""
    return source.startswith((ZIP, OLD))


def worksheets(source: bytes) -> tuple[Worksheet, ...]:
    """The worksheets with something on them, in order. Raises NotReadable."""
    if source.startswith(OLD):
        raise NotReadable(OLD_OR_LOCKED)
    try:
        workbook = load_workbook(BytesIO(_measured(source)))
        sheets = [
            Worksheet(name, tuple(_rows(workbook.get_sheet_by_name(name)))) for name in _names(workbook)
        ]
    except (CalamineError, OSError, ValueError):
        raise NotReadable(DAMAGED) from None
    return tuple(sheet for sheet in sheets if sheet.rows)


def _names(workbook: Any) -> list[str]:  # Any: calamine's own, without types
    return list(workbook.sheet_names)


def _measured(source: bytes) -> bytes:
    """The same workbook, packed anew from parts that were unpacked within the limits; pictures are left
    out.
    """
    try:
        with zipfile.ZipFile(BytesIO(source)) as archive:
            parts = archive.infolist()
            if len(parts) > MOST_PARTS:
                raise NotReadable(TOO_MANY_PARTS)
            return _packed(archive, parts)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError):
        raise NotReadable(DAMAGED) from None


def _packed(archive: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> bytes:
    left, names, packed = MOST_UNPACKED * 2**20, set(), BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as anew:
        for part in parts:
            if not _is_needed(part.filename) or part.filename in names:
                continue
            names.add(part.filename)
            if part.compress_type not in WRITTEN:
                raise NotReadable(SUSPICIOUS)
            with archive.open(part) as stream:
                content = stream.read(left + 1)
            if (left := left - len(content)) < 0:
                raise NotReadable(TOO_LARGE_INSIDE)
            _count_cells(part.filename, content)
            anew.writestr(part.filename, content)
    if not names & {"xl/workbook.xml", "content.xml"}:
        raise NotReadable(NO_WORKBOOK)
    return packed.getvalue()


def _is_needed(name: str) -> bool:
    return name.endswith((".xml", ".rels")) or name == "mimetype"


def _count_cells(name: str, content: bytes) -> None:
    if name == "mimetype":
        return
    try:
        size = area(content)
    except Sprawling:
        raise NotReadable(TOO_WIDE) from None
    if size is None:
        raise NotReadable(SUSPICIOUS)


def _rows(sheet: CalamineSheet) -> Iterator[tuple[int, list[str]]]:
    for number, cells in enumerate(sheet.to_python(skip_empty_area=False), start=1):
        row = [_text(cell) for cell in cells]
        if any(cell.strip() for cell in row):
            yield number, row


def _text(cell: str | float | int | bool | date | datetime | time | timedelta) -> str:
    """A cell as one would type it: whole numbers without decimals, days as year, month and day."""
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime):
        return cell.isoformat(" ", "minutes")
    return cell.isoformat() if isinstance(cell, date) else str(cell)
