"""How pieces fill slides: from top to bottom, on as many slides as they need, never smaller."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeAlias

from qcheck.reports.powerpoint.answers import Answers
from qcheck.reports.powerpoint.boxes import Box
from qcheck.reports.powerpoint.grid import Grid
from qcheck.reports.powerpoint.piece import Piece
from qcheck.reports.powerpoint.words import Words

GAP = 12  # between pieces, and between columns twice as much
_HALF_EMPTY = 0.4
_LOWER = (0.5, 0.6, 0.7, 0.8, 0.9)
Page: TypeAlias = list[tuple[Piece, Box]]


class NewSlide(Words):
    """What follows stands on a slide of its own."""

    def __init__(self) -> None:
        super().__init__(())


def flow(pieces: Iterable[Piece], content: Box, columns: Sequence[Box] = ()) -> list[Page]:
    """The pages that these pieces fill. The first ones have the given `columns`, each page one; those after
    it are as wide as the `content`, charts stand there side by side.
    """
    waiting, pages = deque(pieces), list[Page]()
    while waiting:
        given = (columns[len(pages)],) if len(pages) < len(columns) else ()
        pages.append(_page(waiting, given or _columns(waiting[0], content)))
    return [page for page in pages if page]


def _on(most: int, pieces: Sequence[Piece], content: Box) -> list[Page]:
    """The same on so many pages at most; none where there is not enough room on them, as where a single row
    is higher than the content.
    """
    waiting, pages = deque(pieces), list[Page]()
    while waiting and len(pages) < most:
        pages.append(_page(waiting, _columns(waiting[0], content)))
    return [] if waiting else [page for page in pages if page]


def balanced(pieces: Sequence[Piece], content: Box) -> list[Page]:
    """The same on no more pages, but none of them with a single line left over: pages that follow each other
    are about equally full.
    """
    pages = flow(pieces, content)
    if len(pages) < 2 or _filled(pages[-1], content) >= _HALF_EMPTY:
        return pages
    for share in _LOWER:
        if lower := _on(len(pages), pieces, replace(content, height=share * content.height)):
            return lower
    return pages


def _filled(page: Page, content: Box) -> float:
    """How far down a page goes, in parts of its height."""
    lowest = max((box.top + box.height for _, box in page), default=content.top)
    return (lowest - content.top) / content.height


def _columns(first: Piece, content: Box) -> tuple[Box, ...]:
    if not isinstance(first, Answers):
        return (content,)
    half = (content.width - 2 * GAP) / 2
    right = Box(content.left + half + 2 * GAP, content.top, half, content.height)
    return Box(content.left, content.top, half, content.height), right


def _page(waiting: deque[Piece], boxes: Sequence[Box]) -> Page:
    page: Page = []
    for box in boxes:
        if not _column(waiting, box, page, several=len(boxes) > 1):
            break
    return page


def _column(waiting: deque[Piece], box: Box, page: Page, *, several: bool) -> bool:
    """Fills one column; whether the page goes on behind it."""
    top = box.top
    while waiting:
        piece = waiting.popleft()
        if isinstance(piece, NewSlide):
            if page:
                return False
            continue
        if several and piece.wide:
            waiting.appendleft(piece)
            return False
        room = box.top + box.height - top
        fresh = top == box.top or (isinstance(piece, Grid) and _has_only_a_heading(page, box))
        head, rest = piece.parted(box.width, room, fresh=fresh)
        if rest:
            waiting.appendleft(rest)
        if head:
            high = min(head.height(box.width), room)
            page.append((head, Box(box.left, top, box.width, high)))
            top += high + GAP
        if not head:
            _take_heading_along(page, waiting)
        if rest or not head:
            return True
    return False


def _has_only_a_heading(page: Page, box: Box) -> bool:
    """Then a row that is higher than the rest of the slide is parted below it."""
    last, place = page[-1] if page else (None, box)
    is_first = place.left == box.left and place.top == box.top
    return is_first and isinstance(last, Words) and last.last_heading == last


def _take_heading_along(page: Page, waiting: deque[Piece]) -> None:
    """A heading at the end of a column goes to where what it heads goes."""
    last, box = page[-1] if page else (None, None)
    if not isinstance(last, Words) or box is None or not (heading := last.last_heading):
        return
    above = last.above_last_heading
    if above or len(page) > 1:  # else the slide would be empty, and the next one the same
        page.pop()
        waiting.appendleft(heading)
    if above:
        page.append((above, box))
