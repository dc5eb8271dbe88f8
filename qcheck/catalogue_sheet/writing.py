"""The tables as a workbook for Excel and LibreOffice: everything is text, marks and names are chosen from
lists, and a first tab says how it is used.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from math import ceil

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name, xl_range_abs
from xlsxwriter.worksheet import Worksheet

from qcheck.catalogue_sheet import marks
from qcheck.catalogue_sheet.marks import Made
from qcheck.catalogue_sheet.table import Column, Row, Table, Use
from qcheck.language import N_, Language

ABOUT, LISTS = N_("How to use it"), "qcheck-lists"
KEYS, TITLES, FIRST = 0, 1, 2
"""Rows: the hidden keys, the titles, the first row below."""
ROOM = 500
"""Rows below the last one in which lists are offered, too."""
LINE, TALLEST = 15.0, 300.0
SHUT = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "in_memory": True,
}
HOW = (
    N_(
        "Change the words in the coloured columns, save the file, and give it back to whoever keeps the "
        "catalogue."
    ),
    N_("What you do not change stays as it is in the catalogue, with all comments and in its order."),
    N_("Rows may be sorted and filtered, columns taken out. A question whose row is missing stays."),
    N_("Please leave the first row, which is hidden, and the ids and keys as they are."),
)
HOW_QUESTIONS = (
    N_("A new question: type it into an empty row below, with its criterion; leave number and id empty."),
    N_("New criteria, parts, perspectives, phases and scales are written in the catalogue itself."),
)


def written(tables: Sequence[Table], made: Made, title: str, words: Language) -> bytes:
    """The bytes of the file."""
    target = BytesIO()
    book = Workbook(target, SHUT)
    book.set_properties({"title": title, "author": "qcheck"})
    about = book.add_worksheet(words.say(ABOUT))
    sheets = [book.add_worksheet(table.tab) for table in tables]
    lists = book.add_worksheet(LISTS)
    looks = _Looks(book)
    taken = 0
    for table, sheet in zip(tables, sheets, strict=True):
        taken = _Tab(sheet, lists, looks, table).lay_out(taken)
    _explain(about, tables, title, made, looks, words)
    lists.very_hidden()
    _hide(book, made)
    sheets[0].activate()
    book.close()
    return target.getvalue()


def _hide(book: Workbook, made: Made) -> None:
    hidden = book.add_worksheet(marks.TAB)
    for number, cell in enumerate(made.cells()):
        hidden.write_string(number, 0, cell)
    hidden.very_hidden()


def _explain(
    sheet: Worksheet, tables: Sequence[Table], title: str, made: Made, looks: _Looks, words: Language
) -> None:
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, 1, 90)
    sheet.write_string(0, 0, title, looks.title)
    row = 2
    for line in (*HOW, *(() if made.texts_only else HOW_QUESTIONS)):
        sheet.merge_range(row, 0, row, 1, words.say(line), looks.plain)
        row += 1
    for about, names in _explained(tables).items():
        row += 1
        name = ", ".join(names)
        sheet.write_string(row, 0, name, looks.name)
        sheet.write_string(row, 1, about, looks.plain)
        sheet.set_row(row, LINE * max(ceil(len(name) / 26), ceil(len(about) / 85)))
    sheet.fit_to_pages(1, 0)


def _explained(tables: Sequence[Table]) -> dict[str, list[str]]:
    """What is said of columns, with those of which it is said."""
    titles: dict[str, list[str]] = {}
    for column in (column for table in tables for column in table.columns if column.about):
        titles.setdefault(column.about, []).append(column.title)
    return titles


class _Looks:
    """The formats of cells in the workbook."""

    def __init__(self, book: Workbook) -> None:
        base = {
            "valign": "top",
            "text_wrap": True,
            "num_format": "@",
            "font_name": "Calibri",
            "font_size": 11,
        }
        edge = {"border": 1, "border_color": "#A9ADB2"}
        self.plain, self.name = book.add_format(base), book.add_format(base | {"bold": True})
        self.title = book.add_format({"bold": True, "font_size": 15, "font_name": "Calibri"})
        self.head = book.add_format(
            base | edge | {"bold": True, "font_color": "#FFFFFF", "bg_color": "#0B5394"}
        )
        self.told = book.add_format(base | edge | {"font_color": "#5F6368", "bg_color": "#F1F3F4"})
        self.free = book.add_format(base | edge)
        self.words = book.add_format(base | edge | {"bg_color": "#FFF8E1"})
        self.mark = book.add_format(base | edge | {"align": "center"})
        self.marked = book.add_format(base | edge | {"bg_color": "#FFD97A"})

    def of(self, column: Column, row: Row | None = None) -> Format:
        """A cell of this column."""
        if row and column.key in row.marked:
            return self.marked
        by_use = {Use.TOLD: self.told, Use.WORDS: self.words, Use.MARKED: self.mark}
        return by_use.get(column.use, self.free)


class _Tab:
    """One table on its sheet."""

    def __init__(self, sheet: Worksheet, lists: Worksheet, looks: _Looks, table: Table) -> None:
        self._sheet, self._lists, self._looks, self._table = sheet, lists, looks, table

    def lay_out(self, taken: int) -> int:
        """All of it; the lists to choose from begin in the column `taken`. Gives the next free one."""
        table, sheet = self._table, self._sheet
        last = FIRST + len(table.rows) - 1
        for place, column in enumerate(table.columns):
            sheet.set_column(place, place, column.width, self._looks.of(column))
            sheet.write_string(KEYS, place, column.key)
            sheet.write_string(TITLES, place, column.title, self._looks.head)
            taken = self._choices(place, column, last + ROOM, taken)
        sheet.set_row(KEYS, None, None, {"hidden": True})
        sheet.set_row(TITLES, 3 * LINE)
        for number, row in enumerate(table.rows, FIRST):
            self._row(number, row)
        sheet.freeze_panes(FIRST, min(3, len(table.columns) - 1))
        sheet.autofilter(TITLES, 0, max(last, FIRST), len(table.columns) - 1)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(TITLES)
        return taken

    def _row(self, number: int, row: Row) -> None:
        lines = 1
        for place, column in enumerate(self._table.columns):
            cell = row.cells.get(column.key, "")
            self._sheet.write(number, place, cell or None, self._looks.of(column, row))
            lines = max(
                lines, sum(ceil(max(1, len(line)) * 1.12 / column.width) for line in cell.split("\n"))
            )
        self._sheet.set_row(number, min(TALLEST, lines * LINE + 2))

    def _choices(self, place: int, column: Column, last: int, taken: int) -> int:
        if not column.choices:
            return taken
        for number, choice in enumerate(column.choices):
            self._lists.write_string(number, taken, choice)
        source = f"='{LISTS}'!{xl_range_abs(0, taken, len(column.choices) - 1, taken)}"
        self._sheet.data_validation(
            FIRST,
            place,
            last,
            place,
            {"validate": "list", "source": source, "ignore_blank": True, "error_type": "stop"},
        )
        return taken + 1


def letter(place: int) -> str:
    """A column as spreadsheets call it, counted from 0."""
    return str(xl_col_to_name(place))
