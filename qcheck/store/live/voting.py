"""The verbs of a vote on topics: begun, given, ended, and dots counted in the room; and the Wi-Fi of the
room.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace

from sqlalchemy import Connection, delete, func, insert, select

from qcheck.catalogue import CriterionId
from qcheck.language import N_
from qcheck.records import CheckId, SheetId, Vote
from qcheck.refusals import NotPossible
from qcheck.store.ground.store_base import StoreBase
from qcheck.store.rows import check_rows, history
from qcheck.store.rows import workshop_rows as kept
from qcheck.store.tables.checks import sheets
from qcheck.store.tables.workshops import votes
from qcheck.workshop import Sight

NO_VOTE = N_("There is no vote at the moment.")


class Voting(StoreBase):
    """A vote raises the revision where the facilitator acts, and leaves it where phones do: whoever votes
    holds up nobody.
    """

    def begin_vote(self, check: CheckId, expected: int, among: Sequence[CriterionId]) -> None:
        """Every phone has its dots again; what was given in a vote before is gone, with what had
        come of it.
        """
        self._change_vote(check, expected, Vote(tuple(among), is_open=True))

    def end_vote(
        self,
        check: CheckId,
        expected: int,
        decides: Callable[[Vote], bool] = lambda vote: bool(vote.dots),
    ) -> None:
        """Counts the dots and forgets whose they were. One that has ended stays as it is.

        Where it `decides`, topics that were chosen before it no longer are.
        """
        with self.database.writing() as connection:
            row, stage = kept.hold(connection, check, expected)
            vote = _open_vote(row.vote)
            dots = (
                select(votes.c.criterion, func.count())
                .where(votes.c.check == check)
                .group_by(votes.c.criterion)
            )
            voters = select(func.count(votes.c.sheet.distinct())).where(votes.c.check == check)
            ended = replace(
                vote,
                is_open=False,
                voters=connection.execute(voters).scalar_one(),
                dots={CriterionId(criterion): number for criterion, number in connection.execute(dots)},
            )
            connection.execute(delete(votes).where(votes.c.check == check))
            topics = () if decides(ended) else stage.topics
            seen = kept.stage_kept(replace(stage, sight=Sight.VOTE, page=0, topics=topics))
            kept.change(
                connection,
                check,
                row.revision,
                vote=kept.vote_kept(ended),
                stage=seen,
                history=_history(connection, check, row, topics, stage.topics),
            )
        self.database.forget()

    def count_dots(self, check: CheckId, expected: int, counted: Mapping[CriterionId, int]) -> None:
        """The dots of people without a phone, in place of those counted before."""
        with self.database.writing() as connection:
            row, _ = kept.hold(connection, check, expected)
            if not row.vote:
                raise NotPossible(NO_VOTE)
            vote = replace(
                kept.vote_in(row.vote),
                counted={criterion: number for criterion, number in counted.items() if number},
            )
            kept.change(connection, check, row.revision, vote=kept.vote_kept(vote))

    def ballot_paper(self, sheet: SheetId) -> tuple[Vote, tuple[CriterionId, ...]]:
        """The open vote, and what this sheet has given so far; NotPossible where none is open."""
        with self.database.reading() as connection:
            check = connection.execute(select(sheets.c.check).where(sheets.c.id == sheet)).scalar_one()
            row = kept.row(connection, check)
            given = connection.execute(select(votes.c.criterion).where(votes.c.sheet == sheet)).scalars()
            return _open_vote(row.vote if row else None), tuple(map(CriterionId, given))

    def vote(self, sheet: SheetId, dots: Collection[CriterionId]) -> None:
        """The dots of a sheet in place of those before: sent twice they count once. NotPossible where no vote
        is open (any more).
        """
        with self.database.writing() as connection:
            check = _held(connection, sheet)
            row = kept.row(connection, check)
            _open_vote(row.vote if row else None)
            connection.execute(delete(votes).where(votes.c.sheet == sheet))
            if given := [
                {"sheet": sheet, "check": check, "criterion": criterion} for criterion in dict.fromkeys(dots)
            ]:
                connection.execute(insert(votes), given)

    def wifi(self, check: CheckId, name: str, password: str) -> None:
        """The network of the room, as it is shown on the wall."""
        with self.database.writing() as connection:
            row, _ = kept.hold(connection, check)
            kept.change(connection, check, row.revision, wifi_name=name, wifi_password=password)

    def _change_vote(self, check: CheckId, expected: int, vote: Vote) -> None:
        with self.database.writing() as connection:
            row, stage = kept.hold(connection, check, expected)
            connection.execute(delete(votes).where(votes.c.check == check))
            seen = kept.stage_kept(replace(stage, sight=Sight.VOTE, page=0))
            kept.change(
                connection,
                check,
                row.revision,
                vote=kept.vote_kept(vote),
                stage=seen,
                history=_history(connection, check, row),
            )


def _history(
    connection: Connection,
    check: CheckId,
    row: kept.Found,
    topics: tuple[CriterionId, ...] = (),
    before: tuple[CriterionId, ...] = (),
) -> list[dict[str, object]]:
    """What the wall had shown, and the topics from `before` it, can be taken back; the vote itself cannot."""
    held = check_rows.hold_check(connection, check)
    if topics != before:
        check_rows.change_check(connection, check, topics=list(topics) or None)
    return history.remembered(row.history, row.stage, held, check_rows.hold_check(connection, check))


def _open_vote(kept_vote: object) -> Vote:
    if not kept_vote or not (vote := kept.vote_in(kept_vote)).is_open:
        raise NotPossible(NO_VOTE)
    return vote


def _held(connection: Connection, sheet: SheetId) -> CheckId:
    """The check of a sheet, held so that nobody ends the vote meanwhile; the sheet alone, so that it votes
    once at a time.
    """
    check = CheckId(connection.execute(select(sheets.c.check).where(sheets.c.id == sheet)).scalar_one())
    check_rows.hold_check(connection, check, shared=True)
    connection.execute(select(sheets.c.id).where(sheets.c.id == sheet).with_for_update())
    return check
