"""Text on a slide: paragraphs, lists and small headings in one box, as one edits them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pptx.slide import Slide

from qcheck.charts.colours import INK, QUIET
from qcheck.reports.document import Bullets, Heading, Paragraph, Role
from qcheck.reports.office_text import clean
from qcheck.reports.powerpoint import shapes
from qcheck.reports.powerpoint.boxes import Box
from qcheck.reports.powerpoint.markup import Line, Run
from qcheck.reports.powerpoint.measures import in_parts, line_height
from qcheck.reports.powerpoint.piece import Parted, Piece

USUAL, LARGE, NARROW, SMALL = 18, 20, 15, 14
TALLEST = 340  # what a single paragraph may take of a slide before it is parted


@dataclass(frozen=True)
class Words(Piece):
    """A piece of a slide that is text: paragraphs below each other."""

    lines: tuple[Line, ...]

    def height(self, width: float) -> float:
        return sum(line_height(line, width) for line in self.lines)

    def parted(self, width: float, room: float, *, fresh: bool) -> Parted:
        lines = [part for line in self.lines for part in in_parts(line, width, TALLEST)]
        taken = _fitting(lines, width, room)
        while taken and taken < len(lines) and _is_heading(lines[taken - 1]):
            taken -= 1  # a heading stays with what it heads
        if fresh:
            taken = max(1, taken)
        head, rest = tuple(lines[:taken]), tuple(lines[taken:])
        return Words(head) if head else None, Words(rest) if rest else None

    @property
    def told(self) -> str:
        return "\n".join(f"{line.bullet} {line.text}" if line.bullet else line.text for line in self.lines)

    def place(self, slide: Slide, box: Box, locale: str) -> None:
        shapes.add_text(slide, box, self.lines, locale)

    @property
    def last_heading(self) -> Words | None:
        """The heading with which it ends."""
        return Words(self.lines[-1:]) if _is_heading(self.lines[-1]) else None

    @property
    def above_last_heading(self) -> Words | None:
        """The paragraphs above the last heading; None where it stands first."""
        return Words(self.lines[:-1]) if len(self.lines) > 1 else None

    def and_then(self, more: Words) -> Words:
        return Words((*self.lines, *more.lines))


def heading(block: Heading, *, narrow: bool = False) -> Words:
    size = NARROW if narrow else LARGE if block.level < 3 else USUAL
    return Words((Line((Run(clean(block.text), size, strong=True),), after=4),))


def paragraph(block: Paragraph, *, narrow: bool = False) -> Words:
    size = {Role.LEAD: LARGE, Role.SMALL: SMALL}.get(block.role, NARROW if narrow else USUAL)
    colour = QUIET if block.role is Role.SMALL else INK
    label = (Run(f"{clean(block.label)}: ", size, strong=True, colour=colour),) if block.label else ()
    text = Run(clean(block.text), size, slanted=block.role is Role.QUOTE, colour=colour)
    return Words((Line((*label, text), after=8),))


def bullets(block: Bullets, *, narrow: bool = False) -> Words:
    size = NARROW if narrow else USUAL
    return Words(
        tuple(
            Line((Run(clean(item), size),), after=6, bullet=str(number) if block.numbered else "•")
            for number, item in enumerate(block.items, start=1)
        )
    )


def small(text: str) -> Words:
    """A line below a picture or a chart."""
    return Words((Line((Run(clean(text), SMALL, colour=QUIET),), after=6),))


def joined(pieces: tuple[Piece, ...]) -> Iterator[Piece]:
    """Text that follows on text stands in one box."""
    waiting: Words | None = None
    for piece in pieces:
        if isinstance(piece, Words) and piece.lines:
            waiting = waiting.and_then(piece) if waiting else piece
            continue
        if waiting:
            yield waiting
        waiting = None
        yield piece
    if waiting:
        yield waiting


def _fitting(lines: list[Line], width: float, room: float) -> int:
    taken = 0
    for line in lines:
        room -= line_height(line, width)
        if room + line.after < 0:
            break
        taken += 1
    return taken


def _is_heading(line: Line) -> bool:
    return len(line.runs) == 1 and line.runs[0].strong
