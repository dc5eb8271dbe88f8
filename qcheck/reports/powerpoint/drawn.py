"""Pictures on a slide, as large as their letters have to be: what is too high goes on on the next one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias, TypeVar

from pptx.slide import Slide

from qcheck.charts import Picture
from qcheck.charts.drawing import Drawing
from qcheck.charts.dumbbell import Dumbbell
from qcheck.charts.dumbbell_layout import dumbbell_layout
from qcheck.charts.layout import layout
from qcheck.reports import drawings
from qcheck.reports.document import Figure
from qcheck.reports.powerpoint import shapes
from qcheck.reports.powerpoint.boxes import Box
from qcheck.reports.powerpoint.piece import Parted, Piece
from qcheck.reports.powerpoint.words import small

InRows: TypeAlias = Picture | Dumbbell
AnyRow = TypeVar("AnyRow")


@dataclass(frozen=True)
class Drawn(Piece):
    """A picture; drawn so that its units are points."""

    subject: drawings.Subject
    alternative: str
    caption: str = ""
    wide = True

    def height(self, width: float) -> float:
        return self._drawn(width) + self._below(width)

    def parted(self, width: float, room: float, *, fresh: bool) -> Parted:
        if self.height(width) <= room:
            return self, None
        if not fresh:
            return None, self
        subject = self.subject
        if not isinstance(subject, Picture | Dumbbell):
            return self, None
        number = len(subject.rows)
        taken = next(
            (n for n in range(number - 1, 1, -1) if self._first(subject, 0, n).height(width) <= room), 1
        )
        if number <= 1:
            return self, None
        return self._first(subject, 0, taken), self._first(subject, taken, number)

    @property
    def told(self) -> str:
        return self.alternative

    def place(self, slide: Slide, box: Box, locale: str) -> None:
        drawn = drawings.drawn(_placed(self.subject, box.width))
        below = self._below(box.width)
        high = min(box.height - below, _placed(self.subject, box.width).height)
        shapes.add_picture(slide, Box(box.left, box.top, box.width, high), drawn, self.alternative)
        if self.caption:
            lower = Box(box.left, box.top + high, box.width, below)
            small(self.caption).place(slide, lower, locale)

    def _drawn(self, width: float) -> float:
        return _placed(self.subject, width).height

    def _below(self, width: float) -> float:
        return small(self.caption).height(width) if self.caption else 0

    def _first(self, subject: InRows, start: int, end: int) -> Drawn:
        """The picture cut after these rows, and the words for these rows alone."""
        part = _rows(subject, start, end)
        return Drawn(part, f"{subject.title}. {'; '.join(row.spoken for row in part.rows)}.", self.caption)


def drawn(block: Figure) -> Drawn:
    return Drawn(block.subject, block.alternative, block.caption)


def _placed(subject: drawings.Subject, width: float) -> Drawing:
    """Without the titles of parts, which stand above: rows need the room."""
    match subject:
        case Picture():
            return layout(subject, width, headings=False)
        case Dumbbell():
            return dumbbell_layout(subject, width, headings=False)
    return drawings.drawing(subject, width)


def _rows(subject: InRows, start: int, end: int) -> InRows:
    if isinstance(subject, Picture):
        cut = _cut([block.rows for block in subject.blocks], start, end)
        kept = [replace(block, rows=rows) for block, rows in zip(subject.blocks, cut, strict=True) if rows]
        return replace(subject, blocks=tuple(kept))
    beside = _cut([block.rows for block in subject.blocks], start, end)
    left = [replace(block, rows=rows) for block, rows in zip(subject.blocks, beside, strict=True) if rows]
    return replace(subject, blocks=tuple(left))


def _cut(blocks: Sequence[tuple[AnyRow, ...]], start: int, end: int) -> Iterator[tuple[AnyRow, ...]]:
    """What is left of each block between these two rows of all."""
    passed = 0
    for rows in blocks:
        yield rows[max(0, start - passed) : max(0, end - passed)]
        passed += len(rows)
