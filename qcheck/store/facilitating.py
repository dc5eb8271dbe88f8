"""The verbs of a facilitator: a workshop on a check, step by step, so that two devices never tread on each other.

Every step names the revision it was made on; where somebody was faster it is refused and nothing is changed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from qcheck import life
from qcheck.language import N_
from qcheck.records import CheckId, Mode, State
from qcheck.store import rows, steps
from qcheck.store import workshops as kept
from qcheck.store.base import Kept
from qcheck.store.errors import NotPossible
from qcheck.store.organising import STAYS_CLOSED
from qcheck.store.tables import links, workshops
from qcheck.store.values import KeptWorkshop, Link, LinkKind
from qcheck.workshop import Refused, Stage, answers_come_in

MOST_UNDONE = 20
"""Steps that can be taken back, one after the other."""
NOTHING_TO_UNDO = N_("There is no step to take back.")


class Facilitating(Kept):
    """A workshop, kept."""

    def workshop(self, check: CheckId) -> KeptWorkshop | None:
        """The workshop of a check; None where there is none."""
        with self.database.reading() as connection:
            return kept.workshop(connection, check)

    def stage(self, check: CheckId) -> Stage | None:
        """Where the workshop of a check stands, and nothing more; None where there is none."""
        with self.database.glancing() as connection:
            return kept.stage_alone(connection, check)

    def workshop_revision(self, check: CheckId) -> int:
        """Grows with every change of the workshop; 0 without one."""
        with self.database.glancing() as connection:
            return kept.revision(connection, check)

    def start_workshop(self, check: CheckId, stage: Stage, wall: Link, now: datetime) -> None:
        """A workshop with the link of its wall; one that has been started goes on as it stands."""
        with self.database.writing() as connection:
            steps.hold_check(connection, check)
            if kept.row(connection, check) is None:
                row = {"check": check, "stage": kept.stage_kept(stage), "history": [], "revision": 1, "started": now}
                connection.execute(insert(workshops).values(row))
            if not connection.execute(select(links.c.id).where(links.c.check == check, links.c.kind == LinkKind.WALL.value)).first():
                steps.add_link(connection, wall)

    def step(self, check: CheckId, expected: int, move: Callable[[Stage], Stage], now: datetime) -> None:
        """Makes a move. Opens or closes the answering along with it; what closes a confidential check cannot be taken back."""
        with self.database.writing() as connection:
            row, before = kept.hold(connection, check, expected)
            try:
                after = move(before)
            except Refused as refusal:
                raise NotPossible(refusal.message, **refusal.values) from None
            if after == before:
                return
            is_final = self._answering(connection, check, before, after, now)
            history = [] if is_final else [*row.history, row.stage][-MOST_UNDONE:]
            self._keep_stage(connection, check, row, after, history)

    def undo(self, check: CheckId, expected: int, now: datetime) -> None:
        """Takes the last step back: the stage before it, and the answering as it was. Notes, agreements and measures stay."""
        with self.database.writing() as connection:
            row, current = kept.hold(connection, check, expected)
            if not row.history:
                raise NotPossible(NOTHING_TO_UNDO)
            before = kept.stage_in(row.history[-1])
            self._answering(connection, check, current, before, now)
            self._keep_stage(connection, check, row, before, row.history[:-1])

    def admit(self, check: CheckId, expected: int, admitted: bool, now: datetime) -> None:
        """Opens or closes the answering without going on: for whoever comes late."""
        with self.database.writing() as connection:
            row, _ = kept.hold(connection, check, expected)
            history = [] if self._open_or_close(connection, check, admitted, now) else row.history
            kept.change(connection, check, row.revision, history=history)

    def _keep_stage(self, connection: Connection, check: CheckId, row: Row[Any], stage: Stage, history: list[object]) -> None:
        kept.change(connection, check, row.revision, stage=kept.stage_kept(stage), history=history)
        if stage.topics != kept.stage_in(row.stage).topics:
            steps.change_check(connection, check, topics=list(stage.topics) or None)

    def _answering(self, connection: Connection, check: CheckId, before: Stage, after: Stage, now: datetime) -> bool:
        admitted = answers_come_in(before, after)
        return admitted is not None and self._open_or_close(connection, check, admitted, now)

    def _open_or_close(self, connection: Connection, check: CheckId, admitted: bool, now: datetime) -> bool:
        """Changes the check's life where it has to; whether that can never be taken back."""
        row = steps.hold_check(connection, check)
        before, is_confidential = rows.life(row), Mode(row.mode) is Mode.CONFIDENTIAL
        state = life.state(before, now)
        if admitted and state is State.CLOSED and is_confidential:
            raise NotPossible(STAYS_CLOSED)
        if admitted and state is State.PREPARED:
            steps.live_on(connection, check, before, replace(before, opened=now))
        if admitted and state is State.CLOSED:
            steps.change_check(connection, check, **asdict(life.reopened(before, now)))
        if not admitted and state is not State.CLOSED:
            steps.live_on(connection, check, before, replace(before, closed=now))
            return is_confidential
        return False
