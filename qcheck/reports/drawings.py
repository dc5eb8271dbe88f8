"""The pictures of a report, drawn: the profile, the matrix, then and now, as a whole, in parts that fit a
page, or as pixels for files that hold no drawings.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeAlias

from qcheck.charts import Matrix, Picture, Size
from qcheck.charts.drawing import Drawing, Strip
from qcheck.charts.dumbbell import Dumbbell
from qcheck.charts.dumbbell_layout import dumbbell_layout
from qcheck.charts.layout import layout
from qcheck.charts.matrix_layout import matrix_layout
from qcheck.charts.svg import draw, shapes
from qcheck.charts.symbols import light_items
from qcheck.reports import typesetting
from qcheck.reports.typesetting.glyphs import shown
from qcheck.scoring.values import Light

Subject: TypeAlias = Picture | Matrix | Dumbbell

SHARP = 2.5
"""Pixels for each of the drawing's own, so that print is sharp."""
_SIDE = 22
_EDGE = 4


def drawing(subject: Subject, width: float) -> Drawing:
    """Everything in its place at this width."""
    match subject:
        case Picture():
            return layout(subject, width)
        case Dumbbell():
            return dumbbell_layout(subject, width)
        case Matrix():
            return matrix_layout(subject, width)


def png(subject: Subject, width: float = Size.PRINT) -> bytes:
    """The picture in pixels, on white."""
    return drawn(drawing(subject, width))


def drawn(placed: Drawing) -> bytes:
    """A drawing in pixels, with a little white on the right so that no letter that ends there is cut."""
    return pixels(draw(replace(placed, width=placed.width + _EDGE), ""))


def light(light: Light) -> bytes:
    """A light alone in pixels, small in a line of text."""
    return pixels(symbol(light), 6.0)


def symbol(light: Light) -> str:
    """A light alone as a drawing."""
    shape = shapes(light_items(light, _SIDE / 2, _SIDE / 2, _SIDE))
    box = f'width="{_SIDE}" height="{_SIDE}" viewBox="0 0 {_SIDE} {_SIDE}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {box}>{shape}</svg>'


def pixels(drawn: str | bytes, scale: float = SHARP) -> bytes:
    """An SVG in pixels, so many for each of its own; clear where nothing is drawn."""
    text = drawn if isinstance(drawn, str) else drawn.decode("utf-8", "replace")
    return typesetting.png("picture.typ", {"drawn": shown(text)}, scale)


def in_parts(whole: Drawing, height: float) -> Iterator[Drawing]:
    """The drawing in parts that are no higher than this; a heading stays with the row below it."""
    part: list[Strip] = []
    for strip in whole.strips:
        if part and sum(taken.height for taken in part) + strip.height > height:
            rows = _up_to_a_row(part)
            yield replace(whole, strips=tuple(part[:rows]))
            part = part[rows:]
        part.append(strip)
    yield replace(whole, strips=tuple(part))


def _up_to_a_row(strips: list[Strip]) -> int:
    """How many of these end with a row, so that no heading is left alone at the end."""
    rows = [number for number, strip in enumerate(strips, 1) if strip.criterion]
    return rows[-1] if rows else len(strips)
