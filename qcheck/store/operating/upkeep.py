"""The verbs of the installation itself: what is due, whose turn it is to do it, and what it knows of its key
and of the time. What deletes answers on their day stands in `store.checks.remaining`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, and_, delete, func, or_, select, update

from qcheck import life
from qcheck.records import CheckId, Life
from qcheck.refusals import NotNow, UnknownLink
from qcheck.store.ground import mapping, queries
from qcheck.store.ground.queries import LIFE
from qcheck.store.ground.store_base import StoreBase
from qcheck.store.ground.values import Installation, Turn
from qcheck.store.rows import check_rows
from qcheck.store.tables.checks import checks, links, sheets
from qcheck.store.tables.installation import installation

LEASE = timedelta(seconds=30)
"""How long a turn lasts unless it is prolonged: whoever was killed in the middle of it holds up nobody for
longer.
"""

_WIDE = timedelta(days=2)
"""More than all time zones and leap years make of a day: what might be due is asked for, what is due says
`life`.
"""
_A_YEAR = timedelta(days=365)
_LOOKED_AT_AT_ONCE = 500
_HERE = installation.c.id == 1


class Upkeep(StoreBase):
    """What nobody has to ask for."""

    def installation(self) -> Installation:
        """What the installation knows of itself."""
        with self.database.glancing() as connection:
            row = connection.execute(select(installation).where(_HERE)).one()
        return Installation(row.fingerprint, row.seen, row.leapt, row.tidied, tuple(map(CheckId, row.failed)))

    def why_not_saving(self) -> str:
        """Why nothing can be saved: by a server of another version than the tables, or on this disk; empty
        where it can. Only where somebody was refused is the disk tried, by writing what is there already.
        """
        if why := self.database.why_of_another_version():
            return why
        if not self.database.has_refused:
            return ""
        try:
            with self.database.writing() as connection:
                connection.execute(update(installation).where(_HERE).values(seen=installation.c.seen))
        except NotNow as refused:
            return str(refused)
        self.database.has_refused = False
        return ""

    def look(self) -> None:
        """Asks the database whether it is there, and of which version. NotNow where it is not."""
        self.database.why_of_another_version()

    def has_checks(self) -> bool:
        with self.database.glancing() as connection:
            return connection.execute(select(checks.c.id).limit(1)).first() is not None

    def codes(self) -> tuple[tuple[str, int, str], ...]:
        """A few links with the hash of their short code: id, generation, hash."""
        query = (
            select(links.c.id, links.c.generation, links.c.code).where(links.c.code.is_not(None)).limit(20)
        )
        with self.database.glancing() as connection:
            return tuple((row.id, row.generation, row.code) for row in connection.execute(query))

    def keep_fingerprint(self, fingerprint: str) -> None:
        """From now on the links are made with the key of this fingerprint."""
        self._change(fingerprint=fingerprint)

    def take_turn(self, who: str, now: datetime, since: datetime | None) -> Turn:
        """Lets one process at a time tidy up, and none where it was done `since` then. A lease beyond a clock
        put back does not count.
        """
        with self.database.writing() as connection:
            row = connection.execute(select(installation).where(_HERE).with_for_update()).one()
            if row.tidier not in (None, who) and now < row.tidying_until <= now + 2 * LEASE:
                return Turn.TAKEN
            if since is not None and row.tidied is not None and since < row.tidied <= now:
                return Turn.DONE
            _set(connection, tidier=who, tidying_until=now + LEASE)
            return Turn.MINE

    def prolong_turn(self, who: str, now: datetime) -> None:
        """There is more to do than one lease lasts."""
        with self.database.writing() as connection:
            connection.execute(
                update(installation)
                .where(_HERE, installation.c.tidier == who)
                .values(tidying_until=now + LEASE)
            )

    def end_turn(self, now: datetime, failed: Iterable[CheckId], running: bool) -> None:
        """What was due has been done, but for these checks. A clock put back far is believed once the server
        is `running` by it.
        """
        with self.database.writing() as connection:
            row = connection.execute(select(installation).where(_HERE).with_for_update()).one()
            _set(
                connection,
                tidier=None,
                tidying_until=None,
                tidied=now,
                failed=list(failed),
                leapt=None,
                seen=_latest(row.seen, now, running),
            )

    def give_turn_back(self, leapt: datetime | None = None) -> None:
        """Nothing was done: it could not be, or the clock may have leapt to this time."""
        self._change(tidier=None, tidying_until=None, leapt=leapt)

    def believe_clock(self, now: datetime) -> None:
        """The time is right: somebody has said so."""
        self._change(seen=now, leapt=None)

    def due(self, now: datetime) -> tuple[CheckId, ...]:
        """The checks that may have to be closed or deleted. Only their ids: dates that nobody can read spoil
        nothing here.
        """
        with self.database.reading() as connection:
            return tuple(
                map(
                    CheckId,
                    connection.execute(
                        select(checks.c.id).where(_may_be_due(now)).order_by(checks.c.id)
                    ).scalars(),
                )
            )

    def life_of(self, check: CheckId) -> Life | None:
        """The dates of a check; None where it is gone."""
        with self.database.glancing() as connection:
            row = connection.execute(
                select(*(checks.c[name] for name in LIFE)).where(checks.c.id == check)
            ).one_or_none()
        return mapping.life(row) if row else None

    def drop_empty(self, before: datetime) -> int:
        """Deletes the sheets begun `before` then on which nothing stands, with their links; gives how many
        there were. Of the others it is forgotten when they were begun: nobody looks at them a second time.
        """
        dropped = 0
        while waiting := self._begun(before):
            with self.database.writing() as connection:  # few at a time, so that nobody who saves waits long
                dropped += sum(_looked_at(connection, check, ids, before) for check, ids in waiting.items())
        return dropped

    def _begun(self, before: datetime) -> dict[CheckId, list[str]]:
        """The next of those sheets, by check."""
        query = (
            select(sheets.c.check, sheets.c.id)
            .where(sheets.c.begun < before)
            .order_by(sheets.c.begun)
            .limit(_LOOKED_AT_AT_ONCE)
        )
        waiting: dict[CheckId, list[str]] = defaultdict(list)
        with self.database.reading() as connection:
            for row in connection.execute(query):
                waiting[CheckId(row.check)].append(row.id)
        return dict(sorted(waiting.items()))  # held in one order by all

    def _change(self, **values: object) -> None:
        with self.database.writing() as connection:
            _set(connection, **values)


def _set(connection: Connection, **values: object) -> None:
    connection.execute(update(installation).where(_HERE).values(**values))


def _looked_at(connection: Connection, check: CheckId, ids: Collection[str], before: datetime) -> int:
    """How many of these sheets of the check were empty, and are gone. It is held, so that nobody is just
    saving a first answer; its stamp still grows.
    """
    try:
        check_rows.hold_check(connection, check)
    except UnknownLink:  # deleted at this very moment
        return 0
    these = and_(sheets.c.id.in_(ids), sheets.c.begun < before)
    empty = and_(these, queries.IS_EMPTY)
    number, revisions = connection.execute(
        select(func.count(), func.coalesce(func.sum(sheets.c.revision), 0)).where(empty)
    ).one()
    if number:
        connection.execute(delete(sheets).where(empty))
        removed = checks.c.removed + revisions + 2 * number
        connection.execute(update(checks).where(checks.c.id == check).values(removed=removed))
    connection.execute(update(sheets).where(these).values(begun=None))
    return int(number)


def _latest(seen: datetime | None, now: datetime, running: bool) -> datetime:
    """The later of the two. Once a clock that was put back far is believed, its next leap is
    noticed again.
    """
    return now if seen is None or now > seen or (running and _was_put_back_far(seen, now)) else seen


def _was_put_back_far(seen: datetime, now: datetime) -> bool:
    """Whether the latest time seen lies as far beyond this clock as a clock that leaps lies beyond it: the
    leap backwards, which `life.leaps` finds with its arguments exchanged.
    """
    return life.leaps(seen=now, now=seen)


def _may_be_due(now: datetime) -> ColumnElement[bool]:
    c = checks.c
    over = or_(
        c.ends <= now, and_(c.ends.is_(None), func.coalesce(c.opened, c.created) <= now - life.OPEN_FOR)
    )
    dated = or_(
        c.deletes <= (now + _WIDE).date(),
        and_(c.closed.is_(None), over),
        and_(c.closed <= now - _A_YEAR + _WIDE, c.deletes.is_(None)),
    )
    return and_(c.emptied.is_(None), dated)
