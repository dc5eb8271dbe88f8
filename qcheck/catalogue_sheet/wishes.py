"""What a spreadsheet wants changed: operations on the catalogue, each with the cell that asks for it, and all
that cannot be meant.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from qcheck.authoring import Item, Plain, SetText, SetValue
from qcheck.authoring.operations import Field
from qcheck.catalogue_sheet import filters
from qcheck.catalogue_sheet.problems import CLASH, DATE, GONE, Cell, SheetProblem
from qcheck.catalogue_sheet.returned import ReturnedRow, looks_like_a_date
from qcheck.catalogue_sheet.table import Row, plain
from qcheck.catalogue_sheet.view import View


@dataclass(frozen=True, slots=True)
class Wish:
    """One change of what is there: what stood in the cell and what stands there now."""

    cell: Cell
    operation: SetText | SetValue
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class New:
    """A new question; `id` is empty where none was given. `words` are its words in the original."""

    row: ReturnedRow
    criterion: Item
    id: str
    words: str
    texts: tuple[tuple[Field, str, str], ...]
    values: tuple[tuple[Field, Plain], ...]


@dataclass
class Wishes:
    """All of them, gathered row by row. `criteria` says to which criterion questions go that are now in
    another one, `order` all questions in their order by id, new ones by their row, `missing` those that have
    no row.
    """

    changed: list[Wish] = field(default_factory=list)
    criteria: dict[str, Item] = field(default_factory=dict)
    new: list[New] = field(default_factory=list)
    order: list[str | int] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    problems: list[SheetProblem] = field(default_factory=list)

    def complain(self, cell: Cell, message: str, **values: str) -> None:
        """Notes something in a cell that cannot be meant."""
        self.problems.append(SheetProblem(cell, message, tuple(values.items())))

    def words(self, row: ReturnedRow, key: str, before: Row | None) -> str | None:
        """What a text says now; None where it says what it said, or cannot be meant."""
        now = row.said(key)
        if not row.has(key) or now == plain(before.cells.get(key, "") if before else ""):
            return None
        if looks_like_a_date(now):
            self.complain(row.at(key), DATE, value=now)
            return None
        return now

    def text(self, cell: Cell, item: Item, at: Field, tag: str, was: str, now: str) -> None:
        """Notes that a text is to become another one."""
        self.changed.append(Wish(cell, SetText(item, at, tag, now, was), was, now))

    def value(self, cell: Cell, item: Item, at: Field, was: Plain, now: Plain) -> None:
        """Notes that a value is to become another one."""
        self.changed.append(Wish(cell, SetValue(item, at, now, was), said(was), said(now)))

    def out_of_date(self, now: View) -> Iterator[SheetProblem]:
        """Where the catalogue says something else by now than what the spreadsheet was made from."""
        for wish in self.changed:
            operation = wish.operation
            if not now.has(operation.item):
                yield SheetProblem(wish.cell, GONE, (("value", operation.item.id),))
            elif isinstance(operation, SetText):
                stands = now.words(operation.item, operation.field).get(operation.language, "")
                if plain(stands) not in (plain(wish.was), plain(wish.now)):
                    yield SheetProblem(wish.cell, CLASH, (("now", stands),))
            elif (there := now.value(operation.item, operation.field)) not in (
                operation.was,
                operation.value,
            ):
                yield SheetProblem(wish.cell, CLASH, (("now", said(there)),))


def said(value: Plain) -> str:
    """A value as people read it."""
    if isinstance(value, dict):
        return filters.as_typed(value)
    if isinstance(value, list):
        has_filters = any(isinstance(condition, dict) for condition in value)
        return filters.as_typed(value) if has_filters else ", ".join(map(said, value))
    return value or ""
