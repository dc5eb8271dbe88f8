"""Two processes write to one file of SQLite: each comes to its turn, also beside one that writes without pause,
and whoever waits in vain is told so after the usual time.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from qcheck.store import NotNow, Store, open_store
from qcheck.store.connection.database import Database
from tests.forked import Forked, first_lines, forked, whole_lines

WITHOUT_PAUSE = """
import sys
from time import sleep
from sqlalchemy import text
from qcheck.store.connection.database import Database

database, number = Database(sys.argv[1]), 0
while True:
    with database.writing() as connection:
        connection.execute(text("UPDATE turns SET number = number + 1"))
        sleep(0.005)
    number += 1
    print(number, flush=True)
"""
"""Writes again as soon as it has written, and takes as long as a batch of a busy hall does."""

TURNS = 20


@pytest.fixture
def url(tmp_path: Path) -> str:
    url = f"sqlite:///{tmp_path}/qcheck.sqlite"
    with closing(open_store(url)) as store, store.database.writing() as connection:
        connection.execute(text("CREATE TABLE turns (number INTEGER)"))
        connection.execute(text("INSERT INTO turns VALUES (0)"))
    return url


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    with closing(open_store(url)) as one:
        yield one


@pytest.fixture
def others(url: str, tmp_path: Path) -> Iterator[list[tuple[Forked, Path]]]:
    """Two processes that write without pause."""
    both = []
    for name in ("first", "second"):
        said = tmp_path / name
        both.append((forked([url], said, script=WITHOUT_PAUSE), said))
        first_lines(*both[-1], 1)
    yield both
    for process, _ in both:
        process.kill()


def number(database: Database) -> int:
    with database.reading() as connection:
        return int(connection.execute(text("SELECT number FROM turns")).scalar_one())


def test_beside_two_that_write_without_pause_a_third_comes_to_its_turn_each_time(store, others):
    for _ in range(TURNS):
        with store.database.writing() as connection:  # raises where it waits in vain
            connection.execute(text("UPDATE turns SET number = number + 1"))

    assert all(process.poll() is None for process, _ in others)


def test_of_two_that_write_without_pause_both_go_on_and_nothing_is_lost(store, others):
    for process, said in others:
        first_lines(process, said, 3 * TURNS)
    for process, _ in others:
        process.kill()

    written = sum(len(whole_lines(said)) for _, said in others)
    assert 0 <= number(store.database) - written <= len(others)  # what was on disk and not said yet


@pytest.mark.parametrize("writing", ["writing", "together"])
def test_after_a_turn_in_vain_it_is_said_and_the_next_one_waits_as_usual(url, tmp_path, writing):
    database = Database(url, patience=0.2)

    with closing(sqlite3.connect(tmp_path / "qcheck.sqlite", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(NotNow, match="Somebody else is saving"), getattr(database, writing)():
            pytest.fail("it has begun")
    with getattr(database, writing)() as connection:
        assert connection.exec_driver_sql("PRAGMA busy_timeout").scalar_one() == 200

    database.close()
