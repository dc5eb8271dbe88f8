"""A document as plain text with the signs of Markdown: to be read as it is, and to be copied into a mail or a
file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qcheck.reports.document import (
    Answered,
    Block,
    Bullets,
    Cell,
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


def text(document: Document) -> str:
    """The document with headings, lists and tables. What people typed cannot become a heading or a cell.
    Pictures are left out: what they show stands in words beside them.
    """
    head = (f"# {_line(document.title)}", _line(document.subtitle))
    blocks = ("\n".join(_lines(block)) for block in document.blocks)
    return "\n\n".join(filter(None, (*head, *blocks))).strip() + "\n"


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield f"{'#' * (block.level + 1)} {_line(block.text)}"
        case Paragraph():
            yield _paragraph(block)
        case Bullets():
            for place, item in enumerate(block.items, 1):
                yield f"{f'{place}.' if block.numbered else '-'} {_line(item)}"
        case Facts():
            yield from (f"- {_line(name)}: {_line(words)}" for name, words in block.rows)
        case Table():
            yield from _table(block)
        case Distribution():
            yield f"- {_line(block.question)}"
            yield from (f"  - {_answered(group)}" for group in block.groups)
        case Figure() | PageBreak():
            return


def _paragraph(paragraph: Paragraph) -> str:
    """What somebody wrote keeps its lines, and stands below its label."""
    if not paragraph.label:
        return _block(paragraph.text)
    if paragraph.role is Role.QUOTE:
        return f"{_line(paragraph.label)}:\n\n{_block(paragraph.text)}"
    return f"{_line(paragraph.label)}: {_line(paragraph.text)}"


def _table(table: Table) -> Iterator[str]:
    yield _row(table.titles)
    yield f"|{' --- |' * len(table.titles)}"
    yield from map(_row, table.rows)


def _row(cells: tuple[Cell, ...]) -> str:
    words = (cell if isinstance(cell, str) else cell.words for cell in cells)
    return f"| {' | '.join(_line(word).replace('|', '/') for word in words)} |"


def _answered(group: Answered) -> str:
    said = group.note or ", ".join(
        f"{share.number} × {share.words}" for share in group.shares if share.number
    )
    return f"{_line(group.whose)}: {said}" if group.whose else said


def _line(text: str) -> str:
    return " ".join(text.split())


def _block(text: str) -> str:
    """Lines as they were typed, none of which begins a heading."""
    return re.sub(r"^(\s*)#", r"\1\\#", text, flags=re.MULTILINE)
