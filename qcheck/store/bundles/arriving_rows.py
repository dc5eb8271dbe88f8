"""What a process that arrives becomes in rows: as it stood where it came from, under new ids."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from hashlib import sha256
from typing import TypeAlias

from sqlalchemy import Connection, Table, insert, select, update

from qcheck.records import CheckId, Feedback, Hands, Measure, MeasureChange, ProcessId
from qcheck.store.bundles.carried import CarriedAgreement, CarriedCheck, CarriedSheet, CarriedWorkshop
from qcheck.store.checks.moving import scope_kept
from qcheck.store.ground import mapping
from qcheck.store.ground.values import Link
from qcheck.store.lessons.question_feedback import columns as columns_of_feedback
from qcheck.store.rows import check_rows, measure_rows, shared_rows, workshop_rows
from qcheck.store.tables.arrivals import arrivals
from qcheck.store.tables.checks import (
    answers,
    checks,
    closings,
    links,
    moves,
    remaining_results,
    set_aside,
    sheets,
)
from qcheck.store.tables.feedback import feedback
from qcheck.store.tables.workshops import (
    agreements,
    hands,
    measure_changes,
    measures,
    notes,
    rechecks,
    workshops,
)

Row: TypeAlias = dict[str, object]

AT_ONCE = 5_000
"""Rows of one statement, so that a large check needs no memory of its own size once more."""
_FIRST = 1
"""The revision of what has just been made."""


def add_check(connection: Connection, arriving: CarriedCheck, now: datetime) -> None:
    """A check with all that was said in it."""
    check = arriving.check.id
    shared_rows.keep_text(connection, arriving.check)
    check_rows.add_check(connection, arriving.check)
    if arriving.topics:
        connection.execute(update(checks).where(checks.c.id == check).values(topics=list(arriving.topics)))
    _add_moves(connection, check, arriving)
    _add_sheets(connection, check, arriving.sheets, now)
    _add_feedback(connection, check, arriving.feedback)
    _add_links(connection, [arriving.link])
    if arriving.origin:
        origin = {"origin": arriving.origin.name, "digest": arriving.origin.digest}
        connection.execute(insert(arrivals).values(check=check, at=now, **origin))
    if arriving.figures is not None:
        connection.execute(insert(remaining_results).values(check=check, figures=dict(arriving.figures)))
    _add_hands(connection, check, arriving.hands)
    if arriving.workshop:
        _add_workshop(connection, check, arriving.workshop)


def add_agreements(connection: Connection, process: ProcessId, arriving: Iterable[CarriedAgreement]) -> None:
    """What was agreed, each criterion of a check numbered in this order."""
    numbers: Counter[tuple[CheckId | None, str]] = Counter()
    rows: list[dict[str, object]] = []
    for carried in arriving:
        agreed = carried.agreed
        numbers[agreed.check, agreed.criterion] += 1
        rows.append(
            {
                "id": carried.id,
                "process": process,
                "check": agreed.check,
                "criterion": agreed.criterion,
                "number": numbers[agreed.check, agreed.criterion],
                "light": agreed.light,
                "reason": agreed.reason,
                "minority": agreed.minority,
                "day": agreed.day,
                "withdrawn": agreed.withdrawn,
                "revision": agreed.revision,
            }
        )
    _add(connection, agreements, rows)


def add_measures(
    connection: Connection, process: ProcessId, planned: Iterable[tuple[Measure, tuple[MeasureChange, ...]]]
) -> None:
    """What was planned, in this order, each with its changes."""
    listed = list(planned)
    _add(
        connection,
        measures,
        (measure_rows.row(measure, process, place) for place, (measure, _) in enumerate(listed, 1)),
    )
    _add(
        connection,
        measure_changes,
        (measure_rows.change_row(measure.id, change) for measure, changes in listed for change in changes),
    )


def add_rechecks(connection: Connection, arriving: Iterable[CarriedCheck]) -> None:
    """Which checks ask again what a measure was to change."""
    asked_again = [(carried.check.id, carried.measure) for carried in arriving if carried.measure]
    _add(connection, rechecks, ({"check": check, "measure": measure} for check, measure in asked_again))


def _add_moves(connection: Connection, check: CheckId, arriving: CarriedCheck) -> None:
    """The texts first: moves lead from one to the next."""
    for text in arriving.texts:
        shared_rows.keep_this_text(connection, text.sha, text.id, text.version, text.text)
    _add(
        connection,
        moves,
        (
            {
                "check": check,
                "number": move.number,
                "at": move.at,
                "before": move.before,
                "after": move.after,
                "aside": sorted(move.aside),
                "scope": scope_kept(move.scope, move.topics),
                "undoes": move.undoes,
            }
            for move in arriving.moves
        ),
    )


def _add_feedback(connection: Connection, check: CheckId, said: tuple[Feedback, ...]) -> None:
    """Under its ids, by which it is known again beside other files; a second copy of a check takes others."""
    names = [remark.id for remark in said]
    taken: set[str] = set()
    for start in range(0, len(names), 200):
        these = feedback.c.id.in_(names[start : start + 200])
        taken.update(connection.execute(select(feedback.c.id).where(these)).scalars())
    _add(
        connection,
        feedback,
        (
            {
                "id": sha256(f"{check} {remark.id}".encode()).hexdigest()
                if remark.id in taken
                else remark.id,
                "check": check,
                **columns_of_feedback(remark),
            }
            for remark in said
        ),
    )


def _add_hands(connection: Connection, check: CheckId, counted: Iterable[Hands]) -> None:
    _add(
        connection,
        hands,
        (
            {
                "check": check,
                "perspective": row.perspective,
                "question": row.question,
                "value": str(value),
                "number": number,
            }
            for row in counted
            for value, number in row.numbers.items()
            if number
        ),
    )


def _add_sheets(
    connection: Connection, check: CheckId, arriving: tuple[CarriedSheet, ...], now: datetime
) -> None:
    written = {"revision": _FIRST + 1, "saved": now}
    _add(connection, sheets, (_sheet_row(check, sheet, now) for sheet in arriving))
    _add(connection, answers, (row | written for sheet in arriving for row in _answer_rows(sheet)))
    _add(connection, set_aside, (row | written for sheet in arriving for row in _aside_rows(sheet)))
    _add(connection, closings, (row | written for sheet in arriving for row in _closing_rows(sheet)))
    _add_links(connection, [sheet.link for sheet in arriving])


def _sheet_row(check: CheckId, arriving: CarriedSheet, now: datetime) -> Row:
    return {
        "id": arriving.sheet.id,
        "check": check,
        "perspective": arriving.sheet.perspective,
        "finished": arriving.finished,
        "revision": _FIRST,
        "label": arriving.label,
        "out": arriving.out,
        "earlier": arriving.earlier,
        "begun": now,
    }


def _answer_rows(arriving: CarriedSheet) -> Iterator[Row]:
    for question, given in arriving.sheet.answers.items():
        yield {"sheet": arriving.sheet.id, "question": question, **mapping.columns(given)}


def _aside_rows(arriving: CarriedSheet) -> Iterator[Row]:
    for (sha, question), given in arriving.aside.items():
        about: Row = {"sheet": arriving.sheet.id, "question": question, "catalogue": sha}
        yield about | mapping.columns(given)


def _closing_rows(arriving: CarriedSheet) -> Iterator[Row]:
    for key, text in arriving.closings.items():
        yield {"sheet": arriving.sheet.id, "key": key, "text": text}


def _add_links(connection: Connection, wanted: Iterable[Link | None]) -> None:
    rows = (
        {
            **{column.name: getattr(link, column.name) for column in links.c},
            "kind": link.kind.value,
            "shows": mapping.kept_shows(link.shows),
        }
        for link in wanted
        if link is not None
    )
    _add(connection, links, rows)


def _add_workshop(connection: Connection, check: CheckId, arriving: CarriedWorkshop) -> None:
    connection.execute(
        insert(workshops).values(
            check=check,
            stage=workshop_rows.stage_kept(arriving.stage),
            history=[],
            next=arriving.next,
            revision=_FIRST,
            started=arriving.started,
            vote=workshop_rows.vote_kept(arriving.vote) if arriving.vote else None,
        )
    )
    _add(
        connection,
        notes,
        ({"check": check, "criterion": about, "text": text} for about, text in arriving.notes.items()),
    )
    _add_links(connection, [arriving.wall])


def _add(connection: Connection, table: Table, rows: Iterable[dict[str, object]]) -> None:
    waiting: list[dict[str, object]] = []
    for row in rows:
        waiting.append(row)
        if len(waiting) == AT_ONCE:
            connection.execute(insert(table), waiting)
            waiting = []
    if waiting:
        connection.execute(insert(table), waiting)
