"""The one verb of an organiser that changes what somebody wrote: words are taken out of it, for good."""

from __future__ import annotations

from sqlalchemy import select, update

from qcheck.language import N_
from qcheck.records import Answer, CheckId, SheetId
from qcheck.refusals import Stale
from qcheck.store.ground import mapping
from qcheck.store.ground.store_base import StoreBase
from qcheck.store.rows import check_rows, gone
from qcheck.store.rows.gone import Kind
from qcheck.store.tables.checks import answers, closings, sheets

CHANGED = N_("This comment has been changed or deleted in the meantime. Please choose it again.")


class Redacting(StoreBase):
    """Also in a closed check: data protection does not end with it."""

    def remove_words(self, check: CheckId, sheet: SheetId, about: str, before: Answer, after: Answer) -> None:
        """Puts a comment with its evidence, or a closing text, in place of what stands there; gone from the
        file, too.

        `about` is the question or the closing question's name. NotPossible where something else than `before`
        stands there by now.
        """
        with self.database.writing() as connection:
            check_rows.hold_check(connection, check)
            answer = (answers.c.sheet == sheet, answers.c.question == about)
            closing = (closings.c.sheet == sheet, closings.c.key == about)
            if row := connection.execute(select(answers).where(*answer).with_for_update()).one_or_none():
                table, which, stands, content = answers, answer, mapping.answer(row), mapping.columns(after)
            elif row := connection.execute(select(closings).where(*closing).with_for_update()).one_or_none():
                table, which, stands, content = (
                    closings,
                    closing,
                    Answer(None, row.text),
                    {"text": after.comment},
                )
            else:
                raise Stale(CHANGED)
            if (stands.comment, stands.evidence) != (before.comment, before.evidence):
                raise Stale(CHANGED)
            content.pop("value", None)  # words alone: the answer stays
            connection.execute(update(table).where(*which).values(content))
            connection.execute(
                update(sheets).where(sheets.c.id == sheet).values(revision=sheets.c.revision + 1)
            )
            gone.note(connection, Kind.WORDS, f"{sheet}:{about}")
        self.database.forget()
