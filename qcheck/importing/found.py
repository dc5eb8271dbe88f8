"""What was found in a file of answers, whatever kind of file it is: sheets as they are read, before anybody
has said that they shall come into a check, and all that does not fit.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from qcheck.catalogue import PerspectiveId, PhaseId, QuestionId
from qcheck.importing.problems import AnswerProblem
from qcheck.records import Answer


class FileKind(StrEnum):
    """What kind of file it is: told in the look, and what makes its sheets the same when it comes again."""

    ROWS = "rows"  # our own table: a row for each answer (CSV, XLSX, ODS)
    WIDE = "wide"  # the export of another tool: a row for each response
    FILL_IN = "fill-in"  # our spreadsheet to fill in
    ANSWER_FILE = "answer-file"  # what the one-file sheet hands out
    UNKNOWN = "unknown"  # nothing that can be read


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a file something stands: the worksheet, where there are several, and the row as a spreadsheet
    numbers it. 0: it has no rows.
    """

    table: str = ""
    row: int = 0


@dataclass(frozen=True, slots=True)
class Edition:
    """A catalogue by its id and version, as a file names it."""

    id: str
    version: str


@dataclass(frozen=True, slots=True)
class FoundColumn:
    """A column of another tool's table: its head, what it means in the words of a `ColumnMap` (empty:
    nothing), and the first cell with something in it.
    """

    head: str
    meaning: str
    example: str


@dataclass(frozen=True, slots=True)
class FoundSheet:
    """One person's (or one table's) answers as they stand in a file.

    `perspective` is None where the file says none that the catalogue has; `said` is what stands there in its
    place, empty where nothing does. `answers` and `closings` (by key of the closing question) hold only what
    was said, as it was typed: texts are not cut or cleaned yet.

    `label` is what the organiser shall see it called, may be empty. Two values say whether it has come in
    before: `origin` is an id that no other sheet in the world has (random, made by the form), `mark` what
    tells it from the other sheets of the same file, such as the number of a response; both may be empty. Of
    two of the same `origin` that with the higher `number` is the later one. `fit` has the marks and the
    sentence on each question itself, which never come onto the sheet; `once` tells them from those of others.
    """

    file: str
    place: Place = Place()
    perspective: PerspectiveId | None = None
    said: str = ""
    answers: Mapping[QuestionId, Answer] = field(default_factory=dict)
    closings: Mapping[str, str] = field(default_factory=dict)
    label: str = ""
    mark: str = ""
    origin: str = ""
    number: int = 0
    fit: Mapping[QuestionId, tuple[frozenset[str], str]] = field(default_factory=dict)
    once: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """All that is in one file. A file with a problem gives no sheet: it comes in as a whole or not at all.

    `edition` is the catalogue that the file names, `phase` its phase, `check` the public id of a check; None
    or empty where it names none. `wordings` are the texts of its questions where they stand in the file: an
    answer to another text is no answer to this question. `unmatched` are columns and questions that mean
    nothing here, `aside` columns that the other tool writes for itself; nothing of either is taken. `silent`
    are rows in which nobody said anything. `sealed`: whoever brings the file could neither read nor write
    what stands in it. `unfinished` responses were not sent off, `without_consent` are of people who did not
    agree: so many of each were found, be they among the sheets or not.

    Of another tool's table, for whoever says what its columns are: `columns`, and the words that stand for a
    perspective (`strange_views`) or an answer (`strange_answers`) and are not understood.
    """

    file: str
    kind: FileKind
    sheets: tuple[FoundSheet, ...] = ()
    problems: tuple[AnswerProblem, ...] = ()
    edition: Edition | None = None
    check: str = ""
    wordings: Mapping[QuestionId, str] = field(default_factory=dict)
    unmatched: tuple[str, ...] = ()
    aside: tuple[str, ...] = ()
    silent: tuple[int, ...] = ()
    phase: PhaseId | None = None
    sealed: bool = False
    columns: tuple[FoundColumn, ...] = ()
    strange_views: tuple[str, ...] = ()
    strange_answers: tuple[str, ...] = ()
    unfinished: int = 0
    without_consent: int = 0
