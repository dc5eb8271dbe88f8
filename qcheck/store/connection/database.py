"""The database itself: one engine per process, and a transaction for each verb.

Writers of this process queue in fair order, so that on SQLite one of them at most has to look again and again
whether another process still writes.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from threading import Lock, local

from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError
from sqlalchemy.exc import TimeoutError as NoConnection

from qcheck import watch
from qcheck.refusals import NotNow
from qcheck.store.connection import frozen
from qcheck.store.connection.engine import (
    GLANCES,
    JOINS,
    PATIENCE,
    WRITES,
    changes,
    engine_for,
    file_of,
    hurry,
    is_whole,
    shown_place,
)
from qcheck.store.connection.step import Guard
from qcheck.store.connection.trouble import TROUBLES, InTheWay, Trouble, code_of
from qcheck.watch import events

QUEUED = "qcheck.mail"
"""What a connection's transaction notes where it queues a mail. One that is undone leaves it to the next,
which then tells of a mail that is not there: nothing comes of that.
"""
SAVED = "qcheck.saved"
"""What it notes where it saves an answer: how many are counted once they are on disk."""


GONE = "qcheck.gone"
"""The same where something was put on the list of deletions."""


class OnlyLooks(Exception):
    """Something was to be changed where one only looks."""


def _nothing() -> None:
    """Nobody waits for mail here."""


class Database:
    """Transactions on one database, given by its URL."""

    def __init__(self, url: str, patience: float = PATIENCE) -> None:
        self._url = url
        self._turn, self._thawing = Lock(), Lock()
        self._joint = local()
        self._patience = patience
        self._is_away = False
        self.guard = Guard()
        self.has_refused = False
        """Whether saving failed for want of room or rights since this was last put right."""
        self.when_queued: Callable[[], None] = _nothing
        """Called after the commit of a transaction in which a mail was queued."""
        self.when_gone: Callable[[], None] = _nothing
        """Called after the commit of a transaction in which something was put on the list of deletions."""
        self._is_frozen = frozen.is_needed(file_of(url))
        if self._is_frozen:
            events.DISK_FULL.happened(place=shown_place(url))
        self._begin_with(frozen.url(file_of(url)) if self._is_frozen else url)

    def _begin_with(self, url: str) -> None:
        self.engine = engine_for(url, self._patience)
        self.is_sqlite = self.engine.dialect.name == "sqlite"
        self._reader = (
            self.engine
            if self.is_sqlite
            else self.engine.execution_options(isolation_level="REPEATABLE READ")
        )
        self._glancer = (
            self.engine.execution_options(**{GLANCES: True})
            if self.is_sqlite
            else self.engine.execution_options(isolation_level="AUTOCOMMIT")
        )
        self._writer = self.engine.execution_options(**{WRITES: self._patience})
        self._joiner = self.engine.execution_options(**{JOINS: self._patience})

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One transaction that sees one state of things."""
        if joint := self._shared or self._looked_at:
            with self._in_words():
                yield joint
            return
        self._thaw()
        with self._in_words(), self._reader.begin() as connection:
            yield connection

    @contextmanager
    def glancing(self) -> Iterator[Connection]:
        """For single statements, each of which sees one state of things, without the two further ones of a
        transaction.
        """
        if joint := self._shared or self._looked_at:
            with self._in_words():
                yield joint
            return
        self._thaw()
        with self._in_words(), self._glancer.begin() as connection:
            yield connection

    @contextmanager
    def looking(self) -> Iterator[None]:
        """All that this thread looks at meanwhile it sees as it stands when this begins. What would change
        something raises `OnlyLooks`.
        """
        with self.reading() as connection:
            self._joint.looked_at = connection
            try:
                yield
            finally:
                self._joint.looked_at = None

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction that is kept whole, on disk when this returns, or not at all; within `together`,
        when that returns.
        """
        if joint := self._shared:
            with self._in_words(), self._whole_or_spoiled(joint):
                yield joint
            return
        if self._looked_at:
            raise OnlyLooks
        self._thaw()
        with self._in_turn(), self._in_words(), self._writer.begin() as connection:
            self.guard.look(connection)
            connection.info.pop(SAVED, None)
            yield connection
            noted = _noted(connection)
        self._tell(*noted)

    @contextmanager
    def together(self) -> Iterator[Connection]:
        """All that this thread does meanwhile is one transaction: on disk when this returns, or, where it
        raises, none of it. It raises, too, where a verb failed after it had changed something, and it waits
        but shortly for others who write.
        """
        self._thaw()
        with self._in_turn(), self._in_words(), self._joiner.begin() as connection:
            hurry(connection)
            self.guard.look(connection)
            connection.info.pop(SAVED, None)  # that of a transaction that came to nothing
            self._joint.connection, self._joint.is_spoiled = connection, False
            try:
                yield connection
            finally:
                self._joint.connection = None
            if self._joint.is_spoiled:
                raise InTheWay(Trouble.BUSY)
            if not is_whole(connection):
                raise InTheWay(Trouble.FULL)
            noted = _noted(connection)
        self._tell(*noted)

    @contextmanager
    def _whole_or_spoiled(self, joint: Connection) -> Iterator[None]:
        """A verb within `together`: where it fails half-way, nothing of that transaction may be kept."""
        before = changes(joint)
        try:
            yield
        except BaseException:
            self._joint.is_spoiled |= changes(joint) != before
            raise

    def _tell(self, queued: bool, went: bool, saved: int) -> None:
        """What follows once everything is on disk."""
        watch.answers_saved(saved)
        if queued:
            self.when_queued()
        if went:
            self.when_gone()

    @property
    def _shared(self) -> Connection | None:
        """The connection of `together`, in its thread."""
        connection: Connection | None = getattr(self._joint, "connection", None)
        return connection

    @property
    def _looked_at(self) -> Connection | None:
        """The connection of `looking`, in its thread."""
        connection: Connection | None = getattr(self._joint, "looked_at", None)
        return connection

    def why_of_another_version(self) -> str:
        """Why nothing is saved where the tables are of another version than this server; else empty. NotNow
        where they cannot be looked at.
        """
        with self._in_words():
            self.guard.look_again(self._glancer)
        return self.guard.why()

    def forget(self) -> None:
        """Takes what was deleted out of SQLite's log as well; the next time does, where somebody is reading
        or the disk is full.
        """
        if self.is_sqlite:
            with (
                suppress(sqlite3.Error, DatabaseError, NoConnection),
                closing(self.engine.raw_connection()) as connection,
            ):
                connection.cursor().execute(
                    "PRAGMA wal_checkpoint(TRUNCATE)"
                )  # outside any transaction, where SQLite wants it

    def close(self) -> None:
        """Lets go of the database, its log written into its file: whoever copies the one file
        has everything.
        """
        self.forget()
        self.engine.dispose()

    @contextmanager
    def _in_words(self) -> Iterator[None]:
        try:
            yield
        except NoConnection as error:
            raise InTheWay(Trouble.BUSY) from error
        except DatabaseError as error:
            if (code := code_of(error)) not in TROUBLES:
                if why := self.guard.after_failure(self._glancer):
                    raise NotNow(why) from error
                raise
            self._noticed(away=TROUBLES[code] is Trouble.AWAY)
            self.has_refused |= TROUBLES[code] in {Trouble.FULL, Trouble.CLOSED}
            raise InTheWay(TROUBLES[code]) from error
        else:
            self._noticed(away=False)

    def _noticed(self, away: bool) -> None:
        """A line in the log when the database goes, and one when it comes back: once each, however many ask
        meanwhile.
        """
        if away != self._is_away:
            self._is_away = away
            (events.DATABASE_AWAY if away else events.DATABASE_BACK).happened()

    def _thaw(self) -> None:
        """A disk that could only be read may be written again, by others too: whoever asks finds
        out first.
        """
        if not self._is_frozen:
            return
        with self._thawing:
            if self._is_frozen and not frozen.is_needed(file_of(self._url)):
                self.engine.dispose()
                self._begin_with(self._url)
                self._is_frozen = False
                events.DISK_WRITABLE.happened()

    @contextmanager
    def _in_turn(self) -> Iterator[None]:
        if not self.is_sqlite:
            yield
            return
        if not self._turn.acquire(timeout=2 * self._patience):
            raise InTheWay(Trouble.BUSY)
        try:
            yield
        finally:
            self._turn.release()


def note_saved(connection: Connection, number: int = 1) -> None:
    """So many answers count as saved once all of this transaction is on disk."""
    connection.info[SAVED] = connection.info.get(SAVED, 0) + number


def _noted(connection: Connection) -> tuple[bool, bool, int]:
    """What its transaction has noted: whether mail was queued, whether something has gone, how much was
    saved.
    """
    noted = connection.info
    return noted.pop(QUEUED, False), noted.pop(GONE, False), noted.pop(SAVED, 0)
