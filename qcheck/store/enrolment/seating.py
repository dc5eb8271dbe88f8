"""Who has a seat at a date, and who waits: the steps that verbs put together to transactions.

Whatever changes it holds the rows of the date, and of all dates of the same content, from its first statement
on: those who press at the same moment come one after the other, whatever the database. Within the same
transaction the next on the waiting list moves up, and what people are told is queued.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, case, delete, func, select, update

from qcheck.language import N_
from qcheck.piloting import (
    DateId,
    DateKind,
    Happening,
    Mail,
    PilotId,
    Registration,
    RegistrationId,
    RegistrationState,
    Taken,
    TrialDate,
    TrialId,
    TrialLinkKind,
    Who,
)
from qcheck.refusals import Stale, UnknownLink
from qcheck.store.enrolment.mail_rows import drop, queue
from qcheck.store.rows import gone
from qcheck.store.rows.gone import Kind
from qcheck.store.tables.dates import registrations, trial_dates
from qcheck.store.tables.trials import trial_links

REGISTRATION_CHANGED = N_("This registration has changed meanwhile. Please look at it once more.")

SEAT, WAITING, CANCELLED = RegistrationState.SEAT, RegistrationState.WAITING, RegistrationState.CANCELLED
_COUNTS = registrations.c.repeats.is_(None)
_Found = Row[Any]  # Any: as in `mapping`

Tell = Callable[[Happening, Registration, TrialDate, int], Mail | None]
"""Writes to somebody what happened, with their place on the waiting list; None where nothing is written."""
Check = Callable[[TrialDate], None]
"""Raises where the date, as it is now, takes nobody."""


@dataclass(frozen=True, slots=True)
class Doing:
    """What every change of who comes is given: the time, and whom to tell."""

    now: datetime
    tell: Tell


def hold(connection: Connection, date: DateId) -> dict[DateId, TrialDate]:
    """The date and those of the same content, held until the end of the transaction."""
    of_content = select(trial_dates.c.alike).where(trial_dates.c.id == date).scalar_subquery()
    these = trial_dates.c.alike == of_content
    query = select(trial_dates).where(these).order_by(trial_dates.c.id).with_for_update()
    group = {DateId(row.id): date_of(row) for row in connection.execute(query)}
    if date not in group:
        raise UnknownLink
    return group


def held(
    connection: Connection, registration: RegistrationId
) -> tuple[dict[DateId, TrialDate], Registration]:
    """The dates of a registration, held, and the registration as it is then."""
    group = hold(connection, registration_of(connection, registration).date)
    now = registration_of(connection, registration)
    if now.date not in group:  # it went over meanwhile, and the dates are no longer of the same content
        raise Stale(REGISTRATION_CHANGED)
    return group, now


def next_number(connection: Connection, date: DateId) -> int:
    this = trial_dates.c.id == date
    connection.execute(update(trial_dates).where(this).values(came=trial_dates.c.came + 1))
    return int(connection.execute(select(trial_dates.c.came).where(this)).scalar_one())


def fill_all(
    connection: Connection,
    group: Mapping[DateId, TrialDate],
    doing: Doing,
    silent: RegistrationId | None = None,
) -> None:
    for date in group.values():
        fill(connection, date, doing, silent)


def fill(connection: Connection, date: TrialDate, doing: Doing, silent: RegistrationId | None = None) -> None:
    """Gives free seats to those who wait, in their order, as long as the date is still to come. Whoever is
    `silent` hears of it otherwise.
    """
    if date.called_off is not None or doing.now >= date.starts:
        return
    left = _left(connection, date)
    if left == 0:
        return
    for waiting in on_list(connection, date.id, WAITING):
        if left == 0:
            return
        change(connection, waiting, state=SEAT)
        if waiting.repeats is None and left is not None:
            left -= 1
        if waiting.id != silent and waiting.repeats is None:
            say(
                connection,
                doing,
                Happening.MOVED_UP,
                replace(waiting, state=SEAT, revision=waiting.revision + 1),
                date,
            )


def say(
    connection: Connection, doing: Doing, happening: Happening, registration: Registration, date: TrialDate
) -> None:
    """Queues what somebody is told. What was to be said before is not sent any more to who does not come."""
    if happening is Happening.CANCELLED:
        drop(connection, registration.id, doing.now)
    where = place(connection, registration) if happening is Happening.WAITING else 0
    if mail := doing.tell(happening, registration, date, where):
        queue(connection, mail)


def _left(connection: Connection, date: TrialDate) -> int | None:
    if date.seats is None:
        return None
    seated = (registrations.c.date == date.id) & (registrations.c.state == SEAT) & _COUNTS
    number = connection.execute(select(func.count()).select_from(registrations).where(seated)).scalar_one()
    return max(0, date.seats - int(number))


def sort_out(
    connection: Connection,
    group: Collection[DateId],
    person: str,
    first: RegistrationId | None = None,
    last: RegistrationId | None = None,
) -> None:
    """Of the registrations of one person for dates of the same content one counts: the earliest that did so
    far, or the one that is named. The others repeat it; one that counts anew waits for its seat.
    """
    if not person:
        return
    query = select(registrations).where(
        registrations.c.person == person,
        registrations.c.date.in_(group),
        registrations.c.state != CANCELLED,
    )
    registered = sorted(
        map(registration_in, connection.execute(query)),
        key=lambda registration: (
            registration.id != first,
            registration.id == last,
            registration.repeats is not None,
            registration.at,
            registration.id,
        ),
    )
    for registration in registered:
        repeats = None if registration.id == registered[0].id else registered[0].id
        if registration.repeats != repeats:
            anew = {"state": WAITING} if repeats is None and registration.id != first else {}
            change(connection, registration, repeats=repeats, **anew)


def taken(connection: Connection, dates: Iterable[DateId]) -> dict[DateId, Taken]:
    def number(state: RegistrationState, *also: Any) -> Any:  # Any: an expression of SQLAlchemy
        matches = (registrations.c.state == state) & also[0] if also else registrations.c.state == state
        return func.coalesce(func.sum(case((matches, 1), else_=0)), 0)

    wanted = tuple(dates)
    query = (
        select(
            registrations.c.date,
            number(SEAT, _COUNTS).label("seats"),
            number(WAITING, _COUNTS).label("waiting"),
            number(WAITING).label("waiting_told"),
        )
        .where(registrations.c.date.in_(wanted))
        .group_by(registrations.c.date)
    )
    by_date = {
        DateId(row.date): Taken(int(row.seats), int(row.waiting), int(row.waiting_told))
        for row in connection.execute(query)
    }
    return {date: by_date.get(date, Taken()) for date in wanted}


def place(connection: Connection, registration: Registration) -> int:
    if registration.state is not WAITING:
        return 0
    before = (
        (registrations.c.date == registration.date)
        & (registrations.c.state == WAITING)
        & (registrations.c.number <= registration.number)
    )
    return int(connection.execute(select(func.count()).select_from(registrations).where(before)).scalar_one())


def on_list(connection: Connection, date: DateId, *states: RegistrationState) -> tuple[Registration, ...]:
    these = registrations.c.date == date
    if states:
        these &= registrations.c.state.in_(states)
    query = select(registrations).where(these).order_by(registrations.c.number)
    return tuple(map(registration_in, connection.execute(query)))


def found(connection: Connection, registration: RegistrationId) -> Registration | None:
    query = select(registrations).where(registrations.c.id == registration)
    row = connection.execute(query).one_or_none()
    return registration_in(row) if row else None


def registration_of(connection: Connection, registration: RegistrationId) -> Registration:
    if (there := found(connection, registration)) is None:
        raise UnknownLink
    return there


def unchanged(connection: Connection, seen: Registration) -> Registration:
    now = registration_of(connection, seen.id)
    if now.revision != seen.revision:
        raise Stale(REGISTRATION_CHANGED)
    return now


def change(connection: Connection, registration: Registration, **values: object) -> None:
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


def told_first(registration: Registration) -> Happening:
    """What somebody is told who has just registered."""
    if registration.repeats is not None:
        return Happening.AGAIN
    return Happening.SEAT if registration.state is SEAT else Happening.WAITING


def one_date(connection: Connection, date: DateId) -> TrialDate:
    row = connection.execute(select(trial_dates).where(trial_dates.c.id == date)).one_or_none()
    if row is None:
        raise UnknownLink
    return date_of(row)


def date_row(date: TrialDate) -> dict[str, object]:
    return {column.name: getattr(date, column.name) for column in trial_dates.columns}


def date_of(row: _Found) -> TrialDate:
    named = dict(row._mapping)
    kinds = {"kind": DateKind(row.kind), "who": Who(row.who)}
    return TrialDate(**(named | kinds | {"id": DateId(row.id), "trial": TrialId(row.trial)}))


def registration_row(registration: Registration) -> dict[str, object]:
    return {column.name: getattr(registration, column.name) for column in registrations.columns}


def registration_in(row: _Found) -> Registration:
    named = dict(row._mapping)
    ids = {
        "id": RegistrationId(row.id),
        "trial": TrialId(row.trial),
        "date": DateId(row.date),
        "repeats": RegistrationId(row.repeats) if row.repeats else None,
        "pilot": PilotId(row.pilot) if row.pilot else None,
    }
    return Registration(**(named | ids | {"state": RegistrationState(row.state)}))
