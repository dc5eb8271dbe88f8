"""Of which step the tables are, and that a server writes into tables of its own step alone.

Two servers of different versions may stand over one database while it is updated. Each writing transaction
looks at the step first: on SQLite it holds the only right to write by then; on PostgreSQL the look keeps
`alembic_version` until the transaction ends, and an upgrade begins by locking that table. So whoever writes
while somebody wants to upgrade is waited for, and whoever begins afterwards sees the new step.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from sqlalchemy import Connection, Engine, String, column, select, table
from sqlalchemy.exc import SQLAlchemyError

from qcheck.language import N_
from qcheck.refusals import NotNow
from qcheck.store.connection.prepared import Prepared
from qcheck.watch import events

MIGRATIONS = Path(__file__).parents[1] / "migrations"
OVERTAKEN = N_(
    "qcheck is being updated: this server is still of the version before and saves nothing more. Please try "
    "again in a moment; what you saved before is safe."
)
EXCHANGED = N_(
    "The database was exchanged for one of an older version while this server was running. Please tell the "
    "people who run this service: it has to be started anew."
)
_LOOK = Prepared(select(column("version_num", String)).select_from(table("alembic_version")))


@cache
def _steps_in(folder: Path) -> tuple[str, ...]:
    names = (re.match(r"m(\d{4})_", file.name) for file in (folder / "versions").glob("m*.py"))
    return tuple(sorted(name[1] for name in names if name))


_steps_in(MIGRATIONS)  # now: later another version may lie there, while this one goes on running


def known() -> tuple[str, ...]:
    """The steps that this version knows, in their order."""
    return _steps_in(MIGRATIONS)


def head() -> str:
    """The step of this version."""
    return known()[-1]


class Guard:
    """Lets nothing be written into tables of another step than that of this version; lets everything through
    until it is told which one that is.
    """

    def __init__(self) -> None:
        self._own = ""
        self._found = ""

    def expect(self, step: str) -> None:
        """From now on the tables are of this step."""
        self._own = self._found = step

    def look(self, connection: Connection) -> None:
        """At the beginning of what writes. NotNow where the tables are of another step."""
        if self._own:
            self.notice(_step(connection))
            if self._found != self._own:
                raise NotNow(self.why())

    def notice(self, at_step: str) -> None:
        """Of which step the tables are now: said in the log, once, where it has changed."""
        if at_step == self._found:
            return
        self._found = at_step
        if at_step == self._own:
            events.DATABASE_SAME.happened()
        else:
            events.DATABASE_OTHER.happened(found=at_step, own=self._own)

    def look_again(self, engine: Engine) -> None:
        """Asks of which step the tables are, on a connection of its own."""
        if self._own:
            with engine.connect() as connection:
                self.notice(_step(connection))

    def after_failure(self, engine: Engine) -> str:
        """Why a statement may have failed that none of ours should: the tables are of another step. Empty
        where that is not so, or cannot be found out.
        """
        try:
            self.look_again(engine)
        except SQLAlchemyError:
            return ""
        return self.why()

    def why(self) -> str:
        """Why nothing is written, as far as it was noticed; else empty."""
        if self._found == self._own:
            return ""
        return EXCHANGED if self._found < self._own else OVERTAKEN


def _step(connection: Connection) -> str:
    return str(_LOOK.first(connection, {}).version_num)
