"""Agreed lights as they are kept: rows of which the latest of a criterion holds, those before it stay."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, insert, select, update

from qcheck.catalogue import CriterionId
from qcheck.records import AgreedLight, CheckId
from qcheck.store.tables.workshops import agreements

Found = Row[Any]  # Any: SQLAlchemy does not type the columns of a table

_ORDER = (agreements.c.day.desc(), agreements.c.number.desc(), agreements.c.id)


def agreed(connection: Connection, check: CheckId) -> dict[CriterionId, AgreedLight]:
    """What is agreed in a check now, by criterion, each with the agreements before it."""
    by_criterion = _by_criterion(connection, agreements.c.check == check)
    return {criterion: now for criterion, rows in by_criterion.items() if (now := _current(rows)) is not None}


def history(connection: Connection, condition: ColumnElement[bool]) -> tuple[AgreedLight, ...]:
    """The agreements that fulfil a condition, the latest first; those withdrawn among them."""
    rows = connection.execute(select(agreements).where(condition).order_by(*_ORDER))
    return tuple(map(_from, rows))


def latest(connection: Connection, check: CheckId, criterion: CriterionId) -> Found | None:
    """The row that holds in a check; None where nothing was ever agreed on the criterion."""
    these = (agreements.c.check == check) & (agreements.c.criterion == criterion)
    query = select(agreements).where(these).order_by(agreements.c.number.desc()).limit(1)
    return connection.execute(query).one_or_none()


def keep(
    connection: Connection, place: Mapping[str, str], before: Found | None, wanted: AgreedLight, row: str
) -> int:
    """Keeps an agreement of a `place` (process and check) after the one `before` it: as a `row` of its own,
    or in place of that one where the same is only put otherwise. Gives the revision.
    """
    revision: int = (before.revision if before else 0) + 1
    values = {
        "light": wanted.light,
        "reason": wanted.reason,
        "minority": wanted.minority,
        "day": wanted.day,
        "withdrawn": wanted.withdrawn,
        "revision": revision,
    }
    if before is not None and _is_put_otherwise(before, wanted):
        connection.execute(update(agreements).where(agreements.c.id == before.id).values(values))
        return revision
    number = before.number + 1 if before else 1
    numbered = {**place, "criterion": wanted.criterion, "number": number}
    connection.execute(insert(agreements).values(id=row, **numbered, **values))
    return revision


def is_same(before: Found | None, wanted: AgreedLight) -> bool:
    """Whether this is what is agreed already."""
    if before is None or before.withdrawn or wanted.withdrawn:
        return wanted.withdrawn and (before is None or bool(before.withdrawn))
    return bool(
        (before.light, before.reason, before.minority) == (wanted.light, wanted.reason, wanted.minority)
    )


def _is_put_otherwise(before: Found, wanted: AgreedLight) -> bool:
    """Whether the same light of the same day gets other words, a light without a word is chosen anew, or a
    slip of that day is taken back: nobody has carried it out of the room yet, and words that somebody takes
    back do not stay.
    """
    slip = before.withdrawn or wanted.withdrawn or not (before.reason or before.minority)
    return bool(before.day == wanted.day and (slip or before.light == wanted.light))


def _by_criterion(
    connection: Connection, condition: ColumnElement[bool]
) -> Mapping[CriterionId, list[AgreedLight]]:
    query = select(agreements).where(condition).order_by(agreements.c.criterion, *_ORDER)
    rows = map(_from, connection.execute(query))
    return {
        criterion: list(agreed_on) for criterion, agreed_on in groupby(rows, key=lambda row: row.criterion)
    }


def _current(rows: Iterable[AgreedLight]) -> AgreedLight | None:
    now, *before = rows
    if now.withdrawn:
        return None
    return replace(now, earlier=tuple(former for former in before if not former.withdrawn))


def _from(row: Found) -> AgreedLight:
    return AgreedLight(
        criterion=CriterionId(row.criterion),
        light=row.light,
        reason=row.reason,
        minority=row.minority,
        day=row.day,
        revision=row.revision,
        withdrawn=row.withdrawn,
        check=CheckId(row.check) if row.check else None,
    )
