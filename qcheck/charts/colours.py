"""The colours and letters of every picture. Colour is never the only carrier of a meaning: shape, symbol and word stand beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from qcheck.scoring.values import Light

FONT = '"Source Sans", "Source Sans 3", "Source Sans Pro", system-ui, sans-serif'

INK = "#1A1A1A"
QUIET = "#3C4043"  # words beside a light, outlines, rings
FAINT = "#5A5F66"  # axis, spread; still 6:1 on white
TICK = "#6B7178"
FRAME = "#C9CDD2"
HAIR = "#E3E6E9"
PAPER = "#FFFFFF"


@dataclass(frozen=True, slots=True)
class LightColour:
    """`fill` of the shape, `outline` around it, `symbol` inside it, `tint` of its stretch of a band."""

    fill: str
    outline: str
    symbol: str
    tint: str = PAPER


LIGHT_COLOURS: Mapping[Light, LightColour] = {
    Light.GREEN: LightColour("#00795C", "#00795C", "#FFFFFF", "#DCEDE7"),
    Light.YELLOW: LightColour("#F2B600", QUIET, INK, "#FBF0CC"),
    Light.RED: LightColour("#C4420B", "#C4420B", "#FFFFFF", "#F4E4DD"),
    Light.GREY: LightColour(PAPER, QUIET, QUIET),
    Light.WITHHELD: LightColour(PAPER, QUIET, QUIET),
    Light.NOT_RELEVANT: LightColour(PAPER, PAPER, INK),
}
"""Grey is drawn as a dashed outline on white, as in print: on a tinted ground its outline alone would carry it anyway."""

RAMP = ("#DCE6F1", "#0B3C6F")
"""The two ends of the blue that counts answers, from the lowest point of a scale to the highest; no light has this colour."""
