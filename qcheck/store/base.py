"""What all verbs stand on: the database, and what was read before and has not changed."""

from __future__ import annotations

from sqlalchemy import Connection

from qcheck.store import queries
from qcheck.store.database import Database
from qcheck.store.wholes import Wholes


class Kept:
    """A database with qcheck's tables. For all threads of a process."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._texts: dict[str, str] = {}  # by hash, under which a text never changes
        self._wholes = Wholes()

    def close(self) -> None:
        """Lets go of the database."""
        self.database.close()

    def _text(self, connection: Connection, sha: str) -> str:
        if sha not in self._texts:
            self._texts[sha] = connection.execute(queries.text(sha)).scalar_one()
        return self._texts[sha]
