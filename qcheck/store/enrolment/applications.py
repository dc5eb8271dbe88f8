"""The verbs of applications to a trial. Each is one transaction: with an acceptance the pilot is there, and
the mail that tells of it is queued.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from qcheck.language import N_
from qcheck.piloting import (
    Application,
    ApplicationId,
    ApplicationState,
    Mail,
    Pilot,
    PilotId,
    TrialId,
    TrialLink,
    TrialLinkKind,
)
from qcheck.refusals import NotPossible, Stale, UnknownLink
from qcheck.store.enrolment import mail_rows
from qcheck.store.ground.store_base import StoreBase
from qcheck.store.rows import gone
from qcheck.store.rows.gone import Kind
from qcheck.store.tables.trials import applications, pilots, trial_links, trials
from qcheck.store.trial.trials import add_link, write_pilot

CHANGED = N_("This application has been changed meanwhile. Please look at it once more.")
TOO_MANY = N_("So many applications have come in that no more are taken. Please ask whoever runs the trial.")
TAKES_PART = N_(
    "This process takes part already: its acceptance cannot be taken back here. Please agree with the people "
    "who organise it; they can leave the trial on their page."
)

_Found = Row[Any]  # Any: as in `mapping`


class Applications(StoreBase):
    """What is kept of applications."""

    def apply(self, application: Application, link: TrialLink, most: int, mail: Mail | None) -> Application:
        """The application with its own link; the one that is there already where it was sent twice.
        NotPossible where the trial has so many; UnknownLink where it is gone.
        """
        with self.database.writing() as connection:
            _hold(connection, application.trial)
            if (before := _row(connection, application.id)) is not None:
                return before
            of_trial = applications.c.trial == application.trial
            if connection.execute(select(func.count()).where(of_trial)).scalar_one() >= most:
                raise NotPossible(TOO_MANY)
            try:
                with connection.begin_nested():
                    connection.execute(insert(applications).values(_kept(application)))
                    add_link(connection, link)
            except IntegrityError:
                return _there(connection, application.id)
            if mail:
                mail_rows.queue(connection, mail)
            return application

    def application(self, application: ApplicationId) -> Application:
        """UnknownLink where it is gone."""
        with self.database.glancing() as connection:
            return _there(connection, application)

    def applications(self, trial: TrialId) -> tuple[Application, ...]:
        """All of a trial, the first that was sent first."""
        query = select(applications).where(applications.c.trial == trial)
        with self.database.reading() as connection:
            rows = connection.execute(query.order_by(applications.c.sent, applications.c.id))
            return tuple(map(_application, rows))

    def application_states(self, trial: TrialId) -> dict[ApplicationState, int]:
        """How many applications of a trial stand where."""
        query = select(applications.c.state, func.count()).where(applications.c.trial == trial)
        with self.database.glancing() as connection:
            rows = connection.execute(query.group_by(applications.c.state))
            return {ApplicationState(row[0]): row[1] for row in rows}

    def change_application(self, application: Application) -> Application:
        """The application as it is to be from now on; Stale where it is no longer of that revision."""
        with self.database.writing() as connection:
            return _changed(connection, application)

    def accept_application(
        self, application: Application, pilot: Pilot, link: TrialLink, mail: Mail | None
    ) -> Application:
        """Accepted, with its pilot and the pilot's link."""
        with self.database.writing() as connection:
            write_pilot(connection, pilot, link)
            return _told(connection, _changed(connection, application), mail)

    def decline_application(self, application: Application, mail: Mail | None) -> Application:
        """Keeps that the application is declined, together with the mail that says so."""
        with self.database.writing() as connection:
            return _told(connection, _changed(connection, application), mail)

    def undo_decision(self, application: Application, now: datetime) -> Application:
        """Undecided again: its pilot goes, and what was not sent yet is not sent. NotPossible where the pilot
        takes part already.
        """
        with self.database.writing() as connection:
            before = _there(connection, application.id)
            if before.pilot is not None and not _drop_pilot(connection, before.pilot):
                raise NotPossible(TAKES_PART)
            mail_rows.drop(connection, application.id, now)
            return _changed(connection, application)

    def withdraw_application(self, application: ApplicationId, now: datetime) -> None:
        """The application goes with its link, with what was not sent yet, and with its pilot where that takes
        no part yet.
        """
        with self.database.writing() as connection:
            before = _there(connection, application)
            remove(connection, application, now)
            if before.pilot is not None:
                _drop_pilot(connection, before.pilot)
        self.database.forget()


def remove(connection: Connection, application: str, now: datetime) -> None:
    """An application with its link, and what was not sent yet."""
    mail_rows.drop(connection, application, now)
    connection.execute(delete(applications).where(applications.c.id == application))
    own = (trial_links.c.of == application) & (trial_links.c.kind == TrialLinkKind.APPLICATION)
    connection.execute(delete(trial_links).where(own))
    gone.note(connection, Kind.APPLICATION, application)


def _hold(connection: Connection, trial: TrialId) -> None:
    """Nobody else applies to this trial until the transaction ends."""
    query = select(trials.c.id).where(trials.c.id == trial).with_for_update()
    if connection.execute(query).first() is None:
        raise UnknownLink


def _changed(connection: Connection, application: Application) -> Application:
    after = _kept(application) | {"revision": application.revision + 1}
    same = (applications.c.id == application.id) & (applications.c.revision == application.revision)
    if not connection.execute(update(applications).where(same).values(after)).rowcount:
        _there(connection, application.id)
        raise Stale(CHANGED)
    return _there(connection, application.id)


def _told(connection: Connection, application: Application, mail: Mail | None) -> Application:
    if mail:
        mail_rows.queue(connection, mail)
    return application


def _drop_pilot(connection: Connection, pilot: PilotId) -> bool:
    """Deletes a pilot with its link where it takes no part; whether it is gone."""
    free = (pilots.c.id == pilot) & pilots.c.process.is_(None) & pilots.c.joined.is_(None)
    if not connection.execute(delete(pilots).where(free)).rowcount:
        return connection.execute(select(pilots.c.id).where(pilots.c.id == pilot)).first() is None
    connection.execute(delete(trial_links).where(trial_links.c.of == pilot))
    gone.note(connection, Kind.PILOT, pilot)
    return True


def _there(connection: Connection, application: ApplicationId) -> Application:
    if (there := _row(connection, application)) is None:
        raise UnknownLink
    return there


def _row(connection: Connection, application: ApplicationId) -> Application | None:
    query = select(applications).where(applications.c.id == application)
    row = connection.execute(query).one_or_none()
    return _application(row) if row else None


def _kept(application: Application) -> dict[str, object]:
    named = {column.name: getattr(application, column.name) for column in applications.columns}
    answers = {
        name: list(given) if isinstance(given, tuple) else given
        for name, given in application.answers.items()
    }
    return named | {"answers": answers}


def _application(row: _Found) -> Application:
    named = dict(row._mapping)
    named["answers"] = {
        name: tuple(given) if isinstance(given, list) else given for name, given in row.answers.items()
    }
    named["state"] = ApplicationState(row.state)
    named["pilot"] = PilotId(row.pilot) if row.pilot else None
    return Application(**(named | {"id": ApplicationId(row.id), "trial": TrialId(row.trial)}))
