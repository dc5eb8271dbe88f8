"""The band of a row where many rows must weigh little: the ground is drawn once for a page, a row adds its
result and its rings.

Each ring has its letter; rings at one spot share theirs above and below. Words and numbers stand beside the
band, so that it is silent.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape

from qcheck.charts.band import band_colours
from qcheck.charts.colours import FONT, INK, PAPER, QUIET, TICK
from qcheck.charts.picture import Ring, Row
from qcheck.scoring.values import Light

WIDTH, HEIGHT = 300, 46
_MIDDLE = 24
_EDGE = 9
_LETTER, _SPACE = 9.0, 3.0  # how wide they are at most, at a size of 12
_RING = 5


def strip_parts(yellow_from: int, green_from: int) -> str:
    """What all strips of a page share: the tinted ground `s-g` and a ring `s-r`, drawn where nobody sees
    them.
    """
    tints = "".join(
        f'<path d="M{_at(start)} {_MIDDLE}H{_at(end)}" stroke="{tint}" stroke-width="9"/>'
        for tint, start, end in band_colours(yellow_from, green_from)
        if end > start
    )
    ticks = "".join(f'<path d="M{_at(score)} 16v16" stroke="{TICK}"/>' for score in (yellow_from, green_from))
    ring = f'<circle id="s-r" cy="{_MIDDLE}" r="{_RING}" fill="{PAPER}" stroke="{INK}" stroke-width="1.6"/>'
    return f'<g id="s-g">{tints}{ticks}</g>{ring}'


def strip(row: Row, letters: Mapping[str, str]) -> str:
    """The band of one row, to stand on a page that has `strip_parts`; nothing where the criterion has no
    score.
    """
    if row.score is None or row.light is Light.NOT_RELEVANT:
        return ""
    rings = sorted(row.rings, key=lambda ring: ring.score)
    line = (
        (
            f'<path d="M{_at(rings[0].score)} {_MIDDLE}H{_at(rings[-1].score)}" stroke="{QUIET}" '
            f'stroke-width="1.5"/>'
        )
        if rings
        else ""
    )
    bar = f'<path d="M{_at(row.score)} 15v18" stroke="{INK}" stroke-width="4.4"/>'
    drawn = "".join(f'<use xlink:href="#s-r" x="{_at(ring.score)}"/>' for ring in rings)
    told = "".join(f'<text x="{x:g}" y="{y}">{words}</text>' for x, y, words in _labels(rings, letters))
    return (
        f'<svg class="bd" viewBox="0 0 {WIDTH} {HEIGHT}" aria-hidden="true"><use '
        f'xlink:href="#s-g"/>{line}{bar}{drawn}{told}</svg>'
    )


def strip_alone(row: Row, letters: Mapping[str, str], yellow_from: int, green_from: int) -> str:
    """The same as a drawing of its own, ground and all, to be shown as an image."""
    parts = strip_parts(yellow_from, green_from)
    drawn = strip(row, letters).partition(">")[2]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'viewBox="0 0 {WIDTH} {HEIGHT}" font-family="{escape(FONT)}" font-size="12" font-weight="600" '
        f'fill="{INK}" text-anchor="middle"><defs>{parts}</defs>{drawn}'
        if drawn
        else ""
    )


def _labels(rings: Sequence[Ring], letters: Mapping[str, str]) -> Iterator[tuple[float, int, str]]:
    """The letters of the rings, each near its own: the first half of a cluster above, the other below; none
    over another.
    """
    ends = {14: 0.0, 44: 0.0}
    for cluster in _clusters(rings):
        half = (len(cluster) + 1) // 2
        for height, some in ((14, cluster[:half]), (44, cluster[half:])):
            if not some:
                continue
            width = len(some) * _LETTER + (len(some) - 1) * _SPACE
            wanted = sum(_at(ring.score) for ring in some) / len(some)
            middle = min(max(wanted, ends[height] + width / 2 + _SPACE), WIDTH - width / 2)
            ends[height] = middle + width / 2
            yield round(middle, 1), height, " ".join(letters[ring.perspective] for ring in some)


def _clusters(rings: Sequence[Ring]) -> list[list[Ring]]:
    clusters: list[list[Ring]] = []
    for ring in rings:
        if clusters and _at(ring.score) - _at(clusters[-1][-1].score) < _LETTER + _SPACE:
            clusters[-1].append(ring)
        else:
            clusters.append([ring])
    return clusters


def _at(score: int) -> int:
    """Where a score lies, in whole units: the eye sees no smaller step."""
    return round(_EDGE + score * (WIDTH - 2 * _EDGE) / 100)
