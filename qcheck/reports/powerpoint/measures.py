"""How much room words take on a slide, reckoned without one. Calibri is a little narrower than the face that
is measured here, so nothing leaves its place.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from qcheck.charts.measure import REGULAR, SEMIBOLD, broken
from qcheck.reports.powerpoint.markup import INDENT, Line, Run

LEADING = 1.22  # the height of a line in parts of its size


@lru_cache(maxsize=1_000)  # pieces ask for their height again and again, on every slide they may go to
def lines_of(text: str, width: float, size: float, *, strong: bool = False) -> tuple[str, ...]:
    """The text line by line; together they are the text."""
    return tuple(
        line
        for piece in text.split("\n")
        for line in broken(piece, width, size, SEMIBOLD if strong else REGULAR)
    )


def height_of(text: str, width: float, size: float, *, strong: bool = False) -> float:
    return len(lines_of(text, width, size, strong=strong)) * size * LEADING


def line_height(line: Line, width: float) -> float:
    """A paragraph with the space after it."""
    room = width - (INDENT if line.bullet else 0)
    size = max((run.size for run in line.runs), default=18)
    strong = any(run.strong for run in line.runs)
    return height_of(line.text, room, size, strong=strong) + line.after


def in_parts(line: Line, width: float, most: float) -> Sequence[Line]:
    """A paragraph that is higher than a slide in several; what stood before it stays with the first."""
    if line_height(line, width) <= most:
        return (line,)
    run = line.runs[-1]
    head = "".join(earlier.text for earlier in line.runs[:-1])
    lines = lines_of(f"{head}{run.text}", width - INDENT, run.size, strong=run.strong)
    several = max(1, int(most / (run.size * LEADING)) - 1)
    texts = ["".join(lines[at : at + several]) for at in range(0, len(lines), several)]
    first = Line((*line.runs[:-1], _with(run, texts[0][len(head) :])), line.after, line.bullet, line.align)
    return (first, *(Line((_with(run, text),), line.after, "", line.align) for text in texts[1:]))


def _with(run: Run, text: str) -> Run:
    return Run(text, run.size, run.strong, run.slanted, run.colour, run.outline)
