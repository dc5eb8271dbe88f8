"""Slides as a PowerPoint file: a title for every slide, charts and tables that can be edited, notes for
whoever speaks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import zip_longest

from pptx.oxml import parse_xml
from pptx.shapes.base import BaseShape
from pptx.slide import Slide as Made

from qcheck.charts.measure import REGULAR, SEMIBOLD, fitted, width_of
from qcheck.language import Language, language
from qcheck.reports.brand import Brand
from qcheck.reports.document import (
    Block,
    Bullets,
    Deck,
    Distribution,
    Facts,
    Figure,
    Heading,
    PageBreak,
    Paragraph,
    Slide,
    Table,
)
from qcheck.reports.office_logo import logo
from qcheck.reports.office_package import core_properties, locale, settled
from qcheck.reports.office_text import clean, on_one_line
from qcheck.reports.powerpoint import frame as frames
from qcheck.reports.powerpoint import shapes
from qcheck.reports.powerpoint import words as texts
from qcheck.reports.powerpoint.alone import column
from qcheck.reports.powerpoint.answers import answers
from qcheck.reports.powerpoint.boxes import Box
from qcheck.reports.powerpoint.drawn import drawn
from qcheck.reports.powerpoint.flow import GAP, NewSlide, Page, balanced, flow
from qcheck.reports.powerpoint.frame import Frame
from qcheck.reports.powerpoint.grid import facts, table
from qcheck.reports.powerpoint.markup import Line, Run, text_body
from qcheck.reports.powerpoint.measures import lines_of
from qcheck.reports.powerpoint.piece import Piece

__all__ = ["write"]

_TITLE_SIZES = (28, 24, 20)  # whichever leaves a title in two lines
_GREAT_SIZES = (40, 32, 26)
_TITLE_LINES = 2
_BESIDE = 0.38  # the share of a slide that what stands beside takes


def write(deck: Deck, brand: Brand) -> bytes:
    """The bytes of the file; the same deck gives the same bytes."""
    return _Writer(deck, brand).write()


class _Writer:
    def __init__(self, deck: Deck, brand: Brand) -> None:
        self._deck, self._brand = deck, brand
        self._words: Language = language(deck.language)
        self._frame = Frame(locale(deck.language), _footer(brand.footer, deck.footer), brand.accent)

    def write(self) -> bytes:
        first, *others = self._deck.slides
        self._first(first)
        for slide in others:
            self._slide(slide)
        file = self._frame.file
        properties = file.core_properties._element
        for child in list(properties):
            properties.remove(child)
        properties.extend(list(parse_xml(core_properties(self._deck))))
        target = BytesIO()
        file.save(target)
        return settled(target.getvalue())

    def _first(self, slide: Slide) -> None:
        made = self._frame.first()
        self._title(made, slide.title, frames.GREAT_TITLE, _GREAT_SIZES)
        said = (self._deck.subtitle, self._brand.line)
        lines = tuple(
            Line((Run(fitted(on_one_line(text), 3 * frames.SUBTITLE.width, 20), 20),), after=6)
            for text in said
            if text
        )
        _write_text(made.placeholders[1], lines, self._frame.locale)
        if emblem := logo(self._brand):
            shapes.add_picture(made, frames.LOGO, emblem, self._brand.logo_words)
        self._frame.finish(made)
        _note(made, slide.notes)
        if slide.blocks:
            self._slide(Slide(slide.title, slide.blocks, ""))

    def _slide(self, slide: Slide) -> None:
        if slide.alone:
            self._alone(slide)
            return
        pages = list(self._pages(slide))
        for number, page in enumerate(pages, start=1):
            made = self._frame.usual()
            self._title(made, slide.title, frames.TITLE, number=self._numbered(number, len(pages)))
            for piece, box in page:
                piece.place(made, box, self._frame.locale)
            self._frame.finish(made)
            _note(made, slide.notes if number == 1 else "")

    def _alone(self, slide: Slide) -> None:
        """A slide that does not go on: what has no room is told by whoever speaks."""
        more, left_over, page = self._words.say("More on this stands in the notes."), list[Piece](), Page()
        for blocks, box, narrow in zip(
            (slide.blocks, slide.beside), _two_columns(), (False, True), strict=True
        ):
            kept, left = column(self._pieces(blocks, narrow=narrow), box, more)
            page += kept
            left_over += left
        made = self._frame.usual()
        self._title(made, slide.title, frames.TITLE)
        for piece, box in page:
            piece.place(made, box, self._frame.locale)
        self._frame.finish(made)
        told = (self._words.say("What has no room on the slide:"), *(piece.told for piece in left_over))
        _note(made, "\n\n".join(filter(None, (slide.notes, *(told if left_over else ())))))

    def _pages(self, slide: Slide) -> Iterator[Page]:
        content = frames.CONTENT
        if not slide.beside:
            yield from balanced(self._pieces(slide.blocks), content) or [[]]
            return
        left, right = _two_columns()
        beside = flow(self._pieces(slide.beside, narrow=True), content, [right] * 1_000)
        narrow = [left] * len(beside)
        for page, more in zip_longest(flow(self._pieces(slide.blocks), content, narrow), beside):
            yield [*(page or ()), *(more or ())]

    def _pieces(self, blocks: Iterable[Block], *, narrow: bool = False) -> tuple[Piece, ...]:
        return tuple(
            texts.joined(tuple(piece for block in blocks for piece in self._piece(block, narrow=narrow)))
        )

    def _piece(self, block: Block, *, narrow: bool) -> Iterator[Piece]:
        match block:
            case Heading():
                if block.new_page:
                    yield NewSlide()
                yield texts.heading(block, narrow=narrow)
            case Paragraph():
                yield texts.paragraph(block, narrow=narrow)
            case Bullets():
                yield texts.bullets(block, narrow=narrow)
            case Facts():
                yield facts(block)
            case Table():
                yield table(block)
            case Figure():
                yield drawn(block)
            case Distribution():
                yield answers(block, self._words, self._deck.made)
            case PageBreak():
                yield NewSlide()

    def _numbered(self, number: int, of: int) -> str:
        """Slides that go on have titles of their own, so that a list of slides tells them apart."""
        return self._words.say("({page} of {pages})", page=number, pages=of) if of > 1 else ""

    def _title(
        self, made: Made, title: str, box: Box, sizes: tuple[int, ...] = _TITLE_SIZES, number: str = ""
    ) -> None:
        text = " ".join(filter(None, (on_one_line(title), number)))
        fitting = (
            size for size in sizes if len(lines_of(text, box.width, size, strong=True)) <= _TITLE_LINES
        )
        if size := next(fitting, 0):
            line = Line((Run(text, size, strong=True, colour=self._brand.accent),))
        else:
            size = sizes[-1]
            room = box.width * (_TITLE_LINES - 0.2) - width_of(number, size, SEMIBOLD)
            cut = f"{fitted(on_one_line(title), room, size, SEMIBOLD)} {number}"
            line = Line((Run(cut, size, strong=True, colour=self._brand.accent),))
        _write_text(made.shapes.title, (line,), self._frame.locale)


def _footer(house: str, deck: str) -> tuple[str, ...]:
    """What the house says and what the deck is, in one line if there is room, else below each other: neither
    pushes the other away.
    """
    both = tuple(filter(None, (on_one_line(house), on_one_line(deck))))
    together, room = " · ".join(both), frames.FOOTER.width
    lines = (together,) if width_of(together, frames.FOOT_SIZE, REGULAR) <= room else both
    return tuple(fitted(line, room, frames.FOOT_SIZE) for line in lines if line)


def _two_columns() -> tuple[Box, Box]:
    """What a slide says, and the narrow column beside it."""
    content = frames.CONTENT
    right = content.width * _BESIDE
    left = content.width - right - 2 * GAP
    return (
        Box(content.left, content.top, left, content.height),
        Box(content.left + left + 2 * GAP, content.top, right, content.height),
    )


def _write_text(shape: BaseShape | None, lines: tuple[Line, ...], locale: str) -> None:
    if shape is None:  # the layouts of the template have a title each
        return
    element = shape._element
    written = parse_xml(text_body(lines or (Line(()),), locale))
    element.replace(element.txBody, written)


def _note(made: Made, notes: str) -> None:
    if notes and (frame := made.notes_slide.notes_text_frame):
        frame.text = clean(notes)
