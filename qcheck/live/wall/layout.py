"""What fits on the wall: texts are broken into lines before anybody sees them, and what is too much for one
page goes to the next.

All lengths are hundredths of the wall's height, as `--u` in wall.css. Widths are those of the narrowest
projector, 4:3, in the face that
is sent along; on a wider one there is room to spare, which the bars take. So nothing is ever cut, in whatever
language and catalogue.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from qcheck.charts.measure import REGULAR, SEMIBOLD, broken

HEIGHT = 92.4
"""Without the margins above and below."""
HUNDREDTH_OF_WIDTH = 4 / 3
INSIDE = 92.5 * HUNDREDTH_OF_WIDTH
SMALL = 2.3
"""The smallest text on any wall."""
GAP = 1.4
LINE = 1.25

Part = TypeVar("Part")


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

    def height(self, text: str) -> float:
        return len(self.lines(text)) * self.size * self.line if text else 0.0


def head(title: str, before: bool = True) -> float:
    """The height of a sight's head: what stands before the title, and the title beside the clock."""
    size = title_size(title)
    return (SMALL * LINE if before else 0.0) + Type(size, INSIDE - 28, 1.1, SEMIBOLD).height(title) + GAP


LONG = 60
"""Signs from which on a title is set smaller."""


def title_size(title: str) -> float:
    """As wall.css sets it, where the template says that a title is long."""
    return 5.0 if len(title) <= LONG else 3.6


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


def in_pieces(text: str, kind: Type, room: float) -> tuple[str, ...]:
    """A text cut where a page of this height would end."""
    lines, most = kind.lines(text), max(1, int(room / (kind.size * kind.line)))
    return tuple("".join(lines[start : start + most]).strip() for start in range(0, len(lines), most))
