"""The verbs of the list of deletions: what stands on it; what a backup has brought back goes again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, delete, func, literal, select, true, update

from qcheck.piloting import RegistrationId
from qcheck.records import CheckId, MeasureId, SheetId
from qcheck.store.checks import remaining
from qcheck.store.enrolment import applications as application_rows
from qcheck.store.enrolment import registration_rows
from qcheck.store.ground.store_base import StoreBase
from qcheck.store.rows import check_rows, gone, measure_rows, sheet_rows
from qcheck.store.rows.gone import Deletion, Kind
from qcheck.store.sheets.own_sheets import leave_values
from qcheck.store.tables.accounts import accounts
from qcheck.store.tables.checks import answers, checks, closings, links, set_aside, sheets
from qcheck.store.tables.dates import registrations, trial_dates
from qcheck.store.tables.drafts import drafts
from qcheck.store.tables.installation import deletions
from qcheck.store.tables.reflections import reflections
from qcheck.store.tables.trials import applications, trial_links
from qcheck.store.tables.trials import pilots as pilot_table
from qcheck.store.tables.trials import trials as trial_table
from qcheck.store.tables.workshops import measures
from qcheck.store.trial import pilots, trials


class DeletionList(StoreBase):
    """What people have deleted stays deleted."""

    def deletions(self) -> tuple[Deletion, ...]:
        """The whole list, in an order that tells nothing but the days."""
        c = deletions.c
        query = select(c.kind, c.digest, c.number, c.day).order_by(c.day, c.kind, c.digest)
        with self.database.reading() as connection:
            return tuple(
                Deletion(Kind(row.kind), row.digest, row.number, row.day) for row in connection.execute(query)
            )

    def drop_deletions(self, before: date) -> None:
        """Forgets what was put on the list before this day."""
        with self.database.writing() as connection:
            connection.execute(delete(deletions).where(deletions.c.day < before))

    def delete_again(self, listed: Iterable[Deletion], now: datetime) -> tuple[int, tuple[CheckId, ...]]:
        """Deletes and withdraws again what a backup has brought back, by a list that knows more than this
        database; gives how much it was, and the checks whose answers alone have to go.
        """
        known = frozenset(self.deletions())
        new = [deletion for deletion in dict.fromkeys(listed) if deletion not in known]
        wanted = {(deletion.kind, deletion.digest): deletion.number for deletion in new}
        number = 0
        with self.database.writing() as connection:
            names = {kind: tuple(_found(connection, kind, wanted)) for kind in (Kind.ANSWERS, *_AGAIN)}
            for kind, again in _AGAIN.items():
                for name in names[kind]:
                    number += 1
                    again(connection, name, wanted[kind, gone.digest(kind, name)], now)
            gone.keep(connection, new)
        self.database.forget()
        return number, tuple(map(CheckId, names[Kind.ANSWERS]))


def _found(connection: Connection, kind: Kind, wanted: Mapping[tuple[Kind, str], int]) -> Iterable[str]:
    """The ids of what is there, though it is on the list."""
    if any(listed is kind for listed, _ in wanted):
        for name in connection.execute(_IDS[kind]).scalars():
            if (kind, gone.digest(kind, name)) in wanted:
                yield name


def _said(table: Any, about: str) -> Select[tuple[str]]:  # Any: a table of words on sheets
    return select(table.c.sheet + ":" + table.c[about])


_IDS: Mapping[Kind, Any] = {  # Any: a query for one text
    Kind.CHECK: select(checks.c.id),
    Kind.ANSWERS: select(checks.c.id).where(checks.c.emptied.is_(None)),
    Kind.SHEET: select(sheets.c.id),
    Kind.OWN_WORDS: select(sheets.c.id),
    Kind.WORDS: _said(answers, "question").union(_said(closings, "key"), _said(set_aside, "question")),
    Kind.LINK: select(links.c.id),
    Kind.SHOWN: select(links.c.id),
    Kind.MEASURE: select(measures.c.id),
    Kind.DRAFT: select(drafts.c.link),
    Kind.DRAFT_LINK: select(drafts.c.link),
    Kind.TRIAL: select(trial_table.c.id),
    Kind.TRIAL_LINK: select(trial_links.c.id),
    Kind.PILOT: select(pilot_table.c.id),
    Kind.LEFT: select(pilot_table.c.id).where(pilot_table.c.left.is_(None)),
    Kind.DATE: select(trial_dates.c.id),
    Kind.REGISTRATION: select(registrations.c.id).where(
        registrations.c.state != registration_rows.CANCELLED.value
    ),
    Kind.PERSON: select(registrations.c.id),
    Kind.APPLICATION: select(applications.c.id),
    Kind.REFLECTION: select(reflections.c.id),
    Kind.ACCOUNT: select(accounts.c.id),
}


def _sheet(connection: Connection, name: str, _: int, __: datetime) -> None:
    check = connection.execute(select(sheets.c.check).where(sheets.c.id == name)).scalar_one_or_none()
    if check is not None:
        check_rows.hold_check(connection, CheckId(check))
        sheet_rows.remove_sheet(connection, CheckId(check), SheetId(name))


def _own_words(connection: Connection, name: str, _: int, now: datetime) -> None:
    ended = select(func.coalesce(checks.c.closed, literal(now, checks.c.closed.type)))
    moment = connection.execute(ended.join(sheets).where(sheets.c.id == name)).scalar_one_or_none()
    if moment is not None:
        connection.execute(delete(links).where(links.c.sheet == name))
        leave_values(connection, SheetId(name), moment)


def _words(connection: Connection, name: str, _: int, __: datetime) -> None:
    """The whole comment: which of its words had been taken out, is known to nobody."""
    sheet, about = name.split(":", 1)
    empty = {"comment": "", "evidence_title": "", "evidence_link": ""}
    for table in (answers, set_aside):
        this = (table.c.sheet == sheet, table.c.question == about)
        connection.execute(update(table).where(*this).values(empty))
    connection.execute(delete(closings).where(closings.c.sheet == sheet, closings.c.key == about))
    connection.execute(update(sheets).where(sheets.c.id == sheet).values(revision=sheets.c.revision + 1))


def _link(table: Any, is_this: Callable[[str], ColumnElement[bool]]) -> Again:  # Any: a table of links
    """As far as it had come: the secrets from before open nothing, the newest one does."""

    def again(connection: Connection, name: str, number: int, _: datetime) -> None:
        row = connection.execute(select(table).where(is_this(name))).one()
        withdrawn = getattr(row, "withdrawn", False)
        if gone.reached(row.generation, withdrawn) < number:
            come: dict[str, object] = {"generation": number // 2, "withdrawn": bool(number % 2), "code": None}
            kept = {column: value for column, value in come.items() if column in table.c}
            if row.generation == number // 2:
                kept.pop("code", None)  # it still finds the link, so that this can be said
            connection.execute(update(table).where(is_this(name)).values(kept))

    return again


def _deleted(table: Any, key: str = "id") -> Again:  # Any: a table whose rows take all of theirs along
    def again(connection: Connection, name: str, _: int, __: datetime) -> None:
        connection.execute(delete(table).where(table.c[key] == name))

    return again


def _with_links(table: Any) -> Again:  # Any: as above; its links are those of trials
    def again(connection: Connection, name: str, _: int, __: datetime) -> None:
        connection.execute(delete(trial_links).where(trial_links.c.of == name))
        connection.execute(delete(table).where(table.c.id == name))

    return again


def _cancelled(connection: Connection, name: str, _: int, __: datetime) -> None:
    off = {
        "state": registration_rows.CANCELLED.value,
        "repeats": None,
        "revision": registrations.c.revision + 1,
    }
    connection.execute(update(registrations).where(registrations.c.id == name).values(off))


Again = Callable[[Connection, str, int, datetime], None]
_AGAIN: Mapping[Kind, Again] = {
    Kind.CHECK: lambda connection, name, *_: remaining.remove(connection, CheckId(name)),
    Kind.SHEET: _sheet,
    Kind.OWN_WORDS: _own_words,
    Kind.WORDS: _words,
    Kind.LINK: _link(links, lambda name: links.c.id == name),
    Kind.SHOWN: _deleted(links),
    Kind.MEASURE: lambda connection, name, *_: measure_rows.remove(connection, MeasureId(name), true()),
    Kind.DRAFT: _deleted(drafts, "link"),
    Kind.DRAFT_LINK: _link(drafts, lambda name: drafts.c.link == name),
    Kind.TRIAL: lambda connection, name, *_: trials.remove(connection, name),
    Kind.TRIAL_LINK: _link(trial_links, lambda name: trial_links.c.id == name),
    Kind.PILOT: lambda connection, name, *_: pilots.remove(connection, name),
    Kind.LEFT: lambda connection, name, _, now: pilots.leave(connection, name, now),
    Kind.DATE: lambda connection, name, _, now: registration_rows.forget_date(connection, name, now),
    Kind.REGISTRATION: _cancelled,
    Kind.PERSON: lambda connection, name, _, now: registration_rows.forget(
        connection, [RegistrationId(name)], now
    ),
    Kind.APPLICATION: lambda connection, name, _, now: application_rows.remove(connection, name, now),
    Kind.REFLECTION: _with_links(reflections),
    Kind.ACCOUNT: _deleted(accounts),
}
"""How what a backup has brought back goes again, in this order."""
