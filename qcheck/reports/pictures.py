"""Profile, matrix, then and now as pictures for web pages and slides: SVG that says what it shows, PNG with
twice as many pixels as the drawing.
"""

from __future__ import annotations

from qcheck.charts import Matrix, Picture, Size
from qcheck.charts.drawing import Drawing, Strip, moved
from qcheck.charts.dumbbell import Dumbbell
from qcheck.charts.matrix_layout import spoken
from qcheck.charts.svg import draw
from qcheck.reports.drawings import Subject, drawing, pixels

TWICE = 2.0
"""Pixels for each of the drawing's own."""
EDGE = 24
"""Pixels of white around everything, so that nothing sticks to what stands beside it."""


def svg(subject: Subject, title: str = "") -> bytes:
    """The picture as a drawing with a name and a description; `title` names it where it is not named well
    enough by itself.
    """
    return _drawn(subject, title).encode()


def png(subject: Subject, title: str = "") -> bytes:
    """The same in pixels, in the house's own face."""
    return pixels(_drawn(subject, title), TWICE)


def alternative(subject: Subject) -> str:
    """What the picture shows, in words: a line for each row."""
    match subject:
        case Matrix():
            return "\n".join(spoken(subject))
        case Picture() | Dumbbell():
            return "\n".join(row.spoken for row in subject.rows)


def _drawn(subject: Subject, title: str) -> str:
    framed = _framed(drawing(subject, Size.WIDE))
    return draw(framed, title or subject.title, alternative(subject))


def _framed(inner: Drawing) -> Drawing:
    """The drawing with white around it."""
    edge = Strip(EDGE)
    strips = (
        Strip(strip.height, left=tuple(moved(item, EDGE, 0) for item in strip.items))
        for strip in inner.strips
    )
    return Drawing(inner.width + 2 * EDGE, (edge, *strips, edge))
