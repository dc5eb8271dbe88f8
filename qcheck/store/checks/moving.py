"""The verb that moves a check from one edition of its catalogue to another, and what is kept of that.

Nothing is deleted: answers that do not fit the new edition are set aside under the text by which they were
given, and those that were set aside under the new one come back.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, and_, delete, exists, func, insert, select, update

from qcheck import life
from qcheck.catalogue import CriterionId, QuestionId
from qcheck.language import N_
from qcheck.records import Answer, Check, CheckId, Mode, Scope, Sheet, State
from qcheck.refusals import NotPossible, Stale
from qcheck.store.ground import mapping
from qcheck.store.ground.store_base import StoreBase
from qcheck.store.rows import check_rows, shared_rows
from qcheck.store.tables.checks import answers, checks, moves, set_aside, sheets
from qcheck.store.tables.workshops import hands, workshops

CLOSED_IN_CONFIDENCE = N_(
    "A confidential check that has ended stays as it is: whoever compared two results of the same people "
    "could tell what single persons have answered."
)
HANDS = N_(
    "In this check raised hands were counted for single questions. They belong to these questions, so the "
    "check stays with them."
)
IN_A_WORKSHOP = N_(
    "A workshop goes on in this check. Its questions stay as they are until it has come to its end."
)
OTHERWISE_BY_NOW = N_(
    "This check has changed in the meantime. Please look once more at what would become of its answers."
)
NOTHING_TO_UNDO = N_("This check was not moved, so there is nothing to take back.")

KEPT = ("value", "comment", "evidence_title", "evidence_link", "revision", "saved")


@dataclass(frozen=True, slots=True)
class Move:
    """A move as it was made: from which text to which, whose answers were set aside, what was asked before.
    `undoes`: the move that it took back.
    """

    number: int
    at: datetime
    before: str
    after: str
    aside: tuple[QuestionId, ...]
    scope: Scope
    topics: tuple[CriterionId, ...]
    undoes: int | None = None


class Moving(StoreBase):
    """From edition to edition."""

    def moves(self, check: CheckId) -> tuple[Move, ...]:
        """All moves of a check, the first one first."""
        with self.database.glancing() as connection:
            return moves_of(connection, check)

    def former_text(self, sha: str) -> str:
        """The text with this hash; UnknownLink where it is gone."""
        with self.database.glancing() as connection:
            return self._text(connection, sha)

    def refused_move(self, check: CheckId, now: datetime, *, is_done: bool) -> str:
        """Why a check cannot be moved, as the id of a message; empty where it can. `is_done`: a workshop on
        it, if there is one, has come to its end.
        """
        with self.database.glancing() as connection:
            row = connection.execute(select(checks).where(checks.c.id == check)).one_or_none()
            return _refused(connection, check, row, now, is_done=is_done) if row else ""

    def move(
        self,
        to: Check,
        before: str,
        aside: Collection[QuestionId],
        topics: Collection[CriterionId],
        now: datetime,
        *,
        is_done: bool,
        undoes: int | None = None,
    ) -> None:
        """The check asks by the text of `to` from now on, within its scope; it is one that asked by `before`.

        Waits until those are done who are just saving. Stale where it asks by another text by now.
        """
        with self.database.writing() as connection:
            row = check_rows.hold_check(connection, to.id)
            if row.catalogue == to.catalogue_sha:
                return  # sent twice
            if row.catalogue != before:
                raise Stale(OTHERWISE_BY_NOW)
            if refused := _refused(connection, to.id, row, now, is_done=is_done):
                raise NotPossible(refused)
            shared_rows.keep_text(connection, to)
            _remember(connection, to, row, aside, now, undoes)
            _put_aside(connection, to.id, before, aside)
            _bring_back(connection, to.id, to.catalogue_sha)
            of_check = sheets.c.check == to.id
            connection.execute(update(sheets).where(of_check).values(revision=sheets.c.revision + 1))
            check_rows.change_check(
                connection,
                to.id,
                catalogue=to.catalogue_sha,
                only=mapping.listed(to.scope.only),
                modules=mapping.listed(to.scope.modules),
                topics=list(topics) or None,
            )

    def sheets_under(self, check: CheckId, sha: str, without: Collection[QuestionId]) -> tuple[Sheet, ...]:
        """The sheets of a check that count, with the answers that were set aside under this text in their
        places. `without`: questions to which answers of today do not belong.
        """
        with self.database.reading() as connection:
            rows = connection.execute(
                select(set_aside).join(sheets).where(sheets.c.check == check, set_aside.c.catalogue == sha)
            ).all()
            aside: dict[str, dict[QuestionId, Answer]] = {}
            for row in rows:
                aside.setdefault(row.sheet, {})[QuestionId(row.question)] = mapping.answer(row)
            whole = self._wholes.sheets(connection, check)
        return tuple(
            Sheet(sheet.id, sheet.perspective, _without(sheet, without) | aside.get(sheet.id, {}))
            for sheet in whole
        )

    def moved_since(self, sheet: str, check: CheckId) -> Move | None:
        """The latest move of the check, where the sheet had been begun before it: somebody may hold a page of
        the former edition on which nothing is saved yet. A move that was taken back again since then is
        none: the questions are those with which the sheet was begun.
        """
        with self.database.glancing() as connection:
            left = list(moves_of(connection, check))
            while left:
                latest = left.pop()
                undone = next((move for move in left if move.number == latest.undoes), None)
                if undone is None or not _is_older(connection, sheet, undone.at):
                    return latest if _is_older(connection, sheet, latest.at) else None
                left.remove(undone)
            return None

    def numbers_of(self, check: CheckId) -> dict[QuestionId, int]:
        """How many answers to each question there are, on sheets that count."""
        query = (
            select(answers.c.question, func.count().label("number"))
            .join(sheets, answers.c.sheet == sheets.c.id)
            .where(sheets.c.check == check, sheets.c.out.is_(False), answers.c.value.is_not(None))
            .group_by(answers.c.question)
        )
        with self.database.reading() as connection:
            return {QuestionId(row.question): row.number for row in connection.execute(query)}


def _without(sheet: Sheet, questions: Collection[QuestionId]) -> dict[QuestionId, Answer]:
    return {name: given for name, given in sheet.answers.items() if name not in questions}


def _is_older(connection: Connection, sheet: str, moment: datetime) -> bool:
    """Whether the sheet had been begun before that moment."""
    earlier = [
        select(table.c.sheet).where(table.c.sheet == sheet, table.c.saved < moment).limit(1)
        for table in (answers, set_aside)
    ] + [select(sheets.c.id).where(sheets.c.id == sheet, sheets.c.begun < moment)]
    return any(connection.execute(query).first() for query in earlier)


def moves_of(connection: Connection, check: CheckId) -> tuple[Move, ...]:
    """All moves of a check, the first one first."""
    query = select(moves).where(moves.c.check == check).order_by(moves.c.number)
    return tuple(
        Move(
            row.number,
            row.at,
            row.before,
            row.after,
            tuple(map(QuestionId, row.aside)),
            Scope(
                None if row.scope["only"] is None else frozenset(row.scope["only"]),
                frozenset(row.scope["modules"]),
            ),
            tuple(map(CriterionId, row.scope["topics"] or ())),
            row.undoes,
        )
        for row in connection.execute(query)
    )


def scope_kept(
    scope: Scope, topics: Collection[CriterionId]
) -> dict[str, list[CriterionId] | list[str] | None]:
    """What a check had asked before a move, as its row keeps it."""
    return {
        "only": mapping.listed(scope.only),
        "modules": sorted(scope.modules),
        "topics": list(topics) or None,
    }


def _refused(
    connection: Connection,
    check: CheckId,
    row: Any,  # a row of checks
    now: datetime,
    *,
    is_done: bool,
) -> str:
    if row.emptied is not None or row.left_behind:
        return check_rows.EMPTIED
    closed = life.state(mapping.life(row), now) is State.CLOSED
    if closed and row.mode == Mode.CONFIDENTIAL.value:
        return CLOSED_IN_CONFIDENCE
    if connection.execute(select(hands.c.check).where(hands.c.check == check).limit(1)).first():
        return HANDS
    has_one = connection.execute(select(workshops.c.check).where(workshops.c.check == check)).first()
    return IN_A_WORKSHOP if has_one and not is_done else ""


def _remember(
    connection: Connection,
    to: Check,
    row: Any,  # a row of checks
    aside: Collection[QuestionId],
    now: datetime,
    undoes: int | None,
) -> None:
    latest = select(func.coalesce(func.max(moves.c.number), 0)).where(moves.c.check == to.id)
    connection.execute(
        insert(moves).values(
            check=to.id,
            number=connection.execute(latest).scalar_one() + 1,
            at=now,
            before=row.catalogue,
            after=to.catalogue_sha,
            aside=sorted(aside),
            scope={"only": row.only, "modules": row.modules, "topics": row.topics},
            undoes=undoes,
        )
    )


def _put_aside(connection: Connection, check: CheckId, sha: str, aside: Collection[QuestionId]) -> None:
    """Some questions at a time: a statement holds so many names and no more."""
    names = sorted(aside)
    for start in range(0, len(names), 200):
        these = and_(
            answers.c.question.in_(names[start : start + 200]),
            answers.c.sheet.in_(select(sheets.c.id).where(sheets.c.check == check)),
        )
        rows = connection.execute(select(answers).where(these)).all()
        if rows:
            connection.execute(delete(answers).where(these))
            connection.execute(
                insert(set_aside),
                [
                    {"sheet": row.sheet, "question": row.question, "catalogue": sha}
                    | {name: getattr(row, name) for name in KEPT}
                    for row in rows
                ],
            )


def _bring_back(connection: Connection, check: CheckId, sha: str) -> None:
    """What was set aside under this text, where nothing else has been said in its place."""
    these = and_(
        set_aside.c.catalogue == sha,
        set_aside.c.sheet.in_(select(sheets.c.id).where(sheets.c.check == check)),
        ~exists().where(answers.c.sheet == set_aside.c.sheet, answers.c.question == set_aside.c.question),
    )
    rows = connection.execute(select(set_aside).where(these)).all()
    if rows:
        connection.execute(delete(set_aside).where(these))
        connection.execute(
            insert(answers),
            [
                {"sheet": row.sheet, "question": row.question} | {name: getattr(row, name) for name in KEPT}
                for row in rows
            ],
        )
