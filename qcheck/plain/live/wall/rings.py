"""The band of a criterion on the wall: where each perspective stands, and who is who.

Each ring has its letter above it; perspectives with one and the same score share a ring, and their letters
stand over it as one group, which a line ties to it. Where there are two perspectives and room, their names
stand there. A band stands on the page as elements placed in hundredths of it, so that it is as wide as its
page allows. Whom the mode withholds has no ring, and so no letter.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from qcheck.charts import Picture, Row, band_colours
from qcheck.charts.measure import SEMIBOLD, width_of
from qcheck.plain.live.wall.layout import SMALL
from qcheck.scoring.values import Light
from qcheck.wording import Voice
from qcheck.wording.initials import initials

TINTS = ("red", "yellow", "green")
APART = 2.1
"""How far letters stand from each other that share a place."""
BETWEEN = "\u00a0"
"""Between the letters of one ring."""
INWARDS = 1.6
"""How far a name reaches beyond its ring towards the other one."""
FURTHER, BETWEEN_WORDS = 0.12, 0.16
"""How much further apart letters and words stand, in sizes, for whoever sets them so (WCAG 1.4.12)."""


class Side(StrEnum):
    """Where a label stands at its place: around it, or a name that ends or begins there, within the band; so
    what is set wider grows away from the other name.
    """

    AROUND = "around"
    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Label:
    """A letter or a name: at which score it stands, how far beside it and on which side; `before` and `after`
    are what it keeps free on the band's left and right, for itself and its neighbours; a name for the other
    one alone, however wide its letters are set.

    Where it `is_tied`, a line leads from under it, `half` of it to each side, to its `ring`.
    """

    text: str
    score: float
    beside: float
    before: float
    after: float
    ring: float = 0
    half: float = 0
    is_tied: bool = False
    side: Side = Side.AROUND


@dataclass(frozen=True, slots=True)
class Band:
    """Tinted stretches from score to score, the two thresholds, the spread, the rings, the result, all from 0
    to 100.
    """

    tints: tuple[tuple[str, int, int], ...]
    limits: tuple[int, int]
    spread: tuple[int, int] | None
    rings: tuple[int, ...]
    labels: tuple[Label, ...]
    score: int | None


def letters(voice: Voice) -> dict[str, str]:
    """A letter for each perspective of the catalogue, the same on every sight."""
    return initials(
        {perspective.id: voice.perspective(perspective.id) for perspective in voice.catalogue.perspectives}
    )


def signs(rows: Iterable[Row], width: float, voice: Voice, size: float = SMALL) -> dict[str, str]:
    """What stands at the rings of these rows, on bands that are at least so wide: names where there are two
    perspectives and both have room, else letters.
    """
    names: dict[str, str] = {ring.perspective: ring.title for row in rows for ring in row.rings}
    if len(names) == 2 and sum(width_of(name, size, SEMIBOLD) + size for name in names.values()) <= width:
        return names
    told = letters(voice)
    return {perspective: told[perspective] for perspective in told if perspective in names}


def band(
    row: Row, picture: Picture, signs: Mapping[str, str], width: float, size: float = SMALL
) -> Band | None:
    """The band of a row that is at least so wide; None where a criterion is not relevant."""
    if row.light is Light.NOT_RELEVANT:
        return None
    stretches = band_colours(picture.yellow_from, picture.green_from)
    rings = sorted(row.rings, key=lambda ring: ring.score)
    return Band(
        tints=tuple(
            (tint, start, end) for tint, (_, start, end) in zip(TINTS, stretches, strict=True) if end > start
        ),
        limits=(picture.yellow_from, picture.green_from),
        spread=(row.lowest, row.highest) if row.lowest is not None and row.highest is not None else None,
        rings=tuple(dict.fromkeys(ring.score for ring in rings)),
        labels=labels([(ring.score, signs[ring.perspective]) for ring in rings], width, size),
        score=row.score,
    )


def labels(rings: Sequence[tuple[int, str]], width: float, size: float = SMALL) -> tuple[Label, ...]:
    """The signs of rings, which come by their scores from the lowest on, on a band that is at least so wide:
    none over another.
    """
    if any(len(sign) > 1 for _, sign in rings):
        return _names(rings, width, size)
    groups = _groups(rings)
    widths = [_wide(text, size) for _, text in groups]
    told: list[Label] = []
    for cluster in _clusters([score for score, _ in groups], widths, width):
        whole, before = sum(widths[place] for place in cluster.places), 0.0
        for place in cluster.places:
            score, text = groups[place]
            centre, half = before + widths[place] / 2, width_of(text, size, SEMIBOLD) / 2
            is_inside = widths[place] / 2 <= score / 100 * width <= width - widths[place] / 2
            tied = len(text) > 1 or len(cluster.places) > 1 or not is_inside
            told.append(
                Label(text, cluster.middle, centre - whole / 2, centre, whole - centre, score, half, tied)
            )
            before += widths[place]
    return tuple(told)


def _groups(rings: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """The letters of each ring, from the lowest score on."""
    scores = dict.fromkeys(score for score, _ in rings)
    return [(score, BETWEEN.join(sign for place, sign in rings if place == score)) for score in scores]


def _wide(text: str, size: float) -> float:
    """How wide a label is, with what stays free beside it."""
    return max(width_of(text, size, SEMIBOLD) + size / 2.5, APART * size / SMALL)


def _names(rings: Sequence[tuple[int, str]], width: float, size: float) -> tuple[Label, ...]:
    """Two names, the lower one on the left of its ring and the other on the right of its own."""
    (low, lower), (high, higher) = rings
    left, right = (_wide(name, size) + _further(name, size) for name in (lower, higher))
    beside = min(INWARDS, (high - low) / 200 * width) - size / 5
    return (
        Label(lower, low, beside, 0, right, side=Side.BEFORE),
        Label(higher, high, -beside, left, 0, side=Side.AFTER),
    )


def _further(name: str, size: float) -> float:
    """How much wider a name is with its letters and words further apart."""
    return (FURTHER * len(name) + BETWEEN_WORDS * name.count(" ")) * size


@dataclass(frozen=True, slots=True)
class _Cluster:
    """Rings by their places whose labels stand side by side, around this score."""

    places: tuple[int, ...]
    middle: float


def _clusters(scores: Sequence[int], widths: Sequence[float], width: float) -> list[_Cluster]:
    """Rings whose labels would touch each other share a place, on a band of this width."""
    clusters = [_Cluster((place,), score) for place, score in enumerate(scores)]
    while True:
        places = [_at(cluster, widths, width) for cluster in clusters]
        for number in range(len(clusters) - 1):
            if places[number][1] > places[number + 1][0]:
                both = clusters[number].places + clusters[number + 1].places
                middle = sum(scores[place] for place in both) / len(both)
                clusters[number : number + 2] = [_Cluster(both, middle)]
                break
        else:
            return clusters


def _at(cluster: _Cluster, widths: Sequence[float], width: float) -> tuple[float, float]:
    """Where its labels begin and end; they never leave the band."""
    half = sum(widths[place] for place in cluster.places) / 2
    middle = min(max(cluster.middle / 100 * width, half), width - half)
    return middle - half, middle + half
