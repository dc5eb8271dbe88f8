"""From the description of then and now to what is drawn where, at a given width: for each part the axis and
the rows, last the key.

The two ends of a row are lights, so that shape and sign tell them, not colour alone. Then is small, now is
large; the line between them carries an arrow. Where they would hide each other, then stands above the band.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from qcheck.charts.band import axis_items, ground_items
from qcheck.charts.colours import FAINT, HAIR, INK, PAPER, QUIET
from qcheck.charts.columns import Columns, Size, columns
from qcheck.charts.drawing import Align, Chip, Disc, Drawing, Item, Line, Strip, Stroke, Words, moved, pinned
from qcheck.charts.dumbbell import Dumbbell, DumbbellKey, DumbbellRow
from qcheck.charts.figure import figure_of
from qcheck.charts.flow import Bit, flow
from qcheck.charts.measure import REGULAR, SEMIBOLD, fitted, width_of, wrapped
from qcheck.charts.row import (
    BAND_ROOM,
    LEAST_HEIGHT,
    MARKS_LINE,
    SMALL_SIZE,
    TITLE_LINE,
    WORD_SIZE,
    settled_bit,
)
from qcheck.charts.svg import draw
from qcheck.charts.symbols import light_items

if TYPE_CHECKING:
    import plotly.graph_objects as go

THEN, NOW = 16, 26
"""How large the two ends are, in pixels."""
APART = (THEN + NOW) / 2 + 4
"""Pixels. Nearer ends would hide each other."""
RAISED = 21
HEADING_SIZE = 21
KEY_SIZE = 14
AXIS_HEIGHT = 22


def dumbbell_svg(dumbbell: Dumbbell, width: float = Size.WIDE, *, headings: bool = True) -> str:
    """The whole comparison as SVG; without `headings` the page says the parts' titles itself."""
    spoken = "\n".join(row.spoken for row in dumbbell.rows)
    return draw(dumbbell_layout(dumbbell, width, headings=headings), dumbbell.title, spoken)


def dumbbell_figure(dumbbell: Dumbbell, width: float = Size.LAPTOP) -> go.Figure:
    """The same as a figure, for a page at least this wide that says the parts' titles itself."""
    return figure_of(dumbbell_layout(dumbbell, width, headings=False))


def dumbbell_layout(dumbbell: Dumbbell, width: float, *, headings: bool = True) -> Drawing:
    """What is drawn where, at this width in pixels."""
    return Drawing(width, tuple(_strips(dumbbell, columns(width), headings)))


def _strips(dumbbell: Dumbbell, place: Columns, headings: bool) -> Iterator[Strip]:
    for number, block in enumerate(dumbbell.blocks):
        if headings and block.title:
            yield _heading(block.title, place, 28.0 if number else 0.0)
        if any(row.now for row in block.rows):
            yield Strip(AXIS_HEIGHT, band=axis_items(dumbbell, place, 14))
        yield from (_row_strip(dumbbell, row, place) for row in block.rows)
    yield _key(dumbbell.key, place)


def _heading(title: str, place: Columns, gap: float) -> Strip:
    lines = wrapped(title, place.width, HEADING_SIZE, SEMIBOLD)
    words = (Words(0, gap + 21 + 27 * n, line, HEADING_SIZE, SEMIBOLD) for n, line in enumerate(lines))
    return Strip(gap + 12 + 27 * len(lines), left=tuple(words))


