"""The verbs for what a workshop brings about: notes, measures; and hands counted in the room."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

from sqlalchemy import delete, insert, select

from qcheck import life
from qcheck.catalogue import AnswerValue, CriterionId, PerspectiveId, QuestionId
from qcheck.records import AgreedLight, CheckId, Hands, Measure, MeasureId, State
from qcheck.refusals import NotPossible
from qcheck.store.ground import mapping
from qcheck.store.ground.store_base import StoreBase
from qcheck.store.rows import agreement_rows, check_rows, measure_rows
from qcheck.store.rows import workshop_rows as kept
from qcheck.store.tables.workshops import hands, measures, notes

SAID_IN_THE_ROOM = ("what", "criteria", "who", "partners", "due", "by_when", "success")
"""The fields of a measure that a workshop writes."""


class Outcomes(StoreBase):
    """Every change but a note raises the workshop's revision; where another is expected it is refused."""

    def outcomes_of(self, check: CheckId) -> tuple[dict[CriterionId, AgreedLight], tuple[Measure, ...]]:
        """What is agreed in a check now, by criterion, and the measures that came from it."""
        with self.database.reading() as connection:
            return agreement_rows.agreed(connection, check), measure_rows.of_check(connection, check)

    def note(self, check: CheckId, criterion: CriterionId | None, edit: Callable[[str], str]) -> str:
        """Puts `edit` of a topic's note (None: of the workshop's) in its place; gives what stands there now.

        No revision is expected and none is raised: whoever types along holds up nobody who goes on.
        """
        about = criterion or ""
        this = (notes.c.check == check) & (notes.c.criterion == about)
        with self.database.writing() as connection:
            kept.hold(connection, check)
            before = connection.execute(select(notes.c.text).where(this)).scalar_one_or_none() or ""
            if (after := edit(before)) != before:
                connection.execute(delete(notes).where(this))
                connection.execute(insert(notes).values(check=check, criterion=about, text=after))
            return after

    def meet_again(self, check: CheckId, text: str, expected: int | None = None) -> bool:
        """When and where one meets again; whether that is a change."""
        with self.database.writing() as connection:
            row, _ = kept.hold(connection, check, expected)
            if row.next == text:
                return False
            kept.change(connection, check, row.revision, next=text)
            return True

    def measure(self, check: CheckId, expected: int, measure: Measure, now: datetime) -> None:
        """Keeps what the room says of a measure of this check: a new one as the last, a known one in its
        place. What became of it since then stays.
        """
        with self.database.writing() as connection:
            row, _ = kept.hold(connection, check, expected)
            before = measure_rows.one(connection, measure.id)
            if before is None or before.check != check:
                measure_rows.add(connection, measure_rows.process_of(connection, check), check, measure, now)
            else:
                said = {name: getattr(measure, name) for name in SAID_IN_THE_ROOM}
                measure_rows.change(connection, before, replace(before, **said), now)
            kept.change(connection, check, row.revision)

    def drop_measure(self, check: CheckId, expected: int, measure: MeasureId) -> None:
        """Takes a measure of this check away."""
        with self.database.writing() as connection:
            row, _ = kept.hold(connection, check, expected)
            measure_rows.remove(connection, measure, measures.c.check == check)
            kept.change(connection, check, row.revision)

    def hands(self, check: CheckId) -> tuple[Hands, ...]:
        """The hands counted in a check."""
        with self.database.reading() as connection:
            return kept.hands_of(connection, check)

    def count_hands(
        self,
        check: CheckId,
        perspective: PerspectiveId,
        question: QuestionId,
        numbers: Mapping[AnswerValue, int],
        now: datetime,
    ) -> None:
        """Keeps the hands of one perspective for one question in place of those before. While the check is
        open, and in open rounds.
        """
        these = (
            (hands.c.check == check) & (hands.c.perspective == perspective) & (hands.c.question == question)
        )
        with self.database.writing() as connection:
            row = check_rows.hold_check(connection, check)
            if (state := life.state(mapping.life(row), now)) is not State.OPEN:
                raise NotPossible(life.NOT_OPEN[state])
            connection.execute(delete(hands).where(these))
            about = {"check": check, "perspective": perspective, "question": question}
            if counted := [
                {**about, "value": str(value), "number": number}
                for value, number in numbers.items()
                if number > 0
            ]:
                connection.execute(insert(hands), counted)
            check_rows.change_check(connection, check)
