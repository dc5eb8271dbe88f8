"""What a measure is in rows: itself, and what had stood in it before each of its changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, delete, func, insert, select, update

from qcheck.catalogue import CriterionId
from qcheck.records import (
    MEASURE_FIELDS,
    CheckId,
    Measure,
    MeasureChange,
    MeasureId,
    MeasureState,
    ProcessId,
    Urgency,
)
from qcheck.refusals import UnknownLink
from qcheck.store.rows import check_rows, gone
from qcheck.store.rows.gone import Kind
from qcheck.store.tables.checks import checks
from qcheck.store.tables.workshops import measure_changes, measures, workshops

Found = Row[Any]  # Any: SQLAlchemy does not type the columns of a table


def of_process(connection: Connection, process: ProcessId) -> tuple[Measure, ...]:
    """All measures of a process, in the order in which they were written."""
    return _measures(connection, measures.c.process == process)


def of_processes(
    connection: Connection, processes: Iterable[ProcessId]
) -> dict[ProcessId, tuple[Measure, ...]]:
    """All measures of several processes, by process, in the order in which they were written."""
    by_process: dict[ProcessId, list[Measure]] = {}
    these = measures.c.process.in_(list(processes))
    for row in connection.execute(select(measures).where(these).order_by(measures.c.place, measures.c.id)):
        by_process.setdefault(ProcessId(row.process), []).append(_measure(row))
    return {process: tuple(listed) for process, listed in by_process.items()}


def of_check(connection: Connection, check: CheckId) -> tuple[Measure, ...]:
    """The measures that came from a check, in the order in which they were written."""
    return _measures(connection, measures.c.check == check)


def those(connection: Connection, which: ColumnElement[bool]) -> tuple[Measure, ...]:
    """The measures that fulfil a condition, in the order in which they were written."""
    return _measures(connection, which)


def row(measure: Measure, process: ProcessId, place: int) -> dict[str, Any]:
    """A measure that was made elsewhere, as a row."""
    about = {"id": measure.id, "process": process, "check": measure.check, "place": place}
    return about | _columns(measure) | {"revision": measure.revision, "changed": measure.changed}


def change_row(measure: MeasureId, made: MeasureChange) -> dict[str, Any]:
    """A change of it that was made elsewhere, as a row."""
    before = {name: _kept(value) for name, value in made.before.items()}
    return {"measure": measure, "revision": made.revision, "at": made.at, "before": before}


def all_changes(connection: Connection, measure: MeasureId) -> tuple[MeasureChange, ...]:
    """All changes of a measure, the oldest first."""
    these = measure_changes.c.measure == measure
    rows = connection.execute(select(measure_changes).where(these).order_by(measure_changes.c.revision))
    return tuple(MeasureChange(row.at, row.revision, _read(row.before)) for row in rows)


def one(connection: Connection, measure: MeasureId, process: ProcessId | None = None) -> Measure | None:
    """A measure (of this process), held against other changes; None where it is gone."""
    this = measures.c.id == measure
    if process is not None:
        this &= measures.c.process == process
    row = connection.execute(select(measures).where(this).with_for_update()).one_or_none()
    return _measure(row) if row else None


def hold(connection: Connection, check: CheckId, measure: MeasureId) -> ProcessId:
    """Takes hold of a check and of the one that the measure came from, always in the same order, so that no
    two wait for each other; gives the process of the first. UnknownLink where a check is gone.
    """
    origin = connection.execute(select(measures.c.check).where(measures.c.id == measure)).scalar_one_or_none()
    held = {id_: check_rows.hold_check(connection, id_) for id_ in sorted({check, origin or check})}
    return ProcessId(held[check].process)


def add(
    connection: Connection, process: ProcessId, check: CheckId, measure: Measure, now: datetime
) -> Measure:
    """A new measure, as the last one of its process."""
    last = select(func.coalesce(func.max(measures.c.place), 0)).where(measures.c.process == process)
    place = connection.execute(last).scalar_one() + 1
    about = {"id": measure.id, "process": process, "check": check, "place": place}
    connection.execute(insert(measures).values(**about, **_columns(measure), revision=1, changed=now))
    connection.execute(insert(measure_changes).values(measure=measure.id, revision=1, at=now, before={}))
    _tell(connection, check)
    return _found(connection, measure.id)


def change(connection: Connection, before: Measure, after: Measure, now: datetime) -> Measure:
    """Puts `after` in place of a measure that is held; what had stood there stays in its history. Gives what
    stands there now.
    """
    was, becomes = _columns(before), _columns(after)
    changed = {name: was[name] for name in MEASURE_FIELDS if was[name] != becomes[name]}
    if not changed:
        return before
    revision = before.revision + 1
    connection.execute(
        update(measures).where(measures.c.id == before.id).values(**becomes, revision=revision, changed=now)
    )
    kept = {name: _kept(value) for name, value in changed.items()}
    connection.execute(
        insert(measure_changes).values(measure=before.id, revision=revision, at=now, before=kept)
    )
    _tell(connection, before.check)
    return _found(connection, before.id)


def remove(connection: Connection, measure: MeasureId, which: ColumnElement[bool]) -> None:
    """Takes a measure away, with its history."""
    row = connection.execute(
        delete(measures).where(measures.c.id == measure, which).returning(measures.c.check)
    ).one_or_none()
    if row is not None:
        gone.note(connection, Kind.MEASURE, measure)
        _tell(connection, CheckId(row.check) if row.check else None)


def history(
    connection: Connection, measure: MeasureId, process: ProcessId, after: int = 0
) -> tuple[MeasureChange, ...]:
    """The changes of a measure of this process that came after this revision, the oldest first."""
    rows = connection.execute(
        select(measure_changes)
        .join(measures, measure_changes.c.measure == measures.c.id)
        .where(measures.c.id == measure, measures.c.process == process, measure_changes.c.revision > after)
        .order_by(measure_changes.c.revision)
    )
    return tuple(MeasureChange(row.at, row.revision, _read(row.before)) for row in rows)


def process_of(connection: Connection, check: CheckId) -> ProcessId:
    """The process of a check; UnknownLink where it is gone."""
    process = connection.execute(select(checks.c.process).where(checks.c.id == check)).scalar_one_or_none()
    if process is None:
        raise UnknownLink
    return ProcessId(process)


def _measures(connection: Connection, which: ColumnElement[bool]) -> tuple[Measure, ...]:
    rows = connection.execute(select(measures).where(which).order_by(measures.c.place, measures.c.id))
    return tuple(map(_measure, rows))


def _found(connection: Connection, measure: MeasureId) -> Measure:
    return _measure(connection.execute(select(measures).where(measures.c.id == measure)).one())


def _tell(connection: Connection, check: CheckId | None) -> None:
    """Lets results and the workshop of this check notice that its measures have changed."""
    if check is None:
        return
    check_rows.change_check(connection, check)
    connection.execute(
        update(workshops).where(workshops.c.check == check).values(revision=workshops.c.revision + 1)
    )


def _measure(row: Found) -> Measure:
    return Measure(
        id=MeasureId(row.id),
        what=row.what,
        criteria=tuple(map(CriterionId, row.criteria)),
        who=row.who,
        partners=row.partners,
        due=row.due,
        success=row.success,
        by_when=row.by_when,
        urgency=Urgency(row.urgency),
        state=MeasureState(row.state),
        reason=row.reason,
        since=row.since,
        check=CheckId(row.check) if row.check else None,
        revision=row.revision,
        changed=row.changed,
    )


def _columns(measure: Measure) -> dict[str, Any]:
    """What people write of a measure, as the columns of its row."""
    written = {name: getattr(measure, name) for name in MEASURE_FIELDS}
    return written | {
        "criteria": list(measure.criteria),
        "urgency": measure.urgency.value,
        "state": measure.state.value,
    }


def _kept(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


_READ: Mapping[str, Callable[[Any], object]] = {  # Any: what JSON holds
    "criteria": tuple,
    "due": lambda text: date.fromisoformat(text) if text else None,
    "since": lambda text: date.fromisoformat(text) if text else None,
    "urgency": Urgency,
    "state": MeasureState,
}


def _read(before: Mapping[str, object]) -> dict[str, object]:
    """What had stood in the fields of a measure, from what was kept."""
    return {name: _READ.get(name, str)(value) for name, value in before.items()}
