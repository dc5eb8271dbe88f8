"""The band of 0 to 100: tinted stretches, the two thresholds, the spread, the rings of the perspectives, the
bar of the result.

Rings that would hide each other are stacked; the bar comes last and is thinner than a ring, so that neither
hides the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from qcheck.charts.colours import FAINT, INK, LIGHT_COLOURS, PAPER, QUIET, TICK
from qcheck.charts.columns import Columns
from qcheck.charts.drawing import Align, Box, Disc, Item, Line, Words
from qcheck.charts.measure import SEMIBOLD
from qcheck.charts.picture import Picture, Ring, Row
from qcheck.scoring.values import Light

HEIGHT = 10
BAR = 14  # half the height of the bar
RING = 4.5
AXIS_SIZE = 14
LETTER_SIZE = 14
LETTER_ROOM = 15.0  # how wide a letter is at most, with what keeps it from the next
WITH_LETTERS = BAR + 16
"""How far letters reach from the middle of the band."""


class Thresholds(Protocol):
    """Anything that has bands: from which score they are yellow, and from which green."""

    @property
    def yellow_from(self) -> int:
        """From which score it is yellow."""

    @property
    def green_from(self) -> int:
        """From which score it is green."""


def band_items(
    picture: Picture, row: Row, columns: Columns, y: float, *, letters: bool = False
) -> tuple[Item, ...]:
    """The band of a row around the height `y`; nothing where the criterion is not relevant. With `letters` it
    needs `WITH_LETTERS` above and below.
    """
    if row.light is Light.NOT_RELEVANT:
        return ()
    return (
        *ground_items(picture, columns, y),
        *_spread(row, columns, y),
        *_rings(row, columns, y),
        *_bar(row, columns, y),
        *(_letters(row, columns, y) if letters else ()),
    )


def band_colours(yellow_from: int, green_from: int) -> tuple[tuple[str, int, int], ...]:
    """The tinted stretches of the band: colour, and from which score to which."""
    limits = (0, yellow_from, green_from, 100)
    lights = (Light.RED, Light.YELLOW, Light.GREEN)
    return tuple(
        (LIGHT_COLOURS[light].tint, start, end)
        for light, start, end in zip(lights, limits, limits[1:], strict=False)
    )


def axis_items(picture: Thresholds, columns: Columns, y: float) -> tuple[Item, ...]:
    """The numbers over the bands, on the baseline `y`: both thresholds always, 0 and 100 where
    there is room.
    """
    return tuple(
        Words(
            columns.at(tick.score) + tick.shift, y, str(tick.score), AXIS_SIZE, colour=FAINT, align=tick.align
        )
        for tick in _ticks(picture, columns)
    )


def ground_items(picture: Thresholds, columns: Columns, y: float) -> Iterator[Item]:
    """The tinted ground of a band around the height `y`, with both thresholds."""
    for colour, start, end in band_colours(picture.yellow_from, picture.green_from):
        if end > start:
            left = columns.at(start)
            yield Box(left, y - HEIGHT / 2, columns.at(end) - left, HEIGHT, colour)
    for score in (picture.yellow_from, picture.green_from):
        yield Line(columns.at(score), y - 9, columns.at(score), y + 9, TICK, 1)


@dataclass(frozen=True, slots=True)
class _Tick:
    score: int
    align: Align = Align.MIDDLE
    shift: float = 0


def _spread(row: Row, columns: Columns, y: float) -> tuple[Item, ...]:
    if row.lowest is None or row.highest is None:
        return ()
    return (Line(columns.at(row.lowest), y, columns.at(row.highest), y, QUIET, 1.5),)


def _bar(row: Row, columns: Columns, y: float) -> tuple[Item, ...]:
    if row.score is None:
        return ()
    x = columns.at(row.score)
    return (Line(x, y - BAR, x, y + BAR, INK, 4, round=True),)


def _rings(row: Row, columns: Columns, y: float) -> Iterator[Item]:
    for cluster in _clusters(sorted(row.rings, key=lambda ring: ring.score), columns):
        step = min(2 * RING + 1.5, 2 * BAR / max(1, len(cluster) - 1))
        for place, ring in enumerate(cluster):
            height = (place - (len(cluster) - 1) / 2) * step
            yield Disc(
                columns.at(ring.score), y + height, RING, PAPER, QUIET, 1.5, name=f"{ring.title} {ring.score}"
            )


def _clusters(rings: Sequence[Ring], columns: Columns) -> list[list[Ring]]:
    """Rings that would hide each other, to be stacked: none of a cluster is further than a ring from its
    first.
    """
    clusters: list[list[Ring]] = []
    for ring in rings:
        if clusters and columns.at(ring.score) - columns.at(clusters[-1][0].score) < 1.5 * RING:
            clusters[-1].append(ring)
        else:
            clusters.append([ring])
    return clusters


def _letters(row: Row, columns: Columns, y: float) -> Iterator[Words]:
    """Whose ring is whose: letters above and below in turn, none over another, each as near to its ring as
    can be.
    """
    rings = sorted(row.rings, key=lambda ring: ring.score)
    for start, baseline in ((0, y - BAR - 4), (1, y + BAR + 14)):
        for x, ring in _apart(rings[start::2], columns):
            yield Words(x, baseline, ring.letter, LETTER_SIZE, SEMIBOLD, QUIET, Align.MIDDLE)


def _apart(rings: Sequence[Ring], columns: Columns) -> Iterator[tuple[float, Ring]]:
    """Where each letter stands: over its ring, or as far to the right as the one before needs; the last ones
    are moved back where the band ends.
    """
    for place, ring in enumerate(rings):
        last = columns.band_end - LETTER_ROOM * (len(rings) - 1 - place)
        before = max(
            (columns.at(other.score) + LETTER_ROOM * (place - at) for at, other in enumerate(rings[:place])),
            default=0.0,
        )
        yield min(max(columns.at(ring.score), before), last), ring


def _ticks(picture: Thresholds, columns: Columns) -> tuple[_Tick, ...]:
    yellow, green = picture.yellow_from, picture.green_from
    room = 30 / (columns.band_end - columns.band) * 100  # what a number needs, in points
    if yellow == green:
        inner: tuple[_Tick, ...] = (_Tick(yellow),)
    elif green - yellow < room:
        inner = (_Tick(yellow, Align.RIGHT, -1), _Tick(green, Align.LEFT, 1))
    else:
        inner = (_Tick(yellow), _Tick(green))
    start = (_Tick(0, Align.LEFT),) if yellow > room else ()
    end = (_Tick(100, Align.RIGHT),) if 100 - green > room else ()
    return (*start, *inner, *end)
