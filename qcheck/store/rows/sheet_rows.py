"""The rows of sheets: held for a change, answered on, added, taken away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Boolean,
    Connection,
    Table,
    and_,
    bindparam,
    case,
    delete,
    exists,
    func,
    insert,
    select,
    text,
    update,
)

from qcheck import life
from qcheck.catalogue import AnswerValue, QuestionId
from qcheck.records import CheckId, LinkId, Sheet, SheetId, State
from qcheck.refusals import NotPossible, UnknownLink
from qcheck.store.connection.prepared import Prepared
from qcheck.store.ground import mapping, queries
from qcheck.store.ground.queries import LIFE
from qcheck.store.rows import gone
from qcheck.store.rows.check_rows import has_workshop
from qcheck.store.rows.gone import Kind
from qcheck.store.tables.checks import answers, checks, closings, links, sheets

_HELD = Prepared(
    select(
        *(checks.c.id, checks.c.revision, checks.c.catalogue),
        *(checks.c[name] for name in LIFE),
        sheets.c.revision.label("own"),
    )
    .join(sheets, sheets.c.check == checks.c.id)
    .where(sheets.c.id == bindparam("sheet"))
    .with_for_update(read=True, of=checks)  # first the check, then the sheet: as all who change either
    .suffix_with(text("FOR UPDATE OF sheets"), dialect="postgresql")
)
_TOUCH = Prepared(
    update(sheets)
    .where(sheets.c.id == bindparam("sheet"))
    .values(
        revision=sheets.c.revision + 1,
        finished=func.coalesce(bindparam("is_finished", type_=Boolean), sheets.c.finished),
    )
)
_WATCH = Prepared(update(sheets).where(sheets.c.id == bindparam("sheet")).values(begun=bindparam("since")))
_FINISHED = Prepared(
    update(sheets)
    .where(sheets.c.id == bindparam("sheet"), sheets.c.finished != bindparam("is_finished"))
    .values(finished=bindparam("is_finished"))
)

_VALUES_ON = Prepared(
    select(answers.c.question, answers.c.value).where(
        answers.c.sheet == bindparam("sheet"), answers.c.value.is_not(None)
    )
)
_ALL_OF_ONE = ("comment", "evidence_title", "evidence_link", "revision", "saved")
_ANSWERS_ON = Prepared(
    select(
        *(answers.c.question, answers.c.value),
        *(
            case((answers.c.question == bindparam("question"), answers.c[name])).label(name)
            for name in _ALL_OF_ONE
        ),
    ).where(answers.c.sheet == bindparam("sheet"))
)
"""What is answered on a sheet, and of one question all that stands there: in one go, because every answer
needs both.
"""

_TO_BEGIN = Prepared(
    select(
        checks,
        exists().where(links.c.id == bindparam("link")).label("is_kept"),
        select(func.count()).where(sheets.c.check == checks.c.id).scalar_subquery().label("sheets"),
    )
    .where(checks.c.id == bindparam("check"))
    .with_for_update(read=True, of=checks)
)
_SHEETS = select(func.count().label("number")).where(sheets.c.check == bindparam("check"))
_EVERY_SHEET, _SHEETS_WITH_SOMETHING = Prepared(_SHEETS), Prepared(_SHEETS.where(~queries.IS_EMPTY))
_NEW_SHEET = Prepared(
    insert(sheets).values(
        {
            name: bindparam(name)
            for name in ("id", "check", "perspective", "label", "finished", "invitation", "begun")
        }
    )
)


Values = dict[QuestionId, AnswerValue]


@dataclass(frozen=True, slots=True)
class Held:
    """A sheet nobody else can change until this transaction ends, of a check that is not closed meanwhile."""

    sheet: SheetId
    revision: int  # check and sheet together
    catalogue: str  # the hash of the text by which the check asks at this moment


class _Statements:
    """What is done with one row of a table: put together once, because that costs more than running it."""

    def __init__(self, table: Table) -> None:
        this = and_(*(column == bindparam(f"at_{column.name}") for column in table.primary_key))
        self.read = Prepared(select(table).where(this))
        self.remove = Prepared(delete(table).where(this))
        self.change = Prepared(
            update(table).where(this).values({c: bindparam(c.name) for c in table.c if not c.primary_key})
        )
        self.add = Prepared(insert(table))


_ROWS = {table: _Statements(table) for table in (answers, closings)}


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of a row of answers or of closing answers: its `content` with the sheet's new revision and
    the time, None: it goes. `there`: whether there is a row already; `finished`: whether the sheet is
    finished now, None: as it was.
    """

    key: Mapping[str, str]
    there: bool
    content: Mapping[str, str | None] | None
    revision: int
    at: datetime
    finished: bool | None = None

    @property
    def row(self) -> dict[str, object]:
        return {**(self.content or {}), "revision": self.revision, "saved": self.at}

    @property
    def here(self) -> dict[str, str]:
        return {f"at_{name}": value for name, value in self.key.items()}


def write(connection: Connection, table: Table, changes: Sequence[Change]) -> None:
    """Writes changes of sheets that are held, one of each sheet, and raises their revisions. Where a row
    goes, whether its sheet is empty now will be looked at again.
    """
    statements = _ROWS[table]
    gone = [change for change in changes if change.content is None]
    kept = [change for change in changes if change.content is not None]
    statements.remove.run_all(connection, [change.here for change in gone])
    _WATCH.run_all(connection, [{"sheet": change.key["sheet"], "since": change.at} for change in gone])
    statements.change.run_all(connection, [{**change.row, **change.here} for change in kept if change.there])
    statements.add.run_all(connection, [{**change.row, **change.key} for change in kept if not change.there])
    _TOUCH.run_all(
        connection, [{"sheet": change.key["sheet"], "is_finished": change.finished} for change in changes]
    )


