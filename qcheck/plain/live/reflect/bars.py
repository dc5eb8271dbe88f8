"""Bars of what was said, with numbers in words: the sizes in which they fill their part of the wall."""

from __future__ import annotations

from collections.abc import Sequence

from qcheck.charts.measure import SEMIBOLD
from qcheck.plain.live.wall import layout
from qcheck.plain.live.wall.layout import BORDER, LEAST, OLD, SHAPES, SMALL, Shape, Sizes, Type
from qcheck.wording.reflection import Counted

TITLES = 0.46
"""What the titles take of a table, as in wall.css."""
MOST = 4.4
SHARE = 0.48
"""Of the room below the head, the bars take so much at most beside a question."""
NOTE = SMALL * layout.LINE + layout.GAP
AIR = 2 * layout.GAP + 1.6
"""Between the question, what is said of its numbers, and its bars."""
LARGEST = 7.5


def row_size(rows: Sequence[Counted], room: float, part: float = 1.0) -> tuple[float, float]:
    """How large rows of bars are set, in a part of the width, so that all of them have room."""

    def largest(shape: Shape) -> float:
        return layout.largest(SMALL, MOST, lambda size: height(rows, size, part * shape.width) <= room)

    return layout.by_shape(largest)


def height(rows: Sequence[Counted], size: float, width: float) -> float:
    """How high a table of bars becomes, in the unit of `size`."""
    kind = Type(size, TITLES * width - 3, 1.08, SEMIBOLD)
    return sum(max(kind.height(row.words), 1.1 * size) + 0.3 * size + BORDER for row in rows)


def question(text: str, title: str, rows: Sequence[Counted]) -> tuple[Sizes, tuple[str, ...]]:
    """The sizes of a question with its bars below it, and what of a very long one goes on on other pages:
    the pieces of its text, the first beside the bars.
    """
    room = {shape: layout.HEIGHT - layout.head(title, shape=shape) - 2 * NOTE - AIR for shape in SHAPES}
    sizes = row_size(rows, SHARE * room[OLD])
    left = {
        shape: room[shape] - height(rows, size, shape.width)
        for shape, size in zip(SHAPES, sizes, strict=True)
    }
    pieces = layout.in_pieces(text, Type(LEAST, OLD.width, 1.15, SEMIBOLD), left[OLD]) or ("",)

    def fits(size: float, shape: Shape) -> bool:
        kind = Type(size, 0.96 * shape.width, 1.15, SEMIBOLD)
        return kind.height(pieces[0]) <= left[shape] and kind.breaks_no_word(pieces[0])

    def large(shape: Shape) -> float:
        return layout.largest(LEAST, LARGEST, lambda size: fits(size, shape))

    return {"row": sizes, "large": layout.by_shape(large)}, pieces
