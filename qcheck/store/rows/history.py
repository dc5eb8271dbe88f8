"""What a step can be taken back to: the stage before it, and what it changed in its check, so that an undo
leaves no trace.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Connection, Row

from qcheck import life
from qcheck.records import CheckId, Life
from qcheck.store.ground import mapping
from qcheck.store.rows import check_rows

MOST_UNDONE = 20
"""Steps that can be taken back, one after the other."""
OF_THE_CHECK = "check"
"""The key beside those of the stage."""


@dataclass(frozen=True, slots=True)
class Changed:
    """What a step changed in the check, before and after it; None where it left that alone."""

    life: tuple[Life, Life] | None = None
    topics: tuple[list[str] | None, list[str] | None] | None = None


_CHANGED = TypeAdapter(Changed)

Found = Row[Any]  # Any: SQLAlchemy does not type the columns of a table


def remembered(
    history: list[dict[str, object]],
    stage: dict[str, object],
    before: Found,
    after: Found,
    *,
    joined: bool = False,
) -> list[dict[str, object]]:
    """The history with one step more: from this kept stage, with the check's row before and after the step.

    `joined`: the step is taken back together with the one before, as one.
    """
    lives, topics = (mapping.life(before), mapping.life(after)), (before.topics, after.topics)
    made = Changed(lives if lives[0] != lives[1] else None, topics if topics[0] != topics[1] else None)
    if joined and history and (was := changed(history[-1])):
        return [*history[:-1], history[-1] | _kept(_together(was, made))]
    return [*history, stage | _kept(made)][-MOST_UNDONE:]


def _kept(made: Changed) -> dict[str, object]:
    return {OF_THE_CHECK: _CHANGED.dump_python(made, mode="json")}


def _together(first: Changed, second: Changed) -> Changed:
    lives, topics = (
        [change.life for change in (first, second) if change.life],
        [change.topics for change in (first, second) if change.topics],
    )
    return Changed(
        (lives[0][0], lives[-1][1]) if lives else None, (topics[0][0], topics[-1][1]) if topics else None
    )


def changed(kept: dict[str, object]) -> Changed | None:
    """What the step after this kept stage changed; None where it was kept by a version that did
    not note it.
    """
    return _CHANGED.validate_python(kept[OF_THE_CHECK]) if OF_THE_CHECK in kept else None


def restore(connection: Connection, check: CheckId, was: Changed, now: datetime) -> None:
    """Puts back what a step changed in the check; what somebody has changed since is left as it is."""
    row = check_rows.hold_check(connection, check)
    if was.topics and row.topics == was.topics[1]:
        check_rows.change_check(connection, check, topics=was.topics[0])
    if was.life:
        current = mapping.life(row)
        check_rows.live_on(connection, check, current, life.restored(current, *was.life, now))
