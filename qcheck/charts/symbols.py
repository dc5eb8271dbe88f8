"""The shapes of the six lights: readable in black and white and with every kind of colour vision."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import cos, pi, sin

from qcheck.charts.colours import LIGHT_COLOURS, LightColour
from qcheck.charts.drawing import Box, Disc, Item, Stroke
from qcheck.scoring.values import Light


def light_items(light: Light, x: float, y: float, size: float) -> tuple[Item, ...]:
    """A light of this size, drawn around its centre."""
    return _SHAPES[light](x, y, size / 2, LIGHT_COLOURS[light])


def _circle_with_tick(x: float, y: float, r: float, colour: LightColour) -> tuple[Item, ...]:
    tick = Stroke(_around(x, y, r, (-0.44, 0.04), (-0.12, 0.36), (0.46, -0.32)), colour.symbol, 0.2 * r)
    return Disc(x, y, 0.93 * r, colour.fill, colour.outline, 0), tick


def _triangle_with_mark(x: float, y: float, r: float, colour: LightColour) -> tuple[Item, ...]:
    triangle = Stroke(
        _around(x, y, r, (0, -0.88), (0.94, 0.86), (-0.94, 0.86)), colour.outline, 0.1 * r, colour.fill
    )
    stem = Stroke(_around(x, y, r, (0, -0.24), (0, 0.28)), colour.symbol, 0.2 * r)
    return triangle, stem, Disc(x, y + 0.58 * r, 0.12 * r, colour.symbol, colour.symbol, 0)


def _square_with_cross(x: float, y: float, r: float, colour: LightColour) -> tuple[Item, ...]:
    square = Box(x - 0.9 * r, y - 0.9 * r, 1.8 * r, 1.8 * r, colour.fill, 0.18 * r)
    falling = Stroke(_around(x, y, r, (-0.36, -0.36), (0.36, 0.36)), colour.symbol, 0.2 * r)
    rising = Stroke(_around(x, y, r, (0.36, -0.36), (-0.36, 0.36)), colour.symbol, 0.2 * r)
    return square, falling, rising


def _dashed_circle(x: float, y: float, r: float, colour: LightColour) -> tuple[Item, ...]:
    dash = Stroke(_around(x, y, r, (-0.32, 0), (0.32, 0)), colour.symbol, 0.2 * r)
    return Disc(x, y, 0.88 * r, colour.fill, colour.outline, 0.12 * r, dashed=True), dash


def _lock(x: float, y: float, r: float, colour: LightColour) -> tuple[Item, ...]:
    arch = [(0.4 * cos(pi * step / 12), -0.34 - 0.4 * sin(pi * step / 12)) for step in range(13)]
    shackle = Stroke(_around(x, y, r, (0.4, -0.06), *arch, (-0.4, -0.06)), colour.outline, 0.14 * r)
    body = Stroke(
        _around(x, y, r, (-0.64, -0.06), (0.64, -0.06), (0.64, 0.78), (-0.64, 0.78)),
        colour.outline,
        0.12 * r,
        colour.fill,
    )
    return (
        shackle,
        body,
        Disc(x, y + 0.3 * r, 0.13 * r, colour.symbol, colour.symbol, 0),
        Stroke(_around(x, y, r, (0, 0.3), (0, 0.54)), colour.symbol, 0.12 * r),
    )


def _en_dash(x: float, y: float, r: float, colour: LightColour) -> tuple[Item, ...]:
    return (Stroke(_around(x, y, r, (-0.4, 0), (0.4, 0)), colour.symbol, 0.16 * r),)


def _around(x: float, y: float, r: float, *points: tuple[float, float]) -> tuple[tuple[float, float], ...]:
    return tuple((x + dx * r, y + dy * r) for dx, dy in points)


_SHAPES: Mapping[Light, Callable[[float, float, float, LightColour], tuple[Item, ...]]] = {
    Light.GREEN: _circle_with_tick,
    Light.YELLOW: _triangle_with_mark,
    Light.RED: _square_with_cross,
    Light.GREY: _dashed_circle,
    Light.WITHHELD: _lock,
    Light.NOT_RELEVANT: _en_dash,
}
