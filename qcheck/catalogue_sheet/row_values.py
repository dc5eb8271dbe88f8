"""What a row of questions says beside its words: marks, number, scale, filters, as a catalogue has them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from qcheck.authoring import Item, Kind, Plain
from qcheck.authoring.operations import Field
from qcheck.catalogue_sheet import filters
from qcheck.catalogue_sheet.problems import (
    DATE,
    NO_FILTER,
    NO_MARK,
    NO_NUMBER,
    NO_QUESTION,
    NO_SCALE,
    OWN_ANSWERS_STAY,
)
from qcheck.catalogue_sheet.questions import (
    CRITICAL,
    OWN_GROUP,
    PERSPECTIVE,
    PHASE,
    SCALE,
    SKIP_IF,
    WEIGHT,
    asked_above,
)
from qcheck.catalogue_sheet.returned import ReturnedRow, looks_like_a_date
from qcheck.catalogue_sheet.table import Row, plain
from qcheck.catalogue_sheet.view import View
from qcheck.catalogue_sheet.wishes import Wishes

YES = frozenset({"x", "ja", "yes", "true", "wahr", "1", "✓", "✔", "×", "✗"})
NO = frozenset({"", "nein", "no", "false", "falsch", "0", "-"})


@dataclass(frozen=True, slots=True)
class Value:
    """A field of a question with another value; `key` is the column that says so."""

    key: str
    field: Field
    value: Plain


@dataclass(frozen=True)
class RowValues:
    """Reads a row. `was` is the same row before, None where the question is new; `ids` are all questions of
    the sheet.
    """

    row: ReturnedRow
    was: Row | None
    base: View
    criterion: Item | None
    ids: Collection[str]
    wishes: Wishes

    def changed(self) -> Iterator[Value]:
        """What is not as before."""
        yield from self._several(PERSPECTIVE, "perspectives", self.base.ids(Kind.PERSPECTIVE))
        yield from self._several(PHASE, "phases", asked_above(self.base, self.criterion))
        yield from self._flag(CRITICAL, "critical", "true")
        yield from self._flag(OWN_GROUP, "about", "own_group")
        if self._is_other(WEIGHT):
            yield from self._weight(self.row.said(WEIGHT))
        if self._is_other(SCALE):
            yield from self._scale(self.row.said(SCALE))
        if self._is_other(SKIP_IF):
            yield from self._filters(self.row.said(SKIP_IF))

    def _before(self, key: str) -> str:
        return plain(self.was.cells.get(key, "")) if self.was else ""

    def _is_other(self, key: str) -> bool:
        return self.row.has(key) and self.row.said(key) != self._before(key)

    def _several(self, key: str, field: str, usual: tuple[str, ...]) -> Iterator[Value]:
        """Marks side by side; as usual where none is there, or all of them."""
        kind = Kind.PERSPECTIVE if key == PERSPECTIVE else Kind.PHASE
        columns = {f"{key}.{name}": name for name in self.base.ids(kind)}
        if not columns or not all(map(self.row.has, columns)):
            return
        marks = {column: self._marked(column) for column in columns}
        now = tuple(name for column, name in columns.items() if marks[column])
        was = tuple(name for column, name in columns.items() if self._before(column))
        if None not in marks.values() and now != was:
            is_usual = not now or set(now) == set(usual)
            yield Value(next(iter(columns)), (field,), None if is_usual else list(now))

    def _flag(self, key: str, field: str, value: str) -> Iterator[Value]:
        marked = self._marked(key)
        if self.row.has(key) and marked is not None and marked != bool(self._before(key)):
            yield Value(key, (field,), value if marked else None)

    def _marked(self, key: str) -> bool | None:
        said = self.row.said(key).casefold()
        if said in YES or said in NO:
            return said in YES
        self.wishes.complain(self.row.at(key), NO_MARK, value=said)
        return None

    def _weight(self, typed: str) -> Iterator[Value]:
        if looks_like_a_date(typed):
            self.wishes.complain(self.row.at(WEIGHT), DATE, value=typed)
        elif typed and not typed.isdecimal():
            self.wishes.complain(self.row.at(WEIGHT), NO_NUMBER, value=typed)
        else:
            yield Value(WEIGHT, ("weight",), typed or None)

    def _scale(self, typed: str) -> Iterator[Value]:
        if self.was and self.base.value(Item(Kind.QUESTION, self.was.name), ("options",)):
            self.wishes.complain(self.row.at(SCALE), OWN_ANSWERS_STAY)
        elif typed and typed not in self.base.ids(Kind.SCALE):
            self.wishes.complain(self.row.at(SCALE), NO_SCALE, value=typed)
        else:
            yield Value(SCALE, ("scale",), typed or None)

    def _filters(self, typed: str) -> Iterator[Value]:
        try:
            value = filters.read(typed)
        except ValueError as error:
            self.wishes.complain(self.row.at(SKIP_IF), NO_FILTER, value=str(error))
            return
        if unknown := [name for name in filters.questions_of(value) if name not in self.ids]:
            self.wishes.complain(self.row.at(SKIP_IF), NO_QUESTION, value=unknown[0])
        elif filters.as_typed(value) != self._before(SKIP_IF):
            yield Value(SKIP_IF, ("skip_if",), value)
