"""The page of a report in Word: A4, the municipality's head on the first page, page x of y below each."""

from __future__ import annotations

from docx.document import Document as File
from docx.section import _Footer, _Header

from qcheck.language import language
from qcheck.reports.brand import Brand
from qcheck.reports.document import Document
from qcheck.reports.office_logo import logo
from qcheck.reports.office_text import on_one_line
from qcheck.reports.word import looks
from qcheck.reports.word.markup import NAMESPACES, field, paragraph, run
from qcheck.reports.word.pictures import Pictures

WIDTH, HEIGHT = 210, 297
LEFT = RIGHT = 22
TOP, BOTTOM = 22, 20
_OF_THE_HEAD = 1_000_000  # its pictures have numbers that none in the text has
TEXT = WIDTH - LEFT - RIGHT  # what is left for text, in millimetres


def set_up(file: File, document: Document, brand: Brand) -> None:
    """Sets the page, its head and its foot."""
    section = file.sections[0]
    looks.replace(file.element.body[-1], _PAGE)
    foot = _foot(document, brand)
    _fill(section.footer, *foot)
    _fill(section.first_page_footer, *foot)
    _fill(section.header, paragraph("Header", run(on_one_line(document.title)[:120])))
    _fill(section.first_page_header, *_head(section.first_page_header, brand))


def _head(header: _Header, brand: Brand) -> tuple[str, ...]:
    drawn = logo(brand)
    pictures = Pictures(header.part, first=_OF_THE_HEAD)
    picture = pictures.inline(drawn, brand.logo_words, height=14, width=60) if drawn else ""
    line = run(brand.line) if brand.line else ""
    return tuple(paragraph("Header", part) for part in (picture, line) if part) or (paragraph("Header"),)


def _foot(document: Document, brand: Brand) -> tuple[str, ...]:
    words = language(document.language)
    said = " · ".join(filter(None, (on_one_line(brand.footer), on_one_line(document.footer))))
    before, between = words.say("Page {page} of {pages}", page="\x00", pages="\x01").split("\x00")
    middle, after = between.split("\x01")
    place = (run(before), field("PAGE"), run(middle), field("NUMPAGES"), run(after) if after else "")
    right = f'<w:tabs><w:tab w:val="right" w:pos="{_twips(TEXT)}"/></w:tabs>'
    if len(said) > 80:  # signs, more than stand beside the number
        return (paragraph("Footer", run(said)), paragraph("Footer", *place, more='<w:jc w:val="right"/>'))
    return (paragraph("Footer", run(f"{said}\t"), *place, more=right),)


def _fill(part: _Header | _Footer, *paragraphs: str) -> None:
    looks.replace(part._element, f"<w:hdr {NAMESPACES}>{''.join(paragraphs)}</w:hdr>")


def _twips(millimetres: float) -> int:
    return round(millimetres * 1440 / 25.4)


_PAGE = (
    f'<w:sectPr {NAMESPACES}><w:pgSz w:w="{_twips(WIDTH)}" w:h="{_twips(HEIGHT)}"/>'
    f'<w:pgMar w:top="{_twips(TOP)}" w:right="{_twips(RIGHT)}" w:bottom="{_twips(BOTTOM)}" '
    f'w:left="{_twips(LEFT)}" w:header="{_twips(10)}" w:footer="{_twips(10)}" w:gutter="0"/>'
    '<w:cols w:space="720"/><w:titlePg/></w:sectPr>'
)
