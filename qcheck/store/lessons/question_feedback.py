"""What people say about questions: kept apart from sheets and answers, and without a moment.

Nothing in a row leads to a sheet: its id follows from a word that was in one form and is kept nowhere, so the
same form sent twice is one row, and nobody can say later whose it was.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import func, insert, select, update

from qcheck import life
from qcheck.catalogue import PerspectiveId, QuestionId
from qcheck.language import N_
from qcheck.records import CheckId, Feedback, Fit, State
from qcheck.refusals import NotPossible
from qcheck.store.ground import mapping
from qcheck.store.ground.store_base import StoreBase
from qcheck.store.rows import check_rows
from qcheck.store.tables.feedback import feedback

MOST_FEEDBACK = 50_000
TOO_MUCH = N_("So much has been said about the questions of this check that nothing more can be taken.")


class QuestionFeedback(StoreBase):
    """What is said about questions."""

    def say(self, id_: str, check: CheckId, said: Feedback, now: datetime) -> None:
        """Keeps it in a running check; under the same id it takes the place of what was said before."""
        with self.database.writing() as connection:
            held = check_rows.hold_check(connection, check, shared=True)
            if (state := life.state(mapping.life(held), now)) is not State.OPEN:
                raise NotPossible(life.NOT_OPEN[state])
            if connection.execute(
                update(feedback).where(feedback.c.id == id_).values(**columns(said))
            ).rowcount:
                return
            number = select(func.count()).select_from(feedback).where(feedback.c.check == check)
            if connection.execute(number).scalar_one() >= MOST_FEEDBACK:
                raise NotPossible(TOO_MUCH)
            connection.execute(insert(feedback).values(id=id_, check=check, **columns(said)))

    def feedback_of(self, check: CheckId) -> tuple[Feedback, ...]:
        """All that was said about the questions of a check, in an order that says nothing about when."""
        with self.database.reading() as connection:
            wanted = select(feedback).where(feedback.c.check == check).order_by(feedback.c.id)
            return tuple(map(_said, connection.execute(wanted)))

    def ask_back(self, check: CheckId, asks: bool) -> None:
        """Whether the check asks what people say about its questions; what was said so far stays."""
        with self.database.writing() as connection:
            if check_rows.hold_check(connection, check).asks_back != asks:
                check_rows.change_check(connection, check, asks_back=asks)


def columns(said: Feedback) -> dict[str, Any]:  # Any: as the columns take them
    """What was said as the columns of its row."""
    return {
        "question": said.question,
        "perspective": said.perspective or "",
        "language": said.language,
        "week": said.week,
        "version": said.version,
        "marks": sorted(said.marks),
        "text": said.text,
    }


def _said(row: Any) -> Feedback:  # Any: a row of feedback
    return Feedback(
        QuestionId(row.question),
        frozenset(map(Fit, row.marks)),
        row.text,
        PerspectiveId(row.perspective) if row.perspective else None,
        row.language,
        row.week,
        row.id,
        row.version,
    )
