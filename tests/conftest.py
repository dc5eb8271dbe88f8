"""What several test files need: databases to try the store on; and what is the same for all tests is worked
out once.
"""

import os
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest

from qcheck.loading import shelf
from qcheck.store import Store, open_store
from tests.postgres import Postgres, running_postgres

DATABASES = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)]
"""Every kind of database the store runs on. Another kind is another name here, and a fixture that gives the
URL of a fresh one.
"""


@pytest.fixture(scope="session", autouse=True)
def _nobodys_own_installation_is_touched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Whoever tests may have an installation with settings of its own: a test that names no data folder gets
    an empty one of this run.
    """
    with pytest.MonkeyPatch.context() as patched:
        for name in [name for name in os.environ if name.startswith("QCHECK_")]:
            patched.delenv(name)
        patched.setenv("QCHECK_DATA", str(tmp_path_factory.mktemp("installation") / "data"))
        yield


@pytest.fixture(scope="session", autouse=True)
def _the_same_text_is_read_once() -> Iterator[None]:
    """Nearly every test has a shelf of its own with the same catalogues on it: what came of the same bytes
    before comes of them again.
    """
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(shelf, "read", lru_cache(maxsize=64)(shelf.read))
        yield


@pytest.fixture(params=DATABASES)
def database_url(request: pytest.FixtureRequest) -> str:
    """The URL of a fresh database, once for each kind."""
    return request.getfixturevalue(f"{request.param}_url")


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    """A fresh store, once for each kind of database."""
    opened = open_store(database_url)
    yield opened
    opened.close()


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'qcheck.sqlite'}"


@pytest.fixture
def postgresql_url(postgres: Postgres) -> Iterator[str]:
    with postgres.fresh() as url:
        yield url


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """One server for all tests that need one."""
    with running_postgres() as server:
        yield server
