"""Where the columns of the picture stand, and how large its letters are, at a given width."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum


class Size(IntEnum):
    """Widths worth drawing for, in pixels. A drawing shrinks with its page and does not grow; a figure grows,
    but should not shrink.
    """

    WIDE = 1040
    LAPTOP = 860
    PRINT = 940  # A4 between its margins, a little smaller than on screen: with its lists on one page
    PHONE = 340


NARROW_BELOW = 620
"""Pixels. Below, a row puts its band under its title instead of beside it."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Pixels from the left edge; sizes in pixels. In a narrow picture the band runs below title
    and number.
    """

    width: float
    narrow: bool
    symbol: float  # size of a light
    text: float  # left edge of titles and marks
    text_end: float
    band: float
    band_end: float
    number: float  # width of the column of numbers, at the right edge
    title_size: float
    number_size: float

    def at(self, score: float) -> float:
        """Where a score of 0–100 stands on the band."""
        return self.band + (self.band_end - self.band) * score / 100


def columns(width: float) -> Columns:
    """The columns of a picture of this width."""
    return _narrow(width) if width < NARROW_BELOW else _wide(width)


def _wide(width: float) -> Columns:
    text_end = round(0.43 * width)
    return Columns(
        width=width,
        narrow=False,
        symbol=30,
        text=48,
        text_end=text_end,
        band=text_end + 20,
        band_end=width - 112,
        number=96,
        title_size=18,
        number_size=23,
    )


def _narrow(width: float) -> Columns:
    return Columns(
        width=width,
        narrow=True,
        symbol=28,
        text=40,
        text_end=width - 78,
        band=8,
        band_end=width - 8,
        number=74,
        title_size=17,
        number_size=21,
    )
