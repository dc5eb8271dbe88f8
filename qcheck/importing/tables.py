"""Bytes as spreadsheets write them → the rows of our own table: encoding, separator and the meaning of the
columns are recognised. A workbook gives that of its worksheets which has the columns.
"""

from __future__ import annotations

import codecs
import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from io import StringIO
from operator import itemgetter
from typing import TypeAlias

from qcheck.importing.problems import Complaint, NotReadable
from qcheck.importing.workbooks import Worksheet, is_workbook, worksheets
from qcheck.language import N_
from qcheck.loading.problems import shown
from qcheck.typed_text import one_line, visible

LARGEST = 64
"""Megabytes; more are not a spreadsheet of answers."""

SEPARATORS = (",", ";", "\t", "|")


class Column(StrEnum):
    """What a column means, in the order in which a row is given on."""

    SHEET = "sheet"
    PERSPECTIVE = "perspective"
    QUESTION = "question"
    ANSWER = "answer"
    COMMENT = "comment"
    EVIDENCE = "evidence"


NAMES = {column.value: column for column in Column} | {
    "bogen": Column.SHEET,
    "perspektive": Column.PERSPECTIVE,
    "frage": Column.QUESTION,
    "antwort": Column.ANSWER,
    "kommentar": Column.COMMENT,
    "beleg": Column.EVIDENCE,
}
NEEDED = (Column.SHEET, Column.PERSPECTIVE, Column.QUESTION, Column.ANSWER)

Cells: TypeAlias = tuple[str, str, str, str, str, str]
"""One cell per `Column`; empty where the file has no such column."""

EMPTY = Complaint(N_("this file is empty"))
TOO_LARGE = Complaint(N_("this file is larger than {limit} MB"), (("limit", str(LARGEST)),))
AS_CSV = N_("save the sheet with the answers from your spreadsheet as CSV (UTF-8)")
NOT_TEXT = Complaint(N_("this is not a text file"), hint=AS_CSV)
QUOTES = Complaint(
    N_("the quotation marks that begin here do not match"),
    hint=N_(
        'a cell in quotation marks ends with one, and a quotation mark inside it is doubled: "we call '
        'it ""open"" here"'
    ),
)
TOO_MANY_CELLS = N_("this row has more cells than the first row")
TOO_MANY_HINT = N_("a cell with the separator {separator} in it must stand in quotation marks")
ENDS_EARLY = N_("this row ends before the column '{column}'")
MISSING_COLUMN = N_("the column '{column}' is missing")
FOUND_COLUMNS = N_("the first row must name the columns; it says: {found}")
DOUBLED_COLUMN = N_("there are two columns '{column}'")

NO_ROW: tuple[int, list[str]] = (0, [])

_BYTE_ORDER_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_WITHOUT_MARK = ("utf-8", "cp1252", "latin-1")
_NOT_IN_TEXT = re.compile("[\x00-\x08\x0e-\x1f]")
# a first line that spreadsheets obey and do not show; perhaps in quotation marks, or saved again as a row
SPREADSHEET_SAYS = re.compile(
    r"""[\ufeff "']*sep[ \xa0]*=[ \xa0]*["']?(?P<said>\t|[^\w\s"'=]|)["']?[ \xa0\t"',;|]*(?:\r\n|\r|\n|\Z)""",
    re.IGNORECASE,
)
LOOKED_AT = 20  # lines
BEGINNING = 2**16  # characters, enough for the first row


@dataclass(frozen=True, slots=True)
class Table:
    """The first row, understood, and the rows below it. Iterating gives row numbers with their cells, or what
    is wrong with the row.
    """

    separator: str
    header: tuple[str, ...]
    columns: dict[Column, int]
    rows: Iterator[tuple[int, list[str]]]

    def __iter__(self) -> Iterator[tuple[int, Cells | Complaint]]:
        width = len(self.header)
        pick = itemgetter(*(self.columns.get(column, width) for column in Column))
        for number, row in self.rows:
            if len(row) != width and (complaint := self._misfit(row)):
                yield number, complaint
            else:
                yield number, pick(row[:width] + [""] * (width + 1 - len(row[:width])))

    def _misfit(self, row: list[str]) -> Complaint | None:
        """Empty cells beyond the first row's do no harm, nor do cells left out at the end that may be empty
        anyway.
        """
        if any(cell.strip() for cell in row[len(self.header) :]):
            return Complaint(
                TOO_MANY_CELLS, (("separator", self.separator.replace("\t", "⇥")),), TOO_MANY_HINT
            )
        if len(row) <= max(self.columns[column] for column in NEEDED if column in self.columns):
            return Complaint(ENDS_EARLY, (("column", shown(self.header[len(row)])),))
        return None


def table(source: bytes, needed: frozenset[Column]) -> Table:
    """The table in these bytes. Raises NotReadable with all that is missing or doubled in its first row."""
    refuse_larger(source)
    if is_workbook(source):
        return _understood(_best(worksheets(source), needed), "\t", needed)
    separator, text = _separated(text_of(source))
    return _understood(rows_in(text, separator), separator, needed)


def refuse_larger(source: bytes) -> None:
    """Raises NotReadable where a file is larger than a spreadsheet of answers can be."""
    if len(source) > LARGEST * 2**20:
        raise NotReadable(TOO_LARGE)


