"""The matrix as a picture for files: everything inside it, nothing over anything else, all of it said."""

from __future__ import annotations

import pytest

from qcheck.charts import Size, matrix
from qcheck.charts.drawing import Align, Words
from qcheck.charts.matrix_layout import matrix_layout
from qcheck.charts.measure import width_of
from qcheck.language import language
from tests.draft_profile import shipped, whole

WIDTHS = (Size.WIDE, 720, 620)


def edges(words: Words) -> tuple[float, float]:
    """The left and the right end of a line of words."""
    width = width_of(words.text, words.size, words.weight)
    left = words.x - {Align.LEFT: 0.0, Align.MIDDLE: width / 2, Align.RIGHT: width}[words.align]
    return left, left + width


def lines(tag: str, width: float) -> list[tuple[float, Words]]:
    """All lines of words with their height in the picture."""
    drawing = matrix_layout(matrix(whole(), shipped(), language(tag)), width)
    return [
        (top + item.y, item)
        for top, strip in drawing.placed
        for item in strip.items
        if isinstance(item, Words)
    ]


@pytest.mark.parametrize("tag", ["de", "en"])
@pytest.mark.parametrize("width", WIDTHS)
def test_no_word_leaves_the_picture_or_touches_another(tag: str, width: float) -> None:
    placed = sorted((y, *edges(words), words.size) for y, words in lines(tag, width))

    assert all(left >= 0 and right <= width for _, left, right, _ in placed)
    assert not [
        (one, other)
        for one in placed
        for other in placed
        if one < other and abs(one[0] - other[0]) < 0.8 * min(one[3], other[3])
        if one[1] < other[2] and other[1] < one[2]
    ]


def test_each_row_shows_what_every_perspective_sees() -> None:
    drawn = matrix(whole(), shipped(), language("de"))
    numbers = {cell.number for cells in drawn.cells.values() for cell in cells if cell.number}

    shown = {words.text for _, words in lines("de", 720)}

    assert numbers <= shown
    assert {"gut aufgestellt", "Handlungsbedarf", "nicht gefragt"} <= shown


def test_a_long_head_is_broken_after_its_slash() -> None:
    shown = [words.text for _, words in lines("de", Size.WIDE)]

    assert {"Einwohner/", "innen"} <= set(shown)
