"""Answers from a spreadsheet: CSV with the columns sheet, perspective, question, answer → sheets, or all that
is wrong with it.

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

from dataclasses import dataclass

from qcheck.catalogue import Catalogue
from qcheck.importing.growing_sheets import GrowingSheets
from qcheck.importing.meanings import Meanings
from qcheck.importing.problems import AnswerProblem, Complaint, NotReadable
from qcheck.importing.tables import LARGEST, NEEDED, Column, table
from qcheck.records import Sheet

__all__ = ["LARGEST", "AnswerProblem", "Complaint", "Import", "read_answers"]


@dataclass(frozen=True, slots=True)
class Import:
    """What a file of answers gives: its sheets, in the order in which they begin, or its problems by row. A
    file with a problem gives no sheet.
    """

    sheets: tuple[Sheet, ...]
    problems: tuple[AnswerProblem, ...]


def read_answers(source: bytes, name: str, catalogue: Catalogue) -> Import:
    """The sheets in this CSV file; `name` is what its problems call the file. Nothing is raised: whatever is
    wrong is a problem.
    """
    growing = GrowingSheets(Meanings(catalogue))
    try:
        growing.take(table(source, _needed(catalogue)))
    except NotReadable as trouble:
        growing.complain([trouble.row] if trouble.row else [], *trouble.complaints)
    problems = growing.problems(name)
    return Import(() if problems else growing.sheets(), problems)


def _needed(catalogue: Catalogue) -> frozenset[Column]:
    return frozenset(NEEDED) if catalogue.perspectives else frozenset(NEEDED) - {Column.PERSPECTIVE}
