"""One criterion: light, title, word and marks on the left, the band, number and spread on the right."""

from __future__ import annotations

from collections.abc import Iterator

from qcheck.charts.band import band_items
from qcheck.charts.colours import FAINT, HAIR, INK, QUIET
from qcheck.charts.columns import Columns
from qcheck.charts.drawing import Align, Chip, Line, Strip, Words, moved
from qcheck.charts.flow import Bit, flow
from qcheck.charts.measure import REGULAR, SEMIBOLD, fitted, width_of, wrapped
from qcheck.charts.picture import Picture, Row
from qcheck.charts.symbols import light_items
from qcheck.scoring.values import Light
from qcheck.wording import AgreedMark, Mark

WORD_SIZE = 15
SMALL_SIZE = 14
TITLE_LINE = 23
MARKS_LINE = 24
MARK_HEIGHT = 21
AGREED_SYMBOL = 18
LEAST_HEIGHT = 66
BAND_ROOM = 60
"""What the band needs below the title in a narrow picture."""


def row_strip(picture: Picture, row: Row, place: Columns) -> Strip:
    """A row of the picture, as high as its title and marks need."""
    limit = place.text_end - place.text
    title = wrapped(row.title, limit, place.title_size, SEMIBOLD, lines=3)
    below = flow(_below_title(row, limit), place.text, TITLE_LINE * len(title), limit, MARKS_LINE)
    height = max(below.bottom + 22, LEAST_HEIGHT) + (
        BAND_ROOM if place.narrow and row.light is not Light.NOT_RELEVANT else 0
    )
    top = 11 if place.narrow else (height - below.bottom) / 2
    middle = top + 17 if place.narrow else height / 2
    titles = (
        Words(place.text, TITLE_LINE * n + 17, line, place.title_size, SEMIBOLD)
        for n, line in enumerate(title)
    )
    return Strip(
        height,
        left=(
            *light_items(row.light, place.symbol / 2 + 1, middle, place.symbol),
            *(moved(item, 0, top) for item in (*titles, *below.items)),
        ),
        band=(
            Line(0, 0.5, place.width, 0.5, HAIR, 1),
            *band_items(picture, row, place, height - 33 if place.narrow else middle, letters=True),
        ),
        right=tuple(_number(row, place, middle)),
        criterion=row.criterion,
        hover=row.hover,
    )


def _below_title(row: Row, limit: float) -> Iterator[Bit]:
    for text in filter(None, (row.word, row.view)):
        for line in wrapped(text, limit, WORD_SIZE):
            yield Bit(width_of(line, WORD_SIZE), (Words(0, 17, line, WORD_SIZE, colour=QUIET),), gap=10)
    yield from (_mark(mark, limit) for mark in row.marks)
    if row.agreed:
        yield settled_bit(row.agreed, limit)


def _mark(mark: Mark, limit: float) -> Bit:
    weight = SEMIBOLD if mark.strong else REGULAR
    text = fitted(mark.text, limit - 16, SMALL_SIZE, weight)
    width = width_of(text, SMALL_SIZE, weight) + 14
    return Bit(width, (Chip(0, 1.5, width, text, mark.strong),), gap=6)


def settled_bit(agreed: AgreedMark, limit: float) -> Bit:
    """The small mark of an agreed light: its symbol, and in a frame the word; no symbol where it was left
    open.
    """
    room = AGREED_SYMBOL + 5 if agreed.light else 0
    text = fitted(agreed.text, limit - room - 16, SMALL_SIZE, SEMIBOLD)
    width = width_of(text, SMALL_SIZE, SEMIBOLD) + 14
    symbol = light_items(agreed.light, AGREED_SYMBOL / 2, 12, AGREED_SYMBOL) if agreed.light else ()
    return Bit(room + width, (*symbol, Chip(room, 1.5, width, text, strong=True)), gap=6)


def _number(row: Row, place: Columns, middle: float) -> Iterator[Words]:
    """The score and below it the spread; or in two short lines why there is no score."""
    if row.score is None:
        lines = wrapped(row.number, place.number, SMALL_SIZE)
        first = middle + 5 - 9 * (len(lines) - 1)
        yield from (
            _right(place, first + 18 * n, line, SMALL_SIZE, REGULAR, FAINT) for n, line in enumerate(lines)
        )
        return
    first = middle + (0 if row.span else 8)
    yield _right(place, first, row.number, place.number_size, SEMIBOLD, INK)
    if row.span:
        yield _right(place, first + 19, row.span, SMALL_SIZE, REGULAR, FAINT)


def _right(place: Columns, y: float, text: str, size: float, weight: int, colour: str) -> Words:
    return Words(place.width, y, text, size, weight, colour, Align.RIGHT)
