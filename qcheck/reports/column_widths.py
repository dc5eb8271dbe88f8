"""How wide the columns of a table are: as it was composed, but no word is broken while there is room
elsewhere, and no column keeps room that nothing in it needs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from qcheck.charts.measure import REGULAR, RESERVE, SEMIBOLD, width_of
from qcheck.reports.document import Cell, LightCell, Table
from qcheck.typography import together

LONGEST = 0.4
"""A single word never asks for more of a table than this share of its width."""
SHORT = 0.25
"""What needs no more of it stays on one line, if there is room."""


def shares(table: Table, room: float, size: float, padding: float) -> tuple[float, ...]:
    """The share of each column. The table is as wide as `room`, its letters have this `size`, and a cell has
    so much `padding` on both sides together.
    """
    columns = list(zip(table.titles, *table.rows, strict=True))
    least = [min(LONGEST * room, _longest(column, size, words=True) + padding) for column in columns]
    most = [max(low, _longest(column, size) + padding) for low, column in zip(least, columns, strict=True)]
    on_one_line = [high if high <= SHORT * room else low for low, high in zip(least, most, strict=True)]
    if sum(on_one_line) <= room:
        least = on_one_line
    wanted: Sequence[float] = table.widths or most
    return tuple(
        width / room for width in _settled([room * wish / sum(wanted) for wish in wanted], least, most, room)
    )


def _settled(
    wanted: Sequence[float], least: Sequence[float], most: Sequence[float], room: float
) -> list[float]:
    """Between what each needs at least and can use at most; where that leaves room, or needs more, all share
    it.
    """
    if sum(least) >= room:
        return [low * room / sum(least) for low in least]
    widths = [min(high, max(low, wish)) for wish, low, high in zip(wanted, least, most, strict=True)]
    left = room - sum(widths)
    if left < 0:
        return _moved(widths, [width - low for width, low in zip(widths, least, strict=True)], left)
    can_use = [high - width for width, high in zip(widths, most, strict=True)]
    if sum(can_use) > left:
        return _moved(widths, can_use, left)
    return _moved([*most], wanted, room - sum(most))


def _moved(widths: Sequence[float], by: Sequence[float], left: float) -> list[float]:
    """Room given or taken in these parts."""
    return [width + left * part / sum(by) for width, part in zip(widths, by, strict=True)]


def _longest(column: Iterable[Cell], size: float, *, words: bool = False) -> float:
    return max(
        RESERVE * width_of(piece, size, SEMIBOLD if at == 0 else REGULAR) + _shape(cell, size)
        for at, cell in enumerate(column)
        for piece in (_words(cell) if words else _lines(cell))
    )


def _lines(cell: Cell) -> Iterator[str]:
    yield from together(cell if isinstance(cell, str) else cell.words).split("\n")


def _words(cell: Cell) -> Iterator[str]:
    """As a line is broken: at spaces, and after hyphens and slashes."""
    for line in _lines(cell):
        yield from line.replace("-", "- ").replace("/", "/ ").split(" ")


def _shape(cell: Cell, size: float) -> float:
    return 1.3 * size if isinstance(cell, LightCell) else 0
