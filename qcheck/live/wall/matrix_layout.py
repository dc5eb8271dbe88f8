"""The matrix on the wall: its rows share the height, its columns the width, from one perspective to ten."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qcheck.charts.measure import SEMIBOLD, width_of
from qcheck.live.wall import layout
from qcheck.live.wall.layout import CROWDED, GAP, LEAST, LINE, OLD, SMALL, Shape, Sizes, Type

MOST_NAMES = 6
"""With more perspectives than that a letter heads each column, explained at the foot."""
TALLEST = 9.0
TITLES = (0.20, 0.24, 0.28, 0.34, 0.40)
"""The parts of the width that titles can take."""
PAD = 1.2
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
    """Of a page with these rows and columns; the last column is that of all perspectives. Beside it what is
    `settled` row by row, where anything is, as wide as its longest word or its heading.
    """
    columns = len(heads)
    is_crowded = columns > MOST_NAMES + 1
    least = CROWDED if is_crowded else SMALL
    widest = max((_longest(each) for each in settled if each), default=0.0)
    if widest:
        widest = max(widest, 1.2 + 1.05 * width_of(settled_head, SMALL, SEMIBOLD))

    def agreed(shape: Shape) -> float:
        """On an old projector a crowded table has no room for it; the profile has."""
        return 0.0 if is_crowded and shape is OLD else widest

    def title_width(shape: Shape) -> float:
        """As narrow as the titles allow, and never so wide that lights and numbers lose their room."""
        most = shape.width - agreed(shape) - columns * (CELL * least + 0.6)
        widths = [part * shape.width for part in TITLES if part * shape.width <= most] or [most]
        return next((width for width in widths if _two_lines(titles, width - PAD)), widths[-1])

    def column(shape: Shape) -> float:
        return (shape.width - agreed(shape) - title_width(shape)) / columns

    def row(shape: Shape) -> float:
        names = Type(SMALL, column(shape) - 1.2, 1.08, SEMIBOLD)
        heading = max(len(names.lines(name)) + 1 for name in heads) * SMALL * 1.08
        foot = layout.side_by_side(key, shape.width - 20) * least * LINE
        room = layout.HEIGHT - layout.head(head, shape=shape) - heading - foot - 3 * GAP
        kind = Type(least, title_width(shape) - PAD, 1.08, SEMIBOLD)
        words = [
            Type(SMALL, agreed(shape) - each.beside(), 1.08).height(each.word)
            if each and agreed(shape)
            else 0.0
            for each in settled
        ] or [0.0] * len(titles)
        heights = [max(kind.height(title), word) + 0.4 for title, word in zip(titles, words, strict=True)]
        return layout.row_height(heights, room, TALLEST)

    def title(shape: Shape) -> float:
        def fits(size: float) -> bool:
            kind = Type(size, title_width(shape) - PAD, 1.08, SEMIBOLD)
            return all(kind.height(each) <= row(shape) - 0.3 for each in titles)

        return layout.largest(least, max(LEAST, min(0.46 * row(shape), 3.8)), fits)

    def number(shape: Shape) -> float:
        return max(least, min(0.56 * row(shape), (column(shape) - 0.6) / CELL, 4.6))

    return {
        "row": layout.by_shape(row),
        "title": layout.by_shape(title),
        "title-width": layout.by_shape(title_width),
        "number": layout.by_shape(number),
        "agreed-width": layout.by_shape(agreed),
    }


def _longest(settled: Settled) -> float:
    """As wide as it has to be, so that no word is broken."""
    return settled.beside() + 1.05 * max(width_of(word, SMALL) for word in settled.word.split())


def _two_lines(titles: Sequence[str], width: float) -> bool:
    kind = Type(LEAST, width, 1.08, SEMIBOLD)
    return all(len(kind.lines(title)) <= 2 for title in titles)
