"""Small things one after the other on as many lines as they need, as words on a page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from qcheck.charts.drawing import Item, moved


@dataclass(frozen=True, slots=True)
class Bit:
    """A small thing drawn at the top left corner, its width, and the room it leaves behind itself."""

    width: float
    items: tuple[Item, ...]
    gap: float


@dataclass(frozen=True, slots=True)
class Flow:
    """The things in their places, and the height they reach."""

    items: tuple[Item, ...]
    bottom: float


def flow(bits: Iterable[Bit], x: float, y: float, width: float, line: float) -> Flow:
    """The bits from the corner `x`, `y` on, in lines of this width and height."""
    items, right, top = list[Item](), 0.0, y
    for bit in bits:
        if right and right + bit.width > width:
            right, top = 0.0, top + line
        items.extend(moved(item, x + right, top) for item in bit.items)
        right += bit.width + bit.gap
    return Flow(tuple(items), top + line)
