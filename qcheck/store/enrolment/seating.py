"""Who has a seat at a date, and who waits: the steps that verbs put together to transactions.

Each is given dates whose rows are held (`registration_rows.hold_dates`). Within the same transaction the next
on the waiting list moves up, and what people are told is queued.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, case, func, select

from qcheck.piloting import (
    DateId,
    Happening,
    Mail,
    Registration,
    RegistrationId,
    RegistrationState,
    Taken,
    TrialDate,
)
from qcheck.store.enrolment import registration_rows
from qcheck.store.enrolment.mail_rows import drop, queue
from qcheck.store.enrolment.registration_rows import CANCELLED, SEAT, WAITING
from qcheck.store.tables.dates import registrations

_COUNTS = registrations.c.repeats.is_(None)

Tell = Callable[[Happening, Registration, TrialDate, int], Mail | None]
"""Writes to somebody what happened, with their place on the waiting list; None where nothing is written."""
DateTest = Callable[[TrialDate], None]
"""Raises where the date, as it is now, takes nobody."""


@dataclass(frozen=True, slots=True)
class Doing:
    """What every change of who comes is given: the time, and whom to tell."""

    now: datetime
    tell: Tell


def give_all_free_seats(
    connection: Connection,
    group: Mapping[DateId, TrialDate],
    doing: Doing,
    silent: RegistrationId | None = None,
) -> None:
    """Gives free seats to those who wait at each of these dates."""
    for date in group.values():
        give_free_seats(connection, date, doing, silent)


def give_free_seats(
    connection: Connection, date: TrialDate, doing: Doing, silent: RegistrationId | None = None
) -> None:
    """Gives free seats to those who wait, in their order, as long as the date is still to come. Whoever is
    `silent` hears of it otherwise.
    """
    if date.called_off is not None or doing.now >= date.starts:
        return
    left = _left(connection, date)
    if left == 0:
        return
    for waiting in registration_rows.on_list(connection, date.id, WAITING):
        if left == 0:
            return
        registration_rows.change(connection, waiting, state=SEAT)
        if waiting.repeats is None and left is not None:
            left -= 1
        if waiting.id != silent and waiting.repeats is None:
            queue_mail(
                connection,
                doing,
                Happening.MOVED_UP,
                replace(waiting, state=SEAT, revision=waiting.revision + 1),
                date,
            )


def queue_mail(
    connection: Connection, doing: Doing, happening: Happening, registration: Registration, date: TrialDate
) -> None:
    """Queues what somebody is told. Whoever does not come is not sent any more what was to be said before."""
    if happening is Happening.CANCELLED:
        drop(connection, registration.id, doing.now)
    where = place_on_list(connection, registration) if happening is Happening.WAITING else 0
    if mail := doing.tell(happening, registration, date, where):
        queue(connection, mail)


def count_each_person_once(
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
        map(registration_rows.registration_in, connection.execute(query)),
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
            registration_rows.change(connection, registration, repeats=repeats, **anew)


def seats_taken(connection: Connection, dates: Iterable[DateId]) -> dict[DateId, Taken]:
    """How many have a seat at each of these dates, and how many wait."""

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


def place_on_list(connection: Connection, registration: Registration) -> int:
    """The place of a registration on the waiting list, from 1; 0 where it is not on it."""
    if registration.state is not WAITING:
        return 0
    before = (
        (registrations.c.date == registration.date)
        & (registrations.c.state == WAITING)
        & (registrations.c.number <= registration.number)
    )
    return int(connection.execute(select(func.count()).select_from(registrations).where(before)).scalar_one())


def first_news(registration: Registration) -> Happening:
    """What somebody is told who has just registered."""
    if registration.repeats is not None:
        return Happening.AGAIN
    return Happening.SEAT if registration.state is SEAT else Happening.WAITING


def _left(connection: Connection, date: TrialDate) -> int | None:
    if date.seats is None:
        return None
    seated = (registrations.c.date == date.id) & (registrations.c.state == SEAT) & _COUNTS
    number = connection.execute(select(func.count()).select_from(registrations).where(seated)).scalar_one()
    return max(0, date.seats - int(number))
