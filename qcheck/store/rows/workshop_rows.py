"""What a workshop is in rows: its stage, what was noted, agreed and planned, and the hands counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Connection, Row, bindparam, func, select, update

from qcheck.catalogue import AnswerValue, Apart, CriterionId, PerspectiveId, QuestionId
from qcheck.language import N_
from qcheck.records import CheckId, Hands, Vote
from qcheck.refusals import NotPossible, Overtaken
from qcheck.store.connection.prepared import Prepared
from qcheck.store.ground.values import KeptWorkshop
from qcheck.store.rows import agreement_rows, check_rows, history, measure_rows
from qcheck.store.tables.workshops import hands, notes, votes, workshops
from qcheck.workshop import Stage, arranged

STALE = N_(
    "Somebody else has just gone on in this workshop. Here is how it stands now; please look, and try again."
)
NO_WORKSHOP = N_("There is no workshop on this check yet.")
_STAGE, _VOTE = TypeAdapter(Stage), TypeAdapter(Vote)
_HERE = workshops.c.check == bindparam("check")
_ROW, _REVISION = select(workshops).where(_HERE), select(workshops.c.revision).where(_HERE)
_STAGE_ALONE = Prepared(select(workshops.c.stage, workshops.c.vote).where(_HERE))

Found = Row[Any]  # Any: SQLAlchemy does not type the columns of a table


def stage_kept(stage: Stage) -> dict[str, object]:
    """A stage as it is kept."""
    kept: dict[str, object] = _STAGE.dump_python(stage, mode="json")
    return kept


def stage_in(kept: object) -> Stage:
    """A stage from what was kept."""
    return _STAGE.validate_python(kept)


def row(connection: Connection, check: CheckId) -> Found | None:
    """The workshop's own row."""
    return connection.execute(_ROW, {"check": check}).one_or_none()


def stage_alone(connection: Connection, check: CheckId) -> tuple[Stage, bool] | None:
    """The stage of a workshop, and whether a vote is open; None where there is none."""
    stands = _STAGE_ALONE.first(connection, {"check": check})
    return (
        (stage_in(stands.stage), vote_in(stands.vote).is_open if stands.vote else False) if stands else None
    )


def vote_kept(vote: Vote) -> dict[str, object]:
    """A vote as it is kept; what phones have given so far stands in a table of its own."""
    kept: dict[str, object] = _VOTE.dump_python(vote, mode="json")
    return kept


def vote_in(kept: object) -> Vote:
    """A vote from what was kept."""
    return _VOTE.validate_python(kept)


def _vote(connection: Connection, check: CheckId, kept: object) -> Vote | None:
    if not kept:
        return None
    vote = vote_in(kept)
    if not vote.is_open:
        return vote
    return replace(
        vote,
        voters=connection.execute(
            select(func.count(votes.c.sheet.distinct())).where(votes.c.check == check)
        ).scalar_one(),
    )


def revision(connection: Connection, check: CheckId) -> int:
    """The revision of a workshop; 0 where there is none."""
    return connection.execute(_REVISION, {"check": check}).scalar_one_or_none() or 0


def hold(connection: Connection, check: CheckId, expected: int | None = None) -> tuple[Found, Stage]:
    """The workshop, its check held so that steps follow each other; NotPossible where it is not
    as expected.
    """
    check_rows.hold_check(connection, check)
    if (kept := row(connection, check)) is None:
        raise NotPossible(NO_WORKSHOP)
    if expected is not None and kept.revision != expected:
        raise Overtaken(STALE)
    return kept, stage_in(kept.stage)


def change(connection: Connection, check: CheckId, revision: int, **values: object) -> None:
    """Changes columns of a workshop that is held at this revision, and raises it."""
    connection.execute(
        update(workshops).where(workshops.c.check == check).values(revision=revision + 1, **values)
    )


def follow(connection: Connection, check: CheckId, held: Found, topics: Sequence[CriterionId]) -> None:
    """Takes topics over that were arranged on another page, as a step that can be taken back; `held` is the
    check as it was before.
    """
    if (kept := row(connection, check)) is None:
        return
    before = stage_in(kept.stage)
    if (after := arranged(before, topics)) != before:
        past = history.remembered(kept.history, kept.stage, held, check_rows.hold_check(connection, check))
        change(connection, check, kept.revision, stage=stage_kept(after), history=past)


def workshop(connection: Connection, check: CheckId) -> KeptWorkshop | None:
    """The workshop of a check with all that belongs to it; None where there is none."""
    if (kept := row(connection, check)) is None:
        return None
    return KeptWorkshop(
        stage=stage_in(kept.stage),
        can_undo=bool(kept.history),
        next=kept.next,
        revision=kept.revision,
        started=kept.started,
        agreed=agreement_rows.agreed(connection, check),
        notes={
            CriterionId(note.criterion): note.text
            for note in connection.execute(select(notes).where(notes.c.check == check))
        },
        measures=measure_rows.of_check(connection, check),
        vote=_vote(connection, check, kept.vote),
        wifi=(kept.wifi_name, kept.wifi_password),
    )


def hands_of(connection: Connection, check: CheckId) -> tuple[Hands, ...]:
    """The hands counted in a check, by perspective and question."""
    order = (hands.c.perspective, hands.c.question, hands.c.value)
    rows = connection.execute(
        select(hands).where(hands.c.check == check, hands.c.number > 0).order_by(*order)
    )
    grouped = groupby(rows, key=lambda row: (PerspectiveId(row.perspective), QuestionId(row.question)))
    return tuple(
        Hands(whose, question, {value(row.value): row.number for row in counted})
        for (whose, question), counted in grouped
    )


def value(kept: str) -> AnswerValue:
    return int(kept) if kept.isdigit() else Apart(kept)
