"""The rows of a trial's dates and of people registered for them: held, looked for, changed, forgotten. What
this does to seats and waiting lists stands in `seating`.

Whatever changes who comes holds the rows of the date, and of all dates of the same content, from its first
statement on: those who press at the same moment come one after the other, whatever the database.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, select, update

from qcheck.language import N_
from qcheck.piloting import (
    DateId,
    DateKind,
    PilotId,
    Registration,
    RegistrationId,
    RegistrationState,
    TrialDate,
    TrialId,
    TrialLinkKind,
    Who,
)
from qcheck.refusals import Stale, UnknownLink
from qcheck.store.enrolment.mail_rows import drop
from qcheck.store.rows import gone
from qcheck.store.rows.gone import Kind
from qcheck.store.tables.dates import registrations, trial_dates
from qcheck.store.tables.trials import trial_links

REGISTRATION_CHANGED = N_("This registration has changed meanwhile. Please look at it once more.")

SEAT, WAITING, CANCELLED = RegistrationState.SEAT, RegistrationState.WAITING, RegistrationState.CANCELLED
_Found = Row[Any]  # Any: as in `mapping`


def hold_dates(connection: Connection, date: DateId) -> dict[DateId, TrialDate]:
    """The date and those of the same content, held until the end of the transaction."""
    of_content = select(trial_dates.c.alike).where(trial_dates.c.id == date).scalar_subquery()
    these = trial_dates.c.alike == of_content
    query = select(trial_dates).where(these).order_by(trial_dates.c.id).with_for_update()
    group = {DateId(row.id): date_of(row) for row in connection.execute(query)}
    if date not in group:
        raise UnknownLink
    return group


def hold_dates_of(
    connection: Connection, registration: RegistrationId
) -> tuple[dict[DateId, TrialDate], Registration]:
    """The dates of a registration, held, and the registration as it is then."""
    group = hold_dates(connection, known_registration(connection, registration).date)
    now = known_registration(connection, registration)
    if now.date not in group:  # it went over meanwhile, and the dates are no longer of the same content
        raise Stale(REGISTRATION_CHANGED)
    return group, now


def known_registration(connection: Connection, registration: RegistrationId) -> Registration:
    """UnknownLink where it is gone."""
    if (there := find(connection, registration)) is None:
        raise UnknownLink
    return there


def find(connection: Connection, registration: RegistrationId) -> Registration | None:
    """None where there is no such registration, or none any more."""
    query = select(registrations).where(registrations.c.id == registration)
    row = connection.execute(query).one_or_none()
    return registration_in(row) if row else None


def unchanged(connection: Connection, seen: Registration) -> Registration:
    """The registration as it stands; Stale where it is no longer as it was seen."""
    now = known_registration(connection, seen.id)
    if now.revision != seen.revision:
        raise Stale(REGISTRATION_CHANGED)
    return now


def on_list(connection: Connection, date: DateId, *states: RegistrationState) -> tuple[Registration, ...]:
    """Everybody registered for a date, or those of these states, in the order in which they came."""
    these = registrations.c.date == date
    if states:
        these &= registrations.c.state.in_(states)
    query = select(registrations).where(these).order_by(registrations.c.number)
    return tuple(map(registration_in, connection.execute(query)))


def next_number(connection: Connection, date: DateId) -> int:
    """The number of whoever comes next to this date: they grow in the order in which people came."""
    this = trial_dates.c.id == date
    connection.execute(update(trial_dates).where(this).values(came=trial_dates.c.came + 1))
    return int(connection.execute(select(trial_dates.c.came).where(this)).scalar_one())


def change(connection: Connection, registration: Registration, **values: object) -> None:
    """Writes these columns of a registration, and that it has changed."""
    this = registrations.c.id == registration.id
    connection.execute(
        update(registrations).where(this).values(values | {"revision": registrations.c.revision + 1})
    )


def forget(connection: Connection, ids: Collection[RegistrationId], now: datetime) -> None:
    """Registrations with their links, and what was to be written to them."""
    for registration in ids:
        drop(connection, registration, now)
    theirs = (trial_links.c.kind == TrialLinkKind.REGISTRATION) & trial_links.c.of.in_(ids)
    connection.execute(delete(trial_links).where(theirs))
    connection.execute(delete(registrations).where(registrations.c.id.in_(ids)))


def forget_date(connection: Connection, date: str, now: datetime) -> None:
    """A date with everybody registered for it, and their links."""
    forget(connection, [registration.id for registration in on_list(connection, DateId(date))], now)
    connection.execute(delete(trial_dates).where(trial_dates.c.id == date))
    gone.note(connection, Kind.DATE, date)


def known_date(connection: Connection, date: DateId) -> TrialDate:
    """UnknownLink where it is gone."""
    row = connection.execute(select(trial_dates).where(trial_dates.c.id == date)).one_or_none()
    if row is None:
        raise UnknownLink
    return date_of(row)


def date_row(date: TrialDate) -> dict[str, object]:
    """A date as the columns of its row."""
    return {column.name: getattr(date, column.name) for column in trial_dates.columns}


def date_of(row: _Found) -> TrialDate:
    """A row of dates."""
    named = dict(row._mapping)
    kinds = {"kind": DateKind(row.kind), "who": Who(row.who)}
    return TrialDate(**(named | kinds | {"id": DateId(row.id), "trial": TrialId(row.trial)}))


def registration_row(registration: Registration) -> dict[str, object]:
    """A registration as the columns of its row."""
    return {column.name: getattr(registration, column.name) for column in registrations.columns}


def registration_in(row: _Found) -> Registration:
    """A row of registrations."""
    named = dict(row._mapping)
    ids = {
        "id": RegistrationId(row.id),
        "trial": TrialId(row.trial),
        "date": DateId(row.date),
        "repeats": RegistrationId(row.repeats) if row.repeats else None,
        "pilot": PilotId(row.pilot) if row.pilot else None,
    }
    return Registration(**(named | ids | {"state": RegistrationState(row.state)}))
