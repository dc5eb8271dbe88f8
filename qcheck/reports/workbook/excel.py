"""Tabs as an XLSX file. Whatever people typed stays words, never a formula, a link or a number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_range
from xlsxwriter.worksheet import Worksheet

from qcheck.charts.colours import INK, LIGHT_COLOURS
from qcheck.reports.office_text import clean
from qcheck.reports.workbook.tab import Cell, Column, Kind, LightWord, Tab, distinct
from qcheck.scoring.values import Light

OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_date_format": "yyyy-mm-dd",
}
LONGEST_TEXT = 32_000
"""Of what a cell takes, counted as Excel counts; it takes no more than 32,767."""

LIKE_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
A4, LANDSCAPE_MARGIN = 9, 0.5
WIDEST = 260
"""Characters that can still be read when a tab is made as narrow as a page."""

LINE, TALLEST = 15.0, 405.0  # points; a row takes no more than 409
HEAD, BAND = "#0B5394", "#EDF3F9"

Look = dict[str, Any]  # Any: as XlsxWriter takes the properties of a format
BASE: Look = {"valign": "top", "font_name": "Calibri", "font_size": 11, "font_color": INK}
WORDS: Look = {"align": "left", "indent": 1}
FIGURES: Look = {"align": "right", "indent": 1}
TITLE: Look = BASE | WORDS | {"text_wrap": True, "border": 1}
LOOKS: Mapping[Kind, Look] = {
    Kind.TEXT: WORDS,
    Kind.LONG: WORDS | {"text_wrap": True},
    Kind.NUMBER: FIGURES | {"num_format": "0"},
    Kind.DECIMAL: FIGURES | {"num_format": "0.00"},
    Kind.DIFFERENCE: FIGURES | {"num_format": "+0;-0;0"},
    Kind.DAY: WORDS | {"num_format": 14},  # as days are written where the file is opened
    Kind.LIGHT: WORDS | {"text_wrap": True},
    Kind.CODE: {"align": "center"},
}


@dataclass(frozen=True, slots=True)
class About:
    """What a workbook says of itself: its title and subject, the tag of its language, the day it was made."""

    title: str
    subject: str
    language: str
    made: date
    footer: str = ""


def xlsx(tabs: Sequence[Tab], about: About) -> bytes:
    """The tabs as the bytes of a workbook; the same tabs give the same bytes."""
    target = BytesIO()
    book = Workbook(target, OPTIONS)
    describe(book, about)
    for tab, name in zip(tabs, distinct(tab.name for tab in tabs), strict=True):
        _Laid(book, book.add_worksheet(name), tab).lay_out(about)
    book.close()
    return target.getvalue()


def describe(book: Workbook, about: About) -> None:
    """Title and language of the file, and a moment of making that is always the same on the same day."""
    made = datetime(about.made.year, about.made.month, about.made.day)  # noqa: DTZ001  as the file takes it
    book.set_properties(
        {"title": about.title, "subject": about.subject, "company": "qcheck", "created": made}
    )
    book.set_custom_property("Language", about.language)


def fitting(text: str) -> str:
    """The text without what no XML may hold, and no longer than a cell takes."""
    legal = clean(text)
    if len(legal) <= LONGEST_TEXT // 2:
        return legal
    units = legal.encode("utf-16-le")
    if len(units) <= 2 * LONGEST_TEXT:
        return legal
    return units[: 2 * LONGEST_TEXT].decode("utf-16-le", errors="ignore") + " …"


def print_setup(sheet: Worksheet, title: str, footer: str) -> None:
    """On A4 across; the title above and the number of the page below."""
    sheet.set_paper(A4)
    sheet.set_landscape()
    sheet.set_margins(LANDSCAPE_MARGIN, LANDSCAPE_MARGIN, 0.75, 0.75)
    sheet.set_header("&L" + _in_margin(title))
    sheet.set_footer("&L" + _in_margin(footer) + "&R&P / &N")


def _in_margin(text: str) -> str:
    """Signs that would be orders are doubled; a margin takes 255 characters in all. XlsxWriter looks for the
    orders of pictures, also behind a doubled sign.
    """
    doubled = clean(text).replace("\n", " ")[:120].replace("&", "&&")
    return doubled.replace("&&G", "&& G").replace("&&[", "&& [")


class _Laid:
    """One tab on its way onto a sheet."""

    def __init__(self, book: Workbook, sheet: Worksheet, tab: Tab) -> None:
        self._book, self._sheet, self._tab = book, sheet, tab
        self._above = any(column.above for column in tab.columns)
        self._first = 2 if self._above else 1
        self._look = cache(self._made_look)

    def lay_out(self, about: About) -> None:
        """All of the tab: titles, rows, and how it looks on the screen and on paper."""
        sheet, last = self._sheet, self._first + len(self._tab.rows) - 1
        self._titles()
        for number, row in enumerate(self._tab.rows):
            self._sheet.set_row(self._first + number, height(self._tab.columns, row))
            for place, (column, cell) in enumerate(zip(self._tab.columns, row, strict=True)):
                self._write(self._first + number, place, column, cell, number in self._tab.strong)
        self._lights(last)
        sheet.ignore_errors({"number_stored_as_text": xl_range(0, 0, max(last, 1), len(self._tab.columns))})
        sheet.freeze_panes(self._first, self._tab.kept)
        if self._tab.filtered:
            sheet.autofilter(self._first - 1, 0, max(last, self._first), len(self._tab.columns) - 1)
        sheet.hide_gridlines(2)
        print_setup(sheet, f"{about.title} – {self._tab.name}", about.footer)
        sheet.repeat_rows(0, self._first - 1)
        if sum(column.width for column in self._tab.columns) <= WIDEST:
            sheet.fit_to_pages(1, 0)
        else:
            sheet.set_print_scale(65)
            sheet.repeat_columns(0, max(self._tab.kept - 1, 0))

    def _titles(self) -> None:
        head = self._book.add_format(TITLE | {"bold": True, "font_color": "#FFFFFF", "bg_color": HEAD})
        over = self._book.add_format(TITLE | {"bg_color": BAND, "font_size": 9})
        for place, column in enumerate(self._tab.columns):
            self._sheet.set_column(place, place, column.width)
            self._sheet.write_string(self._first - 1, place, fitting(column.title), head)
            if self._above:
                self._sheet.write_string(0, place, fitting(column.above), over)
        if self._above:
            above = [column.above for column in self._tab.columns]
            self._sheet.set_row(0, height(self._tab.columns, above, wraps=True))
        titles = [column.title for column in self._tab.columns]
        self._sheet.set_row(self._first - 1, height(self._tab.columns, titles, wraps=True))

    def _write(self, row: int, place: int, column: Column, cell: Cell, strong: bool) -> None:
        sheet = self._sheet
        if isinstance(cell, LightWord):
            cell = cell.words
        match cell:
            case None | "":
                sheet.write_blank(row, place, None, self._look(column.kind, strong, False))
            case str():
                text = fitting(cell)
                look = self._look(column.kind, strong, text.startswith(LIKE_A_FORMULA))
                sheet.write_string(row, place, text, look)
            case date():
                sheet.write_datetime(row, place, cell, self._look(column.kind, strong, False))
            case _:
                sheet.write_number(row, place, cell, self._look(column.kind, strong, False))

    def _made_look(self, kind: Kind, strong: bool, quoted: bool) -> Format:
        """`quoted`: also when somebody edits the cell, its words are no formula."""
        look = BASE | LOOKS[kind] | {"bottom": 4, "bottom_color": "#C9CDD2"}
        return self._book.add_format(look | {"bold": strong, "quote_prefix": quoted})

    def _lights(self, last: int) -> None:
        """Lights have their colours by conditional formats: so they go with the words, wherever these go."""
        for place, column in enumerate(self._tab.columns):
            if column.kind is Kind.LIGHT and last >= self._first:
                for light, words in sorted(self._words(place)):
                    self._sheet.conditional_format(
                        self._first, place, last, place, self._condition(Light(light), words)
                    )

    def _words(self, place: int) -> set[tuple[str, str]]:
        cells = (row[place] for row in self._tab.rows)
        return {(c.light.value, c.words) for c in cells if isinstance(c, LightWord) and c.light}

    def _condition(self, light: Light, words: str) -> dict[str, object]:
        colours, quoted = LIGHT_COLOURS[light], words.replace('"', '""')
        look = {"bg_color": colours.fill, "font_color": colours.symbol}
        return {
            "type": "cell",
            "criteria": "==",
            "value": f'"{quoted}"',
            "format": self._book.add_format(look),
        }


def height(columns: Sequence[Column], cells: Sequence[Cell], *, wraps: bool = False) -> float:
    """The height of a row in points, so that every line of its cells is seen: not all programs reckon it
    themselves. `wraps`: also in columns that are one line otherwise.
    """
    lines = (
        _lines(cell.words if isinstance(cell, LightWord) else cell, column.width)
        for column, cell in zip(columns, cells, strict=True)
        if wraps or column.kind in (Kind.LONG, Kind.LIGHT)
    )
    return min(LINE * max(lines, default=1), TALLEST)


def _lines(cell: Cell, width: int) -> int:
    """How many lines a text takes in a column of this width: words are not broken, unless they are longer."""
    if not isinstance(cell, str) or (len(cell) < width and "\n" not in cell):
        return 1
    room = max(int(width * 1.1), 4)  # most letters are narrower than a digit
    return sum(_wrapped(paragraph, room) for paragraph in cell[:8000].split("\n"))


def _wrapped(paragraph: str, room: int) -> int:
    lines, used = 1, 0
    for word in paragraph.split(" "):
        if used and used + len(word) + 1 > room:
            lines, used = lines + 1, 0
        over, rest = divmod(len(word), room)
        lines, used = lines + over, rest if over else used + len(word) + 1
    return lines
