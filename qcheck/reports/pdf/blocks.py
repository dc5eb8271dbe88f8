"""A report's blocks as the data that the layout reads: every text in letters that the faces have, every
picture drawn.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import singledispatch
from itertools import zip_longest

from qcheck.charts import is_dark, ramp
from qcheck.charts.colours import BLACK, PAPER
from qcheck.charts.svg import draw
from qcheck.reports import drawings
from qcheck.reports.column_widths import shares
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
    LightCell,
    NumberCell,
    PageBreak,
    Paragraph,
    Share,
    Table,
)
from qcheck.reports.typesetting.glyphs import headline, shown, typeset
from qcheck.scoring.values import Light

Data = Mapping[str, object]

DRAWN_AT, DRAWN_LARGE = 720, 620
"""Pixels. At this width a picture's letters are as large as those around it, once it fills the lines."""
PIECE = 0.32
"""The height of a piece of a picture, in parts of its width: no page break is inside it."""

LONGEST_INTRODUCTION = 800
MOST_TOGETHER, LONGEST_TOGETHER = 8, 2_000
"""Rows and signs of a table that is kept on one page."""

LINE, SIZE_IN_TABLES, SMALLER_IN_TABLES = 465.0, 9.7, 8.6
"""Points: how wide the lines of a page are, and the letters in a table, which are smaller with many columns.
A handout's are larger, and so is the room that each word needs: then widths are the same shares.
"""
MOST_LARGE = 5


def blocks(document: Document) -> list[Data]:
    """All blocks in order; no level of headings is skipped, whoever composed them."""
    width = DRAWN_LARGE if document.large else DRAWN_AT
    levelled = list(_levelled(document.blocks))
    return [
        _figure(block, width)
        if isinstance(block, Figure)
        else {**data_of(block), **_introduces(block, following)}
        for block, following in zip_longest(levelled, levelled[1:])
    ]


@singledispatch
def data_of(block: object) -> Data:
    """A block as the layout reads it."""
    raise NotImplementedError(type(block).__name__)


@data_of.register
def _(block: Heading) -> Data:
    return {
        "kind": "heading",
        "text": headline(block.text),
        "level": block.level,
        "new-page": block.new_page,
    }


@data_of.register
def _(block: Paragraph) -> Data:
    return {
        "kind": "paragraph",
        "text": typeset(block.text),
        "role": block.role,
        "label": typeset(block.label),
        "introduces": False,
    }


@data_of.register
def _(block: Bullets) -> Data:
    return {"kind": "bullets", "items": list(map(typeset, block.items)), "numbered": block.numbered}


@data_of.register
def _(block: Facts) -> Data:
    return {"kind": "facts", "rows": [list(map(typeset, row)) for row in block.rows]}


@data_of.register
def _(block: Table) -> Data:
    columns, many = range(len(block.titles)), len(block.titles) > MOST_LARGE
    size = SMALLER_IN_TABLES if many else SIZE_IN_TABLES
    signs = sum(len(cell if isinstance(cell, str) else cell.words) for row in block.rows for cell in row)
    return {
        "kind": "table",
        "caption": typeset(block.caption),
        "titles": list(map(typeset, block.titles)),
        "rows": [list(map(_cell, row)) for row in block.rows],
        "together": len(block.rows) <= MOST_TOGETHER and signs <= LONGEST_TOGETHER,
        "widths": [round(share, 4) for share in shares(block, LINE, size, size)],
        "many": many,
        "right": [n for n in columns if any(isinstance(row[n], NumberCell) for row in block.rows)],
    }


@data_of.register
def _(block: Distribution) -> Data:
    groups = [_answered(group, block.steps) for group in block.groups]
    return {"kind": "distribution", "question": typeset(block.question), "groups": groups}


@data_of.register
def _(_block: PageBreak) -> Data:
    return {"kind": "page-break"}


def _introduces(block: Block, following: Block | None) -> Data:
    """Whether a block is a short text on what is shown after it, to be kept on the same page."""
    is_shown = isinstance(following, Table | Figure | Distribution)
    if not is_shown or not isinstance(block, Paragraph) or len(block.text) > LONGEST_INTRODUCTION:
        return {}
    return {"introduces": True}


def _levelled(all_blocks: Sequence[Block]) -> Iterator[Block]:
    above = 0
    for block in all_blocks:
        if isinstance(block, Heading):
            above = min(block.level, above + 1)
            yield Heading(block.text, above, block.new_page)
        else:
            yield block


def _cell(cell: Cell) -> str | Data:
    match cell:
        case LightCell():
            shape = "" if cell.light is Light.NOT_RELEVANT else cell.light
            return {"kind": "light", "shape": shape, "words": typeset(cell.words)}
        case NumberCell():
            return {"kind": "number", "words": typeset(cell.words)}
    return typeset(cell)


def _figure(figure: Figure, width: float) -> Data:
    pieces = drawings.in_parts(drawings.drawing(figure.subject, width), PIECE * width)
    return {
        "kind": "figure",
        "caption": typeset(figure.caption),
        "alternative": shown(figure.alternative),
        "parts": [shown(draw(piece, figure.caption)) for piece in pieces],
    }


def _answered(answered: Answered, steps: int) -> Data:
    fills = ramp(max(steps, 2))
    return {
        "whose": typeset(answered.whose),
        "note": typeset(answered.note),
        "shares": [_share(share, fills) for share in answered.shares],
    }


def _share(share: Share, fills: Sequence[str]) -> Data:
    fill = PAPER if share.step is None else fills[share.step - 1]
    return {
        "words": typeset(share.words),
        "number": share.number,
        "apart": share.step is None,
        "fill": fill,
        "ink": PAPER if is_dark(fill) else BLACK,
    }
