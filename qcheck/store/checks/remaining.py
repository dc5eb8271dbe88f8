"""The verbs for what remains: which choice a check has, the day on which its answers go, and the end of
checks and processes as a whole.

What goes on its day goes in one transaction together with what remains: whoever is killed in the middle of it
has changed nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, and_, delete, func, insert, select, update

from qcheck.language import N_
from qcheck.records import CheckId, Keeps, Mode, ProcessId
from qcheck.refusals import NotPossible
from qcheck.store.connection.engine import without_haste
from qcheck.store.ground import queries
from qcheck.store.ground.store_base import StoreBase
from qcheck.store.ground.values import LEADING_TO_ANSWERS, LinkKind
from qcheck.store.rows import check_rows, gone, link_rows, shared_rows
from qcheck.store.rows.gone import Kind
from qcheck.store.tables.checks import catalogues, checks, links, processes, remaining_results, sheets
from qcheck.store.tables.feedback import feedback, question_times
from qcheck.store.tables.workshops import agreements, hands, measures, notes, workshops

KEPT_AS_TOLD = N_(
    "People have begun to answer and were told what remains after the day of deletion. It can become less, "
    "not more."
)
KEPT_AS_TOLD_TO_ALL = N_(
    "Everybody who answers is told what remains after the day of deletion. It can become less, not more."
)
_OUTCOMES = (agreements, measures)
"""What was agreed and planned on a check."""


class Remaining(StoreBase):
    """What becomes of a check when its day comes, or its organiser wishes."""

    def keep(self, check: CheckId, keeps: Keeps) -> None:
        """What remains after the day of deletion; NotPossible for more than people were told, or where the
        answers are gone.
        """
        with self.database.writing() as connection:
            row = check_rows.hold_check(connection, check)
            check_rows.refuse_emptied(row)
            if keeps.rank > Keeps(row.keeps).rank and check_rows.is_promised(connection, check):
                raise NotPossible(_as_told(Mode(row.mode)))
            if keeps.value != row.keeps:
                check_rows.change_check(connection, check, keeps=keeps.value)

    def refused_keeping(self, check: CheckId, mode: Mode) -> str:
        """Why `keep` takes nothing looser any more, as the id of a message; empty where it still does."""
        with self.database.reading() as connection:
            return _as_told(mode) if check_rows.is_promised(connection, check) else ""

    def keeps_of(self, check: CheckId) -> Keeps | None:
        """What remains of a check, whatever else its row says; None where it is gone."""
        query = select(checks.c.keeps).where(checks.c.id == check)
        with self.database.glancing() as connection:
            kept = connection.execute(query).scalar_one_or_none()
        return None if kept is None else Keeps(kept)

    def empty_check(
        self,
        check: CheckId,
        stamp: int,
        figures: Mapping[str, Any] | None,  # Any: JSON
        now: datetime,
    ) -> bool:
        """Deletes everything that was answered and said in a closed check, and what leads to it; these
        `figures` remain. Where neither they nor any outcome would remain, the check goes as a whole.

        False where the check is no longer at this `stamp`: then nothing was done.
        """
        with self.database.writing() as connection:
            without_haste(connection)
            row = connection.execute(
                select(checks).where(checks.c.id == check).with_for_update()
            ).one_or_none()
            if row is None or row.emptied is not None:
                return True
            if connection.execute(queries.STAMP, {"check": check}).scalar_one() != stamp:
                return False
            if figures is None and not _has_outcomes(connection, check):
                remove(connection, check)
            else:
                _empty(connection, check, figures, now)
        self.database.forget()
        return True

    def figures_of(self, check: CheckId) -> Mapping[str, Any] | None:  # Any: JSON
        """What remained of the result of a check; None where nothing did."""
        query = select(remaining_results.c.figures).where(remaining_results.c.check == check)
        with self.database.reading() as connection:
            figures: Mapping[str, Any] | None = connection.execute(query).scalar_one_or_none()
        return figures

    def delete(self, check: CheckId) -> None:
        """The check with all that was said in it, and its process with the last of its checks; gone from the
        file, too.
        """
        self._delete((check,))

    def delete_process(self, process: ProcessId) -> None:
        """The process with all of its checks, and with everything that was said, agreed and planned in them;
        gone from the file, too.
        """
        with self.database.reading() as connection:
            ids = connection.execute(select(checks.c.id).where(checks.c.process == process)).scalars().all()
        self._delete(map(CheckId, ids), process)

    def _delete(self, wanted: Iterable[CheckId], process: ProcessId | None = None) -> None:
        with self.database.writing() as connection:
            without_haste(connection)
            if process is not None:
                connection.execute(select(processes).where(processes.c.id == process).with_for_update())
                later = select(checks.c.id).where(checks.c.process == process)
                wanted = {*wanted, *map(CheckId, connection.execute(later).scalars())}
            for check in sorted(wanted):
                remove(connection, check)
        self.database.forget()


def remove(connection: Connection, check: CheckId) -> None:
    """A check as a whole, and what only it used. What was agreed and planned on it stays with the process
    where people were told that it may.
    """
    row = connection.execute(
        select(checks.c.process, checks.c.catalogue, checks.c.keeps)
        .where(checks.c.id == check)
        .with_for_update()
    ).one_or_none()
    if row is None:
        return
    gone.note(connection, Kind.CHECK, check)
    link_rows.hand_over_measure_links(connection, check, ProcessId(row.process))
    if row.keeps == Keeps.NOTHING:
        for table in _OUTCOMES:
            connection.execute(delete(table).where(table.c.check == check))
    texts = shared_rows.texts_of(connection, check, row.catalogue)
    connection.execute(delete(checks).where(checks.c.id == check))
    shared_rows.drop_unused(
        connection, processes, processes.c.id == row.process, checks.c.process == row.process
    )
    for text in texts:
        if not shared_rows.is_former(connection, text):
            shared_rows.drop_unused(
                connection, catalogues, catalogues.c.sha == text, checks.c.catalogue == text
            )


def _empty(
    connection: Connection,
    check: CheckId,
    figures: Mapping[str, Any] | None,  # Any: JSON
    now: datetime,
) -> None:
    gone.note(connection, Kind.ANSWERS, check)
    own = and_(links.c.check == check, links.c.kind == LinkKind.ORGANISE.value)
    connection.execute(update(links).where(own).values(sheet=None))  # or it would go with its own sheet
    number, revisions = connection.execute(
        select(func.count(), func.coalesce(func.sum(sheets.c.revision), 0)).where(sheets.c.check == check)
    ).one()
    leading = [kind.value for kind in LEADING_TO_ANSWERS]
    connection.execute(delete(links).where(links.c.check == check, links.c.kind.in_(leading)))
    for table in (sheets, feedback, question_times, hands, notes, workshops):
        connection.execute(delete(table).where(table.c.check == check))
    connection.execute(delete(remaining_results).where(remaining_results.c.check == check))
    if figures is not None:
        connection.execute(insert(remaining_results).values(check=check, figures=dict(figures)))
    check_rows.change_check(
        connection, check, emptied=now, removed=checks.c.removed + int(revisions) + 2 * int(number)
    )


def _has_outcomes(connection: Connection, check: CheckId) -> bool:
    return any(
        connection.execute(select(table.c.check).where(table.c.check == check).limit(1)).first()
        for table in _OUTCOMES
    )


def _as_told(mode: Mode) -> str:
    """Why it does not become more; of a confidential check this must not depend on whether anybody has
    begun.
    """
    return KEPT_AS_TOLD_TO_ALL if mode is Mode.CONFIDENTIAL else KEPT_AS_TOLD
