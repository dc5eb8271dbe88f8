"""A workbook as values: its tabs with their columns and rows, before anybody lays them out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum, auto
from typing import TypeAlias

from qcheck.scoring.values import Light


class Kind(Enum):
    """What stands in a column, for its look."""

    TEXT = auto()
    LONG = auto()  # sentences, which may take several lines
    NUMBER = auto()
    DECIMAL = auto()  # with two places
    DIFFERENCE = auto()  # a whole number with its sign
    DAY = auto()
    LIGHT = auto()
    CODE = auto()  # a short code or a small number


@dataclass(frozen=True, slots=True)
class LightWord:
    """A light in a cell, with its word; where the light is None, words alone."""

    light: Light | None
    words: str


Cell: TypeAlias = str | int | float | date | LightWord | None


@dataclass(frozen=True, slots=True)
class Column:
    """`width` counts characters. `above` stands in a row over the titles, such as the text of a question over
    its id. `optional`: it is left out where nothing stands in it.
    """

    title: str
    width: int
    kind: Kind = Kind.TEXT
    above: str = ""
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Tab:
    """One sheet of a workbook: rows below the titles of their columns.

    The first `kept` columns stay in sight when one goes to the right. `strong` are the rows that stand out,
    counted from 0. `filtered`: rows can be chosen by what stands in a column.
    """

    name: str
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[Cell]]
    kept: int = 0
    strong: frozenset[int] = field(default_factory=frozenset)
    filtered: bool = True

    def trimmed(self) -> Tab:
        """The same without the optional columns in which nothing stands."""
        filled = [
            place
            for place, column in enumerate(self.columns)
            if not column.optional or any(row[place] not in (None, "") for row in self.rows)
        ]
        return replace(
            self,
            columns=tuple(self.columns[place] for place in filled),
            rows=[[row[place] for place in filled] for row in self.rows],
            kept=sum(place < self.kept for place in filled),
        )


LONGEST_NAME = 31
FORBIDDEN_IN_NAMES = str.maketrans("[]:*?/\\", "()-----")


def distinct(names: Iterable[str]) -> list[str]:
    """Names as spreadsheets take them: at most 31 characters without their special signs, none twice whatever
    its case.
    """
    taken: list[str] = []
    for name in names:
        plain = " ".join(name.translate(FORBIDDEN_IN_NAMES).split()).strip("'") or "–"
        taken.append(_free(plain, {used.casefold() for used in taken}))
    return taken


def _free(name: str, taken: set[str]) -> str:
    for number in range(1, len(taken) + 2):
        ending = f" {number}" if number > 1 else ""
        tried = name[: LONGEST_NAME - len(ending)].rstrip(" '") + ending
        if tried.casefold() not in taken:
            break
    return tried
