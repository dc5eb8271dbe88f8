"""The verbs of people who register for a trial's dates. What each does to seats and waiting lists stands in
`seating`.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import insert, select

from qcheck.language import N_
from qcheck.piloting import DateId, Happening, Registration, RegistrationId, TrialDate, TrialId, TrialLink
from qcheck.refusals import Stale, UnknownLink
from qcheck.store.enrolment import registration_rows, seating
from qcheck.store.enrolment.registration_rows import CANCELLED, SEAT, WAITING
from qcheck.store.enrolment.seating import DateTest, Doing
from qcheck.store.ground.store_base import StoreBase
from qcheck.store.rows import gone
from qcheck.store.rows.gone import Kind
from qcheck.store.tables.dates import registrations, trial_dates
from qcheck.store.trial.trials import add_link

NO_SEAT_LEFT = N_("The last seat of this date has just been taken. Nothing was changed.")


class Registrations(StoreBase):
    """What is kept of registrations."""

    def registration(self, registration: RegistrationId) -> tuple[Registration, TrialDate, int]:
        """A registration, its date, and its place on the waiting list, 0 where it is not on it. UnknownLink
        where it is gone.
        """
        with self.database.reading() as connection:
            registered = registration_rows.known_registration(connection, registration)
            date = registration_rows.known_date(connection, registered.date)
            return registered, date, seating.place_on_list(connection, registered)

    def registrations(self, date: DateId) -> tuple[Registration, ...]:
        """Everybody who registered for a date, in the order in which they came."""
        with self.database.glancing() as connection:
            return registration_rows.on_list(connection, date)

    def register(self, wish: Registration, link: TrialLink, may_come: DateTest, doing: Doing) -> Registration:
        """Puts somebody on the list: on a seat where one is free and nobody waits, else at the end. The same
        wish sent twice is one registration.
        """
        with self.database.writing() as connection:
            group = registration_rows.hold_dates(connection, wish.date)
            if (there := registration_rows.find(connection, wish.id)) is not None:
                return there
            may_come(group[wish.date])
            connection.execute(
                insert(registrations).values(
                    registration_rows.registration_row(wish)
                    | {"number": registration_rows.next_number(connection, wish.date)}
                )
            )
            add_link(connection, link)
            seating.count_each_person_once(connection, group, wish.person, last=wish.id)
            seating.give_free_seats(connection, group[wish.date], doing, silent=wish.id)
            kept = registration_rows.known_registration(connection, wish.id)
            seating.queue_mail(connection, doing, seating.first_news(kept), kept, group[wish.date])
        return kept

    def amend_registration(self, registration: Registration, doing: Doing) -> Registration:
        """Name, organisation, address and language as they are from now on. Stale as for dates."""
        values = {
            name: getattr(registration, name)
            for name in ("name", "organisation", "mail", "person", "language")
        }
        with self.database.writing() as connection:
            group = registration_rows.hold_dates(connection, registration.date)
            before = registration_rows.unchanged(connection, registration)
            registration_rows.change(connection, before, **values)
            for person in {before.person, registration.person}:
                seating.count_each_person_once(connection, group, person, last=registration.id)
            seating.give_all_free_seats(connection, group, doing)
            after = registration_rows.known_registration(connection, registration.id)
        self.database.forget()  # what was said before
        return after

    def cancel_registration(self, registration: RegistrationId, doing: Doing) -> Registration:
        """Takes somebody off the list; the seat goes to the next at once. Twice is once."""
        with self.database.writing() as connection:
            group, before = registration_rows.hold_dates_of(connection, registration)
            if before.state is CANCELLED:
                return before
            registration_rows.change(connection, before, state=CANCELLED, repeats=None)
            gone.note(connection, Kind.REGISTRATION, registration)
            after = registration_rows.known_registration(connection, registration)
            if before.repeats is None:
                seating.queue_mail(connection, doing, Happening.CANCELLED, after, group[after.date])
            seating.count_each_person_once(connection, group, before.person)
            seating.give_all_free_seats(connection, group, doing)
            return after

    def delete_registration(self, registration: RegistrationId, doing: Doing) -> None:
        """Deletes what is kept of somebody at a date, with the link; the seat goes to the next at once."""
        with self.database.writing() as connection:
            group, before = registration_rows.hold_dates_of(connection, registration)
            registration_rows.change(connection, before, state=CANCELLED, repeats=None)
            seating.count_each_person_once(connection, group, before.person)
            registration_rows.forget(connection, [registration], doing.now)
            gone.note(connection, Kind.PERSON, registration)
            seating.give_all_free_seats(connection, group, doing)
        self.database.forget()

    def give_seat(self, registration: RegistrationId, doing: Doing) -> Registration:
        """Gives somebody a seat, beyond the number of seats too."""
        with self.database.writing() as connection:
            group, before = registration_rows.hold_dates_of(connection, registration)
            if before.state is SEAT and before.repeats is None:
                return before
            registration_rows.change(connection, before, state=SEAT, repeats=None)
            seating.count_each_person_once(connection, group, before.person, first=registration)
            after = registration_rows.known_registration(connection, registration)
            seating.queue_mail(connection, doing, Happening.MOVED_UP, after, group[after.date])
            seating.give_all_free_seats(connection, group, doing)
            return after

    def move_registration(
        self, registration: RegistrationId, to: DateId, may_come: DateTest, doing: Doing, wait: bool
    ) -> Registration:
        """Lets somebody change to a date of the same content, at the end of its list. Stale where it has no
        seat left and nobody said that they would `wait`.
        """
        with self.database.writing() as connection:
            group, before = registration_rows.hold_dates_of(connection, registration)
            if before.date == to:
                return before
            if to not in group or before.state is CANCELLED:
                raise UnknownLink
            may_come(group[to])
            number = registration_rows.next_number(connection, to)
            registration_rows.change(connection, before, date=to, number=number, state=WAITING)
            seating.give_all_free_seats(connection, group, doing, silent=registration)
            after = registration_rows.known_registration(connection, registration)
            if after.state is WAITING and not wait:
                raise Stale(NO_SEAT_LEFT)
            seating.queue_mail(connection, doing, seating.first_news(after), after, group[to])
            return after

    def forget_registrations(self, trial: TrialId, before: datetime, now: datetime) -> int:
        """Deletes what is kept of the people at dates of this trial that ended `before` then; gives how many
        there were.
        """
        past = select(trial_dates.c.id).where(trial_dates.c.trial == trial, trial_dates.c.ends <= before)
        with self.database.writing() as connection:
            rows = connection.execute(select(registrations.c.id).where(registrations.c.date.in_(past)))
            if ids := [RegistrationId(id_) for id_ in rows.scalars()]:
                registration_rows.forget(connection, ids, now)
        if ids:
            self.database.forget()
        return len(ids)

    def say_access(self, date: TrialDate, doing: Doing) -> None:
        """Queues how one gets into an online meeting for everybody with a seat, to each of them once."""
        with self.database.writing() as connection:
            for registration in registration_rows.on_list(connection, date.id, SEAT):
                if registration.repeats is None:
                    seating.queue_mail(connection, doing, Happening.ACCESS, registration, date)
