"""Lists on the wall that have as many rows as they have: the sizes in which all of them fill a page."""

from __future__ import annotations

from collections.abc import Sequence

from qcheck.charts.measure import SEMIBOLD
from qcheck.live.wall import layout
from qcheck.live.wall.layout import BORDER, GAP, LEAST, LINE, SMALL, Shape, Sizes, Type

PART_OF_TITLE = 0.40
"""The titles beside the dots, as a part of the width."""
PER_COLUMN = 0.47
BESIDE_THE_CODE = 38.0
"""What the way in takes beside the numbers of those who are here."""
SHORT = SMALL * LINE + GAP


def counts(titles: Sequence[str], head: str) -> Sizes:
    """Of a table of numbers, with a row for each of these titles, beside the way in."""
    rows = len(titles)
    room = layout.HEIGHT - layout.head(head) - 2 * SHORT - SMALL * LINE

    def fits(size: float, shape: Shape) -> bool:
        title = Type(size, 0.62 * (shape.width - BESIDE_THE_CODE))
        return sum(title.height(each) + 0.7 * size + BORDER for each in titles) <= room and rows > 0

    return {"row": layout.by_shape(lambda shape: layout.largest(LEAST, 5.4, lambda size: fits(size, shape)))}


def among(titles: Sequence[str], head: str) -> Sizes:
    """Of titles in two columns."""
    room = layout.HEIGHT - layout.head(head) - 7 * SMALL - SHORT
    half = -(-len(titles) // 2)

    def fits(size: float, shape: Shape) -> bool:
        kind = Type(size, PER_COLUMN * shape.width, 1.2)
        heights = [kind.height(title) + 0.7 * size + BORDER for title in titles]
        return max(sum(heights[:half]), sum(heights[half:])) * 1.08 <= room

    return {"row": layout.by_shape(lambda shape: layout.largest(LEAST, 4.6, lambda size: fits(size, shape)))}


def dots(titles: Sequence[str], head: str) -> Sizes:
    """Of titles with a bar and a number beside each."""
    room = layout.HEIGHT - layout.head(head) - SHORT

    def fits(size: float, shape: Shape) -> bool:
        kind = Type(size, PART_OF_TITLE * shape.width - 3, 1.08, SEMIBOLD)
        return sum(max(kind.height(title), 1.1 * size) + 0.45 * size + BORDER for title in titles) <= room

    return {"row": layout.by_shape(lambda shape: layout.largest(SMALL, 4.4, lambda size: fits(size, shape)))}


def statement(text: str, title: str, options: Sequence[str]) -> Sizes:
    """Of the statement for which hands are counted."""
    lines = layout.by_shape(lambda shape: layout.side_by_side(options, shape.width / 1.4, 4, 3))

    def fits(size: float, shape: Shape) -> bool:
        answers = lines[layout.SHAPES.index(shape)] * 8.0 + 10
        room = layout.HEIGHT - layout.head(title) - answers
        return Type(size, 0.96 * shape.width, 1.15, SEMIBOLD).height(text) <= room

    return {"large": layout.by_shape(lambda shape: layout.largest(4.0, 10.0, lambda size: fits(size, shape)))}
