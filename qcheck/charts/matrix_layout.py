"""From the description of the matrix to what is drawn where: for each part the heads of the columns and the
rows, last the key of the signs. For files that leave the house; pages draw a table.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qcheck.charts.colours import FAINT, HAIR, INK, QUIET
from qcheck.charts.drawing import Align, Box, Drawing, Item, Line, Strip, Words, moved
from qcheck.charts.flow import Bit, flow
from qcheck.charts.matrix import Cell, Matrix
from qcheck.charts.measure import REGULAR, SEMIBOLD, fitted, width_of, wrapped
from qcheck.charts.picture import Block, Row
from qcheck.charts.symbols import light_items
from qcheck.scoring.values import Light

TITLES = 0.31
"""The share of the whole width that the titles of the criteria have."""
PADDING = 10
HEADING_SIZE, TITLE_SIZE, HEAD_SIZE, NUMBER_SIZE, SMALL_SIZE, KEY_SIZE = 21, 17, 15, 17, 13, 14
TITLE_LINE, HEAD_LINE, SMALL_LINE = 21, 18, 16
SYMBOL = 24
LEAST_HEIGHT = 50


@dataclass(frozen=True, slots=True)
class Grid:
    """Where the columns stand: `first` is the left edge of the first perspective, `step` how wide each is."""

    width: float
    first: float
    step: float

    def middle(self, column: int) -> float:
        """The middle of a column, the first being 0."""
        return self.first + self.step * (column + 0.5)


def spoken(matrix: Matrix) -> Iterator[str]:
    """Each row for a screen reader: what each perspective sees, and the shared result."""
    for row in (row for block in matrix.blocks for row in block.rows):
        seen = zip(matrix.columns, matrix.cells[row.criterion], strict=True)
        told = "; ".join(f"{column.title}: {cell.spoken}" for column, cell in seen)
        yield f"{row.spoken}. {told}" if told else row.spoken


def matrix_layout(matrix: Matrix, width: float) -> Drawing:
    """What is drawn where, at this width in pixels."""
    first = round(TITLES * width)
    grid = Grid(width, first, (width - first) / (len(matrix.columns) + 1))
    return Drawing(width, tuple(_strips(matrix, grid)))


def _strips(matrix: Matrix, grid: Grid) -> Iterator[Strip]:
    for number, block in enumerate(matrix.blocks):
        yield _heads(matrix, block, grid, 28.0 if number else 0.0)
        yield from (_row(row, matrix.cells[row.criterion], grid) for row in block.rows)
    yield _key(matrix, grid)


def _heads(matrix: Matrix, block: Block, grid: Grid, gap: float) -> Strip:
    """The title of a part, and below it whose view each column is."""
    titles = wrapped(block.title, grid.width, HEADING_SIZE, SEMIBOLD) if block.title else ()
    top = gap + 27 * len(titles) + (10 if titles else 0)
    heads = [(column.title, column.sheets) for column in matrix.columns] + [(matrix.together, "")]
    drawn = [_head(title, below, grid.step - PADDING) for title, below in heads]
    height = max(lines for _, lines in drawn)
    items = [
        moved(item, grid.middle(column), top + height - lines)
        for column, (head, lines) in enumerate(drawn)
        for item in head
    ]
    words = (Words(0, gap + 21 + 27 * n, line, HEADING_SIZE, SEMIBOLD) for n, line in enumerate(titles))
    return Strip(top + height + 8, left=(*words, *items))


def _head(title: str, below: str, limit: float) -> tuple[tuple[Item, ...], float]:
    """The head of a column around its middle, and how high it is."""
    breakable = title.replace("/", "/\u200b")  # "Einwohner/innen"
    names = wrapped(breakable, limit, HEAD_SIZE, SEMIBOLD, lines=3)
    under = wrapped(below, limit, SMALL_SIZE, lines=3) if below else ()
    after = HEAD_LINE * len(names)
    return (
        *(_centred(14 + HEAD_LINE * n, line, HEAD_SIZE, SEMIBOLD) for n, line in enumerate(names)),
        *(_centred(after + 12 + SMALL_LINE * n, line, SMALL_SIZE) for n, line in enumerate(under)),
    ), after + SMALL_LINE * len(under)


def _row(row: Row, cells: Sequence[Cell], grid: Grid) -> Strip:
    title = wrapped(row.title, grid.first - 16, TITLE_SIZE, SEMIBOLD, lines=4)
    limit, score = grid.step - PADDING, "" if row.score is None else row.number
    drawn = [_seen(cell.light, cell.number, (cell.note,), limit) for cell in cells]
    drawn.append(_seen(row.light, score, (row.span, row.view), limit))
    height = max(LEAST_HEIGHT, TITLE_LINE * len(title) + 20, *(high + 14 for _, high in drawn))
    top = (height - TITLE_LINE * len(title)) / 2
    items = (
        moved(item, grid.middle(column), (height - high) / 2)
        for column, (some, high) in enumerate(drawn)
        for item in some
    )
    titles = (Words(0, top + 16 + TITLE_LINE * n, line, TITLE_SIZE, SEMIBOLD) for n, line in enumerate(title))
    return Strip(
        height,
        left=(*titles, *items),
        band=(Line(0, 0.5, grid.width, 0.5, HAIR, 1),),
        criterion=row.criterion,
        hover=row.spoken,
    )


def _seen(
    light: Light | None, number: str, notes: Sequence[str], limit: float
) -> tuple[tuple[Item, ...], float]:
    """A light with its number, and notes below, around the middle of a column; and how high that is."""
    if light is None:
        return (Box(-3, SYMBOL / 2 - 1, 6, 1.5, FAINT),), SYMBOL
    room = width_of(number, NUMBER_SIZE, SEMIBOLD) + 6 if number else 0
    symbol = light_items(light, -room / 2, SYMBOL / 2, SYMBOL)
    figure = Words(SYMBOL / 2 + 6 - room / 2, 18, number, NUMBER_SIZE, SEMIBOLD)
    under = [line for note in notes if note for line in wrapped(note, limit, SMALL_SIZE, lines=2)]
    below = (_centred(SYMBOL + 14 + SMALL_LINE * n, line, SMALL_SIZE) for n, line in enumerate(under))
    return (*symbol, *((figure,) if number else ()), *below), SYMBOL + SMALL_LINE * len(under)


def _centred(y: float, text: str, size: float, weight: int = REGULAR) -> Words:
    return Words(0, y, text, size, weight, INK if weight == SEMIBOLD else QUIET, Align.MIDDLE)


def _key(matrix: Matrix, grid: Grid) -> Strip:
    """The signs that are to be seen, each with its word."""
    rows = [row for block in matrix.blocks for row in block.rows]
    words: dict[Light | None, str] = {row.light: row.word for row in rows}
    words |= {cell.light: cell.word for cells in matrix.cells.values() for cell in cells}
    bits = (_entry(light, words[light], grid.width) for light in (*Light, None) if light in words)
    entries = flow(bits, 0, 8, grid.width, 24)
    return Strip(entries.bottom + 6, left=entries.items, band=(Line(0, 0.5, grid.width, 0.5, HAIR, 1),))


def _entry(light: Light | None, word: str, limit: float) -> Bit:
    said = fitted(word, limit - 24, KEY_SIZE)
    sign = (Box(7, 11, 6, 1.5, FAINT),) if light is None else light_items(light, 10, 12, 18)
    words = Words(24, 17, said, KEY_SIZE, colour=FAINT)
    return Bit(24 + width_of(said, KEY_SIZE), (*sign, words), gap=20)
