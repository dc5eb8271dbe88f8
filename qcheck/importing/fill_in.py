"""Our spreadsheet to fill in, as it comes back from whatever program saved it: XLSX, ODS or CSV → a sheet of
answers for each worksheet that was filled in, or all that is wrong with it.

It is known by the marks in its first, hidden column (`fill_in_marks`); where they have moved with their rows
and columns, everything is counted from them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from qcheck import fill_in_marks as marks
from qcheck.catalogue import Catalogue, PerspectiveId, QuestionId
from qcheck.fill_in_marks import About
from qcheck.fill_in_marks import Place as ColumnPlace
from qcheck.importing.found import Edition, FileKind, Found, FoundSheet, Place
from qcheck.importing.grids import Grid
from qcheck.importing.meanings import Meanings, comment, evidence
from qcheck.importing.problems import AnswerProblem, Complaint
from qcheck.importing.wordings import Wordings
from qcheck.language import N_
from qcheck.loading.problems import shown
from qcheck.records import Answer
from qcheck.typed_text import one_line

NEWER_FORM = Complaint(
    N_("this spreadsheet to fill in was made by another version of qcheck"),
    hint=N_("please make a new one here and copy the answers into it"),
)
TWICE = N_("the question '{question}' stands in two rows")
"""Somebody has copied a row."""


_FILLED = (ColumnPlace.ANSWER, ColumnPlace.COMMENT, ColumnPlace.EVIDENCE)
"""Where people write."""


def is_one(grids: Iterable[Grid]) -> bool:
    """Whether one of these worksheets is a spreadsheet of ours to fill in."""
    return any(_corner(grid) is not None for grid in grids)


def read(grids: Sequence[Grid], name: str, catalogue: Catalogue, wordings: Wordings) -> Found:
    """All that was filled in; `name` is what its problems call the file."""
    filled = [_Filled.of(grid, name, catalogue, wordings) for grid in grids if _corner(grid) is not None]
    problems = tuple(problem for form in filled for problem in form.problems)
    first, of = filled[0], filled[0].about.get(About.CATALOGUE)
    said = tuple(form.sheet for form in filled if form.says_something)
    return Found(
        name,
        FileKind.FILL_IN,
        () if problems else said,
        problems,
        Edition(of, first.about.get(About.VERSION, "")) if of else None,
        first.about.get(About.CHECK, ""),
        {question: words for form in filled for question, words in form.wordings.items()},
        tuple(dict.fromkeys(words for form in filled for words in form.left)),
        silent=() if said else (first.row,),
    )


def _corner(grid: Grid) -> tuple[int, int] | None:
    """The row (its place in the list) and the column where the marks begin."""
    for place, (_, cells) in enumerate(grid.rows):
        for column, cell in enumerate(cells):
            if one_line(cell).startswith(marks.ANY_FIRST):
                return place, column
    return None


@dataclass(slots=True)
class _Filled:
    """A worksheet while it is read."""

    file: str
    grid: Grid
    catalogue: Catalogue
    known: Wordings
    row: int = 0
    about: dict[About, str] = field(default_factory=dict)
    answers: dict[QuestionId, Answer] = field(default_factory=dict)
    closings: dict[str, str] = field(default_factory=dict)
    wordings: dict[QuestionId, str] = field(default_factory=dict)
    label: str = ""
    left: list[str] = field(default_factory=list)
    problems: list[AnswerProblem] = field(default_factory=list)
    _rows: dict[QuestionId, int] = field(default_factory=dict)

    @classmethod
    def of(cls, grid: Grid, name: str, catalogue: Catalogue, wordings: Wordings) -> _Filled:
        filled = cls(name, grid, catalogue, wordings)
        filled._read()
        return filled

    @property
    def says_something(self) -> bool:
        """Whether anything was filled in."""
        return bool(self.answers or self.closings)

    @property
    def sheet(self) -> FoundSheet:
        """What was filled in, as one sheet."""
        whose = self.about.get(About.PERSPECTIVE, "")
        known = whose in self.catalogue.perspective_ids
        return FoundSheet(
            self.file,
            Place(self.grid.name, self.row),
            PerspectiveId(whose) if known else None,
            "" if known else whose,
            self.answers,
            self.closings,
            self.label,
        )

    def _read(self) -> None:
        corner = _corner(self.grid)
        if corner is None:  # only such worksheets come here
            return
        place, column = corner
        meanings = Meanings(self.catalogue, in_words=True)
        self.row, first = self.grid.rows[place][0], self.grid.rows[place][1][column]
        if one_line(first) != marks.FIRST:
            self._complain(self.row, NEWER_FORM)
            return
        for number, cells in self.grid.rows[place + 1 :]:
            row = (cells[column:] + [""] * len(ColumnPlace))[: len(ColumnPlace)]
            self._take(number, one_line(row[ColumnPlace.MARK]), row, meanings)

    def _take(self, number: int, mark: str, row: Sequence[str], meanings: Meanings) -> None:
        key, equals, value = mark.partition("=")
        if equals and key in set(About):
            self.about[About(key)] = value
        elif mark.startswith(marks.QUESTION):
            self._question(number, mark.removeprefix(marks.QUESTION), row, meanings)
        elif mark.startswith(marks.CLOSING) and (words := comment(row[ColumnPlace.COMMENT])):
            self.closings[mark.removeprefix(marks.CLOSING)] = words
        elif mark == marks.LABEL:
            self.label = one_line(row[ColumnPlace.ANSWER])

    def _question(self, number: int, name: str, row: Sequence[str], meanings: Meanings) -> None:
        """Of a question that this catalogue does not have, only an answer is worth a word; of one that an
        older edition asked and that does not count any more, its words.
        """
        said = " ".join(row[ColumnPlace.QUESTION].split())
        version = self.about.get(About.VERSION, "")
        if version and self.known.is_left(name, version):
            if any(row[place].strip() for place in _FILLED):
                self.left.append(said or name)
            return
        given = meanings.answer(row[ColumnPlace.ANSWER], name)
        words, proof = comment(row[ColumnPlace.COMMENT]), evidence(row[ColumnPlace.EVIDENCE])
        if given is None and not words and proof is None:
            return
        question = meanings.question(name)
        if isinstance(question, Complaint):
            self._complain(number, question)
            return
        if isinstance(given, Complaint):
            self._complain(number, given, question)
            return
        if question in self._rows:
            twice = Complaint(TWICE, (("question", shown(question)),))
            self.problems.append(
                AnswerProblem(self.file, (self._rows[question], number), twice, self.grid.name)
            )
            return
        self._rows[question] = number
        self.wordings[question] = said
        self.answers[question] = Answer(given, words, proof)

    def _complain(self, row: int, complaint: Complaint, question: str = "") -> None:
        self.problems.append(AnswerProblem(self.file, (row,), complaint, self.grid.name, question))
