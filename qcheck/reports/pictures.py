"""Profile, matrix, then and now as pictures for web pages and slides: SVG that says what it shows, PNG with
twice as many pixels as the drawing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from qcheck.charts import Matrix, Picture, Size
from qcheck.charts.colours import FAINT, HAIR, INK, QUIET
from qcheck.charts.drawing import Drawing, Line, Strip, Words, moved
from qcheck.charts.dumbbell import Dumbbell
from qcheck.charts.matrix_layout import spoken
from qcheck.charts.measure import REGULAR, SEMIBOLD, wrapped
from qcheck.charts.svg import draw
from qcheck.reports.drawings import Subject, drawing, pixels

TWICE = 2.0
"""How many pixels of a PNG one unit of the drawing takes, in width and height: sharp on dense screens."""
EDGE = 24
"""Pixels of white around everything, so that nothing sticks to what stands beside it."""


@dataclass(frozen=True, slots=True)
class Belonging:
    """What a picture belongs to, wherever it is shown: the process, below it what is seen and of which days,
    and at the foot what it is and what it is not.
    """

    process: str
    seen: str
    foot: str


def svg(subject: Subject, belongs: Belonging | None = None) -> bytes:
    """The picture as SVG with a title and a description for screen readers. With `belongs` its head, its foot
    and both of these name the process, too.
    """
    return _drawn(subject, belongs).encode()


def png(subject: Subject, belongs: Belonging | None = None) -> bytes:
    """The same picture as PNG, its text set in our own face."""
    return pixels(_drawn(subject, belongs), TWICE)


def alternative(subject: Subject) -> str:
    """What the picture shows, in words: a line for each row."""
    match subject:
        case Matrix():
            return "\n".join(spoken(subject))
        case Picture() | Dumbbell():
            return "\n".join(row.spoken for row in subject.rows)


def _drawn(subject: Subject, belongs: Belonging | None) -> str:
    inner = drawing(subject, Size.WIDE)
    if belongs is None:
        return draw(_framed(inner), subject.title, alternative(subject))
    whole = replace(inner, strips=(*_head(belongs, inner.width), *inner.strips, *_foot(belongs, inner.width)))
    told = "\n".join((belongs.seen, alternative(subject), belongs.foot))
    return draw(_framed(whole), f"{belongs.process}: {subject.title}", told)


def _head(belongs: Belonging, width: float) -> tuple[Strip, ...]:
    """The process in large letters, below it what is seen and of which days."""
    return (
        *_lines(belongs.process, width, 26, SEMIBOLD, INK),
        *_lines(belongs.seen, width, 17, REGULAR, QUIET),
        Strip(EDGE),
    )


def _foot(belongs: Belonging, width: float) -> tuple[Strip, ...]:
    line = Strip(10, band=(Line(0, 8, width, 8, HAIR, 1),))
    return line, *_lines(belongs.foot, width, 14, REGULAR, FAINT)


def _lines(text: str, width: float, size: float, weight: int, colour: str) -> Iterator[Strip]:
    """A text as strips, one for each line, two at most; all of it stands in the description."""
    for line in wrapped(text, width, size, weight):
        yield Strip(size * 1.4, left=(Words(0, size * 1.05, line, size, weight, colour),))


def _framed(inner: Drawing) -> Drawing:
    """The drawing with white around it."""
    edge = Strip(EDGE)
    strips = (
        Strip(strip.height, left=tuple(moved(item, EDGE, 0) for item in strip.items))
        for strip in inner.strips
    )
    return Drawing(inner.width + 2 * EDGE, (edge, *strips, edge))
