"""A page of the profile on the wall: its rows share the height, and what can be read from the last row stands
in them, and no more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qcheck.catalogue import CriterionId
from qcheck.charts import Row
from qcheck.charts.measure import SEMIBOLD, width_of
from qcheck.plain.live.wall import layout
from qcheck.plain.live.wall.layout import CROWDED, GAP, LEAST, LINE, OLD, SHAPES, SMALL, Shape, Sizes, Type
from qcheck.plain.live.wall.matrix_layout import SETTLED
from qcheck.plain.live.wall.rings import Band
from qcheck.scoring.values import CriterionProfile, Light
from qcheck.wording import CAPPED, CLOSE_CALL, FLAG_WORDS, Voice

SCALE = SMALL * 1.2 + 0.6
"""The numbers over the bands."""
TALLEST = 9.5
"""No row is higher, however few there are."""
TITLES, MARKS, MARKS_BESIDE_LETTERS = (0.37, 0.42, 0.46), 0.28, 0.36
"""The titles take at most, the marks just this part of what lights and numbers leave, more of it on an old
projector where letters and no names stand at the rings; bands have the rest.
"""
LOWEST = 4.4
"""Below that height of a row, titles are set as small as in a crowded table."""
NUMBERED = 24.0
"""What the number of a page takes at the foot."""
PAD = 1.6
"""What stays free between two columns."""
TIGHT = 1.08
TIGHTEST, INSET = 1.0, 0.06
"""The lines of marks, and what stays free of a row's height above and below them."""


@dataclass(frozen=True, slots=True)
class InShort:
    """As many marks as have room, and how many more there are: they stand with the topic."""

    text: str = ""
    more: int = 0


@dataclass(frozen=True, slots=True)
class WallLine:
    """`number` is the score or a dash, `marks` few words for each of the shapes, each word once, whoever it
    is about; `spoken` is the row read aloud.

    A row that has not been revealed keeps its place: its title, and nothing else.
    """

    criterion: CriterionId
    title: str
    light: Light | None = None
    number: str = ""
    band: Band | None = None
    marks: tuple[InShort, ...] = (InShort(),) * len(SHAPES)
    spoken: str = ""


@dataclass(frozen=True, slots=True)
class Columns:
    """How a page of the profile is set on one shape: the height of its rows, the widths of its columns, the
    size of titles.
    """

    row: float
    light: float
    number: float
    title: float
    title_width: float
    agreed_width: float
    band_width: float
    marks_width: float

    @classmethod
    def of(
        cls,
        titles: Sequence[str],
        shape: Shape,
        head: str,
        key: Sequence[str],
        agreed: Sequence[str] = (),
        *,
        pages: int = 1,
        by_letters: bool = False,
    ) -> Columns:
        """For these rows, with what is explained at the foot beside the number of one of several `pages`, and
        the words in the column of agreed ones.
        """
        foot = layout.side_by_side(key, shape.width - (NUMBERED if pages > 1 else 0)) * SMALL * LINE
        room = layout.HEIGHT - layout.head(head, shape=shape) - SCALE - foot - 2 * GAP
        settled = max((width_of(word, SMALL) * 1.05 + SETTLED + PAD for word in agreed), default=0.0)
        even = min(room / max(1, len(titles)), TALLEST)
        rest = shape.width - _light(even) - PAD - 3 * 0.54 * _number(even) - PAD - settled
        part = next(
            (share for share in TITLES if _have_room(titles, LEAST, share * rest - PAD, even)), TITLES[-1]
        )
        width = part * rest - PAD
        most = max(LEAST, min(0.48 * even, 4.2))
        size = layout.largest(LEAST, most, lambda size: _have_room(titles, size, width, even))
        row = _row(titles, size, width, room)
        if row < LOWEST:
            size, row = CROWDED, _row(titles, CROWDED, width, room)
        longest = max((width_of(title, size, SEMIBOLD) for title in titles), default=0.0) * 1.05
        title, marks = (
            min(width, longest) + PAD,
            (MARKS_BESIDE_LETTERS if by_letters and shape is OLD else MARKS) * rest,
        )
        return cls(row, _light(row), _number(row), size, title, settled, rest - title - marks, marks)


def _row(titles: Sequence[str], size: float, width: float, room: float) -> float:
    kind = Type(size, width, TIGHT, SEMIBOLD)
    return layout.row_height([kind.height(title) + 0.4 for title in titles], room, TALLEST)


def _light(row: float) -> float:
    return min(0.72 * row, 6.4)


def _number(row: float) -> float:
    return max(SMALL, min(0.64 * row, 5.6))


def _have_room(titles: Sequence[str], size: float, width: float, row: float) -> bool:
    kind = Type(size, width, TIGHT, SEMIBOLD)
    return all(kind.height(title) <= row - 0.3 for title in titles)


def sizes(columns: tuple[Columns, ...]) -> Sizes:
    """As they are handed to the page."""
    old, wide = columns
    return {
        "row": (old.row, wide.row),
        "band": (min(old.row, 5.0), min(wide.row, 5.0)),
        "light": (old.light, wide.light),
        "number": (old.number, wide.number),
        "title": (old.title, wide.title),
        "title-width": (old.title_width, wide.title_width),
        "agreed-width": (old.agreed_width, wide.agreed_width),
        "marks-width": (old.marks_width, wide.marks_width),
    }


def line(
    row: Row, profile: CriterionProfile, drawn: Band | None, columns: tuple[Columns, ...], voice: Voice
) -> WallLine:
    """A criterion as one line of the wall's profile, in few words."""
    number = "–" if row.score is None else str(row.score)
    first = () if row.score is not None else (row.word,)
    words = (*first, *filter(None, (row.view,)), *_marks(profile, voice))
    short = tuple(_in_short(words, column) for column in columns)
    return WallLine(row.criterion, row.title, row.light, number, drawn, short, row.spoken)


def _in_short(words: tuple[str, ...], columns: Columns) -> InShort:
    """As many as have room in the row, and how many more there are."""
    kind = Type(SMALL, columns.marks_width - PAD, TIGHTEST)
    most_lines = max(1, int((columns.row - INSET) / (SMALL * TIGHTEST)))
    for most in range(len(words), 0, -1):
        left = len(words) - most
        text = ", ".join(words[:most])
        if len(kind.lines(f"{text} + {left}" if left else text)) <= most_lines:
            return InShort(text, left)
    return InShort(words[0] if words else "", max(0, len(words) - 1))


def _marks(profile: CriterionProfile, voice: Voice) -> tuple[str, ...]:
    raised, rating = {flag for flag, _ in profile.flags}, profile.overall.rating
    flags = (words.mark for flag, words in FLAG_WORDS.items() if flag in raised)
    of_light = (
        *((CAPPED.mark,) if rating.capped_by else ()),
        *((CLOSE_CALL.mark,) if rating.close_call else ()),
    )
    return tuple(voice.say(mark) for mark in (*flags, *of_light))


def narrowest_band(columns: tuple[Columns, ...]) -> float:
    """How wide the bands are on the narrowest projector."""
    return columns[SHAPES.index(OLD)].band_width - PAD
