"""The blocks of a document in the markup of Word, each with the style that says what it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docx.document import Document as File
from docx.oxml.parser import parse_xml

from qcheck.charts import Picture
from qcheck.language import language
from qcheck.reports import drawings
from qcheck.reports.document import (
    Block,
    Bullets,
    Distribution,
    Document,
    Facts,
    Figure,
    Heading,
    PageBreak,
    Paragraph,
    Role,
    Table,
)
from qcheck.reports.word import tables
from qcheck.reports.word.markup import NAMESPACES, paragraph, run, strong
from qcheck.reports.word.page import BOTTOM, HEIGHT, TEXT, TOP
from qcheck.reports.word.pictures import Pictures

STYLES = {
    Role.BODY: "Normal",
    Role.LEAD: "Lead",
    Role.QUOTE: "Quote",
    Role.NOTE: "Note",
    Role.SMALL: "Small",
}
_TALLEST = HEIGHT - TOP - BOTTOM - 30  # millimetres, so that title and caption stand on the page of a picture
_NEW_PAGE = "<w:pageBreakBefore/>"


class Body:
    """Fills the file with the blocks of a document."""

    def __init__(self, file: File, document: Document) -> None:
        self._file, self._document = file, document
        self._words = language(document.language)
        self._pictures = Pictures(file.part)
        self._lights = tables.Lights(self._pictures, self._words, large=document.large)
        self._new_page = False  # whether the next paragraph begins a page

    def fill(self) -> None:
        written = "".join(self._all())
        section = self._file.element.body[-1]
        for element in parse_xml(f"<w:body {NAMESPACES}>{written}</w:body>"):
            section.addprevious(element)

    def _all(self) -> Iterator[str]:
        yield from self._front()
        for block in self._document.blocks:
            yield self._block(block)
        yield self._paragraph("Gap") if self._new_page else ""

    def _front(self) -> Iterator[str]:
        told = self._document
        for style, text in (("Kicker", told.kicker), ("Title", told.title), ("Subtitle", told.subtitle)):
            if text:
                yield paragraph(style, run(text))

    def _block(self, block: Block) -> str:
        match block:
            case Heading():
                self._new_page = self._new_page or block.new_page
                return self._paragraph(f"Heading{block.level}", run(block.text))
            case Paragraph():
                label = strong(f"{block.label}: ") if block.label else ""
                return self._paragraph(STYLES[block.role], label, run(block.text))
            case Bullets():
                return self._bullets(block)
            case Facts():
                return self._begin() + tables.facts(block, TEXT) + paragraph("Gap")
            case Table():
                return self._table(block)
            case Figure():
                return self._figure(block)
            case Distribution():
                question = self._paragraph("Question", run(block.question))
                return question + tables.distribution(block, TEXT, self._words) + paragraph("Gap")
            case PageBreak():
                self._new_page = True
                return ""

    def _paragraph(self, style: str, *runs: str, more: str = "") -> str:
        before = _NEW_PAGE if self._new_page else ""
        self._new_page = False
        return paragraph(style, *runs, more=before + more)

    def _begin(self) -> str:
        """A table cannot begin a page by itself."""
        return self._paragraph("Gap") if self._new_page else ""

    def _bullets(self, block: Bullets) -> str:
        if not block.numbered:
            return "".join(self._paragraph("ListBullet", run(item)) for item in block.items)
        number = self._numbered_anew()
        as_item = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'
        return "".join(self._paragraph("ListNumber", run(item), more=as_item) for item in block.items)

    def _numbered_anew(self) -> int:
        """A list that begins at 1 again."""
        numbering = self._file.part.numbering_part.element
        number = numbering.add_num(1)
        number.add_lvlOverride(ilvl=0).add_startOverride(1)
        return int(number.numId)

    def _table(self, table: Table) -> str:
        caption = self._paragraph("Caption", run(table.caption)) if table.caption else self._begin()
        return caption + tables.table(table, TEXT, self._lights) + paragraph("Gap")

    def _figure(self, figure: Figure) -> str:
        alternative, written = figure.alternative, []
        for subject in _in_parts(figure.subject):
            drawn = drawings.png(subject)
            picture = self._pictures.inline(drawn, alternative, height=_TALLEST, width=TEXT)
            more = "<w:keepNext/>" if figure.caption else ""
            written.append(self._paragraph("Normal", picture, more=more))
        caption = self._paragraph("Caption", run(figure.caption)) if figure.caption else ""
        return "".join(written) + caption


def _in_parts(subject: drawings.Subject) -> Iterable[drawings.Subject]:
    """A profile part by part, so that each is large enough to be read."""
    return subject.parts if isinstance(subject, Picture) and len(subject.rows) > 9 else (subject,)
