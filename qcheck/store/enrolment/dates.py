"""The verbs of a trial's dates; who comes stands in `registrations`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from sqlalchemy import insert, select, update

from qcheck.language import N_
from qcheck.piloting import DateId, Happening, Taken, TrialDate, TrialId
from qcheck.refusals import Stale
from qcheck.store.enrolment import registration_rows, seating
from qcheck.store.enrolment.registration_rows import SEAT, WAITING
from qcheck.store.enrolment.seating import Doing
from qcheck.store.ground.store_base import StoreBase
from qcheck.store.tables.dates import trial_dates

DATE_CHANGED = N_("Somebody else has changed this date meanwhile. Please look at it once more.")


class Dates(StoreBase):
    """What is kept of dates and registrations."""

    def add_date(self, date: TrialDate) -> None:
        """Keeps a new date of a trial."""
        with self.database.writing() as connection:
            connection.execute(insert(trial_dates).values(registration_rows.date_row(date)))

    def trial_date(self, date: DateId) -> TrialDate:
        """UnknownLink where it is gone."""
        with self.database.glancing() as connection:
            return registration_rows.known_date(connection, date)

    def trial_dates(self, *trials: TrialId) -> tuple[TrialDate, ...]:
        """The dates of these trials, the earliest first."""
        query = select(trial_dates).where(trial_dates.c.trial.in_(trials))
        with self.database.glancing() as connection:
            rows = connection.execute(query.order_by(trial_dates.c.starts, trial_dates.c.id))
            return tuple(map(registration_rows.date_of, rows))

    def write_date(self, date: TrialDate, doing: Doing, happening: Happening | None = None) -> TrialDate:
        """The date as it is to be from now on: free seats go to those who wait, and where something
        `happening` is said, everybody registered is told. Stale where it is no longer of that revision.
        """
        after = {**registration_rows.date_row(date), "revision": date.revision + 1}
        del after["came"]
        same = (trial_dates.c.id == date.id) & (trial_dates.c.revision == date.revision)
        with self.database.writing() as connection:
            if not connection.execute(update(trial_dates).where(same).values(after)).rowcount:
                raise Stale(DATE_CHANGED)
            kept = registration_rows.known_date(connection, date.id)
            concerned = registration_rows.on_list(connection, kept.id, SEAT, WAITING) if happening else ()
            seating.give_free_seats(connection, kept, doing)
            for registration in (registered for registered in concerned if registered.repeats is None):
                seating.queue_mail(connection, doing, happening or Happening.CHANGED, registration, kept)
        return kept

    def delete_date(self, date: DateId, now: datetime, may_go: Callable[[Taken], None]) -> None:
        """The date, everybody registered for it and their links. `may_go` is asked with who comes at that
        moment, and raises where it may not.
        """
        with self.database.writing() as connection:
            registration_rows.hold_dates(connection, date)
            may_go(seating.seats_taken(connection, (date,))[date])
            registration_rows.forget_date(connection, date, now)
        self.database.forget()

    def taken(self, *dates: DateId) -> Mapping[DateId, Taken]:
        """How many people have a seat and wait, for each of these dates."""
        with self.database.glancing() as connection:
            return seating.seats_taken(connection, dates)
