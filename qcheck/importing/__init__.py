"""Answers from files: our own table with the columns sheet, perspective, question, answer (CSV, XLSX or ODS),
tables of other survey tools, and whatever else gives sheets (`found.py`) → sheets, or all that is wrong.

Our own table:

| column        | what stands in it                                                                   |
|---------------|-------------------------------------------------------------------------------------|
| `sheet`       | any name or number; all rows of one person's (or one table's) answers have the same |
| `perspective` | id or title of a perspective; may be missing where the catalogue has none           |
| `question`    | id of a question                                                                    |
| `answer`      | a point of the scale or its label, `dk`, `na`, or nothing                           |
| `comment`     | may be missing                                                                      |
| `evidence`    | may be missing; a web address in it becomes a link                                  |

Columns may come in any order, German names are understood, other columns are ignored.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from qcheck.answer_files import Seal, looks_like_one
from qcheck.catalogue import Catalogue, PhaseId
from qcheck.importing import fill_in
from qcheck.importing.answer_file import read_answer_file
from qcheck.importing.column_map import LEAVE_OUT, NOTHING_SAID, TAKE_IN, ColumnMap, read_map, written
from qcheck.importing.editions import fitting
from qcheck.importing.found import Edition, FileKind, Found, FoundColumn, FoundSheet, Place
from qcheck.importing.grids import Grid, grids
from qcheck.importing.growing_sheets import NOTHING_GONE, GrowingSheets
from qcheck.importing.meanings import Meanings
from qcheck.importing.problems import AnswerProblem, Complaint, InWords, NotReadable
from qcheck.importing.tables import LARGEST, NEEDED, Column, has_columns, table
from qcheck.importing.wide import NO_HEADS, NO_PERSPECTIVE, heads_of, read_wide
from qcheck.importing.wide_columns import NO_CLOSINGS, Columns
from qcheck.importing.wordings import EarlierEdition, Wordings
from qcheck.records import Sheet

__all__ = [
    "LARGEST",
    "LEAVE_OUT",
    "NOTHING_SAID",
    "NO_HEADS",
    "NO_PERSPECTIVE",
    "TAKE_IN",
    "AnswerProblem",
    "ColumnMap",
    "Complaint",
    "EarlierEdition",
    "Edition",
    "FileKind",
    "Found",
    "FoundColumn",
    "FoundSheet",
    "Import",
    "InWords",
    "NotReadable",
    "Place",
    "Wordings",
    "fitting",
    "read_answers",
    "read_file",
    "read_map",
    "written",
]


@dataclass(frozen=True, slots=True)
class Import:
    """What a file of answers gives: its sheets, in the order in which they begin, or its problems by row. A
    file with a problem gives no sheet.
    """

    sheets: tuple[Sheet, ...]
    problems: tuple[AnswerProblem, ...]


def read_answers(source: bytes, name: str, catalogue: Catalogue) -> Import:
    """The sheets in this table of ours; `name` is what its problems call the file. Nothing is raised:
    whatever is wrong is a problem.
    """
    growing = _grown(source, Meanings(catalogue), catalogue)
    problems = growing.problems(name)
    return Import(() if problems else growing.sheets(), problems)


def read_file(
    source: bytes,
    name: str,
    catalogue: Catalogue,
    phase: PhaseId | None = None,
    closings: Mapping[str, Collection[str]] = NO_CLOSINGS,
    said: ColumnMap = NOTHING_SAID,
    seal: Seal | None = None,
    earlier: Sequence[EarlierEdition] = (),
) -> Found:
    """All that is in this file, whatever kind it is. A question's text is the one of this `phase`.
    `closings` are the closing questions by their keys, with their texts, `said` is what somebody has said
    about its columns. Sealed answer files are opened by the `seal` of the check. Answers of `earlier`
    editions are taken where they still count. Nothing is raised.
    """
    wordings = Wordings(catalogue, phase, earlier)
    if looks_like_one(source):
        return read_answer_file(source, name, catalogue, wordings, seal)
    try:
        tables = grids(source)
    except NotReadable as trouble:
        return Found(name, FileKind.UNKNOWN, problems=_problems(name, trouble))
    if fill_in.is_one(tables):
        return fill_in.read(tables, name, catalogue, wordings)
    if any(has_columns(grid.rows[0][1]) for grid in tables if grid.rows):
        return _own_rows(source, name, catalogue, wordings)
    columns = Columns(catalogue, phase, closings, said, earlier)
    asking = [grid for grid in tables if grid.rows and heads_of(grid, columns).asks]
    parts = [read_wide(grid, name, catalogue, columns, said) for grid in asking or tables[:1]]
    return _together(parts, [grid for grid in tables if asking and grid not in asking])


def _own_rows(source: bytes, name: str, catalogue: Catalogue, wordings: Wordings) -> Found:
    growing = _grown(source, Meanings(catalogue, in_words=True), catalogue, wordings.gone())
    if problems := growing.problems(name):
        return Found(name, FileKind.ROWS, problems=problems)
    sheets = tuple(
        FoundSheet(
            name,
            Place(row=growing.first_row(sheet.id)),
            sheet.perspective,
            answers=sheet.answers,
            label=sheet.id,
            mark=sheet.id,
        )
        for sheet in growing.sheets()
        if sheet.answers
    )
    return Found(name, FileKind.ROWS, sheets, unmatched=tuple(growing.left.values()))


def _grown(
    source: bytes, meanings: Meanings, catalogue: Catalogue, gone: Mapping[str, str] = NOTHING_GONE
) -> GrowingSheets:
    growing = GrowingSheets(meanings, gone)
    try:
        growing.take(table(source, _needed(catalogue)))
    except NotReadable as trouble:
        growing.complain([trouble.row] if trouble.row else [], *trouble.complaints)
    return growing


def _together(parts: list[Found], others: list[Grid]) -> Found:
    """Several worksheets of one file as one; those without questions are named among what is not taken."""
    first = parts[0]
    return replace(
        first,
        sheets=tuple(sheet for part in parts for sheet in part.sheets),
        problems=tuple(problem for part in parts for problem in part.problems),
        unmatched=tuple(head for part in parts for head in part.unmatched)
        + tuple(grid.name for grid in others),
        aside=tuple(dict.fromkeys(head for part in parts for head in part.aside)),
        silent=tuple(row for part in parts for row in part.silent),
        columns=tuple(column for part in parts for column in part.columns),
        strange_views=tuple(dict.fromkeys(word for part in parts for word in part.strange_views)),
        strange_answers=tuple(dict.fromkeys(word for part in parts for word in part.strange_answers)),
        unfinished=sum(part.unfinished for part in parts),
        without_consent=sum(part.without_consent for part in parts),
    )


def _problems(name: str, trouble: NotReadable) -> tuple[AnswerProblem, ...]:
    rows = (trouble.row,) if trouble.row else ()
    return tuple(AnswerProblem(name, rows, complaint) for complaint in trouble.complaints)


def _needed(catalogue: Catalogue) -> frozenset[Column]:
    return frozenset(NEEDED) if catalogue.perspectives else frozenset(NEEDED) - {Column.PERSPECTIVE}
