"""The verbs for agreed lights: they belong to the process, and know the check in which they were agreed."""

from __future__ import annotations

from sqlalchemy import Connection

from qcheck.catalogue import CriterionId
from qcheck.language import N_
from qcheck.records import AgreedLight, CheckId, ProcessId
from qcheck.refusals import Stale
from qcheck.store.ground.store_base import StoreBase
from qcheck.store.rows import agreement_rows as rows
from qcheck.store.rows import check_rows, workshop_rows
from qcheck.store.tables.workshops import agreements

AGREED_MEANWHILE = N_(
    "Somebody else has changed what is agreed on this criterion in the meantime. Both texts stand here. "
    "Please look, and save once more what shall hold."
)


class Agreements(StoreBase):
    """What groups settle on. An agreement takes nothing away: the ones before it stay readable."""

    def agree(
        self,
        check: CheckId,
        wanted: AgreedLight,
        row: str,
        *,
        seen: int | None = None,
        workshop: int | None = None,
    ) -> int:
        """Keeps an agreement, `row` being the id of a new one; a `withdrawn` one takes it back. Gives the
        revision that stands there now.

        `seen` is the revision it was made on, 0 for nothing agreed: where another stands there it is refused
        (Stale). `workshop` is that of the workshop in which it was made, refused likewise (Overtaken).
        """
        with self.database.writing() as connection:
            held = check_rows.hold_check(connection, check)
            before = rows.latest(connection, check, wanted.criterion)
            is_same = rows.is_same(before, wanted)
            if seen is not None and not is_same and seen != (before.revision if before else 0):
                raise Stale(AGREED_MEANWHILE)
            if workshop is not None or not is_same:
                _raise_workshop(connection, check, workshop)
            if is_same:
                return before.revision if before else 0
            revision = rows.keep(connection, {"process": held.process, "check": check}, before, wanted, row)
            check_rows.change_check(connection, check)
            return revision

    def agreed(self, check: CheckId) -> dict[CriterionId, AgreedLight]:
        """What is agreed in a check now, by criterion."""
        with self.database.reading() as connection:
            return rows.agreed(connection, check)

    def agreements_on(self, check: CheckId, criterion: CriterionId) -> tuple[AgreedLight, ...]:
        """All that was agreed on a criterion in a check, the latest first, what was withdrawn included."""
        these = (agreements.c.check == check) & (agreements.c.criterion == criterion)
        with self.database.reading() as connection:
            return rows.history(connection, these)

    def agreements_of(self, process: ProcessId) -> tuple[AgreedLight, ...]:
        """All that was agreed in a process, the latest first, what was withdrawn included."""
        with self.database.reading() as connection:
            return rows.history(connection, agreements.c.process == process)


def _raise_workshop(connection: Connection, check: CheckId, expected: int | None) -> None:
    """Raises the revision of the check's workshop, so that its screens look anew; refused where another is
    expected.
    """
    if expected is None and workshop_rows.row(connection, check) is None:
        return
    row, _ = workshop_rows.hold(connection, check, expected)
    workshop_rows.change(connection, check, row.revision)
