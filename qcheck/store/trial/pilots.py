"""The verbs of pilots: a process joins and leaves, results are handed over and taken back."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import datetime

from sqlalchemy import (
    ColumnElement,
    Connection,
    and_,
    delete,
    exists,
    false,
    func,
    insert,
    or_,
    select,
    update,
)

from qcheck.catalogue import PerspectiveId, QuestionId
from qcheck.language import N_
from qcheck.piloting import Pilot, PilotId, TrialId
from qcheck.records import CheckId, LinkId, ProcessId
from qcheck.refusals import Invalid, Stale, UnknownLink
from qcheck.store.ground.store_base import StoreBase
from qcheck.store.ground.values import ShownResult
from qcheck.store.rows import gone
from qcheck.store.rows.gone import Kind
from qcheck.store.tables.checks import answers, links, sheets
from qcheck.store.tables.feedback import feedback
from qcheck.store.tables.trials import ever_shown, pilots, said_files, shown_results, trial_links
from qcheck.store.trial.shown_links import withdraw_shown
from qcheck.store.trial.trials import PILOT_CHANGED, pilot_in, pilot_row

ANOTHER_TAKES_PART = N_(
    "This process takes part in the trial already, under another name. It can leave there, and then join "
    "here."
)
WITH_ANOTHER = N_(
    "With this link another process takes part already. It has to leave first; further checks of the same "
    "process take part by themselves."
)
Asked = Mapping[PerspectiveId, Collection[QuestionId]]
"""What each perspective is asked by a check."""


class Pilots(StoreBase):
    """What is kept of pilots beside their names."""

    def join(self, pilot: Pilot, process: ProcessId, now: datetime, *, instead: bool = False) -> Pilot:
        """From now on this process takes part as this pilot. Invalid where the process takes part as another
        one, or the pilot with another process; `instead`: that one gives way, with what it had handed over.
        """
        with self.database.writing() as connection:
            held = _held(connection, pilot.id)
            others = (pilots.c.trial == held.trial) & (pilots.c.process == process) & pilots.c.left.is_(None)
            if connection.execute(select(pilots.c.id).where(others, pilots.c.id != held.id)).first():
                raise Invalid(ANOTHER_TAKES_PART, field="process")
            if held.takes_part and held.process != process and not instead:
                raise Invalid(WITH_ANOTHER, field="organise")
            if held.process != process:
                withdraw_shown(connection, shown_results.c.pilot == held.id)
            return _write(connection, replace(held, process=process, joined=now, left=None))

    def leave(self, pilot: PilotId, now: datetime) -> Pilot:
        """From now on nothing of it is seen: what it had handed over goes in the same transaction."""
        with self.database.writing() as connection:
            held = _held(connection, pilot)
            _forget_given(connection, pilot)
            gone.note(connection, Kind.LEFT, pilot)
            left = _write(connection, replace(held, process=None, left=now))
        self.database.forget()
        return left

    def remove_pilot(self, pilot: Pilot) -> None:
        """Deletes a pilot with all that is kept of it, and its link; its checks stay as they are. Stale where
        it is no longer of that revision.
        """
        with self.database.writing() as connection:
            if _held(connection, pilot.id).revision != pilot.revision:
                raise Stale(PILOT_CHANGED)
            remove(connection, pilot.id)
        self.database.forget()

    def of_which_pilots(self, process: ProcessId) -> tuple[Pilot, ...]:
        """The pilots as which a process takes part, in whichever trials."""
        query = select(pilots).where(pilots.c.process == process, pilots.c.left.is_(None))
        with self.database.reading() as connection:
            return tuple(map(pilot_in, connection.execute(query.order_by(pilots.c.id))))

    def show_result(self, pilot: PilotId, link: LinkId, generation: int, now: datetime) -> None:
        """Hands a link to results over to the coordinator; that it was, stays known of the process."""
        with self.database.writing() as connection:
            held = _held(connection, pilot)
            once = {"trial": held.trial, "process": held.process}
            same = (ever_shown.c.trial == held.trial) & (ever_shown.c.process == held.process)
            if held.process and not connection.execute(select(ever_shown).where(same)).first():
                connection.execute(insert(ever_shown).values(once))
            row = {"pilot": pilot, "link": link, "generation": generation, "at": now}
            connection.execute(insert(shown_results).values(row))

    def ever_shown(self, trial: TrialId) -> frozenset[ProcessId]:
        """The processes of which a result was handed over at any time, though it may be taken back."""
        with self.database.glancing() as connection:
            rows = connection.execute(select(ever_shown.c.process).where(ever_shown.c.trial == trial))
            return frozenset(map(ProcessId, rows.scalars()))

    def hide_result(self, pilot: PilotId, link: LinkId) -> None:
        """Deletes a link that was handed over: it opens nothing from now on."""
        with self.database.writing() as connection:
            withdraw_shown(connection, (shown_results.c.pilot == pilot) & (shown_results.c.link == link))

    def shown_by(self, those: Collection[PilotId]) -> tuple[ShownResult, ...]:
        """What these pilots have handed over, the latest first; links that were withdrawn or renewed
        meanwhile are left out.
        """
        query = (
            select(shown_results, links.c.check)
            .join(links, links.c.id == shown_results.c.link)
            .where(
                shown_results.c.pilot.in_(those),
                links.c.withdrawn.is_(False),
                links.c.generation == shown_results.c.generation,
            )
            .order_by(shown_results.c.at.desc(), shown_results.c.link)
        )
        with self.database.reading() as connection:
            return tuple(
                ShownResult(PilotId(row.pilot), CheckId(row.check), LinkId(row.link), row.generation, row.at)
                for row in connection.execute(query)
            )

    def present_in(
        self, those: Collection[CheckId], asked: Asked, before: datetime | None = None
    ) -> dict[CheckId, dict[PerspectiveId, int]]:
        """How many sheets of each perspective answer anything of what they are asked, in checks that ask the
        same. `before`: counted by what was saved until then.
        """
        query = (
            select(sheets.c.check, sheets.c.perspective, func.count().label("number"))
            .where(sheets.c.check.in_(those), sheets.c.out.is_(False), _answers_any(asked, before))
            .group_by(sheets.c.check, sheets.c.perspective)
        )
        by_check: dict[CheckId, dict[PerspectiveId, int]] = {check: {} for check in those}
        with self.database.glancing() as connection:
            for row in connection.execute(query):
                by_check[CheckId(row.check)][PerspectiveId(row.perspective)] = row.number
        return by_check

    def how_much_was_said(self, those: Collection[CheckId]) -> dict[CheckId, int]:
        """How often something was said about the questions of these checks."""
        query = select(feedback.c.check, func.count().label("number")).where(feedback.c.check.in_(those))
        with self.database.glancing() as connection:
            return {
                CheckId(row.check): row.number for row in connection.execute(query.group_by(feedback.c.check))
            }


def remove(connection: Connection, pilot: str) -> None:
    """A pilot with all that is kept of it, and its link."""
    _forget_given(connection, pilot)
    connection.execute(delete(trial_links).where(trial_links.c.of == pilot))
    connection.execute(delete(pilots).where(pilots.c.id == pilot))
    gone.note(connection, Kind.PILOT, pilot)


def leave(connection: Connection, pilot: str, now: datetime) -> None:
    """A pilot that takes part no more, and what it had handed over."""
    _forget_given(connection, pilot)
    off = {"process": None, "left": now, "revision": pilots.c.revision + 1}
    connection.execute(update(pilots).where(pilots.c.id == pilot).values(off))


def _forget_given(connection: Connection, pilot: str) -> None:
    """All that a pilot has handed over."""
    withdraw_shown(connection, shown_results.c.pilot == pilot)
    connection.execute(delete(said_files).where(said_files.c.pilot == pilot))


def _held(connection: Connection, pilot: PilotId) -> Pilot:
    row = connection.execute(select(pilots).where(pilots.c.id == pilot).with_for_update()).one_or_none()
    if row is None:
        raise UnknownLink
    return pilot_in(row)


def _write(connection: Connection, pilot: Pilot) -> Pilot:
    after = replace(pilot, revision=pilot.revision + 1)
    connection.execute(update(pilots).where(pilots.c.id == pilot.id).values(pilot_row(after)))
    return after


def _answers_any(asked: Asked, before: datetime | None) -> ColumnElement[bool]:
    """Whether a sheet answers any question that its perspective is asked: one look into its answers, or a
    database would look into those of all.
    """
    put = (
        and_(sheets.c.perspective == perspective, answers.c.question.in_(sorted(questions)))
        for perspective, questions in asked.items()
    )
    told = [answers.c.sheet == sheets.c.id, answers.c.value.is_not(None)]
    if before is not None:
        told.append(answers.c.saved < before)
    return exists().where(*told, or_(false(), *put))
