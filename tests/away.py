"""A database that cannot be reached for a while, under a service that goes on serving."""

from __future__ import annotations

import pytest

from qcheck.store import NotNow
from qcheck.store.connection.database import Database
from qcheck.store.connection.trouble import Trouble


def take_away(monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on nobody gets to the database, as when PostgreSQL has stopped; `monkeypatch.undo()` brings it
    back.
    """

    def nobody_there(*_: object) -> None:
        raise NotNow(Trouble.AWAY)

    for way in ("reading", "glancing", "writing"):
        monkeypatch.setattr(Database, way, nobody_there)
