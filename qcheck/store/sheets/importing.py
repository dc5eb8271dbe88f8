"""The verbs about files of answers: each comes in as a whole or not at all, once however often it is given,
and goes as a whole.

They take hold of the check alone, so that of two who give the same file at once the second one finds it
there.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select

from qcheck import life
from qcheck.language import N_
from qcheck.records import CheckId, ImportId, SheetId, State
from qcheck.refusals import NotPossible, Stale
from qcheck.store.ground import mapping
from qcheck.store.ground.store_base import StoreBase
from qcheck.store.ground.values import KeptImport, NewImport, NewSheet
from qcheck.store.rows import check_rows, link_rows, sheet_rows
from qcheck.store.sheets.answering import MOST_SHEETS
from qcheck.store.tables.arrivals import imported_sheets, imports
from qcheck.store.tables.checks import closings, sheets

NO_ROOM = N_(
    "With this file the check would have more than {most} sheets; there is no room for it. Nothing of it was "
    "taken over."
)
CHANGED = N_(
    "Since you looked, something on these sheets was changed. Please look again before you undo the import."
)
AT_ONCE = 500
"""Rows in one statement."""


class Importing(StoreBase):
    """What comes in from files."""

    def take_in_file(self, check: CheckId, new: NewImport, now: datetime) -> int:
        """The sheets of a file that the check does not have yet; gives how many. A file that was taken in
        before gives none.

        NotPossible where the check is not open, or has no room for them.
        """
        with self.database.writing() as connection:
            row = check_rows.hold_check(connection, check)
            _refuse_unless_open(row, now)
            if _is_kept(connection, check, new.digest):
                return 0
            there = _kept_origins(connection, check, [sheet.origin for sheet in new.sheets])
            fresh = [sheet for sheet in new.sheets if sheet.origin not in there]
            if not fresh:
                return 0
            if sheet_rows.is_full(connection, check, MOST_SHEETS - len(fresh) + 1):
                raise NotPossible(NO_ROOM, most=MOST_SHEETS)
            _add_import(connection, check, new, len(fresh), now)
            for sheet in fresh:
                _add_sheet(connection, check, new.id, sheet, row.revision, now)
            return len(fresh)

    def undo_imports(self, check: CheckId, wanted: Mapping[ImportId, int], now: datetime) -> None:
        """Deletes what came in with these files, and that it came; gone from the file of the database, too.
        An import that is gone is undone.

        Stale, and nothing is deleted, where something on the sheets of one was changed since there were so
        many changes as is said here; NotPossible where the check is not open.
        """
        with self.database.writing() as connection:
            _refuse_unless_open(check_rows.hold_check(connection, check), now)
            these = imports.c.id.in_(list(wanted))
            for row in connection.execute(_kept(check).where(these)).all():
                if row.changes != wanted[ImportId(row.id)]:
                    raise Stale(CHANGED)
            came_with = imported_sheets.c["import"].in_(list(wanted))
            for sheet in connection.execute(select(imported_sheets.c.sheet).where(came_with)).scalars().all():
                sheet_rows.remove_sheet(connection, check, SheetId(sheet))
            connection.execute(delete(imports).where(these, imports.c.check == check))
        self.database.forget()

    def imports_of(self, check: CheckId) -> tuple[KeptImport, ...]:
        """The files that were taken into a check, the latest first."""
        with self.database.reading() as connection:
            rows = connection.execute(_kept(check).order_by(imports.c.taken.desc(), imports.c.file)).all()
        return tuple(
            KeptImport(
                ImportId(row.id), row.file, row.taken, row.batch, row.number, row.there, int(row.changes)
            )
            for row in rows
        )

    def known_files(self, check: CheckId, digests: Collection[str]) -> frozenset[str]:
        """Those of these hashes of files that were taken in already."""
        wanted = select(imports.c.digest).where(imports.c.check == check, imports.c.digest.in_(digests))
        with self.database.reading() as connection:
            return frozenset(connection.execute(wanted).scalars())

    def known_origins(self, check: CheckId, origins: Iterable[str]) -> frozenset[str]:
        """Those of these hashes of sheets that came in already."""
        with self.database.reading() as connection:
            return _kept_origins(connection, check, origins)


def _refuse_unless_open(check: Any, now: datetime) -> None:  # Any: a row of checks
    check_rows.refuse_emptied(check)
    if (state := life.state(mapping.life(check), now)) is not State.OPEN:
        raise NotPossible(life.NOT_OPEN[state])


def _is_kept(connection: Connection, check: CheckId, digest: str) -> bool:
    wanted = select(imports.c.id).where(imports.c.check == check, imports.c.digest == digest)
    return connection.execute(wanted).first() is not None


def _kept_origins(connection: Connection, check: CheckId, origins: Iterable[str]) -> frozenset[str]:
    known: set[str] = set()
    wanted = list(origins)
    for start in range(0, len(wanted), AT_ONCE):
        some = wanted[start : start + AT_ONCE]
        these = (imported_sheets.c.check == check, imported_sheets.c.origin.in_(some))
        known.update(connection.execute(select(imported_sheets.c.origin).where(*these)).scalars())
    return frozenset(known)


def _add_import(connection: Connection, check: CheckId, new: NewImport, number: int, now: datetime) -> None:
    about = {"id": new.id, "file": new.file, "digest": new.digest, "batch": new.batch}
    connection.execute(insert(imports).values(check=check, taken=now, number=number, **about))


def _add_sheet(
    connection: Connection, check: CheckId, origin: ImportId, new: NewSheet, revision: int, now: datetime
) -> None:
    sheet_rows.add_sheet(connection, check, new.sheet, now, new.label, finished=True)
    if new.link:
        link_rows.add_link(connection, new.link)
    sheet_rows.add_answers(connection, new.sheet, revision, now)
    about = {"sheet": new.sheet.id, "revision": revision, "saved": now}
    if texts := [{**about, "key": key, "text": text} for key, text in new.closings.items()]:
        connection.execute(insert(closings), texts)
    row = {"sheet": new.sheet.id, "import": origin, "check": check, "origin": new.origin}
    connection.execute(insert(imported_sheets).values(row))


def _kept(check: CheckId) -> Any:  # Any: the columns of a select, by name
    return (
        select(
            *(imports.c[name] for name in ("id", "file", "taken", "batch", "number")),
            func.count(sheets.c.id).label("there"),
            func.coalesce(func.sum(sheets.c.revision), 0).label("changes"),
        )
        .select_from(imports)
        .outerjoin(imported_sheets, imported_sheets.c["import"] == imports.c.id)
        .outerjoin(sheets, sheets.c.id == imported_sheets.c.sheet)
        .where(imports.c.check == check)
        .group_by(*(imports.c[name] for name in ("id", "file", "taken", "batch", "number")))
    )
