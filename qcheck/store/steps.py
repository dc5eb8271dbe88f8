"""What is written: the steps that verbs put together to transactions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Table, and_, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from qcheck.records import Check, CheckId, ProcessId, Sheet, SheetId
from qcheck.store import rows
from qcheck.store.errors import UnknownLink
from qcheck.store.tables import catalogues, checks, links, processes, sheets
from qcheck.store.values import Link


@dataclass(frozen=True, slots=True)
class Held:
    """A check whose row nobody else can take hold of until this transaction ends."""

    check: CheckId
    revision: int


@dataclass(frozen=True, slots=True)
class Place:
    """One row of a table, there or not yet."""

    table: Table
    key: Mapping[str, str]

    def read(self, connection: Connection) -> Row[Any] | None:  # Any: the columns of either table
        return connection.execute(select(self.table).where(self._here)).one_or_none()

    def write(self, connection: Connection, held: Held, content: Mapping[str, str | None] | None, now: datetime) -> int:
        """Puts the content there with its time and the check's new revision, which is given back; without content the row goes."""
        revision = touch(connection, held)
        row = {**(content or {}), **self.key, "revision": revision, "saved": now}
        if content is None:
            connection.execute(delete(self.table).where(self._here))
        elif not connection.execute(update(self.table).where(self._here).values(row)).rowcount:
            connection.execute(insert(self.table).values(row))
        return revision

    @property
    def _here(self) -> ColumnElement[bool]:
        return and_(*(self.table.c[name] == value for name, value in self.key.items()))


def hold(connection: Connection, sheet: SheetId) -> Held:
    """Takes hold of the sheet's check; UnknownLink where it is gone."""
    query = select(checks.c.id, checks.c.revision).join(sheets, sheets.c.check == checks.c.id).where(sheets.c.id == sheet)
    row = connection.execute(query.with_for_update(of=checks)).one_or_none()
    if row is None:
        raise UnknownLink
    return Held(CheckId(row.id), row.revision)


def touch(connection: Connection, held: Held) -> int:
    """Raises the check's revision."""
    connection.execute(update(checks).where(checks.c.id == held.check).values(revision=held.revision + 1))
    return held.revision + 1


def add_check(connection: Connection, check: Check) -> None:
    connection.execute(
        insert(checks).values(
            id=check.id,
            process=check.process.id,
            catalogue=sha(check.catalogue_text),
            phase=check.phase,
            only=rows.listed(check.scope.only),
            modules=rows.listed(check.scope.modules),
            mode=check.mode.value,
            opened=check.opened,
            revision=1,
        )
    )


def add_sheet(connection: Connection, check: CheckId, sheet: Sheet) -> None:
    connection.execute(insert(sheets).values(id=sheet.id, check=check, perspective=sheet.perspective, finished=False))


def add_link(connection: Connection, link: Link) -> None:
    row = {"id": link.id, "check": link.check, "kind": link.kind.value, "generation": link.generation, "sheet": link.sheet}
    connection.execute(insert(links).values(row))


def keep_process(connection: Connection, check: Check) -> None:
    """New, or with the title and place that the check brings along."""
    process = check.process
    if connection.execute(select(processes.c.id).where(processes.c.id == process.id).with_for_update()).one_or_none():
        name_process(connection, process.id, process.title, process.place)
    else:
        connection.execute(insert(processes).values(id=process.id, title=process.title, place=process.place))


def name_process(connection: Connection, process: ProcessId, title: str, place: str) -> None:
    """Its title and place; a change of them changes all of its checks."""
    different = (processes.c.title != title) | (processes.c.place != place)
    changed = connection.execute(update(processes).where(processes.c.id == process, different).values(title=title, place=place))
    if changed.rowcount:
        connection.execute(update(checks).where(checks.c.process == process).values(revision=checks.c.revision + 1))


def keep_text(connection: Connection, check: Check) -> None:
    """The catalogue's text, once; held against a deletion at this very moment."""
    found = sha(check.catalogue_text)
    row = {"sha": found, "id": check.catalogue_id, "version": check.catalogue_version, "text": check.catalogue_text}
    if connection.execute(select(catalogues.c.sha).where(catalogues.c.sha == found).with_for_update()).one_or_none() is None:
        try:
            with connection.begin_nested():
                connection.execute(insert(catalogues).values(row))
        except IntegrityError:
            pass  # PostgreSQL: another check with this text is opened at the same moment


def drop_unused(connection: Connection, table: Table, here: ColumnElement[bool], used: ColumnElement[bool]) -> None:
    """Takes a process or a catalogue's text away with the last check that uses it."""
    connection.execute(select(table).where(here).with_for_update())
    if not connection.execute(select(func.count()).select_from(checks).where(used)).scalar_one():
        connection.execute(delete(table).where(here))


def sha(text: str) -> str:
    return sha256(text.encode()).hexdigest()
