"""The verbs for re-checks: checks that ask the questions of a measure once more."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, insert, select

from qcheck import life
from qcheck.accounts import Account, Thing, ThingKind
from qcheck.records import Check, CheckId, MeasureId, ProcessId, State
from qcheck.refusals import Stale
from qcheck.store.account.shelves import shelve
from qcheck.store.follow_up.measures import MEASURE_IS_GONE
from qcheck.store.ground import mapping
from qcheck.store.ground.store_base import StoreBase
from qcheck.store.ground.values import Link
from qcheck.store.rows import check_rows, link_rows, measure_rows, shared_rows
from qcheck.store.tables.checks import checks
from qcheck.store.tables.workshops import rechecks


class Rechecks(StoreBase):
    """Which checks ask again what a measure was to change."""

    def rechecks(self, process: ProcessId) -> dict[MeasureId, tuple[CheckId, ...]]:
        """The re-checks of each measure of a process, the oldest first."""
        query = (
            select(rechecks.c.measure, rechecks.c.check)
            .join(checks, rechecks.c.check == checks.c.id)
            .where(checks.c.process == process)
            .order_by(checks.c.created, checks.c.id)
        )
        by_measure: dict[MeasureId, tuple[CheckId, ...]] = {}
        with self.database.reading() as connection:
            for row in connection.execute(query):
                measure = MeasureId(row.measure)
                by_measure[measure] = (*by_measure.get(measure, ()), CheckId(row.check))
        return by_measure

    def which_are_rechecks(self, processes: Iterable[ProcessId]) -> frozenset[CheckId]:
        """Those checks of these processes that only ask about a measure again."""
        query = (
            select(rechecks.c.check)
            .join(checks, rechecks.c.check == checks.c.id)
            .where(checks.c.process.in_(list(processes)))
        )
        with self.database.reading() as connection:
            return frozenset(CheckId(row.check) for row in connection.execute(query))

    def begin_recheck(
        self,
        by: CheckId,
        measure: MeasureId,
        wanted: Check,
        links: Iterable[Link],
        now: datetime,
        whose: Account | None = None,
    ) -> CheckId:
        """Makes `wanted` with its links the re-check of a measure, for somebody who came through the check
        `by`; gives its id. Where a re-check of the measure has not ended yet, that one stays the only one,
        and its id is given. Stale where the measure is gone. `whose`: the account that begins it.
        """
        with self.database.writing() as connection:
            process = ProcessId(check_rows.hold_check(connection, by).process)
            if measure_rows.one(connection, measure, process) is None:
                raise Stale(MEASURE_IS_GONE)
            if unfinished := _unfinished(connection, measure, now):
                return unfinished
            shared_rows.keep_text(connection, wanted)
            check_rows.add_check(connection, wanted)
            for link in links:
                link_rows.add_link(connection, link)
            connection.execute(insert(rechecks).values(check=wanted.id, measure=measure))
            shelve(connection, Thing(ThingKind.CHECK, wanted.id), whose, by)
            return wanted.id


def _unfinished(connection: Connection, measure: MeasureId, now: datetime) -> CheckId | None:
    """The re-check of a measure that can still be answered; the measure is held, so nobody begins another."""
    rows = connection.execute(
        select(checks).join(rechecks, rechecks.c.check == checks.c.id).where(rechecks.c.measure == measure)
    )
    return next(
        (CheckId(row.id) for row in rows if life.state(mapping.life(row), now) is not State.CLOSED), None
    )
