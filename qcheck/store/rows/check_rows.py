"""The rows of checks: held for a change, changed, added."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from qcheck import life
from qcheck.language import N_
from qcheck.records import Check, CheckId, Life, Mode
from qcheck.refusals import NotPossible, UnknownLink
from qcheck.store.connection.prepared import Prepared
from qcheck.store.ground import mapping
from qcheck.store.ground.values import LinkKind
from qcheck.store.tables.checks import checks, links
from qcheck.store.tables.workshops import workshops

EMPTIED = N_(
    "The answers of this check have been deleted, so it cannot go on. You can make another check of "
    "this process."
)
_CHECK_HELD, _CHECK_SHARED = (
    Prepared(select(checks).where(checks.c.id == bindparam("check")).with_for_update(read=shared))
    for shared in (False, True)
)
_WORKSHOP = Prepared(select(workshops.c.check).where(workshops.c.check == bindparam("check")))


def hold_check(
    connection: Connection, check: CheckId, *, shared: bool = False
) -> Any:  # Any: a row of checks
    """Takes hold of a check for a change of it, and waits until those are done who are just saving;
    UnknownLink where it is gone.

    `shared`: nobody changes the check meanwhile, but many can hold it at the same time.
    """
    row = (_CHECK_SHARED if shared else _CHECK_HELD).first(connection, {"check": check})
    if row is None:
        raise UnknownLink
    return row


def refuse_emptied(check: Any) -> None:  # Any: a row of checks
    """NotPossible where the answers of the check are gone: it cannot go on."""
    if check.emptied is not None:
        raise NotPossible(EMPTIED)


def is_promised(connection: Connection, check: CheckId) -> bool:
    """Whether people have been told the day of deletion: as soon as anybody has begun a sheet beside the
    organiser's own.

    A confidential check promises from its opening on, or the organiser could see from a refusal that the
    first one came.
    """
    told = select(checks.c.id).where(
        checks.c.id == check, checks.c.mode == Mode.CONFIDENTIAL.value, checks.c.opened.is_not(None)
    )
    if connection.execute(told).first() is not None:
        return True
    guests = select(links.c.id).where(links.c.check == check, links.c.kind == LinkKind.SHEET.value).limit(1)
    return connection.execute(guests).first() is not None


def has_workshop(connection: Connection, check: CheckId) -> bool:
    """Whether there is a workshop on the check."""
    return _WORKSHOP.first(connection, {"check": check}) is not None


def change_check(connection: Connection, check: CheckId, **values: object) -> None:
    """Changes columns of a check that is held, and raises its revision."""
    connection.execute(
        update(checks).where(checks.c.id == check).values(revision=checks.c.revision + 1, **values)
    )


def live_on(connection: Connection, check: CheckId, before: Life, after: Life) -> None:
    """Another life for a check that is held; the day of deletion stays as promised where people
    have begun.
    """
    kept = life.as_promised(before, after) if is_promised(connection, check) else after
    if kept != before:
        change_check(connection, check, **asdict(kept))


def add_check(connection: Connection, check: Check) -> None:
    connection.execute(
        insert(checks).values(
            id=check.id,
            process=check.process.id,
            catalogue=check.catalogue_sha,
            phase=check.phase,
            only=mapping.listed(check.scope.only),
            modules=mapping.listed(check.scope.modules),
            mode=check.mode.value,
            revision=1,
            letterhead=asdict(check.letterhead),
            shares=check.shares,
            keeps=check.keeps.value,
            emptied=check.emptied,
            left_behind=check.left_behind,
            asks_back=check.asks_back,
            times=check.times,
            **asdict(check.life),
        )
    )
