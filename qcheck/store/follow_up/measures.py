"""The verbs for the measures of a process.

Each takes hold of the check through which it comes and of the one that the measure came from, then of the
measure itself; so two who change one measure come one after the other, and the later one is given what came
in between.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from qcheck.language import N_
from qcheck.records import CheckId, Measure, MeasureChange, MeasureId, ProcessId
from qcheck.refusals import Stale
from qcheck.store.ground.store_base import StoreBase
from qcheck.store.rows import check_rows, measure_rows
from qcheck.store.tables.workshops import measures

MEASURE_IS_GONE = N_("This measure is not there any more. Perhaps somebody else has removed it.")
Edit = Callable[[Measure, Mapping[str, object]], Measure]
"""Makes of a measure as it stands, and of what had stood in the fields that others have changed since it was
seen, the measure that shall stand there.
"""


class Measures(StoreBase):
    """What is planned for a process, and what becomes of it."""

    def measures(self, process: ProcessId) -> tuple[Measure, ...]:
        """All measures of a process, in the order in which they were written."""
        with self.database.reading() as connection:
            return measure_rows.of_process(connection, process)

    def measures_of_processes(self, processes: Iterable[ProcessId]) -> dict[ProcessId, tuple[Measure, ...]]:
        """The measures of several processes, in the order in which they were written."""
        with self.database.reading() as connection:
            return measure_rows.of_processes(connection, processes)

    def measure_history(
        self, process: ProcessId, measure: MeasureId, after: int = 0
    ) -> tuple[MeasureChange, ...]:
        """The changes of a measure of this process after a revision, the oldest first."""
        with self.database.reading() as connection:
            return measure_rows.history(connection, measure, process, after)

    def add_measure(self, check: CheckId, measure: Measure, now: datetime) -> Measure:
        """A new measure from this check; one that is there already, sent once more, stays as it is."""
        with self.database.writing() as connection:
            process = ProcessId(check_rows.hold_check(connection, check).process)
            if before := measure_rows.one(connection, measure.id, process):
                return before
            return measure_rows.add(connection, process, check, measure, now)

    def change_measure(
        self, check: CheckId, measure: MeasureId, seen: int, edit: Edit, now: datetime
    ) -> Measure:
        """Puts what `edit` makes of a measure in its place, for somebody who saw it at the revision `seen`;
        gives what stands there now. Stale where the measure is gone.
        """
        with self.database.writing() as connection:
            process = measure_rows.hold(connection, check, measure)
            if (before := measure_rows.one(connection, measure, process)) is None:
                raise Stale(MEASURE_IS_GONE)
            between: dict[str, object] = {}
            for change in measure_rows.history(connection, measure, process, seen):
                between = {**change.before, **between}
            return measure_rows.change(connection, before, edit(before, between), now)

    def remove_measure(self, check: CheckId, measure: MeasureId) -> None:
        """Takes a measure of the check's process away, with its history."""
        with self.database.writing() as connection:
            process = measure_rows.hold(connection, check, measure)
            measure_rows.remove(connection, measure, measures.c.process == process)
