"""Questions that come back: changed, new, in another criterion, in another order, or missing."""

from __future__ import annotations

import re

from qcheck.authoring import Item, Kind
from qcheck.catalogue_sheet.problems import (
    DATE,
    NO_CRITERION,
    NO_ID,
    NO_NEW_WORDS,
    NO_NUMBER,
    NO_WORDS,
    TAKEN,
    TWICE,
)
from qcheck.catalogue_sheet.questions import CRITERION, ID, NUMBER, criteria
from qcheck.catalogue_sheet.returned import ReturnedRow, looks_like_a_date
from qcheck.catalogue_sheet.row_values import RowValues
from qcheck.catalogue_sheet.table import Row, Table, Use
from qcheck.catalogue_sheet.view import View
from qcheck.catalogue_sheet.wishes import New, Wishes

IS_ID = re.compile("[a-z0-9-]+")
IN_BRACKETS = re.compile(r"\[([^\[\]]+)\]\s*$")


class Questions:
    """Goes through the rows of a sheet and gathers what they wish."""

    def __init__(self, before: Table, base: View, wishes: Wishes) -> None:
        self._base, self._wishes = base, wishes
        self._known = {row.name: row for row in before.rows}
        self._texts = tuple(column.key for column in before.columns if column.use is Use.WORDS)
        self._first = f"text.{base.original}"
        self._criteria = {criterion.item.id: criterion.item for criterion in criteria(base)}
        self._ids: set[str] = set()

    def gather(self, rows: tuple[ReturnedRow, ...]) -> None:
        """All rows in which there is more than a mark or a number that was left over."""
        told = [row for row in rows if any(map(row.said, (ID, CRITERION, *self._texts)))]
        self._ids = {row.said(ID) for row in told} | set(self._known)
        seen: dict[str, int] = {}
        places: list[tuple[float, int, str | int]] = []
        number = 0.0
        for row in told:
            number = self._number(row, number)
            name = row.said(ID)
            if name and name in seen:
                self._wishes.complain(row.at(ID), TWICE, value=name, row=str(seen[name]))
            elif name in self._known:
                self._changed(row, self._known[name])
                places.append((number, row.number, name))
            elif self._new(row, name):
                places.append((number, row.number, row.number))
            seen.setdefault(name, row.number)
        missing = [name for name in self._known if name not in seen]
        places += [(float(self._known[name].cells[NUMBER]), 0, name) for name in missing]
        self._wishes.missing += missing
        self._wishes.order += [what for *_, what in sorted(places, key=lambda place: place[:2])]

    def _number(self, row: ReturnedRow, above: float) -> float:
        """Its place in the order; without one it comes after the row above."""
        typed = row.said(NUMBER)
        if not typed:
            return above
        try:
            return float(typed.replace(",", "."))
        except ValueError:
            message = DATE if looks_like_a_date(typed) else NO_NUMBER
            self._wishes.complain(row.at(NUMBER), message, value=typed)
            return above

    def _changed(self, row: ReturnedRow, was: Row) -> None:
        item, wishes = Item(Kind.QUESTION, was.name), self._wishes
        above = self._base.standing[item].below
        if row.has(CRITERION) and row.said(CRITERION) != was.cells[CRITERION]:
            criterion = self._criterion(row)
            if criterion and criterion != above:
                wishes.criteria[was.name] = criterion
        for key in self._texts:
            *field, tag = key.split(".")
            now = wishes.words(row, key, was)
            if now == "" and key == self._first:
                wishes.complain(row.at(key), NO_WORDS, language=tag)
            elif now is not None:
                before = self._base.words(item, tuple(field)).get(tag, "")
                wishes.text(row.at(key), item, tuple(field), tag, before, now)
        for change in RowValues(row, was, self._base, above, self._ids, wishes).changed():
            wishes.value(
                row.at(change.key), item, change.field, self._base.value(item, change.field), change.value
            )

    def _new(self, row: ReturnedRow, name: str) -> bool:
        """Whether it can be added."""
        wishes, base = self._wishes, self._base
        taken = {item.id for item in base.standing if item.kind is not Kind.QUESTION and item.id}
        if name and not IS_ID.fullmatch(name):
            wishes.complain(row.at(ID), NO_ID, value=name)
        if name in {*taken, "all"}:
            wishes.complain(row.at(ID), TAKEN, value=name)
        said = {key: wishes.words(row, key, None) for key in self._texts}
        if not row.said(self._first):
            wishes.complain(row.at(self._first), NO_NEW_WORDS, language=base.original)
        criterion = self._criterion(row)
        values = tuple(RowValues(row, None, base, criterion, self._ids, wishes).changed())
        words = said.pop(self._first)
        if criterion is None or not words or any(problem.cell == row.at(ID) for problem in wishes.problems):
            return False
        texts = tuple(
            ((*key.split(".")[:-1],), key.split(".")[-1], text) for key, text in said.items() if text
        )
        given = tuple((value.field, value.value) for value in values if value.value is not None)
        wishes.new.append(New(row, criterion, name, words, texts, given))
        return True

    def _criterion(self, row: ReturnedRow) -> Item | None:
        """By the id in brackets, else by id or title."""
        typed = row.said(CRITERION)
        inside = IN_BRACKETS.search(typed)
        criterion = self._criteria.get(inside[1].strip() if inside else typed)
        if criterion is None:
            titled = [
                item
                for item in self._criteria.values()
                if self._base.title(item).casefold() == typed.casefold()
            ]
            criterion = titled[0] if len(titled) == 1 else None
        if criterion is None:
            self._wishes.complain(row.at(CRITERION), NO_CRITERION, value=typed)
        return criterion
