"""The blocks of a document in the markup of Word, each with the style that says what it is."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from docx.document import Document as File
from docx.oxml.parser import parse_xml

from qcheck.charts import Size
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
LONGEST_KEPT = 600  # signs; a longer paragraph may stand on the page before
_NEW_PAGE = "<w:pageBreakBefore/>"
_KEPT = "<w:keepNext/>"


class Body:
    """Fills the file with the blocks of a document."""

    def __init__(self, file: File, document: Document) -> None:
        self._file, self._document = file, document
        self._words = language(document.language)
        self._pictures = Pictures(file.part)
        self._lights = tables.Lights(self._pictures, self._words, large=document.large)
        self._new_page = False  # whether the next paragraph begins a page
        self._keeps = False  # whether a paragraph stays on the page of what follows it

    def fill(self) -> None:
        written = "".join(self._all())
        section = self._file.element.body[-1]
        for element in parse_xml(f"<w:body {NAMESPACES}>{written}</w:body>"):
            section.addprevious(element)

    def _all(self) -> Iterator[str]:
        yield from self._front()
        blocks = self._document.blocks
        for block, following in zip_longest(blocks, blocks[1:]):
            self._keeps = isinstance(following, Figure | Distribution | Table)
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
                kept = self._keeps and len(block.text) < LONGEST_KEPT
                return self._paragraph(STYLES[block.role], label, run(block.text), keep=kept)
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

    def _paragraph(self, style: str, *runs: str, more: str = "", keep: bool = False) -> str:
        """`more` properties come after those of the page, as the schema has it."""
        kept, begun = _KEPT if keep else "", _NEW_PAGE if self._new_page else ""
        self._new_page = False
        return paragraph(style, *runs, more=kept + begun + more)

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
        return (
            caption
            + tables.table(table, TEXT, self._lights, 13 if self._document.large else 10)
            + paragraph("Gap")
        )

    def _figure(self, figure: Figure) -> str:
        """A picture that is higher than a page comes in parts; the caption stands below the last one."""
        whole = drawings.drawing(figure.subject, Size.PRINT)
        parts = list(drawings.in_parts(whole, _TALLEST * whole.width / TEXT))
        written = []
        for number, part in enumerate(parts, start=1):
            drawn = drawings.drawn(part)
            picture = self._pictures.inline(drawn, figure.alternative, height=_TALLEST, width=TEXT)
            keep = bool(figure.caption) and number == len(parts)
            written.append(self._paragraph("Normal", picture, keep=keep))
        caption = self._paragraph("Caption", run(figure.caption)) if figure.caption else ""
        return "".join(written) + caption
