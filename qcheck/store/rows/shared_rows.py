"""What several checks stand on: their process, and the text of their catalogue. It comes with the first of
them and goes with the last.
"""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, Table, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from qcheck.records import Check, CheckId, ProcessId
from qcheck.store.tables.checks import catalogues, checks, moves, processes


def keep_process(connection: Connection, check: Check) -> None:
    """New, or with the title and place that the check brings along."""
    process = check.process
    if connection.execute(
        select(processes.c.id).where(processes.c.id == process.id).with_for_update()
    ).one_or_none():
        name_process(connection, process.id, process.title, process.place)
    else:
        connection.execute(insert(processes).values(id=process.id, title=process.title, place=process.place))


def name_process(connection: Connection, process: ProcessId, title: str, place: str) -> None:
    """Its title and place; a change of them changes all of its checks."""
    different = (processes.c.title != title) | (processes.c.place != place)
    changed = connection.execute(
        update(processes).where(processes.c.id == process, different).values(title=title, place=place)
    )
    if changed.rowcount:
        connection.execute(
            update(checks).where(checks.c.process == process).values(revision=checks.c.revision + 1)
        )


def keep_text(connection: Connection, check: Check) -> None:
    """The catalogue's text, once; held against a deletion at this very moment."""
    keep_this_text(
        connection, check.catalogue_sha, check.catalogue_id, check.catalogue_version, check.catalogue_text
    )


def keep_this_text(connection: Connection, sha: str, id_: str, version: str, text: str) -> None:
    """The text of a catalogue with this hash, once; held as above."""
    row = {"sha": sha, "id": id_, "version": version, "text": text}
    if (
        connection.execute(
            select(catalogues.c.sha).where(catalogues.c.sha == sha).with_for_update()
        ).one_or_none()
        is None
    ):
        try:
            with connection.begin_nested():
                connection.execute(insert(catalogues).values(row))
        except IntegrityError:
            pass  # PostgreSQL: another check with this text is opened at the same moment


def texts_of(connection: Connection, check: CheckId, catalogue: str) -> list[str]:
    """The text that a check asks by, and those of its former editions."""
    query = select(moves.c.before, moves.c.after).where(moves.c.check == check)
    return sorted({catalogue, *(text for row in connection.execute(query) for text in row)})


def is_former(connection: Connection, text: str) -> bool:
    """Whether a check was moved from or to this text."""
    query = select(moves.c.check).where((moves.c.before == text) | (moves.c.after == text)).limit(1)
    return connection.execute(query).first() is not None


def drop_unused(
    connection: Connection, table: Table, which: ColumnElement[bool], used: ColumnElement[bool]
) -> None:
    """Takes a process or a catalogue's text away with the last check that uses it."""
    connection.execute(select(table).where(which).with_for_update())
    if not connection.execute(select(func.count()).select_from(checks).where(used)).scalar_one():
        connection.execute(delete(table).where(which))
