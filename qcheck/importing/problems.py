"""What is wrong with a file of answers, in plain words and with the rows as a spreadsheet numbers them."""

from __future__ import annotations

from dataclasses import dataclass, field

from qcheck.language import N_, Language
from qcheck.loading.problems import likely

NAMED_ROWS = 10
"""So many rows of one problem are named, the others counted."""


@dataclass(frozen=True, slots=True)
class Complaint:
    """What is wrong, without the place: the same complaint about many rows is one problem.

    `values` fill the `{names}` of the message and of the hint, which says what to do about it. `near` lists
    the words among which a likely fix may be found for the first of the values; it wins over the hint.
    """

    message: str
    values: tuple[tuple[str, str], ...] = ()
    hint: str = ""
    near: tuple[str, ...] = field(default=(), compare=False)

    def said(self, language: Language) -> str:
        """The message, and below it the hint, indented."""
        lines = [language.say(self.message, **dict(self.values)), self._hint(language)]
        return "\n    ".join(filter(None, lines))

    def _hint(self, language: Language) -> str:
        if meant := likely(self.values[0][1], self.near) if self.near else None:
            return meant.said(language)
        return language.say(self.hint, **dict(self.values)) if self.hint else ""


@dataclass(frozen=True, slots=True)
class AnswerProblem:
    """A complaint about rows of a file; row 1 is the first row of the file. Without rows it is about the
    whole file. `table` is the worksheet, where there are several, `question` the id of the question that it
    is about, where it is about one and the complaint does not name it.
    """

    file: str
    rows: tuple[int, ...]
    complaint: Complaint
    table: str = ""
    question: str = ""

    def said(self, language: Language) -> str:
        """`file: worksheet: rows: question: message`, below it the hint, indented."""
        return ": ".join(filter(None, [self.file, *self.place(language), self.complaint.said(language)]))

    def place(self, language: Language) -> tuple[str, ...]:
        """Where in the file, in words: worksheet, rows and question, each as far as it is known."""
        return tuple(filter(None, [self.table, _rows(self.rows, language), self.question]))


class NotReadable(Exception):
    """The file cannot be read on from here; `row` is 0 where the trouble is with the whole file."""

    def __init__(self, *complaints: Complaint, row: int = 0) -> None:
        super().__init__(*(complaint.message for complaint in complaints))
        self.complaints = complaints
        self.row = row


def _rows(rows: tuple[int, ...], language: Language) -> str:
    """Says the number of the others only where there are two or more of them: a single one is named as
    quickly.
    """
    named = [str(row) for row in (rows if len(rows) <= NAMED_ROWS + 1 else rows[:NAMED_ROWS])]
    listed = _listed(named, len(rows) - len(named), language)
    return language.count("row {rows}", "rows {rows}", len(rows), rows=listed) if rows else ""


def _listed(named: list[str], more: int, language: Language) -> str:
    if more:
        return language.say(N_("{rows} and {more} more"), rows=", ".join(named), more=more)
    if len(named) < 2:
        return "".join(named)
    return language.say(N_("{rows} and {last}"), rows=", ".join(named[:-1]), last=named[-1])
