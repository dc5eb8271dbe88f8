"""What people wrote, on the wall page by page and never cut, each page as large as it has room: why something
was agreed, who sees it otherwise, and the measures.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from qcheck.charts.measure import REGULAR, SEMIBOLD
from qcheck.plain.live.wall import layout
from qcheck.plain.live.wall.layout import BORDER, GAP, LEAST, LINE, OLD, SMALL, Shape, Sizes, Type
from qcheck.service import AgreedLight, Measure
from qcheck.wording import Voice

MOST = 7.0
"""The largest size of what people wrote."""
HALF = 0.46
"""The words beside the lights, as a part of the width."""
AFTER = 1.6
SETTLED = 7.4 + SMALL * LINE + 1.0 + GAP
"""The height of the agreed light with what stands above it."""
COLUMNS = ((0.46, SEMIBOLD), (0.32, REGULAR), (0.22, REGULAR))
"""The columns of the measures as parts of the width, of which `FREE` stays free, and how heavy they are."""
FREE = 3.0
ROW = 2.4 + 0.5
AIR = 3.0
"""What stands at most above and below a measure beside that, where there is room."""
HEADINGS = SMALL * LINE + 2.5
COUNTED = SMALL * LINE + GAP


@dataclass(frozen=True, slots=True)
class Said:
    """A piece of a text under its heading; `goes_on` where it began on the page before."""

    heading: str
    text: str
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class SaidPages:
    """What was said about an agreement page by page, each with its sizes."""

    pages: tuple[tuple[Said, ...], ...]
    sizes: tuple[Sizes, ...]


def said(agreed: AgreedLight | None, above: float, title: str, voice: Voice) -> SaidPages:
    """The reason and the minority view of what was agreed; on the first page `above` is over the lights."""
    texts = (
        ((voice.say("Why"), agreed.reason), (voice.say("Some see it otherwise"), agreed.minority))
        if agreed
        else ()
    )
    told = [Said(heading, text) for heading, text in texts if text.strip()]
    later = layout.HEIGHT - layout.head(title) - COUNTED - AFTER
    first = later - above - GAP - SETTLED
    pages = tuple(_pages_of(told, Type(LEAST, HALF * OLD.width), first, later))
    sizes = (
        _size(page, *((first, HALF) if number == 0 else (later, 1.0))) for number, page in enumerate(pages)
    )
    return SaidPages(pages, tuple(sizes))


def spread(told: Sequence[Said], title: str, above: float = 0.0) -> SaidPages:
    """Texts with the wall for themselves, on the first page below what is so high `above`."""
    later = layout.HEIGHT - layout.head(title) - COUNTED - AFTER
    rooms = (later - above, later)
    pages = tuple(_pages_of(told, Type(LEAST, OLD.width), *rooms))
    sizes = (_size(page, rooms[min(number, 1)], 1.0) for number, page in enumerate(pages))
    return SaidPages(pages, tuple(sizes))


def views(names: Sequence[str], above: float, title: str) -> Sizes:
    """Of the perspectives one below the other, with light and score, beside what was agreed."""
    room = layout.HEIGHT - layout.head(title) - COUNTED - above - SMALL * LINE - 1.0 - 2 * GAP

    def fits(size: float, shape: Shape) -> bool:
        kind = Type(size, HALF * shape.width - 7 * size, 1.15)
        heights = [kind.height(name) + 0.55 * size + BORDER for name in names]
        return sum(heights) <= room and all(map(kind.breaks_no_word, names))

    return {"view": layout.by_shape(lambda shape: layout.largest(LEAST, 6.2, lambda size: fits(size, shape)))}


def _size(page: Sequence[Said], room: float, part: float) -> Sizes:
    def fits(size: float, shape: Shape) -> bool:
        kind = Type(size, part * shape.width)
        heights = [_height(piece, kind) for piece in page]
        return sum(heights) <= room and all(kind.breaks_no_word(piece.text) for piece in page)

    return {
        "words": layout.by_shape(lambda shape: layout.largest(LEAST, MOST, lambda size: fits(size, shape)))
    }


def _height(piece: Said, kind: Type) -> float:
    return SMALL * LINE + kind.height(piece.text) + AFTER


def _pages_of(told: Sequence[Said], beside: Type, first: float, later: float) -> Iterator[tuple[Said, ...]]:
    """The first page stands beside the lights, the others have the wall for themselves; both break where the
    narrower one does.
    """
    page, left = list[Said](), first
    for text in told:
        lines, begun = beside.lines(text.text), False
        while lines:
            most = int((left - SMALL * LINE - AFTER) / (beside.size * beside.line))
            if most < 1 and page:
                yield tuple(page)
                page, left = [], later
                continue
            piece = Said(text.heading, "".join(lines[: max(1, most)]).strip(), begun)
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
    """The measures page by page, those written last on the first, each page with its sizes."""

    pages: tuple[tuple[Line, ...], ...]
    sizes: tuple[Sizes, ...]


def planned(measures: Sequence[Measure], voice: Voice) -> Planned:
    """All measures with who and by when."""
    room = layout.HEIGHT - layout.head(voice.say("What we will do")) - HEADINGS - COUNTED
    widest = Type(LEAST, COLUMNS[0][0] * OLD.width - FREE, 1.15, SEMIBOLD)
    lines = [
        line
        for number, measure in enumerate(measures, 1)
        for line in _lines(number, measure, widest, room, voice)
    ]
    by_height = [(line, _row(line, LEAST, OLD)) for line in reversed(lines)]
    pages = tuple(page[::-1] for page in layout.by_page(by_height, room))
    return Planned(pages, tuple(_measure_size(page, room) for page in pages))


def _measure_size(page: Sequence[Line], room: float) -> Sizes:
    """How large the measures are set, and how much of what is left over stands above and below each."""

    def heights(size: float, shape: Shape) -> float:
        return sum(_row(line, size, shape) for line in page)

    def fits(size: float, shape: Shape) -> bool:
        return heights(size, shape) <= room and all(_breaks_no_word(line, size, shape) for line in page)

    sizes = {shape: layout.largest(LEAST, MOST, partial(fits, shape=shape)) for shape in layout.SHAPES}
    return {
        "written": layout.by_shape(lambda shape: sizes[shape]),
        "apart": layout.by_shape(
            lambda shape: max(0.0, min(AIR, (room - heights(sizes[shape], shape)) / (2 * len(page) or 1)))
        ),
    }


def _row(line: Line, size: float, shape: Shape) -> float:
    """The height of a row of the measures."""
    cells = zip(_kinds(size, shape), _cells(line), strict=True)
    return max(kind.height(text) for kind, text in cells) + ROW


def _breaks_no_word(line: Line, size: float, shape: Shape) -> bool:
    cells = zip(_kinds(size, shape), _cells(line), strict=True)
    return all(kind.breaks_no_word(text) for kind, text in cells)


def _kinds(size: float, shape: Shape) -> list[Type]:
    """How the cells of a row are set."""
    return [Type(size, part * shape.width - FREE, 1.15, weight) for part, weight in COLUMNS]


def _cells(line: Line) -> Iterable[str]:
    return line.what, line.who, line.due


def _lines(number: int, measure: Measure, what: Type, room: float, voice: Voice) -> Iterator[Line]:
    due = measure.by_when or (voice.language.short_day(measure.due) if measure.due else "")
    pieces = layout.in_pieces(measure.what, what, room - ROW)
    yield Line(number, pieces[0] if pieces else "", measure.who, due)
    yield from (Line(number, piece, "", "") for piece in pieces[1:])
