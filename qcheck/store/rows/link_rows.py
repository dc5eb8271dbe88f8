"""The rows of links: added, looked for, handed over."""

from __future__ import annotations

from sqlalchemy import Connection, bindparam, insert, select, update

from qcheck.records import CheckId, LinkId, ProcessId
from qcheck.store.connection.prepared import Prepared
from qcheck.store.ground import mapping
from qcheck.store.ground.values import Link, LinkKind
from qcheck.store.tables.checks import checks, links

_LINK_KEPT = Prepared(select(links.c.id).where(links.c.id == bindparam("link")))
_NEW_LINK = Prepared(insert(links).values({column.name: bindparam(column.name) for column in links.c}))


def is_link_kept(connection: Connection, link: LinkId) -> bool:
    """Whether this link has been added already."""
    return _LINK_KEPT.first(connection, {"link": link}) is not None


def add_link(connection: Connection, link: Link) -> None:
    values = {column.name: getattr(link, column.name) for column in links.c}
    _NEW_LINK.run(connection, {**values, "kind": link.kind.value, "shows": mapping.kept_shows(link.shows)})


def hand_over_measure_links(connection: Connection, check: CheckId, process: ProcessId) -> None:
    """Links to the measures of the process go on with its newest other check when this one is deleted; where
    there is none they go with it.
    """
    newest = (
        select(checks.c.id)
        .where(checks.c.process == process, checks.c.id != check)
        .order_by(checks.c.created.desc(), checks.c.id)
        .limit(1)
    )
    if other := connection.execute(newest).scalar_one_or_none():
        these = (links.c.check == check, links.c.kind == LinkKind.MEASURES.value)
        connection.execute(update(links).where(*these).values(check=other))
