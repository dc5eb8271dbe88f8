"""What a process that arrives becomes in rows: as it stood where it came from, under new ids."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from hashlib import sha256
from typing import TypeAlias

from sqlalchemy import Connection, Table, insert, select, update

from qcheck.records import CheckId, Feedback, Hands, Measure, MeasureChange, ProcessId
from qcheck.store import check_rows, mapping, measure_rows, shared_rows, workshop_rows
from qcheck.store.arrival_tables import arrivals
from qcheck.store.carried import CarriedAgreement, CarriedCheck, CarriedSheet, CarriedWorkshop
from qcheck.store.feedback import columns as columns_of_feedback
from qcheck.store.feedback_tables import feedback
from qcheck.store.moving import scope_kept
from qcheck.store.tables import answers, checks, closings, links, moves, remaining_results, set_aside, sheets
from qcheck.store.values import Link
from qcheck.store.workshop_tables import (
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
    here = arriving.check.id
    shared_rows.keep_text(connection, arriving.check)
    check_rows.add_check(connection, arriving.check)
    if arriving.topics:
        connection.execute(update(checks).where(checks.c.id == here).values(topics=list(arriving.topics)))
    _add_moves(connection, here, arriving)
    _add_sheets(connection, here, arriving.sheets, now)
    _add_feedback(connection, here, arriving.feedback)
    _add_links(connection, [arriving.link])
    if arriving.origin:
        origin = {"origin": arriving.origin.name, "digest": arriving.origin.digest}
        connection.execute(insert(arrivals).values(check=here, at=now, **origin))
    if arriving.figures is not None:
        connection.execute(insert(remaining_results).values(check=here, figures=dict(arriving.figures)))
    _add_hands(connection, here, arriving.hands)
    if arriving.workshop:
        _add_workshop(connection, here, arriving.workshop)


def add_agreements(connection: Connection, process: ProcessId, found: Iterable[CarriedAgreement]) -> None:
    """What was agreed, each criterion of a check numbered in this order."""
    numbers: Counter[tuple[CheckId | None, str]] = Counter()
    rows: list[dict[str, object]] = []
    for carried in found:
        each = carried.agreed
        numbers[each.check, each.criterion] += 1
        rows.append(
            {
                "id": carried.id,
                "process": process,
                "check": each.check,
                "criterion": each.criterion,
                "number": numbers[each.check, each.criterion],
                "light": each.light,
                "reason": each.reason,
                "minority": each.minority,
                "day": each.day,
                "withdrawn": each.withdrawn,
                "revision": each.revision,
            }
        )
    _add(connection, agreements, rows)


def add_measures(
    connection: Connection, process: ProcessId, planned: Iterable[tuple[Measure, tuple[MeasureChange, ...]]]
) -> None:
    """What was planned, in this order, each with its changes."""
    found = list(planned)
    _add(
        connection,
        measures,
        (measure_rows.row(each, process, place) for place, (each, _) in enumerate(found, 1)),
    )
    _add(
        connection,
        measure_changes,
        (measure_rows.change_row(each.id, change) for each, changes in found for change in changes),
    )


def add_rechecks(connection: Connection, arriving: Iterable[CarriedCheck]) -> None:
    """Which checks ask again what a measure was to change."""
    found = [(each.check.id, each.measure) for each in arriving if each.measure]
    _add(connection, rechecks, ({"check": check, "measure": measure} for check, measure in found))


def _add_moves(connection: Connection, check: CheckId, arriving: CarriedCheck) -> None:
    """The texts first: moves lead from one to the next."""
    for each in arriving.texts:
        shared_rows.keep_this_text(connection, each.sha, each.id, each.version, each.text)
    _add(
        connection,
        moves,
        (
            {
                "check": check,
                "number": each.number,
                "at": each.at,
                "before": each.before,
                "after": each.after,
                "aside": sorted(each.aside),
                "scope": scope_kept(each.scope, each.topics),
                "undoes": each.undoes,
            }
            for each in arriving.moves
        ),
    )


def _add_feedback(connection: Connection, check: CheckId, said: tuple[Feedback, ...]) -> None:
    """Under its ids, by which it is known again beside other files; a second copy of a check takes others."""
    names = [each.id for each in said]
    taken: set[str] = set()
    for start in range(0, len(names), 200):
        here = feedback.c.id.in_(names[start : start + 200])
        taken.update(connection.execute(select(feedback.c.id).where(here)).scalars())
    _add(
        connection,
        feedback,
        (
            {
                "id": sha256(f"{check} {each.id}".encode()).hexdigest() if each.id in taken else each.id,
                "check": check,
                **columns_of_feedback(each),
            }
            for each in said
        ),
    )


def _add_hands(connection: Connection, check: CheckId, counted: Iterable[Hands]) -> None:
    _add(
        connection,
        hands,
        (
            {
                "check": check,
                "perspective": each.perspective,
                "question": each.question,
                "value": str(value),
                "number": number,
            }
            for each in counted
            for value, number in each.numbers.items()
            if number
        ),
    )


def _add_sheets(
    connection: Connection, check: CheckId, arriving: tuple[CarriedSheet, ...], now: datetime
) -> None:
    written = {"revision": _FIRST + 1, "saved": now}
    _add(connection, sheets, (_sheet_row(check, each, now) for each in arriving))
    _add(connection, answers, (row | written for each in arriving for row in _answer_rows(each)))
    _add(connection, set_aside, (row | written for each in arriving for row in _aside_rows(each)))
    _add(connection, closings, (row | written for each in arriving for row in _closing_rows(each)))
    _add_links(connection, [each.link for each in arriving])


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
