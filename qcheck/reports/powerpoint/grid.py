"""Tables on a slide: real ones, with a row of titles that stands on every slide over which they go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pptx.slide import Slide

from qcheck.charts.colours import HAIR, INK, LIGHT_COLOURS, QUIET
from qcheck.reports.column_widths import shares
from qcheck.reports.document import Cell, Facts, LightCell, NumberCell, Table
from qcheck.reports.office_text import clean
from qcheck.reports.powerpoint import shapes
from qcheck.reports.powerpoint.boxes import Box
from qcheck.reports.powerpoint.frame import CONTENT
from qcheck.reports.powerpoint.markup import EMU, Line, Run, filled, text_body
from qcheck.reports.powerpoint.measures import LEADING, lines_of
from qcheck.reports.powerpoint.piece import Parted, Piece
from qcheck.scoring.values import Light

SIZE = 14
INSET = 4  # points around the text of a cell
_PLAIN_LINES = "{5940675A-B579-460E-94D1-54222C63F5DA}"  # a style of PowerPoint's own: no ground, thin lines
_SHAPES = {Light.GREEN: "●", Light.YELLOW: "▲", Light.RED: "■", Light.GREY: "○"}


@dataclass(frozen=True)
class Grid(Piece):
    """Rows of cells; without titles the first column names what stands beside it."""

    caption: str
    titles: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    shares: tuple[float, ...]
    wide = True

    def height(self, width: float) -> float:
        return sum(self._heights(width))

    def parted(self, width: float, room: float, *, fresh: bool) -> Parted:
        heights = self._heights(width)
        left = room - (heights.pop(0) if self.titles else 0)
        taken = 0
        while taken < len(heights) and heights[taken] <= left:
            left -= heights[taken]
            taken += 1
        if taken == len(self.rows):
            return self, None
        if not taken and not fresh:
            return None, self
        head, rest = list(self.rows[:taken]), list(self.rows[taken:])
        if not taken:
            first, second = self._row_in_two(rest[0], width, left)
            head, rest = [first], [second, *rest[1:]]
        return replace(self, rows=tuple(head)), replace(self, rows=tuple(rest))

    @property
    def told(self) -> str:
        rows = (map(_words, row) for row in ((self.titles, *self.rows) if self.titles else self.rows))
        return "\n".join(" · ".join(row) for row in rows)

    def place(self, slide: Slide, box: Box, locale: str) -> None:
        grid = "".join(f'<a:gridCol w="{across * EMU:.0f}"/>' for across in self._widths(box.width))
        heights = self._heights(box.width)
        titles = (_row(self.titles, heights.pop(0), locale, is_title=True),) if self.titles else ()
        rows = (_row(row, height, locale) for row, height in zip(self.rows, heights, strict=True))
        shapes.add_frame(
            slide,
            box,
            self.caption,
            "http://schemas.openxmlformats.org/drawingml/2006/table",
            f'<a:tbl><a:tblPr firstRow="{int(bool(self.titles))}" firstCol="1"><a:tableStyleId>{_PLAIN_LINES}'
            f"</a:tableStyleId></a:tblPr><a:tblGrid>{grid}</a:tblGrid>{''.join((*titles, *rows))}</a:tbl>",
        )

    def _widths(self, width: float) -> list[float]:
        return [width * share / sum(self.shares) for share in self.shares]

    def _heights(self, width: float) -> list[float]:
        widths = self._widths(width)
        titles = (
            (
                max(
                    _cell_height(title, across, strong=True)
                    for title, across in zip(self.titles, widths, strict=True)
                ),
            )
            if self.titles
            else ()
        )
        return [
            *titles,
            *(
                max(
                    _cell_height(cell, across, strong=at == 0)
                    for at, (cell, across) in enumerate(zip(row, widths, strict=True))
                )
                for row in self.rows
            ),
        ]

    def _row_in_two(
        self, row: tuple[Cell, ...], width: float, room: float
    ) -> tuple[tuple[Cell, ...], tuple[Cell, ...]]:
        """A row that is higher than a slide: what does not fit goes on in a row of its own."""
        most = max(1, int((room - 2 * INSET) / (SIZE * LEADING)))
        both = [_in_two(cell, across, most) for cell, across in zip(row, self._widths(width), strict=True)]
        return tuple(first for first, _ in both), tuple(second for _, second in both)


def table(block: Table) -> Grid:
    return Grid(block.caption, block.titles, block.rows, shares(block, CONTENT.width, SIZE, 2 * INSET))


def facts(block: Facts) -> Grid:
    return Grid("", (), block.rows, (3.0, 7.0))


def _cell_height(cell: Cell, across: float, *, strong: bool) -> float:
    return len(_lines(cell, across, strong=strong)) * SIZE * LEADING + 2 * INSET


def _lines(cell: Cell, across: float, *, strong: bool) -> tuple[str, ...]:
    room = across - 2 * INSET - (SIZE if isinstance(cell, LightCell) else 0)
    return lines_of(clean(_words(cell)), room, SIZE, strong=strong)


def _in_two(cell: Cell, across: float, most: int) -> tuple[Cell, Cell]:
    lines = _lines(cell, across, strong=True)
    if not isinstance(cell, str):
        return cell, ""
    return "".join(lines[:most]), "".join(lines[most:])


def _words(cell: Cell) -> str:
    return cell if isinstance(cell, str) else cell.words


def _row(cells: Sequence[Cell], height: float, locale: str, *, is_title: bool = False) -> str:
    written = "".join(
        _cell(cell, locale, is_title=is_title, strong=is_title or place == 0)
        for place, cell in enumerate(cells)
    )
    return f'<a:tr h="{height * EMU:.0f}">{written}</a:tr>'


def _cell(given: Cell, locale: str, *, is_title: bool, strong: bool) -> str:
    line = Line(_runs(given, strong=strong), align="r" if isinstance(given, NumberCell) else "l")
    ground = filled(HAIR) if is_title else "<a:noFill/>"
    around = " ".join(f'mar{side}="{INSET * EMU}"' for side in "LRTB")
    return f"<a:tc>{text_body((line,), locale, 'a:txBody')}<a:tcPr {around}>{ground}</a:tcPr></a:tc>"


def _runs(given: Cell, *, strong: bool) -> tuple[Run, ...]:
    words = Run(clean(_words(given)), SIZE, strong=strong, colour=INK)
    if isinstance(given, LightCell) and given.light in _SHAPES:
        colour = LIGHT_COLOURS[given.light]
        fill = QUIET if given.light is Light.GREY else colour.fill
        outline = colour.outline if given.light is Light.YELLOW else ""
        return Run(f"{_SHAPES[given.light]} ", SIZE, colour=fill, outline=outline), words
    return (words,)
