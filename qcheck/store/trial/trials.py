"""The verbs of trials: made and read, with the links that lead to them and the pilots that take part.

Dates, registrations, applications and decisions have modules of their own.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, delete, insert, select, update

from qcheck.accounts import Account, Thing, ThingKind
from qcheck.catalogue import CatalogueId
from qcheck.language import N_
from qcheck.piloting import Asks, Pilot, PilotId, Trial, TrialId, TrialLink, TrialLinkKind
from qcheck.records import LinkId, ProcessId
from qcheck.refusals import Invalid, Stale, UnknownLink
from qcheck.store.account.shelves import shelve
from qcheck.store.ground.store_base import StoreBase
from qcheck.store.rows import gone
from qcheck.store.rows.gone import Kind
from qcheck.store.tables.trials import pilots, shown_results, trial_links, trials
from qcheck.store.trial.shown_links import withdraw_shown

TRIAL_CHANGED = N_("Somebody else has changed this trial meanwhile. Please look at it once more.")
PILOT_CHANGED = N_("Somebody else has changed this pilot meanwhile. Please look at it once more.")
NAME_TAKEN = N_("Another trial here has this address already. Please choose another one.")

_Found = Row[Any]  # Any: as in `mapping`


class Trials(StoreBase):
    """What is kept of trials."""

    def add_trial(self, trial: Trial, *links: TrialLink, whose: Account | None = None) -> None:
        """A new trial with its links, on the shelf of the account that began it. Invalid where its name is
        taken.
        """
        with self.database.writing() as connection:
            if connection.execute(select(trials.c.id).where(trials.c.name == trial.name)).first():
                raise Invalid(NAME_TAKEN, field="name")
            connection.execute(insert(trials).values(_row_of(trial)))
            for link in links:
                add_link(connection, link)
            shelve(connection, Thing(ThingKind.TRIAL, trial.id), whose)

    def trial(self, trial: TrialId) -> Trial:
        """UnknownLink where it is gone."""
        return self._trial(trials.c.id == trial)

    def trial_named(self, name: str) -> Trial:
        """The trial with this name in its address; UnknownLink where there is none."""
        return self._trial(trials.c.name == name)

    def trials(self) -> tuple[Trial, ...]:
        """All of them, the latest first."""
        query = select(trials).order_by(trials.c.created.desc(), trials.c.id)
        with self.database.reading() as connection:
            return tuple(map(_trial, connection.execute(query)))

    def trials_until(self, now: datetime) -> tuple[Trial, ...]:
        """Those that may have to be deleted by now, wherever their day begins."""
        query = select(trials).where(trials.c.deletes <= (now + timedelta(days=2)).date())
        with self.database.reading() as connection:
            return tuple(map(_trial, connection.execute(query.order_by(trials.c.id))))

    def write_trial(self, trial: Trial) -> Trial:
        """The trial as it is to be from now on; Stale where it is no longer of that revision."""
        after = {**_row_of(trial), "revision": trial.revision + 1}
        with self.database.writing() as connection:
            taken = (trials.c.name == trial.name) & (trials.c.id != trial.id)
            if connection.execute(select(trials.c.id).where(taken)).first():
                raise Invalid(NAME_TAKEN, field="name")
            same = (trials.c.id == trial.id) & (trials.c.revision == trial.revision)
            if not connection.execute(update(trials).where(same).values(after)).rowcount:
                raise Stale(TRIAL_CHANGED)
            return _trial(connection.execute(select(trials).where(trials.c.id == trial.id)).one())

    def delete_trial(self, trial: TrialId) -> None:
        """The trial with all that is kept for it; nothing where it is gone. Processes of pilots stay."""
        with self.database.writing() as connection:
            remove(connection, trial)
        self.database.forget()

    def trial_link(self, link: LinkId) -> TrialLink | None:
        """The link with this id; None where no link of a trial has it."""
        with self.database.glancing() as connection:
            row = connection.execute(select(trial_links).where(trial_links.c.id == link)).one_or_none()
        return _link(row) if row else None

    def kept_by(self, links: Iterable[LinkId]) -> tuple[TrialLink, ...]:
        """Those of these links that coordinate a trial, or take part in one."""
        kept = (TrialLinkKind.COORDINATE, TrialLinkKind.PILOT)
        these = trial_links.c.id.in_(tuple(links)) & trial_links.c.kind.in_(kept)
        with self.database.reading() as connection:
            return tuple(map(_link, connection.execute(select(trial_links).where(these))))

    def trial_links(self, trial: TrialId, *kinds: TrialLinkKind) -> tuple[TrialLink, ...]:
        """The links of a trial, of all kinds or of these, without those that were withdrawn."""
        these = (trial_links.c.trial == trial) & ~trial_links.c.withdrawn
        if kinds:
            these &= trial_links.c.kind.in_(kinds)
        with self.database.reading() as connection:
            query = select(trial_links).where(these).order_by(trial_links.c.kind, trial_links.c.id)
            return tuple(map(_link, connection.execute(query)))

    def link_of(self, kind: TrialLinkKind, of: str) -> TrialLink | None:
        """The link of this kind to one pilot, application or registration; None where it has none."""
        these = (trial_links.c.of == of) & (trial_links.c.kind == kind) & ~trial_links.c.withdrawn
        with self.database.glancing() as connection:
            row = connection.execute(select(trial_links).where(these)).first()
        return _link(row) if row else None

    def renew_trial_link(self, link: LinkId) -> TrialLink:
        """The next generation of a link; the one before opens nothing any more."""
        this = trial_links.c.id == link
        with self.database.writing() as connection:
            connection.execute(
                update(trial_links).where(this).values(generation=trial_links.c.generation + 1)
            )
            row = connection.execute(select(trial_links).where(this)).one_or_none()
            if row is None:
                raise UnknownLink
            come = gone.reached(row.generation, row.withdrawn)
            gone.note(connection, Kind.TRIAL_LINK, link, number=come)
        return _link(row)

    def add_pilot(self, pilot: Pilot, link: TrialLink) -> None:
        """A pilot with its link."""
        with self.database.writing() as connection:
            write_pilot(connection, pilot, link)

    def pilot(self, pilot: PilotId) -> Pilot:
        """UnknownLink where it is gone."""
        with self.database.glancing() as connection:
            row = connection.execute(select(pilots).where(pilots.c.id == pilot)).one_or_none()
        if row is None:
            raise UnknownLink
        return pilot_in(row)

    def pilots(self, trial: TrialId) -> tuple[Pilot, ...]:
        """The pilots of a trial by their names, those who left among them."""
        query = select(pilots).where(pilots.c.trial == trial).order_by(pilots.c.name, pilots.c.id)
        with self.database.reading() as connection:
            return tuple(map(pilot_in, connection.execute(query)))

    def change_pilot(self, pilot: Pilot) -> Pilot:
        """The pilot as it is to be from now on; Stale where it is no longer of that revision."""
        after = {**pilot_row(pilot), "revision": pilot.revision + 1}
        same = (pilots.c.id == pilot.id) & (pilots.c.revision == pilot.revision)
        with self.database.writing() as connection:
            if not connection.execute(update(pilots).where(same).values(after)).rowcount:
                raise Stale(PILOT_CHANGED)
            return pilot_in(connection.execute(select(pilots).where(pilots.c.id == pilot.id)).one())

    def _trial(self, which: ColumnElement[bool]) -> Trial:
        with self.database.glancing() as connection:
            row = connection.execute(select(trials).where(which)).one_or_none()
        if row is None:
            raise UnknownLink
        return _trial(row)


def add_link(connection: Connection, link: TrialLink) -> None:
    """A link of a trial, within a transaction."""
    row = {"id": link.id, "trial": link.trial, "kind": link.kind, "generation": link.generation}
    connection.execute(insert(trial_links).values(row | {"of": link.of, "withdrawn": link.withdrawn}))


def write_pilot(connection: Connection, pilot: Pilot, link: TrialLink) -> None:
    """A pilot with its link, within a transaction."""
    connection.execute(insert(pilots).values(pilot_row(pilot)))
    add_link(connection, link)


def _row_of(trial: Trial) -> dict[str, object]:
    named = {column.name: getattr(trial, column.name) for column in trials.columns}
    return named | {"catalogues": list(trial.catalogues), "asks": sorted(trial.asks)}


def _trial(row: _Found) -> Trial:
    named = dict(row._mapping)
    named["catalogues"] = tuple(map(CatalogueId, row.catalogues))
    named["asks"] = frozenset(map(Asks, row.asks))
    return Trial(**(named | {"id": TrialId(row.id)}))


def _link(row: _Found) -> TrialLink:
    ids = LinkId(row.id), TrialId(row.trial)
    return TrialLink(*ids, TrialLinkKind(row.kind), row.generation, row.of, row.withdrawn)


def pilot_row(pilot: Pilot) -> dict[str, object]:
    """A pilot as the columns of its row."""
    return {column.name: getattr(pilot, column.name) for column in pilots.columns}


def pilot_in(row: _Found) -> Pilot:
    """A row of pilots."""
    process = ProcessId(row.process) if row.process else None
    ids = PilotId(row.id), TrialId(row.trial)
    return Pilot(*ids, row.name, process, row.joined, row.left, row.revision, row.note)


def remove(connection: Connection, trial: str) -> None:
    """A trial with all that is kept for it, and the links to results that were shown in it."""
    of_trial = select(pilots.c.id).where(pilots.c.trial == trial)
    withdraw_shown(connection, shown_results.c.pilot.in_(of_trial))
    connection.execute(delete(trials).where(trials.c.id == trial))
    gone.note(connection, Kind.TRIAL, trial)