@dataclass(frozen=True, slots=True)
class Place:
    """One row of answers or of closing answers, there or not yet."""

    table: Table
    key: Mapping[str, str]

    def read(self, connection: Connection) -> Any:  # Any: a row of either table, or None
        return _ROWS[self.table].read.first(connection, self._here)

    def write(
        self,
        connection: Connection,
        held: Held,
        there: bool,
        content: Mapping[str, str | None] | None,
        now: datetime,
        finished: bool | None = None,
    ) -> int:
        """Puts the content there with its time and the new revision, which is given back; without content the
        row goes, and whether the sheet is empty now will be looked at again.

        `there`: whether there is a row already; `finished`: whether the sheet is finished now, None: as it
        was.
        """
        change = Change(self.key, there, content, held.revision + 1, now, finished)
        write(connection, self.table, [change])
        return change.revision

    @property
    def _here(self) -> dict[str, str]:
        return {f"at_{name}": value for name, value in self.key.items()}


def hold(connection: Connection, sheet: SheetId, now: datetime, *, lobby: bool = False) -> Held:
    """Takes hold of a sheet; UnknownLink where it is gone, NotPossible where its check is not open (or is in
    its workshop's `lobby`).

    Many can hold sheets of one check at the same time, but nobody closes the check in between.
    """
    row = _HELD.first(connection, {"sheet": sheet})
    if row is None:
        raise UnknownLink
    state = life.state(mapping.life(row), now)
    if state is not State.OPEN and not (
        lobby and state is State.PREPARED and has_workshop(connection, row.id)
    ):
        raise NotPossible(life.NOT_OPEN[state])
    return Held(sheet, row.revision + row.own, row.catalogue)


def hold_to_begin(connection: Connection, check: CheckId, link: LinkId) -> Any:  # Any: a row of checks
    """Takes hold of a check as all do who begin a sheet at the same time; with whether this link `is_kept`
    already, and how many `sheets` there are. UnknownLink where the check is gone.
    """
    row = _TO_BEGIN.first(connection, {"check": check, "link": link})
    if row is None:
        raise UnknownLink
    return row


def touch(connection: Connection, held: Held, finished: bool | None = None) -> int:
    """Raises the sheet's revision; gives that of check and sheet together. `finished`: whether the sheet is
    finished from now on, None: as it was.
    """
    _TOUCH.run(connection, {"sheet": held.sheet, "is_finished": finished})
    return held.revision + 1


def answers_on(connection: Connection, sheet: SheetId, question: QuestionId) -> tuple[Any, Values]:
    """What stands on a sheet for one question, as a row of `answers` or None; and what is answered on it, as
    `values_on`.
    """
    rows = _ANSWERS_ON.all(connection, {"sheet": sheet, "question": question})
    row = next((answer for answer in rows if answer.question == question), None)
    return row, _values(rows)


def values_on(connection: Connection, sheet: SheetId) -> Values:
    """What is answered on a sheet, asked or not."""
    return _values(_VALUES_ON.all(connection, {"sheet": sheet}))


def _values(rows: Iterable[Any]) -> Values:  # Any: rows of answers
    return {
        QuestionId(row.question): value
        for row in rows
        if (value := mapping.given_value(row.value)) is not None
    }


def mark_finished(connection: Connection, sheet: SheetId, finished: bool | None) -> bool:
    """Marks a sheet that is held as finished or not, None: leaves it as it is; whether that
    changed anything.
    """
    if finished is None:
        return False
    return bool(_FINISHED.run(connection, {"sheet": sheet, "is_finished": finished}))


def is_full(connection: Connection, check: CheckId, most: int) -> bool:
    """Whether the check has so many sheets with something on them; empty ones are counted only where there
    might be too many.
    """
    return all(
        counted.first(connection, {"check": check}).number >= most
        for counted in (_EVERY_SHEET, _SHEETS_WITH_SOMETHING)
    )


def remove_sheet(connection: Connection, check: CheckId, sheet: SheetId) -> None:
    """Deletes a sheet of a check that is held; the check's stamp still grows."""
    revision = connection.execute(
        select(sheets.c.revision).where(sheets.c.id == sheet, sheets.c.check == check)
    ).scalar_one_or_none()
    if revision is not None:
        gone.note(connection, Kind.SHEET, sheet)
        connection.execute(delete(sheets).where(sheets.c.id == sheet))
        connection.execute(
            update(checks).where(checks.c.id == check).values(removed=checks.c.removed + revision + 2)
        )


def add_sheet(
    connection: Connection,
    check: CheckId,
    sheet: Sheet,
    begun: datetime,
    label: str = "",
    *,
    finished: bool = False,
    invitation: LinkId | None = None,
) -> None:
    values = {
        "id": sheet.id,
        "check": check,
        "perspective": sheet.perspective,
        "label": label,
        "finished": finished,
        "invitation": invitation,
        "begun": begun,
    }
    _NEW_SHEET.run(connection, values)


def add_answers(connection: Connection, sheet: Sheet, revision: int, now: datetime) -> None:
    """All answers of a new sheet of a check at this revision."""
    about = {"sheet": sheet.id, "revision": revision, "saved": now}
    if rows := [
        {**about, "question": question, **mapping.columns(given)} for question, given in sheet.answers.items()
    ]:
        connection.execute(insert(answers), rows)


def add_closings(
    connection: Connection, sheet: Sheet, texts: Mapping[str, str], revision: int, now: datetime
) -> None:
    """What is written at the end of a new sheet."""
    about = {"sheet": sheet.id, "revision": revision, "saved": now}
    if rows := [{**about, "key": key, "text": text} for key, text in texts.items() if text]:
        connection.execute(insert(closings), rows)
