"""Lights as inline SVG without a size of their own: they take the one their page gives them, on a light or a
dark ground.
"""

from __future__ import annotations

import re

from qcheck.charts.colours import FAINT, INK, LIGHT_COLOURS, PAPER, QUIET, TICK
from qcheck.charts.svg import shapes
from qcheck.charts.symbols import light_items
from qcheck.scoring.values import Light

ON_DARK = {
    PAPER: "#101418",
    INK: "#FFFFFF",
    QUIET: "#D5D9DE",
    FAINT: "#C3C8CE",
    TICK: "#AEB4BB",
    LIGHT_COLOURS[Light.GREEN].tint: "#0F4A3B",
    LIGHT_COLOURS[Light.YELLOW].tint: "#5C4A10",
    LIGHT_COLOURS[Light.RED].tint: "#5E2A17",
}
"""What takes the place of a colour in a dark room; a light that is a colour keeps it."""

WITHOUT_COLOUR = frozenset({Light.GREY, Light.WITHHELD, Light.NOT_RELEVANT})
_SIZE = 22
_COLOUR = re.compile(r"#[0-9A-F]{6}")


def symbol(light: Light, *, dark: bool = False) -> str:
    """A light alone, silent for a screen reader: its word stands beside it."""
    drawn = shapes(light_items(light, _SIZE / 2, _SIZE / 2, _SIZE))
    words = _darkened(drawn) if dark and light in WITHOUT_COLOUR else drawn
    return f'<svg class="light" viewBox="0 0 {_SIZE} {_SIZE}" aria-hidden="true">{words}</svg>'


def _darkened(drawn: str) -> str:
    return _COLOUR.sub(lambda colour: ON_DARK.get(colour.group(), colour.group()), drawn)
