"""What people wrote, on the wall page by page and never cut: why something was agreed, who sees it otherwise,
and the measures.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from qcheck.charts.measure import SEMIBOLD
from qcheck.live.wall import layout
from qcheck.live.wall.layout import HUNDREDTH_OF_WIDTH, INSIDE, LINE, SMALL, Type
from qcheck.service import AgreedLight, Measure
from qcheck.wording import Voice

WORDS = (3.4, 2.9, 2.5)
"""The sizes of a reason on the wall: the largest in which it has room beside the lights, else the last, on as
many pages as it takes.
"""
HALF = 43.2 * HUNDREDTH_OF_WIDTH
AFTER = 1.6
LIGHTS = 9.0 + 2.6 * LINE + 3.0 + layout.GAP
"""The height of the agreed light with what stands above it."""
MEASURE_SIZES = (3.4, 3.0, 2.6, SMALL)
OF_MANY = 2.6
WIDTHS = (0.50, 0.28, 0.22)
"""The columns of the measures as parts of the width; `2vw` of each stay free."""
ROW = 2.4 + 0.5
HEADINGS = SMALL * LINE + 2.5
COUNTED = SMALL * LINE + layout.GAP


@dataclass(frozen=True, slots=True)
class Said:
    """A piece of a text under its heading; `goes_on` where it began on the page before."""

    heading: str
    text: str
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class SaidPages:
    """What was said about an agreement, page by page, in one size."""

    pages: tuple[tuple[Said, ...], ...]
    size: float


def said(agreed: AgreedLight | None, title: str, voice: Voice) -> SaidPages:
    """The reason and the minority view of what was agreed."""
    texts = (
        ((voice.say("Why"), agreed.reason), (voice.say("Some see it otherwise"), agreed.minority))
        if agreed
        else ()
    )
    told = [Said(heading, text) for heading, text in texts if text.strip()]
    first = layout.HEIGHT - layout.head(title) - LIGHTS - COUNTED
    for size in WORDS:
        beside = Type(size, HALF)
        if sum(_height(each, beside) for each in told) <= first:
            return SaidPages((tuple(told),), size)
    return SaidPages(
        tuple(_pages_of(told, beside, first, layout.HEIGHT - layout.head(title) - COUNTED)), size
    )


def _height(piece: Said, kind: Type) -> float:
    return SMALL * LINE + kind.height(piece.text) + AFTER


def _pages_of(told: Sequence[Said], beside: Type, first: float, later: float) -> Iterator[tuple[Said, ...]]:
    """The first page stands beside the lights, the others have the wall for themselves; both break where the
    narrower one does.
    """
    page, left = list[Said](), first
    for each in told:
        lines, begun = beside.lines(each.text), False
        while lines:
            most = int((left - SMALL * LINE - AFTER) / (beside.size * beside.line))
            if most < 1 and page:
                yield tuple(page)
                page, left = [], later
                continue
            piece = Said(each.heading, "".join(lines[: max(1, most)]).strip(), begun)
            lines, begun = lines[max(1, most) :], True
            page.append(piece)
            left -= _height(piece, beside)
    yield tuple(page)


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the measures: one of them, or what is left of a long one, then with nothing but words.
    `number` counts them from 1.
    """

    number: int
    what: str
    who: str
    due: str


@dataclass(frozen=True, slots=True)
class Planned:
    """The measures page by page, those written last on the first, in one size."""

    pages: tuple[tuple[Line, ...], ...]
    size: float


def planned(measures: Sequence[Measure], voice: Voice) -> Planned:
    """All measures with who and by when."""
    room = layout.HEIGHT - layout.head(voice.say("What we will do")) - HEADINGS - COUNTED
    by_size = ((size, _with_heights(measures, size, room, voice)) for size in MEASURE_SIZES)
    size, heights = next(
        ((size, found) for size, found in by_size if sum(height for _, height in found) <= room),
        (OF_MANY, _with_heights(measures, OF_MANY, room, voice)),
    )
    return Planned(tuple(page[::-1] for page in layout.by_page(heights[::-1], room)), size)


def _with_heights(
    measures: Sequence[Measure], size: float, room: float, voice: Voice
) -> list[tuple[Line, float]]:
    what, who, due = (
        Type(size, INSIDE * part - 2 * HUNDREDTH_OF_WIDTH, 1.15, weight) for part, weight in _columns()
    )
    lines = [
        line for number, each in enumerate(measures, 1) for line in _lines(number, each, what, room, voice)
    ]
    return [
        (line, max(what.height(line.what), who.height(line.who), due.height(line.due)) + ROW)
        for line in lines
    ]


def _columns() -> Iterable[tuple[float, int]]:
    return zip(WIDTHS, (SEMIBOLD, 400, 400), strict=True)


def _lines(number: int, measure: Measure, what: Type, room: float, voice: Voice) -> Iterator[Line]:
    due = measure.by_when or (voice.language.short_day(measure.due) if measure.due else "")
    pieces = layout.in_pieces(measure.what, what, room - ROW)
    yield Line(number, pieces[0] if pieces else "", measure.who, due)
    yield from (Line(number, piece, "", "") for piece in pieces[1:])
