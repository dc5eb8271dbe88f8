"""The verbs of people who register for a trial's dates. What each does to seats and waiting lists stands in
`seating`.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import insert, select

from qcheck.language import N_
from qcheck.piloting import DateId, Happening, Registration, RegistrationId, TrialDate, TrialId, TrialLink
from qcheck.refusals import Stale, UnknownLink
from qcheck.store.enrolment import seating
from qcheck.store.enrolment.seating import CANCELLED, SEAT, WAITING, Check, Doing
from qcheck.store.ground.store_base import StoreBase
from qcheck.store.rows import gone
from qcheck.store.rows.gone import Kind
from qcheck.store.tables.dates import registrations, trial_dates
from qcheck.store.trial.trials import add_link

NO_SEAT_LEFT = N_("The last seat of this date has just been taken. Nothing was changed.")


class RegistrationRows(StoreBase):
    """What is kept of registrations."""

    def registration(self, registration: RegistrationId) -> tuple[Registration, TrialDate, int]:
        """A registration, its date, and its place on the waiting list, 0 where it is not on it. UnknownLink
        where it is gone.
        """
        with self.database.reading() as connection:
            registered = seating.registration_of(connection, registration)
            date = seating.one_date(connection, registered.date)
            return registered, date, seating.place(connection, registered)

    def registrations(self, date: DateId) -> tuple[Registration, ...]:
        """Everybody who registered for a date, in the order in which they came."""
        with self.database.glancing() as connection:
            return seating.on_list(connection, date)

    def register(self, wish: Registration, link: TrialLink, check: Check, doing: Doing) -> Registration:
        """Puts somebody on the list: on a seat where one is free and nobody waits, else at the end. The same
        wish sent twice is one registration.
        """
        with self.database.writing() as connection:
            group = seating.hold(connection, wish.date)
            if (there := seating.found(connection, wish.id)) is not None:
                return there
            check(group[wish.date])
            connection.execute(
                insert(registrations).values(
                    seating.registration_row(wish) | {"number": seating.next_number(connection, wish.date)}
                )
            )
            add_link(connection, link)
            seating.sort_out(connection, group, wish.person, last=wish.id)
            seating.fill(connection, group[wish.date], doing, silent=wish.id)
            kept = seating.registration_of(connection, wish.id)
            seating.say(connection, doing, seating.told_first(kept), kept, group[wish.date])
        return kept

    def amend_registration(self, registration: Registration, doing: Doing) -> Registration:
        """Name, organisation, address and language as they are from now on. Stale as for dates."""
        values = {
            name: getattr(registration, name)
            for name in ("name", "organisation", "mail", "person", "language")
        }
        with self.database.writing() as connection:
            group = seating.hold(connection, registration.date)
            before = seating.unchanged(connection, registration)
            seating.change(connection, before, **values)
            for person in {before.person, registration.person}:
                seating.sort_out(connection, group, person, last=registration.id)
            seating.fill_all(connection, group, doing)
            after = seating.registration_of(connection, registration.id)
        self.database.forget()  # what was said before
        return after

    def cancel_registration(self, registration: RegistrationId, doing: Doing) -> Registration:
        """Takes somebody off the list; the seat goes to the next at once. Twice is once."""
        with self.database.writing() as connection:
            group, before = seating.held(connection, registration)
            if before.state is CANCELLED:
                return before
            seating.change(connection, before, state=CANCELLED, repeats=None)
            gone.note(connection, Kind.REGISTRATION, registration)
            after = seating.registration_of(connection, registration)
            if before.repeats is None:
                seating.say(connection, doing, Happening.CANCELLED, after, group[after.date])
            seating.sort_out(connection, group, before.person)
            seating.fill_all(connection, group, doing)
            return after

    def delete_registration(self, registration: RegistrationId, doing: Doing) -> None:
        """Deletes what is kept of somebody at a date, with the link; the seat goes to the next at once."""
        with self.database.writing() as connection:
            group, before = seating.held(connection, registration)
            seating.change(connection, before, state=CANCELLED, repeats=None)
            seating.sort_out(connection, group, before.person)
            seating.forget(connection, [registration], doing.now)
            gone.note(connection, Kind.PERSON, registration)
            seating.fill_all(connection, group, doing)
        self.database.forget()

    def give_seat(self, registration: RegistrationId, doing: Doing) -> Registration:
        """Gives somebody a seat, beyond the number of seats too."""
        with self.database.writing() as connection:
            group, before = seating.held(connection, registration)
            if before.state is SEAT and before.repeats is None:
                return before
            seating.change(connection, before, state=SEAT, repeats=None)
            seating.sort_out(connection, group, before.person, first=registration)
            after = seating.registration_of(connection, registration)
            seating.say(connection, doing, Happening.MOVED_UP, after, group[after.date])
            seating.fill_all(connection, group, doing)
            return after

    def move_registration(
        self, registration: RegistrationId, to: DateId, check: Check, doing: Doing, wait: bool
    ) -> Registration:
        """Lets somebody change to a date of the same content, at the end of its list. Stale where it has no
        seat left and nobody said that they would `wait`.
        """
        with self.database.writing() as connection:
            group, before = seating.held(connection, registration)
            if before.date == to:
                return before
            if to not in group or before.state is CANCELLED:
                raise UnknownLink
            check(group[to])
            number = seating.next_number(connection, to)
            seating.change(connection, before, date=to, number=number, state=WAITING)
            seating.fill_all(connection, group, doing, silent=registration)
            after = seating.registration_of(connection, registration)
            if after.state is WAITING and not wait:
                raise Stale(NO_SEAT_LEFT)
            seating.say(connection, doing, seating.told_first(after), after, group[to])
            return after

    def forget_registrations(self, trial: TrialId, before: datetime, now: datetime) -> int:
        """Deletes what is kept of the people at dates of this trial that ended `before` then; gives how many
        there were.
        """
        past = select(trial_dates.c.id).where(trial_dates.c.trial == trial, trial_dates.c.ends <= before)
        with self.database.writing() as connection:
            rows = connection.execute(select(registrations.c.id).where(registrations.c.date.in_(past)))
            if ids := [RegistrationId(id_) for id_ in rows.scalars()]:
                seating.forget(connection, ids, now)
        if ids:
            self.database.forget()
        return len(ids)

    def say_access(self, date: TrialDate, doing: Doing) -> None:
        """Queues how one gets into an online meeting for everybody with a seat, to each of them once."""
        with self.database.writing() as connection:
            for registration in seating.on_list(connection, date.id, SEAT):
                if registration.repeats is None:
                    seating.say(connection, doing, Happening.ACCESS, registration, date)
