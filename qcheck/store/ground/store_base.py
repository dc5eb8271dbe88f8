"""What all verbs stand on: the database, and what was read before and has not changed."""

from __future__ import annotations

from sqlalchemy import Connection

from qcheck.refusals import UnknownLink
from qcheck.store.connection.database import Database
from qcheck.store.ground import queries
from qcheck.store.ground.sheet_cache import SheetCache


class StoreBase:
    """A database with qcheck's tables. For all threads of a process."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._texts: dict[str, str] = {}  # by hash, under which a text never changes
        self._wholes = SheetCache()

    def forget(self) -> None:
        """Takes what was deleted out of the database's log as well, as far as it can be at this moment."""
        self.database.forget()

    def close(self) -> None:
        """Lets go of the database; then everything is in its one file."""
        self.database.close()

    def _text(self, connection: Connection, sha: str) -> str:
        """UnknownLink where the last check that used it has been deleted meanwhile."""
        if sha not in self._texts:
            if (text := connection.execute(queries.text(sha)).scalar_one_or_none()) is None:
                raise UnknownLink
            self._texts[sha] = text
        return self._texts[sha]
