"""What the store can do. Every verb is one transaction and may be repeated; whatever it returns from is on disk.

A change first takes hold of its check's row, so that two writers of one check follow each other on every database; where it
changes nothing, nothing is written and the check's revision stays.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, delete, select, update

from qcheck.catalogue import PerspectiveId, QuestionId
from qcheck.records import Answer, Check, CheckId, LinkId, ProcessId, Sheet, SheetId
from qcheck.store import queries, rows, steps
from qcheck.store.database import PATIENCE, Database
from qcheck.store.errors import UnknownLink
from qcheck.store.tables import answers, catalogues, checks, closings, links, processes, sheets
from qcheck.store.upgrade import upgrade
from qcheck.store.values import KeptAnswer, KeptSheet, KeptText, Link, Opened

NOTHING = Answer(None)


def open_store(url: str, patience: float = PATIENCE) -> Store:
    """The store behind a database URL, its tables brought up to date. `patience`: seconds to wait for other writers."""
    database = Database(url, patience)
    upgrade(database)
    database.forget()
    return Store(database)


class Store:
    """Everything that was said, kept in a database. For all threads of a process."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._texts: dict[str, str] = {}  # by hash, under which a text never changes

    def open_check(self, check: Check, link: Link, sheet: Sheet) -> None:
        """A new check with its owner's link and sheet; its process is made with it, or takes on the title and place given here."""
        with self.database.writing() as connection:
            steps.keep_process(connection, check)
            steps.keep_text(connection, check)
            steps.add_check(connection, check)
            steps.add_sheet(connection, check.id, sheet)
            steps.add_link(connection, link)

    def open(self, link: LinkId) -> Opened:
        """The check that a link leads to; UnknownLink where it leads nowhere. The secret is for the caller to compare."""
        with self.database.reading() as connection:
            if (row := connection.execute(queries.ONE_LINK, {"link": link}).one_or_none()) is None:
                raise UnknownLink
            return rows.opened(row, self._text(connection, row.sha))

    def opened(self, wanted: Iterable[LinkId]) -> tuple[Opened, ...]:
        """Those of these links that lead somewhere, newest check first."""
        return self._opened(links.c.id.in_(list(wanted)))

    def of_process(self, process: ProcessId) -> tuple[Opened, ...]:
        """Every link into the checks of a process, newest check first."""
        return self._opened(checks.c.process == process)

    def everything(self) -> tuple[Opened, ...]:
        """Every link there is, newest check first."""
        return self._opened(links.c.id.is_not(None))

    def sheet(self, sheet: SheetId) -> KeptSheet:
        """A sheet with the times of its answers; UnknownLink where it is gone."""
        with self.database.reading() as connection:
            found = connection.execute(queries.answered(sheets.c.id == sheet)).all()
            words = connection.execute(queries.words(sheets.c.id == sheet)).all()
        if not found:
            raise UnknownLink
        [whole] = rows.sheets(found)
        kept = {
            QuestionId(row.question): KeptAnswer(rows.answer(row), row.saved, row.revision) for row in found if row.question is not None
        }
        return KeptSheet(whole, kept, {row.key: KeptText(row.text, row.saved, row.revision) for row in words})

    def given(self, sheet: SheetId, question: QuestionId) -> KeptAnswer | None:
        """What stands on a sheet for one question; None where there is nothing."""
        with self.database.reading() as connection:
            row = connection.execute(queries.ONE_ANSWER, {"sheet": sheet, "question": question}).one_or_none()
        return KeptAnswer(rows.answer(row), row.saved, row.revision) if row else None

    def sheets(self, wanted: Iterable[SheetId]) -> tuple[Sheet, ...]:
        """Those of these sheets that are there."""
        return self._sheets(sheets.c.id.in_(list(wanted)))

    def sheets_of(self, check: CheckId) -> tuple[Sheet, ...]:
        """All sheets of a check, in an order that says nothing about who came when."""
        return self._sheets(sheets.c.check == check)

    def closings_of(self, check: CheckId) -> dict[SheetId, dict[str, str]]:
        """The closing answers of a check, by sheet and key."""
        found: dict[SheetId, dict[str, str]] = {}
        with self.database.reading() as connection:
            for row in connection.execute(queries.words(sheets.c.check == check)):
                found.setdefault(SheetId(row.sheet), {})[row.key] = row.text
        return found

    def answer(self, sheet: SheetId, question: QuestionId, edit: Callable[[Answer], Answer], now: datetime) -> KeptAnswer:
        """Puts `edit` of what stands there in its place, within the transaction; an answer without anything in it is gone."""
        place = steps.Place(answers, {"sheet": sheet, "question": question})
        with self.database.writing() as connection:
            held, row = steps.hold(connection, sheet), place.read(connection)
            before = rows.answer(row) if row else NOTHING
            if (after := edit(before)) == before:
                return KeptAnswer(before, *((row.saved, row.revision) if row else (now, 0)))
            return KeptAnswer(after, now, place.write(connection, held, None if after == NOTHING else rows.columns(after), now))

    def closing(self, sheet: SheetId, key: str, edit: Callable[[str], str], now: datetime) -> KeptText:
        """The same for the answer to a closing question."""
        place = steps.Place(closings, {"sheet": sheet, "key": key})
        with self.database.writing() as connection:
            held, row = steps.hold(connection, sheet), place.read(connection)
            before = row.text if row else ""
            if (after := edit(before)) == before:
                return KeptText(before, *((row.saved, row.revision) if row else (now, 0)))
            return KeptText(after, now, place.write(connection, held, {"text": after} if after else None, now))

    def finish(self, sheet: SheetId, finished: bool) -> None:
        """Marks a sheet as finished or not; its answers can be changed all the same."""
        self._change_sheet(sheet, "finished", finished)

    def change_perspective(self, sheet: SheetId, perspective: PerspectiveId) -> None:
        """From now on the sheet's answers are those of this perspective."""
        self._change_sheet(sheet, "perspective", perspective)

    def rename(self, process: ProcessId, title: str, place: str) -> None:
        """Corrects title and place, for all checks of the process."""
        with self.database.writing() as connection:
            steps.name_process(connection, process, title, place)

    def renew(self, link: LinkId) -> Link:
        """Makes the link's secret so far worthless; the new one follows from the raised generation."""
        with self.database.writing() as connection:
            changed = connection.execute(update(links).where(links.c.id == link).values(generation=links.c.generation + 1))
        if not changed.rowcount:
            raise UnknownLink
        return self.open(link).link

    def delete(self, check: CheckId) -> None:
        """The check with all that was said in it, and its process with the last of its checks; gone from the file, too."""
        with self.database.writing() as connection:
            row = connection.execute(select(checks).where(checks.c.id == check).with_for_update()).one_or_none()
            if row is None:
                return
            connection.execute(delete(checks).where(checks.c.id == check))
            steps.drop_unused(connection, processes, processes.c.id == row.process, checks.c.process == row.process)
            steps.drop_unused(connection, catalogues, catalogues.c.sha == row.catalogue, checks.c.catalogue == row.catalogue)
        self.database.forget()

    def close(self) -> None:
        """Lets go of the database."""
        self.database.close()

    def _opened(self, condition: ColumnElement[bool]) -> tuple[Opened, ...]:
        with self.database.reading() as connection:
            found = connection.execute(queries.linked(condition)).all()
            return tuple(rows.opened(row, self._text(connection, row.sha)) for row in found)

    def _sheets(self, condition: ColumnElement[bool]) -> tuple[Sheet, ...]:
        with self.database.reading() as connection:
            return rows.sheets(connection.execute(queries.answered(condition)))

    def _text(self, connection: Connection, sha: str) -> str:
        if sha not in self._texts:
            self._texts[sha] = connection.execute(queries.text(sha)).scalar_one()
        return self._texts[sha]

    def _change_sheet(self, sheet: SheetId, column: str, value: str | bool) -> None:
        with self.database.writing() as connection:
            held = steps.hold(connection, sheet)
            different = (sheets.c.id == sheet, sheets.c[column] != value)
            if connection.execute(update(sheets).where(*different).values({column: value})).rowcount:
                steps.touch(connection, held)
