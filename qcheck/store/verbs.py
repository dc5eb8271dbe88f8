"""What the store can do. Every verb is one transaction and may be repeated; whatever it returns from is on disk."""

from __future__ import annotations

from qcheck.store.agreeing import Agreeing
from qcheck.store.answering import Answering
from qcheck.store.database import PATIENCE, Database
from qcheck.store.facilitating import Facilitating
from qcheck.store.organising import Organising
from qcheck.store.reading import Reading
from qcheck.store.upgrade import upgrade
from qcheck.store.upkeep import Upkeep


def open_store(url: str, patience: float = PATIENCE) -> Store:
    """The store behind a database URL, its tables brought up to date. `patience`: seconds to wait for other writers."""
    database = Database(url, patience)
    upgrade(database)
    database.forget()
    return Store(database)


class Store(Reading, Answering, Organising, Facilitating, Agreeing, Upkeep):
    """Everything that was said, kept in a database. For all threads of a process."""
