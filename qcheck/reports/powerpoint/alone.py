"""A column of a slide that never goes on on a second one: as many pieces as fit, and what is left over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from qcheck.reports.powerpoint.answers import CLOSE_BAR, Answers
from qcheck.reports.powerpoint.boxes import Box
from qcheck.reports.powerpoint.flow import GAP, Page
from qcheck.reports.powerpoint.piece import Piece
from qcheck.reports.powerpoint.words import small


def column(pieces: Sequence[Piece], box: Box, more: str) -> tuple[Page, list[Piece]]:
    """What stands in this column, and what has no room in it; `more` then says where that is."""
    if _height(pieces, box.width) <= box.height:
        return _placed(pieces, box), []
    below = small(more)
    room = box.height - below.height(box.width) - GAP
    kept, left = _first(pieces, box.width, room)
    return _placed((*kept, below), box), left


def _first(pieces: Sequence[Piece], width: float, room: float) -> tuple[list[Piece], list[Piece]]:
    """The first of these that fit together; of one that does not its beginning, where it parts."""
    for number in range(len(pieces), 0, -1):
        kept = close(pieces[:number])
        high = _height(kept, width)
        if high <= room:
            return _and_a_part(kept, pieces[number:], width, room - high - GAP)
    head, rest = pieces[0].parted(width, room, fresh=True)
    return [head] if head else [], [*([rest] if rest else []), *pieces[1:]]


def _and_a_part(
    kept: list[Piece], left: Sequence[Piece], width: float, room: float
) -> tuple[list[Piece], list[Piece]]:
    if not left or isinstance(left[0], Answers):
        return kept, list(left)
    head, rest = left[0].parted(width, room, fresh=False)
    return [*kept, *([head] if head else [])], [*([rest] if rest else []), *left[1:]]


def close(pieces: Sequence[Piece]) -> list[Piece]:
    """Charts that stand below each other draw together: of those with the same scale only the last has the
    key to its colours.
    """
    if sum(isinstance(piece, Answers) for piece in pieces) < 2:
        return list(pieces)
    return list(_close(pieces))


def _close(pieces: Sequence[Piece]) -> Iterator[Piece]:
    for at, piece in enumerate(pieces):
        if isinstance(piece, Answers):
            others = (later for later in pieces[at + 1 :] if isinstance(later, Answers) and later.is_drawn)
            following = next(others, None)
            has_key = following is None or following.labels != piece.labels
            yield replace(piece, has_key=has_key, bar=CLOSE_BAR)
        else:
            yield piece


def _height(pieces: Sequence[Piece], width: float) -> float:
    return sum(piece.height(width) for piece in pieces) + GAP * (len(pieces) - 1)


def _placed(pieces: Sequence[Piece], box: Box) -> Page:
    page, top = Page(), box.top
    for piece in pieces:
        high = piece.height(box.width)
        page.append((piece, Box(box.left, top, box.width, min(high, box.top + box.height - top))))
        top += high + GAP
    return page
