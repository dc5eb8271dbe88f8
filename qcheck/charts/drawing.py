"""The few things a picture is made of, in pixels from the left and from the top of their strip; `svg` and
`figure` draw each.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import accumulate
from typing import TypeAlias

from qcheck.catalogue import CriterionId
from qcheck.charts.colours import INK
from qcheck.charts.measure import REGULAR


class Align(StrEnum):
    """Which end of a line of words stands at its `x`; the values are those of SVG's text-anchor."""

    LEFT = "start"
    MIDDLE = "middle"
    RIGHT = "end"


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text on the baseline `y`."""

    x: float
    y: float
    text: str
    size: float
    weight: int = REGULAR
    colour: str = INK
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Chip:
    """A mark: a short word in a frame. `x`, `y` is its top left."""

    x: float
    y: float
    width: float
    text: str
    strong: bool


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle, in pixels."""

    x: float
    y: float
    width: float
    height: float
    fill: str
    radius: float = 0
    outline: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line; `round` ends where it is thick."""

    x1: float
    y1: float
    x2: float
    y2: float
    colour: str
    width: float
    round: bool = False


@dataclass(frozen=True, slots=True)
class Disc:
    """A circle, filled and outlined; `name` is what it stands for."""

    x: float
    y: float
    radius: float
    fill: str
    outline: str
    width: float
    dashed: bool = False
    name: str = ""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through several points, closed and filled where it has a `fill`."""

    points: tuple[tuple[float, float], ...]
    colour: str
    width: float
    fill: str = ""


@dataclass(frozen=True, slots=True)
class Pin:
    """Some things at a place of a band that is stretched: they move along with it and keep their shape. Their
    own `x` counts from there.
    """

    x: float
    items: tuple[Box | Line | Disc | Stroke, ...]


Item: TypeAlias = Words | Chip | Box | Line | Disc | Stroke | Pin


@dataclass(frozen=True, slots=True)
class Strip:
    """A horizontal strip of the picture: a row (with its `criterion`), a heading, the key. Its items count
    `y` from its own top.

    A figure is stretched by the page, its letters are not: `left` keeps its distance from the left edge,
    `right` that from the right edge, and `band` is stretched in between.
    """

    height: float
    left: tuple[Item, ...] = ()
    band: tuple[Item, ...] = ()
    right: tuple[Item, ...] = ()
    criterion: CriterionId | None = None
    hover: str = ""

    @property
    def items(self) -> tuple[Item, ...]:
        """All of them, in the order of drawing."""
        return self.band + self.left + self.right


@dataclass(frozen=True, slots=True)
class Drawing:
    """A whole picture: its strips, one below the other."""

    width: float
    strips: tuple[Strip, ...]

    @property
    def height(self) -> float:
        """The height of all strips together, in pixels."""
        return sum(strip.height for strip in self.strips)

    @property
    def placed(self) -> tuple[tuple[float, Strip], ...]:
        """Each strip with the height at which it begins."""
        heights = (0.0, *(strip.height for strip in self.strips))
        return tuple(zip(accumulate(heights), self.strips, strict=False))


def moved(item: Item, x: float, y: float) -> Item:
    """The same thing, so much further right and down."""
    match item:
        case Line():
            return replace(item, x1=item.x1 + x, x2=item.x2 + x, y1=item.y1 + y, y2=item.y2 + y)
        case Stroke():
            return replace(item, points=tuple((px + x, py + y) for px, py in item.points))
        case Pin():
            return Pin(item.x + x, pinned(0, (moved(part, 0, y) for part in item.items)).items)
        case _:
            return replace(item, x=item.x + x, y=item.y + y)


def pinned(x: float, items: Iterable[Item]) -> Pin:
    """Shapes drawn around `x` 0, pinned to this place of a band."""
    return Pin(x, tuple(item for item in items if isinstance(item, Box | Line | Disc | Stroke)))
