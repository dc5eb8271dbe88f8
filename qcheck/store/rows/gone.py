"""What people have deleted or withdrawn, as a list that outlives the database: whatever a backup from before
brings back goes again.

A row holds a hash of an id, and the day; nothing of what was deleted. It is written in the transaction that
deletes. The ids are random words, so that no hash leads back to one.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from enum import StrEnum
from hashlib import sha256
from typing import NamedTuple

from sqlalchemy import Connection, delete, insert, select

from qcheck.store.connection.database import GONE
from qcheck.store.tables.installation import deletions


class Kind(StrEnum):
    """What was deleted. Of the kinds of link, `number` says how far they were renewed or withdrawn."""

    CHECK = "check"
    ANSWERS = "answers"  # of a check that stays
    SHEET = "sheet"
    OWN_WORDS = "own_words"  # of a sheet whose values stay
    WORDS = "words"  # a comment or a closing text that was changed or taken out
    LINK = "link"
    SHOWN = "shown"  # a link that was deleted
    MEASURE = "measure"
    DRAFT = "draft"
    DRAFT_LINK = "draft_link"
    TRIAL = "trial"
    TRIAL_LINK = "trial_link"
    PILOT = "pilot"
    LEFT = "left"  # a pilot that takes part no more
    DATE = "date"
    REGISTRATION = "registration"  # cancelled
    PERSON = "person"  # a registration that was deleted with all that is kept of somebody
    APPLICATION = "application"
    REFLECTION = "reflection"
    ACCOUNT = "account"


class Deletion(NamedTuple):
    """One line of the list."""

    kind: Kind
    digest: str
    number: int
    day: date


def note(connection: Connection, kind: Kind, *ids: str, number: int = 0) -> None:
    """These are deleted by this transaction; so they stay, whatever backup is put back."""
    today = datetime.now(UTC).date()
    keep(connection, (Deletion(kind, digest(kind, id_), number, today) for id_ in ids))
    connection.info[GONE] = True


def keep(connection: Connection, lines: Iterable[Deletion]) -> None:
    """Puts these lines on the list; a later one of the same takes the place of an earlier one."""
    for line in lines:
        this = (deletions.c.kind == line.kind.value, deletions.c.digest == line.digest)
        known = connection.execute(select(deletions.c.number, deletions.c.day).where(*this)).one_or_none()
        if known is None or (known.number, known.day) < (line.number, line.day):
            connection.execute(delete(deletions).where(*this))
            connection.execute(insert(deletions).values(**(line._asdict() | {"kind": line.kind.value})))


def reached(generation: int, withdrawn: bool) -> int:
    """How far a link has come: each renewal and each withdrawal is one step further."""
    return 2 * generation + int(withdrawn)


def digest(kind: Kind, name: str) -> str:
    return sha256(f"{kind.value}:{name}".encode()).hexdigest()
