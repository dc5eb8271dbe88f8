"""Lists on the wall that have as many rows as they have: the sizes in which all of them fill a page."""

from __future__ import annotations

from collections.abc import Sequence

from qcheck.charts.measure import SEMIBOLD, width_of
from qcheck.plain.live.wall import layout
from qcheck.plain.live.wall.layout import BORDER, GAP, LEAST, LINE, SMALL, Shape, Sizes, Type

PART_OF_TITLE = 0.40
"""The titles beside the dots, as a part of the width."""
PER_COLUMN = 0.47
BESIDE_THE_CODE = 46.0
"""What the way in takes beside the numbers of those who are here."""
BESIDE_THE_RESULT, ALONE, FOR_PROMISES = 48.0, 0.8, 30.0
"""The width beside the QR code of the last sight, or without one as a part of the whole, and the height that
measures may take there.
"""
SHORT = SMALL * LINE + GAP
READABLE = 3.0
"""An address that would be smaller in one line takes two."""


def counts(titles: Sequence[str], head: str) -> Sizes:
    """The sizes of a table of numbers, with a row for each of these titles, set beside the way in."""
    rows = len(titles)
    room = layout.HEIGHT - layout.head(head) - 2 * SHORT - SMALL * LINE

    def fits(size: float, shape: Shape) -> bool:
        title = Type(size, 0.62 * (shape.width - BESIDE_THE_CODE))
        return sum(title.height(text) + 0.7 * size + BORDER for text in titles) <= room and rows > 0

    return {"row": layout.by_shape(lambda shape: layout.largest(LEAST, 5.4, lambda size: fits(size, shape)))}


def address(host: str, path: str, widths: tuple[float, float], most: float) -> Sizes:
    """The sizes of an address to be typed, in a column that is so wide on each shape: in one line where that
    can be read, else with its path in a line of its own. No word of it is broken.
    """

    def size(width: float) -> float:
        whole = width / width_of(host + path, 1.05, SEMIBOLD)
        alone = width / max(width_of(part, 1.05, SEMIBOLD) for part in (host, path))
        return max(SMALL, min(most, whole if whole >= READABLE else alone))

    old, wide = widths
    return {"address": (size(old), size(wide))}


def promised(measures: Sequence[str], *, beside_code: bool) -> tuple[Sequence[str], Sizes]:
    """The measures once more on the last sight with their size, where all of them have room there; else
    none.
    """

    def fits(size: float, shape: Shape) -> bool:
        kind = Type(size, (BESIDE_THE_RESULT if beside_code else ALONE * shape.width) - 1.2 * size)
        heights = [kind.height(measure) + GAP for measure in measures]
        return sum(heights) <= FOR_PROMISES and all(map(kind.breaks_no_word, measures))

    size = layout.by_shape(lambda shape: layout.largest(LEAST, 4.2, lambda size: fits(size, shape)))
    return (measures if fits(LEAST, layout.OLD) else ()), {"written": size}


def among(titles: Sequence[str], head: str) -> Sizes:
    """The sizes of titles set in two columns."""
    room = layout.HEIGHT - layout.head(head) - 7 * SMALL - SHORT
    half = -(-len(titles) // 2)

    def fits(size: float, shape: Shape) -> bool:
        kind = Type(size, PER_COLUMN * shape.width, 1.2)
        heights = [kind.height(title) + 0.7 * size + BORDER for title in titles]
        return max(sum(heights[:half]), sum(heights[half:])) * 1.08 <= room

    return {"row": layout.by_shape(lambda shape: layout.largest(LEAST, 4.6, lambda size: fits(size, shape)))}


def dots(titles: Sequence[str], head: str) -> Sizes:
    """The sizes of titles with a bar and a number beside each."""
    room = layout.HEIGHT - layout.head(head) - SHORT

    def fits(size: float, shape: Shape) -> bool:
        kind = Type(size, PART_OF_TITLE * shape.width - 3, 1.08, SEMIBOLD)
        return sum(max(kind.height(title), 1.1 * size) + 0.3 * size + BORDER for title in titles) <= room

    return {"row": layout.by_shape(lambda shape: layout.largest(SMALL, 4.4, lambda size: fits(size, shape)))}


def statement(text: str, title: str, options: Sequence[str]) -> Sizes:
    """The sizes of the statement for which hands are counted."""
    lines = layout.by_shape(lambda shape: layout.side_by_side(options, shape.width / 1.4, 4, 3))

    def fits(size: float, shape: Shape) -> bool:
        answers = lines[layout.SHAPES.index(shape)] * 8.0 + 10
        room = layout.HEIGHT - layout.head(title) - answers
        return Type(size, 0.96 * shape.width, 1.15, SEMIBOLD).height(text) <= room

    return {"large": layout.by_shape(lambda shape: layout.largest(4.0, 10.0, lambda size: fits(size, shape)))}


ANCHOR_TO_STATEMENT = 1.5
"""How much larger a statement is set than its answers, where each of these is a line or two of its own."""


def statement_with_anchors(text: str, title: str, options: Sequence[str]) -> Sizes:
    """The sizes of such a statement where the answers are whole sentences, one below the other."""

    def fits(row: float, shape: Shape) -> bool:
        large, answer = (
            Type(ANCHOR_TO_STATEMENT * row, 0.96 * shape.width, 1.15, SEMIBOLD),
            Type(row, 0.9 * shape.width, 1.2),
        )
        answers = sum(answer.height(option) + 1.2 * row + 2 * BORDER for option in options)
        return large.height(text) + answers + 12 <= layout.HEIGHT - layout.head(title)

    row = layout.by_shape(lambda shape: layout.largest(LEAST, 4.2, lambda size: fits(size, shape)))
    old, wide = (ANCHOR_TO_STATEMENT * size for size in row)
    return {"row": row, "large": (old, wide)}
