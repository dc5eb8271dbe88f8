"""The verbs of a facilitator: a workshop on a check, step by step, so that two devices never tread on each
other.

Every step names the revision it was made on; where somebody was faster it is refused and nothing is changed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from qcheck import life
from qcheck.language import N_
from qcheck.records import CheckId, Mode, State
from qcheck.refusals import NotPossible
from qcheck.store.ground import mapping
from qcheck.store.ground.store_base import StoreBase
from qcheck.store.ground.values import KeptWorkshop, Link, LinkKind
from qcheck.store.rows import check_rows, history, link_rows
from qcheck.store.rows import workshop_rows as kept
from qcheck.store.tables.checks import links, sheets
from qcheck.store.tables.workshops import workshops
from qcheck.workshop import Answering, Stage, effect_on_answering

NOTHING_TO_UNDO = N_("There is no step to take back.")


class Facilitating(StoreBase):
    """Verbs of the workshop of a check: begun, led on, ended."""

    def workshop(self, check: CheckId) -> KeptWorkshop | None:
        """The workshop of a check; None where there is none."""
        with self.database.reading() as connection:
            return kept.workshop(connection, check)

    def stage(self, check: CheckId) -> tuple[Stage, bool] | None:
        """Where the workshop of a check stands and whether a vote is open, and nothing more; None where there
        is none.
        """
        with self.database.glancing() as connection:
            return kept.stage_alone(connection, check)

    def workshop_revision(self, check: CheckId) -> int:
        """Grows with every change of the workshop; 0 without one."""
        with self.database.glancing() as connection:
            return kept.revision(connection, check)

    def start_workshop(self, check: CheckId, stage: Stage, wall: Link, now: datetime) -> None:
        """A workshop with the link of its wall; one that has been started goes on as it stands."""
        with self.database.writing() as connection:
            held = check_rows.hold_check(connection, check)
            check_rows.refuse_emptied(held)
            if kept.row(connection, check) is None:
                if (
                    Mode(held.mode) is Mode.OPEN
                ):  # in a confidential check nothing tells when a sheet was begun
                    connection.execute(update(sheets).where(sheets.c.check == check).values(earlier=True))
                row = {
                    "check": check,
                    "stage": kept.stage_kept(stage),
                    "history": [],
                    "revision": 1,
                    "started": now,
                }
                connection.execute(insert(workshops).values(row))
            if not connection.execute(
                select(links.c.id).where(links.c.check == check, links.c.kind == LinkKind.WALL.value)
            ).first():
                link_rows.add_link(connection, wall)

    def step(
        self,
        check: CheckId,
        expected: int,
        move: Callable[[Stage], Stage],
        now: datetime,
        *,
        joined: bool = False,
    ) -> None:
        """Makes a move. Opens or closes the answering along with it; what closes a confidential check cannot
        be taken back.

        `joined`: it is taken back together with the step before.
        """
        with self.database.writing() as connection:
            row, before = kept.hold(connection, check, expected)
            after = move(before)
            if after == before:
                return
            held = check_rows.hold_check(connection, check)
            is_final = self._follow(connection, check, effect_on_answering(before, after), now)
            if after.topics != before.topics:
                check_rows.change_check(connection, check, topics=list(after.topics) or None)
            self._keep_step(connection, check, row, held, after, is_final=is_final, joined=joined)

    def undo(self, check: CheckId, expected: int, now: datetime) -> None:
        """Takes the last step back: the stage before it, and the check as it was. Notes, agreements and
        measures stay.
        """
        with self.database.writing() as connection:
            row, current = kept.hold(connection, check, expected)
            if not row.history:
                raise NotPossible(NOTHING_TO_UNDO)
            entry = row.history[-1]
            before, was = kept.stage_in(entry), history.changed(entry)
            if was is None:
                self._restore_by_stage(connection, check, current, before, now)
            else:
                history.restore(connection, check, was, now)
            kept.change(
                connection, check, row.revision, stage=kept.stage_kept(before), history=row.history[:-1]
            )

    def admit(self, check: CheckId, expected: int, admitted: bool, now: datetime) -> None:
        """Opens or closes the answering without going on: for whoever comes late. It can be taken back like a
        step.
        """
        with self.database.writing() as connection:
            row, stage = kept.hold(connection, check, expected)
            held = check_rows.hold_check(connection, check)
            is_final = self._open_or_close(connection, check, admitted, now)
            if check_rows.hold_check(connection, check) != held:
                self._keep_step(connection, check, row, held, stage, is_final=is_final)

    def _keep_step(
        self,
        connection: Connection,
        check: CheckId,
        row: Row[Any],
        held: Row[Any],
        stage: Stage,
        *,
        is_final: bool,
        joined: bool = False,
    ) -> None:
        """Keeps the stage, and the one before it with the check as it was `held`; nothing of it where the
        step is final.
        """
        after = check_rows.hold_check(connection, check)
        kept_steps = (
            [] if is_final else history.remembered(row.history, row.stage, held, after, joined=joined)
        )
        kept.change(connection, check, row.revision, stage=kept.stage_kept(stage), history=kept_steps)

    def _restore_by_stage(
        self, connection: Connection, check: CheckId, current: Stage, before: Stage, now: datetime
    ) -> None:
        """For steps kept by an earlier version: the answering as the stage before usually has it."""
        self._follow(connection, check, effect_on_answering(current, before), now)
        if before.topics != current.topics:
            check_rows.change_check(connection, check, topics=list(before.topics) or None)

    def _follow(self, connection: Connection, check: CheckId, effect: Answering, now: datetime) -> bool:
        """Opens or closes the answering as a move asks for; whether that cannot be taken back."""
        if effect is Answering.UNCHANGED:
            return False
        return self._open_or_close(connection, check, effect is Answering.OPENS, now)

    def _open_or_close(self, connection: Connection, check: CheckId, admitted: bool, now: datetime) -> bool:
        """Changes the check's life where it has to; whether that can never be taken back."""
        row = check_rows.hold_check(connection, check)
        before, mode = mapping.life(row), Mode(row.mode)
        after = life.admitting(before, mode, now, admits=admitted)
        if admitted and life.state(before, now) is State.CLOSED:
            check_rows.change_check(connection, check, **asdict(after))  # as if it had never been closed
        else:
            check_rows.live_on(connection, check, before, after)
        return not admitted and after != before and mode is Mode.CONFIDENTIAL
