"""Links to results that pilots have handed over; deleted within the transaction of what gave them away."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, delete, select

from qcheck.store.rows import gone
from qcheck.store.rows.gone import Kind
from qcheck.store.tables.checks import links
from qcheck.store.tables.trials import shown_results


def withdraw_shown(connection: Connection, which: ColumnElement[bool]) -> None:
    """Deletes those that were handed over like this: they open nothing from now on."""
    ids = connection.execute(select(shown_results.c.link).where(which)).scalars().all()
    gone.note(connection, Kind.SHOWN, *ids)
    connection.execute(delete(links).where(links.c.id.in_(ids)))
