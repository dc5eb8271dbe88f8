"""How long questions take: only how often each took so long, apart from sheets and answers.

A row is a count, so nothing in it leads to anybody: no sheet, no perspective, no moment, no order.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection, and_, insert, select, update
from sqlalchemy.exc import IntegrityError

from qcheck import life
from qcheck.catalogue import QuestionId
from qcheck.language import N_
from qcheck.records import CheckId, State, Took
from qcheck.refusals import NotPossible
from qcheck.store.ground import mapping
from qcheck.store.ground.store_base import StoreBase
from qcheck.store.rows import check_rows
from qcheck.store.tables.feedback import question_times

TOO_LATE = N_(
    "The check has started. How long questions take can be switched on before that alone, because whoever "
    "answers is told before the first question."
)


class QuestionTimes(StoreBase):
    """How long questions take."""

    def took(self, check: CheckId, version: str, seconds: Mapping[QuestionId, int], now: datetime) -> None:
        """Counts it in a running check that measures; in any other, and after a move, it counts nowhere."""
        with self.database.writing() as connection:
            held = check_rows.hold_check(connection, check, shared=True)
            if held.times and life.state(mapping.life(held), now) is State.OPEN:
                for question, took in sorted(
                    seconds.items()
                ):  # in one order, or two might wait for each other
                    _count(connection, check, version, question, took)

    def times_of(self, check: CheckId) -> tuple[Took, ...]:
        """All that was measured in a check."""
        with self.database.reading() as connection:
            wanted = select(question_times).where(question_times.c.check == check)
            rows = connection.execute(wanted.order_by(*question_times.primary_key))
            return tuple(Took(QuestionId(row.question), row.version, row.seconds, row.number) for row in rows)

    def time_questions(self, check: CheckId, wish: bool, now: datetime) -> None:
        """Whether a check measures; it can begin only while prepared, and stop at any time."""
        with self.database.writing() as connection:
            held = check_rows.hold_check(connection, check)
            if held.times == wish:
                return
            if wish and life.state(mapping.life(held), now) is not State.PREPARED:
                raise NotPossible(TOO_LATE)
            check_rows.change_check(connection, check, times=wish)


def _count(connection: Connection, check: CheckId, version: str, question: QuestionId, seconds: int) -> None:
    row = {"check": check, "version": version, "question": question, "seconds": seconds}
    this = and_(*(question_times.c[name] == value for name, value in row.items()))
    once_more = update(question_times).where(this).values(number=question_times.c.number + 1)
    if connection.execute(once_more).rowcount:
        return
    try:
        with connection.begin_nested():
            connection.execute(insert(question_times).values(**row, number=1))
    except IntegrityError:  # somebody else was the first at this moment
        connection.execute(once_more)
