"""From the description of a picture to what is drawn where, at a given width: per part a heading, the axis
and the rows; last the key.
"""

from __future__ import annotations

from collections.abc import Iterator

from qcheck.charts.band import BAR, RING, axis_items
from qcheck.charts.colours import FAINT, HAIR, INK, PAPER, QUIET
from qcheck.charts.columns import Columns, columns
from qcheck.charts.drawing import Disc, Drawing, Item, Line, Strip, Words
from qcheck.charts.flow import Bit, flow
from qcheck.charts.measure import SEMIBOLD, fitted, width_of, wrapped
from qcheck.charts.picture import Block, Count, Key, Picture
from qcheck.charts.row import row_strip
from qcheck.charts.symbols import light_items
from qcheck.scoring.values import Light

HEADING_SIZE = 21
COUNT_SIZE = 17
KEY_SIZE = 14
AXIS_HEIGHT = 22


def layout(picture: Picture, width: float, *, headings: bool = True, key: bool = True) -> Drawing:
    """Everything in its place. Without `headings` the page says the parts' titles and counts itself; without
    `key` there is none.
    """
    return Drawing(width, tuple(_strips(picture, columns(width), headings, key)))


def _strips(picture: Picture, place: Columns, headings: bool, key: bool) -> Iterator[Strip]:
    for number, block in enumerate(picture.blocks):
        if headings and (block.title or block.counts):
            yield _heading(block, place, 28.0 if number else 0.0)
        has_bands = any(row.light is not Light.NOT_RELEVANT for row in block.rows)
        yield Strip(AXIS_HEIGHT, band=axis_items(picture, place, 14) if has_bands else ())
        yield from (row_strip(picture, row, place) for row in block.rows)
    if key:
        yield _key(picture.key, picture.view, place)


def _heading(block: Block, place: Columns, gap: float) -> Strip:
    lines = wrapped(block.title, place.width, HEADING_SIZE, SEMIBOLD)
    titles = [
        Words(0, gap + 21 + 27 * number, line, HEADING_SIZE, SEMIBOLD) for number, line in enumerate(lines)
    ]
    counts = flow(
        (_count(count, place.width) for count in block.counts), 0, gap + 4 + 27 * len(lines), place.width, 30
    )
    return Strip(counts.bottom + 12, left=(*titles, *counts.items))


def _count(count: Count, limit: float) -> Bit:
    number = str(count.number)
    word_x = 34 + width_of(number, COUNT_SIZE, SEMIBOLD)
    word = fitted(count.word, limit - word_x, COUNT_SIZE)
    words = (Words(29, 21, number, COUNT_SIZE, SEMIBOLD), Words(word_x, 21, word, COUNT_SIZE))
    return Bit(word_x + width_of(word, COUNT_SIZE), (*light_items(count.light, 11, 15, 22), *words), gap=26)


def _key(key: Key, view: str, place: Columns) -> Strip:
    bar = Line(4, 12 - BAR / 2, 4, 12 + BAR / 2, INK, 4, round=True)
    ring = Disc(5, 12, RING, PAPER, QUIET, 1.5)
    spread = Line(0, 12, 20, 12, QUIET, 1.5)
    bits = (
        _entry(key.result, 14, bar),
        _entry(key.rings, 16, ring),
        *map(_entry, key.letters),
        _entry(key.line, 27, spread),
        _entry(key.thresholds),
        _entry(view),
    )
    entries = flow((bit for bit in bits if bit.items), 0, 8, place.width, 24)
    return Strip(entries.bottom + 6, left=entries.items, band=(Line(0, 0.5, place.width, 0.5, HAIR, 1),))


def _entry(text: str, indent: float = 0, *symbol: Item) -> Bit:
    if not text:
        return Bit(0, (), 0)
    return Bit(
        indent + width_of(text, KEY_SIZE), (*symbol, Words(indent, 17, text, KEY_SIZE, colour=FAINT)), gap=22
    )
