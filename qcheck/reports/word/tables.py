"""Tables of Word: a header row that is repeated on every page, the first cell of a row its name, the words of
a caption also for those who hear it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from qcheck.charts import is_dark
from qcheck.charts.colours import BLACK, HAIR, INK, PAPER, RAMP
from qcheck.language import Language
from qcheck.reports import drawings
from qcheck.reports.column_widths import shares
from qcheck.reports.document import (
    Answered,
    Cell,
    Distribution,
    Facts,
    LightCell,
    NumberCell,
    Share,
    Table,
)
from qcheck.reports.office_text import as_xml, on_one_line
from qcheck.reports.word.markup import paragraph, run, strong
from qcheck.reports.word.pictures import Pictures
from qcheck.scoring.values import Light
from qcheck.wording import LIGHT_WORDS

SHORT = 400  # signs; a row with longer texts may break over pages
NAMES = 25  # the share of a column with the names of groups, beside those of answers
CELL_EDGES = 9.0  # points on both sides of a cell together
_TWIPS, _POINTS = 1440 / 25.4, 72 / 25.4  # in a millimetre
_HEADER = "<w:tblHeader/>"
_UNCUT = "<w:cantSplit/>"
_RIGHT = '<w:jc w:val="right"/>'
_CENTRE = '<w:jc w:val="center"/>'


class Lights:
    """The shapes of the lights, each drawn once for a file."""

    def __init__(self, pictures: Pictures, words: Language, *, large: bool) -> None:
        self._pictures, self._words = pictures, words
        self._size = 5.0 if large else 4.0
        self._drawn: dict[Light, bytes] = {}

    def run(self, light: Light) -> str:
        """A run with the shape, which is called by its colour."""
        if light not in self._drawn:
            self._drawn[light] = drawings.light(light)
        name = self._words.say(LIGHT_WORDS[light].title)
        return self._pictures.inline(
            self._drawn[light], name, height=self._size, width=self._size, lowered=5
        ) + run("\u00a0")


def table(table: Table, width: float, lights: Lights, size: float) -> str:
    """A table with its titles, in letters of this size."""
    widths = _widths(shares(table, width * _POINTS, size, CELL_EDGES), width)
    right = [_is_number(cells) for cells in zip(*table.rows, strict=True)] or [False] * len(table.titles)
    head = "".join(
        _cell(across, paragraph("CellTitle", run(title), more=_RIGHT if number else ""), HAIR)
        for across, title, number in zip(widths, table.titles, right, strict=True)
    )
    rows = (
        _row(
            "".join(_filled(across, cell, lights) for across, cell in zip(widths, row, strict=True)),
            _UNCUT if sum(len(_words(cell)) for cell in row) < SHORT else "",
        )
        for row in table.rows
    )
    return _table(widths, table.caption, (_row(head, _UNCUT + _HEADER), *rows), has_titles=True)


def facts(facts: Facts, width: float) -> str:
    """Terms on the left, what is so on the right; no titles, because there is nothing to call them."""
    widths = _widths((3, 7), width)
    rows = (
        _row(
            _cell(widths[0], paragraph("Cell", strong(term)))
            + _cell(widths[1], paragraph("Cell", run(said))),
            _UNCUT if len(said) < SHORT else "",
        )
        for term, said in facts.rows
    )
    return _table(widths, "", rows, has_titles=False)


def distribution(distribution: Distribution, width: float, words: Language) -> str:
    """The answers to one question, a row for each group: the more gave an answer, the darker its cell."""
    labels = next((group.shares for group in distribution.groups if group.shares), ())
    said = [share.words for share in labels] or [""]
    widths = _widths((NAMES, *map(_longest_word, ((text,) for text in said))), width)
    head = _cell(widths[0], paragraph("CellTitle", run(words.say("Perspective"))), HAIR) + "".join(
        _cell(across, paragraph("CellTitle", run(label), more=_CENTRE), HAIR)
        for across, label in zip(widths[1:], said, strict=True)
    )
    rows = (_row(_answered(group, widths, words), _UNCUT) for group in distribution.groups)
    return _table(widths, distribution.question, (_row(head, _UNCUT + _HEADER), *rows), has_titles=True)


def _answered(group: Answered, widths: Sequence[int], words: Language) -> str:
    whose = _cell(widths[0], paragraph("CellTitle", run(group.whose or words.say("all together"))))
    if group.note or not group.shares:
        return whose + _cell(sum(widths[1:]), paragraph("Cell", run(group.note)), over=len(widths) - 1)
    most = sum(share.number for share in group.shares if share.step is not None) or 1
    counted = (
        _counted(across, share, most, words) for across, share in zip(widths[1:], group.shares, strict=True)
    )
    return whose + "".join(counted)


def _counted(across: int, share: Share, most: int, words: Language) -> str:
    ground = PAPER if share.step is None or not share.number else _shade(share.number / most)
    letters = INK if ground == PAPER else PAPER if is_dark(ground) else BLACK
    coloured = run(words.whole(share.number), f'<w:color w:val="{letters[1:]}"/>')
    return _cell(across, paragraph("Cell", coloured, more=_CENTRE), ground)


def _shade(share: float) -> str:
    """Between the two ends of the blue that counts answers."""
    low, high = (tuple(int(end[i : i + 2], 16) for i in (1, 3, 5)) for end in RAMP)
    mixed = (round(a + (b - a) * min(1.0, share)) for a, b in zip(low, high, strict=True))
    return "#{:02X}{:02X}{:02X}".format(*mixed)


def _filled(across: int, cell: Cell, lights: Lights) -> str:
    match cell:
        case LightCell():
            return _cell(across, paragraph("Cell", lights.run(cell.light), run(cell.words)))
        case NumberCell():
            return _cell(across, paragraph("Cell", run(cell.words), more=_RIGHT))
    return _cell(across, paragraph("Cell", run(cell)))


def _words(cell: Cell) -> str:
    return cell if isinstance(cell, str) else cell.words


def _is_number(cells: tuple[Cell, ...]) -> bool:
    return all(isinstance(cell, NumberCell) for cell in cells)


def _longest_word(texts: Iterable[str]) -> float:
    return min(24, max((len(word) for text in texts for word in text.split()), default=0)) * 1.3 + 3


def _widths(shares: Iterable[float], width: float) -> tuple[int, ...]:
    """In twentieths of a point."""
    given = tuple(shares)
    return tuple(int(width * _TWIPS * share / sum(given)) for share in given)


def _table(widths: Sequence[int], caption: str, rows: Iterable[str], *, has_titles: bool) -> str:
    said = as_xml(on_one_line(caption)[:1000])
    told = f'<w:tblCaption w:val="{said}"/>' if said else ""
    grid = "".join(f'<w:gridCol w:w="{across}"/>' for across in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="Report"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="{"04A0" if has_titles else "0480"}" '
        f'w:firstRow="{int(has_titles)}" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="0" '
        f'w:noVBand="1"/>{told}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'
    )


def _row(cells: str, properties: str = "") -> str:
    given = f"<w:trPr>{properties}</w:trPr>" if properties else ""
    return f"<w:tr>{given}{cells}</w:tr>"


def _cell(across: int, content: str, ground: str = PAPER, over: int = 1) -> str:
    """A cell as wide as this; `over` several columns."""
    spans = f'<w:gridSpan w:val="{over}"/>' if over > 1 else ""
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{ground[1:]}"/>' if ground != PAPER else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{across}" w:type="dxa"/>{spans}{shade}</w:tcPr>{content}</w:tc>'