def _best(sheets: tuple[Worksheet, ...], needed: frozenset[Column]) -> Iterator[tuple[int, list[str]]]:
    """The rows of the worksheet that has most of the columns, of the first one of several."""
    best = max(sheets, key=lambda sheet: len(needed & set(map(_column, sheet.rows[0][1]))), default=None)
    return iter(best.rows if best else ())


def has_columns(header: Iterable[str]) -> bool:
    """Whether this first row is that of our own table: it names two of sheet, question and answer."""
    return len({Column.SHEET, Column.QUESTION, Column.ANSWER} & set(map(_column, header))) > 1


def _understood(rows: Iterator[tuple[int, list[str]]], separator: str, needed: frozenset[Column]) -> Table:
    number, header = next(rows, NO_ROW)
    if not header:
        raise NotReadable(EMPTY)
    if complaints := [*_missing(header, needed), *_doubled(header)]:
        raise NotReadable(*complaints, row=number)
    columns = {column: place for place, cell in enumerate(header) if (column := _column(cell))}
    return Table(separator, tuple(header), columns, rows)


def text_of(source: bytes) -> str:
    """The text in these bytes: UTF-8, UTF-16 with its byte-order mark or without one, else the Windows code
    page of western Europe.
    """
    text = _decoded(source)
    if text is None or _NOT_IN_TEXT.search(text):
        raise NotReadable(NOT_TEXT)
    return text


def _decoded(source: bytes) -> str | None:
    marked = [encoding for mark, encoding in _BYTE_ORDER_MARKS.items() if source.startswith(mark)]
    for encoding in marked or _wide(source) or _WITHOUT_MARK:
        with suppress(UnicodeDecodeError):
            return source.decode(encoding)
    return None


def _wide(source: bytes) -> tuple[str, ...]:
    """UTF-16 without a mark, by the zeros that stand beside every Latin letter; empty where it is none."""
    beginning = source[:BEGINNING]
    even, odd = (beginning[start::2].count(0) for start in (0, 1))
    if len(source) % 2 or 3 * max(even, odd) < len(beginning) // 2 or 10 * min(even, odd) > max(even, odd):
        return ()
    return ("utf-16-le",) if odd > even else ("utf-16-be",)


def _separated(text: str) -> tuple[str, str]:
    """The separator and the text without the line in which a spreadsheet may have said it."""
    candidates: tuple[str, ...] = SEPARATORS
    if note := SPREADSHEET_SAYS.match(text):
        text = text[note.end() :]
        candidates = (*(said for said in SEPARATORS if said == note["said"]), *SEPARATORS)
    beginning = text[:BEGINNING]
    separator = max(
        candidates, key=lambda separator: _names_known(pulled_together(beginning, separator), separator)
    )
    text = pulled_together(text, separator)
    return separator, _unpadded(text) if separator == "\t" else text


def pulled_together(text: str, separator: str) -> str:
    """Without the spaces that align cells in quotation marks; those within the marks stay."""
    space, sign = r"[^\S\t\r\n]" if separator == "\t" else r"[^\S\r\n]", re.escape(separator)
    opened = re.compile(rf'(?:^|(?<={sign})){space}+(?="(?!"))', re.MULTILINE)
    closed = re.compile(rf'(?<=[^"\r\n{sign}])"{space}+(?={sign}|[\r\n]|\Z)')
    return closed.sub('"', opened.sub("", text))


def _unpadded(text: str) -> str:
    """Columns that several tabs align have one between them: where the rows so have as many cells as the
    first one has names.
    """
    lines = [line for line in text[:BEGINNING].splitlines()[:LOOKED_AT] if line.strip()]
    wide = [re.sub("\t+", "\t", line.strip("\t")).count("\t") for line in lines]
    if lines and "\t\t" in lines[0].strip("\t") and len(set(wide)) == 1:
        return re.sub("\t+", "\t", text)
    return text


def _names_known(text: str, separator: str) -> tuple[int, int]:
    """How many columns are known, and how many there are, if this is the separator."""
    try:
        _, header = next(rows_in(text, separator), NO_ROW)
    except NotReadable:
        return 0, 0
    return sum(_column(cell) is not None for cell in header), len(header)


def rows_in(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    """The rows with something in them, numbered as a spreadsheet does: blank rows count, line breaks inside a
    cell do not.
    """
    number = 0
    try:
        for number, row in enumerate(
            csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True), start=1
        ):
            if any(visible(cell).strip() for cell in row):
                yield number, row
    except csv.Error:
        raise NotReadable(QUOTES, row=number + 1) from None


def _column(cell: str) -> Column | None:
    return NAMES.get(" ".join(one_line(cell).casefold().split()))


def _missing(header: list[str], needed: frozenset[Column]) -> Iterator[Complaint]:
    columns = ", ".join(shown(cell) for cell in header[:20])
    for column in Column:
        if column in needed - set(map(_column, header)):
            yield Complaint(MISSING_COLUMN, (("column", column.value), ("found", columns)), FOUND_COLUMNS)


def _doubled(header: list[str]) -> Iterator[Complaint]:
    times = Counter(map(_column, header))
    for column in Column:
        if times[column] > 1:
            yield Complaint(DOUBLED_COLUMN, (("column", column.value),))
