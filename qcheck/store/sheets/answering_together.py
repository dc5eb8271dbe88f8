"""Answers of many at once, in two steps, so that the one right to write is held only while something is
written. Who answers by themselves: `answering`.

First what stands on their sheets is looked at, while others may write, and what is to stand there is decided
upon that. Then it is written, all in one transaction, on each sheet that is still as it was looked at: sheet
and check tell by their revisions. What was to stand on a sheet that has changed in between, or whose check
has, is not written, and whoever wants it is told so; that concerns nobody else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import compress
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, and_, bindparam, or_, select, text
from sqlalchemy.sql.elements import BindParameter

from qcheck.catalogue import PerspectiveId, QuestionId
from qcheck.records import CheckId, LinkId, SheetId
from qcheck.store.connection.database import note_saved
from qcheck.store.connection.prepared import PreparedForMany
from qcheck.store.ground import mapping
from qcheck.store.ground.store_base import StoreBase
from qcheck.store.ground.values import KeptAnswer, Link, LinkKind
from qcheck.store.rows import sheet_rows
from qcheck.store.rows.sheet_rows import Change
from qcheck.store.sheets.answer_edits import Edited, Values
from qcheck.store.tables.checks import answers, checks, links, sheets

Query = Select[Any]  # Any: columns, read by name


def _each(name: str, number: int) -> list[BindParameter[str]]:
    return [bindparam(f"{name}_{place}") for place in range(number)]


def _sheets(number: int) -> Query:
    return (
        select(
            *(links.c[name] for name in ("id", "check", "kind", "generation", "withdrawn", "sheet")),
            sheets.c.perspective,
            sheets.c.revision.label("own"),
            checks.c.revision,
        )
        .join(sheets, links.c.sheet == sheets.c.id)
        .join(checks, links.c.check == checks.c.id)
        .where(links.c.id.in_(_each("link", number)))
    )


def _values(number: int) -> Query:
    wanted = select(answers.c.sheet, answers.c.question, answers.c.value)
    return wanted.where(answers.c.sheet.in_(_each("sheet", number)), answers.c.value.is_not(None))


def _answers(number: int) -> Query:
    places = zip(_each("sheet", number), _each("question", number), strict=True)
    return select(answers).where(
        or_(*(and_(answers.c.sheet == sheet, answers.c.question == question) for sheet, question in places))
    )


def _held(number: int) -> Query:
    return (
        select(sheets.c.id, sheets.c.revision.label("own"), checks.c.revision)
        .join(checks, sheets.c.check == checks.c.id)
        .where(sheets.c.id.in_(_each("sheet", number)))
        .order_by(sheets.c.check, sheets.c.id)  # whoever holds several takes them in the same order
        .with_for_update(read=True, of=checks)  # first the check, then the sheet: as all who change either
        .suffix_with(text("FOR UPDATE OF sheets"), dialect="postgresql")
    )


_SHEETS, _VALUES, _ANSWERS, _HELD = map(PreparedForMany, (_sheets, _values, _answers, _held))


class Asked(NamedTuple):
    """A question on the sheet of a link."""

    link: LinkId
    question: QuestionId


class Revisions(NamedTuple):
    """By which a check and a sheet of it tell that they have changed."""

    check: int
    sheet: int


@dataclass(frozen=True, slots=True)
class Standing:
    """A sheet as it stood when it was looked at: all its values, and what stood there for one question."""

    link: Link
    sheet: SheetId
    perspective: PerspectiveId
    revisions: Revisions
    question: QuestionId
    before: KeptAnswer | None
    values: Values


@dataclass(frozen=True, slots=True)
class Decided:
    """What is to be saved where that stood, as it was wished at this time."""

    upon: Standing
    edited: Edited
    at: datetime

    @property
    def kept(self) -> KeptAnswer:
        """How it stands there once it is saved."""
        return KeptAnswer(self.edited.answer, self.at, sum(self.upon.revisions) + 1)

    @property
    def change(self) -> Change:
        """What is to be written for that."""
        return Change(
            key={"sheet": self.upon.sheet, "question": self.upon.question},
            there=self.upon.before is not None,
            content=self.edited.content,
            revision=sum(self.upon.revisions) + 1,
            at=self.at,
            finished=self.edited.finished,
        )


class AnsweringTogether(StoreBase):
    """What many say on their sheets at the same time."""

    def standing(self, asked: Sequence[Asked]) -> list[Standing | None]:
        """What stands on the sheets of these links; None for a link that has no sheet or leads nowhere."""
        with self.database.glancing() as connection:
            rows = _SHEETS.all(connection, link=[wish.link for wish in asked])
            by_link = {
                row.id: row for row in rows
            }  # before the answers: what changes meanwhile is noticed later
            there = [wish for wish in asked if wish.link in by_link]
            if not there:
                return [None] * len(asked)
            named = [by_link[wish.link].sheet for wish in there]
            values: dict[str, dict[QuestionId, Any]] = {}
            for sheet, question, value in _VALUES.all(connection, sheet=named):
                values.setdefault(sheet, {})[QuestionId(question)] = mapping.given_value(value)
            before = {
                (row.sheet, row.question): mapping.kept_answer(row)
                for row in _ANSWERS.all(connection, sheet=named, question=[wish.question for wish in there])
            }
        return [
            _standing(row, wish.question, before.get((row.sheet, wish.question)), values.get(row.sheet, {}))
            if (row := by_link.get(wish.link))
            else None
            for wish in asked
        ]

    def save(self, decided: Sequence[Decided]) -> list[KeptAnswer | None]:
        """Writes all this in one transaction; None for what was not written, because its sheet or its check
        is not as it was looked at. Of several on one sheet the first is written.
        """
        if not decided:
            return []
        with self.database.together() as connection:
            now = _revisions(connection, [decision.upon.sheet for decision in decided])
            are_as_looked_at = [
                now.pop(decision.upon.sheet, None) == decision.upon.revisions for decision in decided
            ]
            changes = [decision.change for decision in compress(decided, are_as_looked_at)]
            sheet_rows.write(connection, answers, changes)
            note_saved(connection, len(changes))
        return [
            decision.kept if is_written else None
            for decision, is_written in zip(decided, are_as_looked_at, strict=True)
        ]


def _revisions(connection: Connection, these: Sequence[SheetId]) -> dict[SheetId, Revisions]:
    """Takes hold of the sheets; gives how they and their checks stand now."""
    rows = _HELD.all(connection, sheet=these)
    return {SheetId(row.id): Revisions(row.revision, row.own) for row in rows}


def _standing(row: Any, question: QuestionId, before: KeptAnswer | None, values: Values) -> Standing:
    """From a row of `_sheets` (Any: its columns)."""
    sheet, perspective = SheetId(row.sheet), PerspectiveId(row.perspective)
    link = Link(
        *(LinkId(row.id), CheckId(row.check), LinkKind(row.kind), row.generation, sheet, perspective),
        withdrawn=row.withdrawn,
    )
    revisions = Revisions(row.revision, row.own)
    return Standing(link, sheet, perspective, revisions, question, before, values)