def _row_strip(dumbbell: Dumbbell, row: DumbbellRow, place: Columns) -> Strip:
    """A row, as high as its title and words need."""
    has_band, limit = row.now is not None, place.text_end
    title = wrapped(row.title, limit, place.title_size, SEMIBOLD, lines=3)
    below = flow(_below_title(row, limit), 0, TITLE_LINE * len(title), limit, MARKS_LINE)
    height = max(below.bottom + 22, LEAST_HEIGHT) + (BAND_ROOM if place.narrow and has_band else 0)
    top = 11 if place.narrow else (height - below.bottom) / 2
    middle = top + 17 if place.narrow else height / 2
    titles = (Words(0, TITLE_LINE * n + 17, line, place.title_size, SEMIBOLD) for n, line in enumerate(title))
    band = _band(dumbbell, row, place, height - 30 if place.narrow else middle) if has_band else ()
    return Strip(
        height,
        left=tuple(moved(item, 0, top) for item in (*titles, *below.items)),
        band=(Line(0, 0.5, place.width, 0.5, HAIR, 1), *band),
        right=tuple(_numbers(row, place, middle)),
        criterion=row.criterion,
        hover=row.spoken,
    )


def _below_title(row: DumbbellRow, limit: float) -> Iterator[Bit]:
    """The verdict in a frame, the two lights by name or the reason, and what was agreed."""
    weight = SEMIBOLD if row.is_changed else REGULAR
    text = fitted(row.verdict, limit - 16, SMALL_SIZE, weight)
    width = width_of(text, SMALL_SIZE, weight) + 14
    yield Bit(width, (Chip(0, 1.5, width, text, row.is_changed),), gap=10)
    for line in wrapped(row.lights or row.reason, limit, WORD_SIZE):
        yield Bit(width_of(line, WORD_SIZE), (Words(0, 17, line, WORD_SIZE, colour=QUIET),), gap=10)
    yield from (settled_bit(mark, limit) for mark in row.agreed)


def _band(dumbbell: Dumbbell, row: DumbbellRow, place: Columns, y: float) -> Iterator[Item]:
    """The ground, the line from then to now, and its two ends."""
    if row.then is None or row.now is None:
        return
    yield from ground_items(dumbbell, place, y)
    start, end = place.at(row.then.score), place.at(row.now.score)
    are_apart = abs(end - start) >= APART
    if are_apart:
        yield Line(start, y, end, y, INK, 3, round=True)
        yield from _arrow(start, end, y)
    yield pinned(start, light_items(row.then.light, 0, y if are_apart else y - RAISED, THEN))
    yield pinned(end, light_items(row.now.light, 0, y, NOW))


def _arrow(start: float, end: float, y: float) -> Iterator[Item]:
    """Which way it went, where there is room between the two ends."""
    if abs(end - start) >= APART + 26:
        way = 1 if end > start else -1
        points = ((-4.0 * way, y - 6), (4.0 * way, y), (-4.0 * way, y + 6))
        between = (start + way * THEN / 2 + end - way * NOW / 2) / 2
        yield pinned(between, (Stroke(points, INK, 3),))


def _numbers(row: DumbbellRow, place: Columns, middle: float) -> Iterator[Words]:
    """Both scores, and below them both numbers of sheets."""
    if row.now is None:
        return
    yield Words(place.width, middle, row.numbers, 19, SEMIBOLD, INK, Align.RIGHT)
    yield Words(place.width, middle + 19, row.sheets, SMALL_SIZE, REGULAR, FAINT, Align.RIGHT)


def _key(key: DumbbellKey, place: Columns) -> Strip:
    small = Disc(THEN / 2, 12, THEN / 2 - 1, PAPER, QUIET, 1.5)
    large = Disc(NOW / 2, 12, NOW / 2 - 1, PAPER, QUIET, 1.5)
    bits = (
        _entry(key.then, THEN + 6, small),
        _entry(key.now, NOW + 6, large),
        *map(_entry, wrapped(key.thresholds, place.width, KEY_SIZE, lines=3)),
    )
    entries = flow(bits, 0, 10, place.width, 28)
    return Strip(entries.bottom + 8, left=entries.items, band=(Line(0, 0.5, place.width, 0.5, HAIR, 1),))


def _entry(text: str, indent: float = 0, *symbol: Item) -> Bit:
    words = Words(indent, 17, text, KEY_SIZE, colour=FAINT)
    return Bit(indent + width_of(text, KEY_SIZE), (*symbol, words), gap=22)
