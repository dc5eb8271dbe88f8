"""What one person may ask for about their own sheet beside answering: all that is kept of it, and, once the
check has ended, to correct or delete it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, delete, select, update

from qcheck import life
from qcheck.language import N_
from qcheck.records import Answer, CheckId, Mode, SheetId, State
from qcheck.refusals import NotPossible, Stale, UnknownLink
from qcheck.store.ground import mapping
from qcheck.store.ground.store_base import StoreBase
from qcheck.store.ground.values import AsideAnswer, BesideAnswers, Link
from qcheck.store.rows import check_rows, gone, sheet_rows
from qcheck.store.rows.gone import Kind
from qcheck.store.tables.arrivals import imported_sheets, imports
from qcheck.store.tables.checks import answers, catalogues, closings, links, set_aside, sheets
from qcheck.store.tables.workshops import votes

NOT_ENDED = N_("This check has not ended yet: until then you can change and delete everything on your sheet.")
WORDS_ALONE = N_(
    "This check has ended meanwhile, so your sheet cannot be deleted as a whole any more. Please look once "
    "more at what can be deleted."
)
GONE_MEANWHILE = N_(
    "What you wrote here has been changed or deleted in the meantime. Please look at it again."
)
NO_WORDS = {"comment": "", "evidence_title": "", "evidence_link": ""}


class OwnSheets(StoreBase):
    """For whoever holds the link of a sheet."""

    def beside_answers(self, sheet: SheetId) -> BesideAnswers:
        """What is kept of a sheet beside its answers and closing texts; UnknownLink where it is gone."""
        with self.database.reading() as connection:
            row = connection.execute(_ABOUT.where(sheets.c.id == sheet)).one_or_none()
            if row is None:
                raise UnknownLink
            aside = connection.execute(_ASIDE.where(set_aside.c.sheet == sheet)).all()
            dots = select(votes.c.criterion).where(votes.c.sheet == sheet).order_by(votes.c.criterion)
            voted = tuple(connection.execute(dots).scalars())
        return BesideAnswers(
            label=row.label,
            invitation=row.name or "" if row.invitation else None,
            file=row.file or "",
            counts=not row.out,
            voted=voted,
            aside=tuple(_aside(answer) for answer in aside),
        )

    def erase(self, link: Link, now: datetime, *, whole: bool) -> None:
        """Once the check has ended: deletes the link's sheet and the link; gone from the file, too.

        With `whole` nothing remains; Stale in a confidential check, whose result has been seen. Without it
        the bare values go on counting, by nobody: words, times and whatever led to them are gone.
        """
        if link.sheet is None:
            return
        with self.database.writing() as connection:
            ended = _ended(connection, link.check, now)
            if whole != life.may_leave_the_result(ended.mode):
                raise Stale(WORDS_ALONE)
            if whole:
                sheet_rows.remove_sheet(connection, link.check, link.sheet)
            else:
                connection.execute(delete(links).where(links.c.id == link.id))
                gone.note(connection, Kind.OWN_WORDS, link.sheet)
                leave_values(connection, link.sheet, ended.moment)
        self.database.forget()

    def correct(self, link: Link, about: str, edit: Callable[[Answer], Answer], now: datetime) -> None:
        """Once the check has ended: puts `edit` of a comment with its evidence, or of a closing text, in
        place of what stands there; gone from the file, too. Stale where nothing was written there.
        """
        if link.sheet is None:
            raise UnknownLink
        with self.database.writing() as connection:
            _ended(connection, link.check, now)
            this = (answers.c.sheet == link.sheet) & (answers.c.question == about)
            if (row := _held(connection, answers, this)) is not None:
                before = mapping.answer(row)
                after = edit(before)
                _put(connection, answers, this, mapping.columns(after), is_empty=after == Answer(None))
            else:
                this = (closings.c.sheet == link.sheet) & (closings.c.key == about)
                if (row := _held(connection, closings, this)) is None:
                    raise Stale(GONE_MEANWHILE)
                after = edit(Answer(None, row.text))
                _put(connection, closings, this, {"text": after.comment}, is_empty=not after.comment)
            gone.note(connection, Kind.WORDS, f"{link.sheet}:{about}")
            _touch(connection, link.sheet)
        self.database.forget()


_ABOUT = (
    select(sheets.c.label, sheets.c.out, sheets.c.invitation, links.c.name, imports.c.file)
    .outerjoin(links, links.c.id == sheets.c.invitation)
    .outerjoin(imported_sheets, imported_sheets.c.sheet == sheets.c.id)
    .outerjoin(imports, imports.c.id == imported_sheets.c["import"])
)
_ASIDE = (
    select(set_aside, catalogues.c.id.label("named"), catalogues.c.version)
    .outerjoin(catalogues, catalogues.c.sha == set_aside.c.catalogue)
    .order_by(set_aside.c.saved, set_aside.c.question)
)


class _Ended:
    """A check that has ended, held against changes: its mode, and when it ended."""

    def __init__(self, row: Any) -> None:  # Any: a row of checks
        self.mode, self.moment = Mode(row.mode), life.end(mapping.life(row))


def _ended(connection: Connection, check: CheckId, now: datetime) -> _Ended:
    row = check_rows.hold_check(connection, check)
    if life.state(mapping.life(row), now) is not State.CLOSED:
        raise NotPossible(NOT_ENDED)
    return _Ended(row)


def leave_values(connection: Connection, sheet: SheetId, ended: datetime) -> None:
    """Bare values stay, all with the moment of the end in place of their own; nothing leads to them."""
    for table in (answers, set_aside):
        on_it = table.c.sheet == sheet
        connection.execute(delete(table).where(on_it, table.c.value.is_(None)))
        connection.execute(update(table).where(on_it).values(**NO_WORDS, saved=ended))
    for table in (closings, votes):
        connection.execute(delete(table).where(table.c.sheet == sheet))
    connection.execute(
        update(sheets).where(sheets.c.id == sheet).values(label="", invitation=None, begun=None)
    )
    _touch(connection, sheet)


def _touch(connection: Connection, sheet: SheetId) -> None:
    connection.execute(update(sheets).where(sheets.c.id == sheet).values(revision=sheets.c.revision + 1))


def _held(connection: Connection, table: Table, this: ColumnElement[bool]) -> Any:  # Any: a row, or None
    return connection.execute(select(table).where(this).with_for_update()).one_or_none()


def _put(
    connection: Connection,
    table: Table,
    this: ColumnElement[bool],
    content: Mapping[str, str | None],
    *,
    is_empty: bool,
) -> None:
    connection.execute(delete(table).where(this) if is_empty else update(table).where(this).values(content))


def _aside(row: Any) -> AsideAnswer:  # Any: a row of `_ASIDE`
    return AsideAnswer(row.question, row.named or "", row.version or "", mapping.answer(row), row.saved)
