"""The matrix on the wall: its rows share the height, its columns the width, from one perspective to ten."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qcheck.charts.measure import SEMIBOLD, width_of
from qcheck.plain.live.wall import layout
from qcheck.plain.live.wall.layout import CROWDED, GAP, LEAST, LINE, OLD, SMALL, Shape, Sizes, Type

MOST_NAMES = 6
"""With more perspectives than that a letter heads each column, explained at the foot."""
TALLEST = 9.0
TITLES = (0.20, 0.24, 0.28, 0.34, 0.40)
"""The parts of the width that titles can take."""
PAD = 1.2
LARGEST = 4.6
"""The largest number."""
SETTLED = SMALL * 1.1 + 0.6
"""The symbol of an agreed light, before its word."""
CELL = 3.3
"""How wide a light with its number is, in sizes of the number."""


@dataclass(frozen=True, slots=True)
class Settled:
    """What is agreed in a row: its word, after a symbol where it is a light."""

    word: str
    has_symbol: bool

    def beside(self) -> float:
        """What is in the cell beside its words."""
        return (SETTLED if self.has_symbol else 0.0) + 0.6


def sizes(
    titles: Sequence[str],
    heads: Sequence[str],
    head: str,
    key: Sequence[str],
    settled: Sequence[Settled | None] = (),
    settled_head: str = "",
) -> Sizes:
    """The sizes of a page of the matrix with these rows and columns; the last column is that of all
    perspectives. Beside it stands what is `settled` in each row, where anything is, as wide as its longest
    word or its heading.
    """
    table = _Table(titles, heads, head, key, settled, settled_head)
    return {
        "row": layout.by_shape(table.row),
        "title": layout.by_shape(table.title),
        "title-width": layout.by_shape(table.title_width),
        "number": layout.by_shape(table.number),
        "agreed-width": layout.by_shape(table.agreed),
    }


@dataclass(frozen=True, slots=True)
class _Table:
    titles: Sequence[str]
    heads: Sequence[str]
    head: str
    key: Sequence[str]
    settled: Sequence[Settled | None]
    settled_head: str

    @property
    def is_crowded(self) -> bool:
        return len(self.heads) > MOST_NAMES + 1

    @property
    def least(self) -> float:
        return CROWDED if self.is_crowded else SMALL

    def agreed(self, shape: Shape) -> float:
        """The width of the column of agreed lights: 0 where there is none, and in a crowded table on an old
        projector, where the profile shows them.
        """
        words = [_longest(settled) for settled in self.settled if settled]
        if not words or (self.is_crowded and shape is OLD):
            return 0.0
        return max(*words, 1.2 + 1.05 * width_of(self.settled_head, SMALL, SEMIBOLD))

    def title_width(self, shape: Shape) -> float:
        """The width of the titles: one line each where lights and numbers keep all their room, else as narrow
        as two lines allow, and never so wide that lights and numbers lose their place.
        """
        most = self._beside(shape, CELL * self.least)
        names = [1.05 * width_of(head, SMALL, SEMIBOLD) + 0.6 for head in self.heads]
        roomy = self._beside(shape, max(CELL * LARGEST, *names))
        widths = [part * shape.width for part in TITLES if part * shape.width <= most] or [most]
        kept = [width for width in widths if width <= roomy and _lines(self.titles, width - PAD) == 1]
        kept += [width for width in widths if _lines(self.titles, width - PAD) <= 2]
        return next(iter(kept), widths[-1])

    def _beside(self, shape: Shape, column: float) -> float:
        """How wide titles can be beside columns of this width."""
        return shape.width - self.agreed(shape) - len(self.heads) * (column + 0.6)

    def column(self, shape: Shape) -> float:
        return (shape.width - self.agreed(shape) - self.title_width(shape)) / len(self.heads)

    def row(self, shape: Shape) -> float:
        names = Type(SMALL, self.column(shape) - 1.2, 1.08, SEMIBOLD)
        heading = max(len(names.lines(name)) + 1 for name in self.heads) * SMALL * 1.08
        foot = layout.side_by_side(self.key, shape.width - 20) * self.least * LINE
        room = layout.HEIGHT - layout.head(self.head, shape=shape) - heading - foot - 3 * GAP
        kind = Type(self.least, self.title_width(shape) - PAD, 1.08, SEMIBOLD)
        words = self._words(self.agreed(shape)) or [0.0] * len(self.titles)
        heights = [
            max(kind.height(title), word) + 0.4 for title, word in zip(self.titles, words, strict=True)
        ]
        return layout.row_height(heights, room, TALLEST)

    def title(self, shape: Shape) -> float:
        def fits(size: float) -> bool:
            kind = Type(size, self.title_width(shape) - PAD, 1.08, SEMIBOLD)
            return all(kind.height(title) <= row - 0.3 for title in self.titles)

        row = self.row(shape)
        return layout.largest(self.least, max(LEAST, min(0.46 * row, 3.8)), fits)

    def number(self, shape: Shape) -> float:
        return max(self.least, min(0.56 * self.row(shape), (self.column(shape) - 0.6) / CELL, LARGEST))

    def _words(self, width: float) -> list[float]:
        """How high what is settled is, row by row, in a column as wide as that."""
        return [
            Type(SMALL, width - settled.beside(), 1.08).height(settled.word) if settled and width else 0.0
            for settled in self.settled
        ]


def _longest(settled: Settled) -> float:
    """The width of the longest word, so that none is broken."""
    return settled.beside() + 1.05 * max(width_of(word, SMALL) for word in settled.word.split())


def _lines(titles: Sequence[str], width: float) -> int:
    """How many lines the longest of the titles takes."""
    kind = Type(LEAST, width, 1.08, SEMIBOLD)
    return max(len(kind.lines(title)) for title in titles)
