"""What fits on the wall: texts are broken into lines before anybody sees them, and what is too much for one
page goes to the next.

All lengths are hundredths of the wall's height, as `--u` in wall.css. How much stands on a page is reckoned
for the narrowest projector, 4:3; how large it is set there, for each shape by itself: so nothing is ever cut,
in whatever language and catalogue, and type grows until the page is full.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from qcheck.charts.measure import REGULAR, SEMIBOLD, broken, width_of

HEIGHT = 92.4
"""Without the margins above and below."""
SMALL = 2.8
"""The smallest text on any wall, a thirty-sixth of its height: notes, scales and legends."""
CROWDED = 2.5
"""The titles and numbers of a table that has no room for that: ten perspectives, or many long titles."""
LEAST = SMALL
"""The smallest size of what is talked about: titles, questions, names, what was agreed and planned."""
GAP = 1.4
LINE = 1.25
BORDER = 0.3
"""A line between two rows, which is two pixels however low the projector."""
STEPS = 24
"""How finely a size is looked for between the least and the largest."""

Part = TypeVar("Part")


@dataclass(frozen=True, slots=True)
class Shape:
    """The shape of a projector's picture by its name in wall.css: how wide it is between its margins."""

    name: str
    width: float


OLD = Shape("old", 92.5 * 4 / 3)
WIDE = Shape("wide", 92.5 * 7 / 4)
SHAPES = (OLD, WIDE)
"""4:3, and everything from 7:4 on."""
Sizes = Mapping[str, tuple[float, float]]
"""By name: a size on each of the shapes."""


@dataclass(frozen=True, slots=True)
class Type:
    """How a text is set: its size, the width of its lines, the height of one in sizes, and how
    heavy it is.
    """

    size: float
    width: float
    line: float = LINE
    weight: int = REGULAR

    def lines(self, text: str) -> list[str]:
        """As it is broken there: put together again they are the text. A line that was begun by hand ends the
        one before with its sign.
        """
        return [
            line
            for block in text.splitlines(keepends=True)
            for line in broken(block, self.width, self.size, self.weight)
        ]

    def breaks_no_word(self, text: str) -> bool:
        """Whether each of its words has room in one line, so that none needs a break."""
        return all(width_of(word, self.size, self.weight) <= self.width for word in text.split())

    def height(self, text: str) -> float:
        return len(self.lines(text)) * self.size * self.line if text else 0.0


def by_shape(value: Callable[[Shape], float]) -> tuple[float, float]:
    """A size reckoned for each of the shapes."""
    old, wide = (value(shape) for shape in SHAPES)
    return old, wide


def style(sizes: Sizes) -> str:
    """The sizes as they are handed to wall.css, which takes those of its shape."""
    return ";".join(
        f"--{name}-{shape.name}:{size:.2f}"
        for name, both in sizes.items()
        for shape, size in zip(SHAPES, both, strict=True)
    )


def largest(least: float, most: float, fits: Callable[[float], bool]) -> float:
    """The largest size up to `most` that fits; the least where none does."""
    low, high = 0, STEPS
    while low < high:
        middle = (low + high + 1) // 2
        if fits(least + (most - least) * middle / STEPS):
            low = middle
        else:
            high = middle - 1
    return least + (most - least) * low / STEPS


def head(title: str, before: bool = True, shape: Shape = OLD) -> float:
    """The height of a sight's head: what stands before the title, and the title beside the clock."""
    size = title_size(title)
    return (SMALL * LINE if before else 0.0) + Type(size, shape.width - 28, 1.1, SEMIBOLD).height(title) + GAP


LONG = 60
"""Signs from which on a title is set smaller."""


def title_size(title: str) -> float:
    """As wall.css sets it, where the template says that a title is long."""
    return 5.0 if len(title) <= LONG else 3.6


def side_by_side(items: Iterable[str], width: float, sign: float = 3.4, between: float = 3.0) -> int:
    """How many lines small items take that stand one after the other, each with a sign before it."""
    lines, left = 1, width
    for item in items:
        needed = sign + width_of(item, SMALL, SEMIBOLD)
        if needed > left:
            lines, left = lines + 1, width
        left -= needed + between
    return lines


def row_height(heights: Sequence[float], room: float, most: float) -> float:
    """How high rows of a table are that share the room: those that need more than the others get it."""
    left, number = room, len(heights)
    for height in sorted(heights, reverse=True):
        if number == 1 or height <= left / number:
            break
        left, number = left - height, number - 1
    return min(left / max(1, number), most)


def by_page(parts: Sequence[tuple[Part, float]], room: float) -> tuple[tuple[Part, ...], ...]:
    """The parts with their heights page by page, in their order, at least one on each."""
    pages: list[list[Part]] = [[]]
    left = room
    for part, height in parts:
        if pages[-1] and height > left:
            pages.append([])
            left = room
        pages[-1].append(part)
        left -= height
    return tuple(tuple(page) for page in pages)


def evenly(parts: Sequence[tuple[Part, float]], room: float) -> tuple[tuple[Part, ...], ...]:
    """The same on as few pages, with as little on the fullest of them as goes: so each can be set larger."""
    pages = by_page(parts, room)
    for share in range(STEPS, 0, -1):
        fewer = by_page(parts, room * share / STEPS)
        if len(fewer) > len(pages):
            break
        pages = fewer
    return pages


def in_pieces(text: str, kind: Type, room: float) -> tuple[str, ...]:
    """A text cut where a page of this height would end."""
    lines, most = kind.lines(text), max(1, int(room / (kind.size * kind.line)))
    return tuple("".join(lines[start : start + most]).strip() for start in range(0, len(lines), most))
