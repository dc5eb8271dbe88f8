"""The verbs of texts to the people of a date: kept for their own pages, and queued as mail, at once."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import insert, select

from qcheck.piloting import DateId, DateLetter, Mail, Registration, ToWhom
from qcheck.store.enrolment import registration_rows
from qcheck.store.enrolment.mail_rows import queue
from qcheck.store.ground.store_base import StoreBase
from qcheck.store.tables.dates import date_letters


class DateLetters(StoreBase):
    """What was written to the people of a date."""

    def write_date_letter(self, letter: DateLetter, told: Callable[[Registration], Mail | None]) -> None:
        """Keeps the letter and queues what each who is meant is `told`. Once, however often it is sent."""
        with self.database.writing() as connection:
            registration_rows.hold_dates(connection, letter.date)
            known = select(date_letters.c.id).where(date_letters.c.id == letter.id)
            if connection.execute(known).first() is not None:
                return
            row = {column.name: getattr(letter, column.name) for column in date_letters.columns}
            connection.execute(insert(date_letters).values(row))
            for registration in registration_rows.on_list(connection, letter.date):
                meant = registration.repeats is None and letter.whom.means(registration.state)
                if meant and (mail := told(registration)) is not None:
                    queue(connection, mail)

    def date_letters(self, date: DateId) -> tuple[DateLetter, ...]:
        """All that was written to the people of a date, the latest first."""
        query = select(date_letters).where(date_letters.c.date == date)
        with self.database.reading() as connection:
            rows = connection.execute(query.order_by(date_letters.c.at.desc(), date_letters.c.id)).all()
        return tuple(
            DateLetter(row.id, DateId(row.date), ToWhom(row.whom), row.subject, row.text, row.at)
            for row in rows
        )
