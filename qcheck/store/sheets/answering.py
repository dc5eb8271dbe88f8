"""The verbs of whoever answers by themselves: they change one sheet, while its check is open, and nobody
else's. Answers of a hall go by `answering_together`; what an edit makes of an answer is decided for both by
`edited` in `answer_edits`.

Every one takes hold of its sheet first, so that two windows on one sheet follow each other on every database;
where it changes nothing, nothing is written and the revision stays.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from sqlalchemy import update
from sqlalchemy.exc import IntegrityError

from qcheck import life
from qcheck.catalogue import PerspectiveId, QuestionId
from qcheck.language import N_
from qcheck.records import Answer, LinkId, Sheet, SheetId, State
from qcheck.refusals import Moved, NotPossible
from qcheck.store.connection.database import note_saved
from qcheck.store.ground import mapping
from qcheck.store.ground.store_base import StoreBase
from qcheck.store.ground.values import KeptAnswer, KeptText, Late, Link
from qcheck.store.rows import check_rows, link_rows, sheet_rows
from qcheck.store.sheets.answer_edits import Finishes, edited, unsaid
from qcheck.store.tables.checks import answers, closings, links, sheets

MOVED = N_("The questions of this check have just been changed. Please load the page again.")
NO_WORDS: Mapping[str, str] = {}
MOST_SHEETS = 10_000
TOO_MANY = N_(
    "This check already has {most} sheets; there is no room for more. Please tell whoever has invited you."
)


class Answering(StoreBase):
    """What is said on a sheet."""

    def begin_sheet(
        self, link: Link, sheet: Sheet, now: datetime, label: str = "", invitation: LinkId | None = None
    ) -> None:
        """A new sheet with its link, in an open check or in the lobby of a workshop; the same link again
        changes nothing.

        `invitation` is the link by which it came: to be kept in open rounds alone, for the count of each
        link.
        """
        self._begin(link, sheet, now, label, invitation=invitation)

    def enter_sheet(
        self, link: Link, sheet: Sheet, label: str, now: datetime, closing: Mapping[str, str] = NO_WORDS
    ) -> None:
        """A whole sheet with its answers, as somebody else has typed it in; finished. The same link again
        changes nothing.
        """
        self._begin(link, sheet, now, label, is_whole=True, closing=closing)

    def _begin(
        self,
        link: Link,
        sheet: Sheet,
        now: datetime,
        label: str,
        *,
        is_whole: bool = False,
        invitation: LinkId | None = None,
        closing: Mapping[str, str] = NO_WORDS,
    ) -> None:
        try:
            with self.database.writing() as connection:
                row = sheet_rows.hold_to_begin(connection, link.check, link.id)
                if row.is_kept:
                    return
                state = life.state(mapping.life(row), now)
                waits = (
                    state is State.PREPARED
                    and not is_whole
                    and check_rows.has_workshop(connection, link.check)
                )
                if state is not State.OPEN and not waits:
                    raise NotPossible(life.NOT_OPEN[state])
                if row.sheets >= MOST_SHEETS and sheet_rows.is_full(connection, link.check, MOST_SHEETS):
                    raise NotPossible(TOO_MANY, most=MOST_SHEETS)
                sheet_rows.add_sheet(
                    connection, link.check, sheet, now, label, finished=is_whole, invitation=invitation
                )
                link_rows.add_link(connection, link)
                if is_whole:
                    sheet_rows.add_answers(connection, sheet, row.revision, now)
                    sheet_rows.add_closings(connection, sheet, closing, row.revision, now)
        except IntegrityError:  # PostgreSQL: the phone's first sending is kept at this very moment
            if not self._is_kept(link):
                raise

    def answer(
        self,
        sheet: SheetId,
        question: QuestionId,
        edit: Callable[[Answer], Answer],
        now: datetime,
        late: Late | None = None,
        finishes: Finishes = unsaid,
        under: str = "",
    ) -> KeptAnswer:
        """Puts `edit` of what stands there in its place, within the transaction; an answer without anything
        in it is gone.

        What arrives `late` leaves what was saved meanwhile from elsewhere. `finishes` says from the values
        before and after whether the sheet is finished now (`asking.finishes`). `under` is the hash of the
        text by which the check asked when this was taken; Moved where it asks by another one by now.
        """
        place = sheet_rows.Place(answers, {"sheet": sheet, "question": question})
        with self.database.writing() as connection:
            held = sheet_rows.hold(connection, sheet, now)
            row, values = sheet_rows.answers_on(connection, sheet, question)
            if under not in {"", held.catalogue}:
                raise Moved(MOVED)
            before = mapping.kept_answer(row) if row else None
            after = edited(question, before, values, edit, now, late, finishes)
            if isinstance(after, KeptAnswer):
                return after
            revision = place.write(connection, held, row is not None, after.content, now, after.finished)
            note_saved(connection)
            return KeptAnswer(after.answer, now, revision)

    def closing(self, sheet: SheetId, key: str, edit: Callable[[str], str], now: datetime) -> KeptText:
        """The same for the answer to a closing question."""
        place = sheet_rows.Place(closings, {"sheet": sheet, "key": key})
        with self.database.writing() as connection:
            held, row = sheet_rows.hold(connection, sheet, now), place.read(connection)
            before = row.text if row else ""
            if (after := edit(before)) == before:
                return KeptText(before, *((row.saved, row.revision) if row else (now, 0)))
            revision = place.write(connection, held, row is not None, {"text": after} if after else None, now)
            note_saved(connection)
            return KeptText(after, now, revision)

    def keep_personal(self, hashes: Mapping[LinkId, str]) -> None:
        """Lets the hashes of personal codes lead to these sheets."""
        with self.database.writing() as connection:
            for link, personal in sorted(hashes.items()):
                connection.execute(update(links).where(links.c.id == link).values(personal=personal))

    def finish(self, sheet: SheetId, finished: bool, now: datetime) -> None:
        """Marks a sheet as finished or not; its answers can be changed all the same."""
        with self.database.writing() as connection:
            held = sheet_rows.hold(connection, sheet, now)
            if sheet_rows.mark_finished(connection, sheet, finished):
                sheet_rows.touch(connection, held)

    def change_perspective(
        self, sheet: SheetId, perspective: PerspectiveId, now: datetime, finishes: Finishes = unsaid
    ) -> None:
        """From now on the sheet's answers are those of this perspective; in the lobby of a workshop, too."""
        with self.database.writing() as connection:
            held = sheet_rows.hold(connection, sheet, now, lobby=True)
            different = (sheets.c.id == sheet, sheets.c.perspective != perspective)
            if connection.execute(update(sheets).where(*different).values(perspective=perspective)).rowcount:
                values = sheet_rows.values_on(connection, sheet)
                sheet_rows.mark_finished(connection, sheet, finishes(values, values))
                sheet_rows.touch(connection, held)

    def withdraw(self, link: Link, now: datetime) -> None:
        """Deletes the link's sheet with all that was said on it, and the link; gone from the file, too."""
        if link.sheet is None:
            return
        with self.database.writing() as connection:
            check_rows.hold_check(connection, link.check)
            sheet_rows.hold(connection, link.sheet, now)
            sheet_rows.remove_sheet(connection, link.check, link.sheet)
        self.database.forget()

    def _is_kept(self, link: Link) -> bool:
        with self.database.reading() as connection:
            return link_rows.is_link_kept(connection, link.id)
