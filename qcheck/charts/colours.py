"""The colours and letters of every picture. Colour is never the only carrier of a meaning: shape, symbol and
word stand beside it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from qcheck.scoring.values import Light

FONT = '"qcheck Sans", "Source Sans 3", "Source Sans", system-ui, sans-serif'

INK = "#1A1A1A"
QUIET = "#3C4043"  # words beside a light, outlines, rings
FAINT = "#5A5F66"  # axis, spread; still 6:1 on white
TICK = "#6B7178"
FRAME = "#C9CDD2"
HAIR = "#E3E6E9"
PAPER = "#FFFFFF"
CLEAR = "rgba(0,0,0,0)"
BLACK = "#000000"  # letters on a coloured ground, where ink would have too little contrast


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
"""Grey is drawn as a dashed outline on white, as in print: on a tinted ground its outline alone would carry
it anyway.
"""

RAMP = ("#DCE6F1", "#0B3C6F")
"""The two ends of the blue that counts answers, from the lowest point of a scale to the highest; no light has
this colour.
"""


def ramp(steps: int) -> tuple[str, ...]:
    """As many blues from the lowest point of a scale to the highest."""
    low, high = (tuple(int(end[i : i + 2], 16) for i in (1, 3, 5)) for end in RAMP)
    shares = [step / (steps - 1) for step in range(steps)]
    return tuple(
        "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in zip(low, high, strict=True))
        for share in shares
    )


def is_dark(colour: str) -> bool:
    """Whether white letters have more contrast on it than black ones: below this luminance. WCAG is met
    either way.
    """
    red, green, blue = (_linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 0.179


def _linear(share: float) -> float:
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)
