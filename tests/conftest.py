"""What several test files need: databases to try the store on."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from qcheck.store import Store, open_store

DATABASES: dict[str, Callable[[Path], str]] = {
    "sqlite": lambda folder: f"sqlite:///{folder / 'qcheck.sqlite'}",
}
"""Every kind of database the store runs on: its name, and a URL for a fresh one. Another kind is another line."""


@pytest.fixture(params=DATABASES)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of a fresh database, once for each kind."""
    return DATABASES[request.param](tmp_path)


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    """A fresh store, once for each kind of database."""
    opened = open_store(database_url)
    yield opened
    opened.close()
