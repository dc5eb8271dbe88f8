"""The marks in the first, hidden column of our spreadsheet to fill in, by which it is known again when it
comes back, and which column is which, counted from that one.

In the first column stand `FIRST`, then what the file is about (`check=…`, `catalogue=…` and so on), and in
the row of each question `question:` with its id, in that of each closing question `closing:` with its key.
"""

from __future__ import annotations

from enum import IntEnum, StrEnum

FIRST = "qcheck:fill-in:1"
"""The number is that of the form of the file; another form has another number."""

ANY_FIRST = "qcheck:fill-in:"
QUESTION, CLOSING, LABEL = "question:", "closing:", "label:"


class About(StrEnum):
    """What is said of the file, each as `name=value`."""

    CHECK = "check"  # the public id of the check
    CATALOGUE = "catalogue"
    VERSION = "version"
    PERSPECTIVE = "perspective"
    LANGUAGE = "language"


class Place(IntEnum):
    """The columns of our spreadsheet to fill in, by their numbers."""

    MARK = 0
    NUMBER = 1
    QUESTION = 2
    NOTE = 3
    ANSWER = 4
    COMMENT = 5
    EVIDENCE = 6
