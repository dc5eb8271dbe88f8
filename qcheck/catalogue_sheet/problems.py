"""What can be wrong in a spreadsheet that comes back, each with its cell."""

from __future__ import annotations

from dataclasses import dataclass

from qcheck.language import N_, Language
from qcheck.loading.problems import shown

NOT_OURS = N_(
    "no tab of this spreadsheet is one that qcheck made of a questionnaire: the hidden first row, which says "
    "what each column is, is not there"
)
NO_CATALOGUE = N_(
    "this spreadsheet no longer knows from which catalogue it was made: please name the catalogue file, too"
)
DATE = N_(
    "your spreadsheet has made the date {value} of this. Please type it once more, with an apostrophe in "
    "front: '2.5"
)
NO_WORDS = N_("here the words in the language '{language}' are missing")
NO_NEW_WORDS = N_("a new question needs words in the language '{language}'")
TWICE = N_("'{value}' stands in row {row} already. For a new question leave this cell empty")
NO_ID = N_("'{value}' is no id: only a-z, 0-9 and -")
TAKEN = N_("the id '{value}' belongs to something else in this catalogue")
NO_CRITERION = N_("there is no criterion '{value}'")
NO_MARK = N_("'{value}' is no mark: an x, or nothing")
NO_NUMBER = N_("'{value}' is no number")
NO_SCALE = N_("there is no scale '{value}'")
OWN_ANSWERS_STAY = N_("this question has answers of its own; take them out in the catalogue first")
NO_FILTER = N_("'{value}' is no filter; it is typed like this: frueh = 1, dk")
NO_QUESTION = N_("there is no question '{value}'")
NO_TEXT = N_("'{value}' is no text of the catalogue: the key in this row was changed")
GONE = N_("'{value}' is no longer in the catalogue")
CLASH = N_("here the catalogue has been changed since the spreadsheet was made: '{now}' stands there now")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as spreadsheets call it: `Fragen!C7`."""

    tab: str
    row: int
    column: str

    def __str__(self) -> str:
        return f"{self.tab}!{self.column}{self.row}"


@dataclass(frozen=True, slots=True)
class SheetProblem:
    """Something that cannot be taken over; `cell` is None where it is about the whole file."""

    cell: Cell | None
    message: str
    values: tuple[tuple[str, str], ...] = ()

    def said(self, language: Language) -> str:
        """The problem in this language, behind its cell: `Fragen!C7: sentence`."""
        words = language.say(self.message, **{name: shown(value) for name, value in self.values})
        return f"{self.cell}: {words}" if self.cell else words


class NotTaken(Exception):
    """Nothing of a spreadsheet was taken over: all that is wrong with it."""

    def __init__(self, *problems: SheetProblem) -> None:
        super().__init__(*problems)
        self.problems = problems
