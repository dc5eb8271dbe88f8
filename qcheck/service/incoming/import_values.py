"""What the service says of files of answers, before and after they are taken in: values for pages and
commands, without any answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from qcheck.catalogue import PerspectiveId
from qcheck.importing import TAKE_IN, AnswerProblem, ColumnMap, FileKind, FoundColumn
from qcheck.records import ImportId
from qcheck.wording.imports import NotTaken


class Known(StrEnum):
    """Whether a sheet of a file is in the check already."""

    NEW = "new"
    THERE = "there"  # it came in before, perhaps with another file
    TWIN = "twin"  # another sheet says exactly the same: perhaps typed in by hand
    OLDER = "older"  # another file of these has a later version of it
    DOUBLED = "doubled"  # another file of these has the very same


@dataclass(frozen=True, slots=True)
class GivenFile:
    """A file as somebody gives it: its name and what stands in it."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class LookedSheet:
    """A sheet of a file: where it stands (row 0: the file has none), from which perspective, what it will be
    called, to how many questions it answers, how many remarks it has, and whether it is there already.
    """

    table: str
    row: int
    perspective: PerspectiveId
    label: str
    answered: int
    remarks: int
    known: Known


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Answers that are not taken, as METHOD has it for what is not asked: to which question, how many."""

    question: str
    number: int


@dataclass(frozen=True, slots=True)
class LookedFile:
    """What was found in a file. `is_there`: the very same file was taken in before. In a confidential check
    nothing but problems and `fits` is told of what stands in it, and `sheets` is empty.
    """

    name: str
    kind: FileKind
    digest: str
    problems: tuple[AnswerProblem, ...]
    sheets: tuple[LookedSheet, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    unmatched: tuple[str, ...] = ()
    aside: tuple[str, ...] = ()
    silent: tuple[int, ...] = ()
    columns: tuple[FoundColumn, ...] = ()
    strange_views: tuple[str, ...] = ()
    strange_answers: tuple[str, ...] = ()
    unfinished: int = 0
    without_consent: int = 0
    is_there: bool = False
    new: int = 0
    edition: str = ""

    @property
    def fits(self) -> bool:
        """Whether something of it would come in."""
        return not self.problems and self.new > 0


@dataclass(frozen=True, slots=True)
class FilesLook:
    """Several files as they were looked at together. `refused` says why nothing can come in, as the id of a
    message; empty where it can. `given` and `said` are what was looked at, so that it is looked at anew when
    it comes in.
    """

    files: tuple[LookedFile, ...]
    given: tuple[GivenFile, ...]
    said: ColumnMap
    refused: str = ""

    @property
    def fits(self) -> bool:
        """Whether anything would come in."""
        return not self.refused and any(file.fits for file in self.files)

    def not_taken(self, file: LookedFile) -> NotTaken:
        """What of this file of them is not taken."""
        return NotTaken(
            file.unmatched,
            tuple((left.question, left.number) for left in file.left_out),
            file.silent,
            file.edition,
            file.unfinished,
            file.without_consent,
            self.said.unfinished == TAKE_IN,
            self.said.without_consent == TAKE_IN,
        )


@dataclass(frozen=True, slots=True)
class TakenFile:
    """What became of a file: how many sheets came in with it. `problems` where it stayed outside."""

    name: str
    number: int
    problems: tuple[AnswerProblem, ...] = ()


@dataclass(frozen=True, slots=True)
class Imported:
    """Files that were taken in together: when, each with its sheets, how many of all of them are still there,
    and how often something on these was changed since.
    """

    batch: str
    taken: datetime
    files: tuple[tuple[ImportId, str, int], ...]
    number: int
    there: int
    changes: tuple[int, ...]

    @property
    def is_changed(self) -> bool:
        """Whether anything was changed since, which would be lost with it."""
        return any(self.changes) or self.there < self.number
