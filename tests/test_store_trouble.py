"""Trouble with the database, said in words; and how SQLite is opened."""

import sqlite3
from contextlib import closing
from multiprocessing.pool import ThreadPool

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import DBAPIError

from qcheck.language import language
from qcheck.records import Answer
from qcheck.store import NotNow, NotPossible, open_store
from qcheck.store.connection.database import TROUBLES
from tests.kept import NOON, check, opened
from tests.test_store import comments, says

# trouble


@pytest.fixture
def file(tmp_path):
    return tmp_path / "qcheck.sqlite"


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("busy_timeout", 5000),
        ("secure_delete", 1),
    ],
)
@pytest.mark.usefixtures("as_it_is_run")
def test_every_connection_keeps_its_word_through_a_power_cut(file, pragma, value):
    store = open_store(f"sqlite:///{file}")

    with store.database.engine.connect() as first, store.database.engine.connect() as second:
        found = [
            connection.exec_driver_sql(f"PRAGMA {pragma}").scalar_one() for connection in (first, second)
        ]

    assert found == [value, value]
    store.close()


def test_writing_begins_at_once_with_the_lock_and_reading_without(file):
    store = open_store(f"sqlite:///{file}")
    said = []
    event.listen(store.database.engine, "checkout", lambda driver, *_: driver.set_trace_callback(said.append))

    sheet = opened(store, check())
    store.sheet(sheet)

    assert [each for each in said if each.startswith("BEGIN")] == ["BEGIN IMMEDIATE", "BEGIN"]
    store.close()


def test_only_the_owner_may_read_the_file(file):
    store = open_store(f"sqlite:///{file}")
    opened(store, check())

    assert {path.stat().st_mode & 0o777 for path in file.parent.iterdir()} == {0o600}
    store.close()


def test_a_database_locked_by_another_program_is_said_and_nothing_is_lost(file):
    store = open_store(f"sqlite:///{file}", patience=0.2)
    sheet = opened(store, check())

    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(NotNow) as refused:
            store.answer(sheet, "frueh", says(1), NOON)
    store.answer(sheet, "offen", says(2), NOON)

    assert (
        refused.value.said(language("de"))
        == "Gerade speichert jemand anderes. Bitte versuchen Sie es noch einmal."
    )
    assert store.sheet(sheet).sheet.answers == {"offen": Answer(2)}
    store.close()


def test_a_writer_that_takes_too_long_does_not_hold_up_the_others_for_ever(file):
    store = open_store(f"sqlite:///{file}", patience=0.1)
    sheet = opened(store, check())

    with (
        store.database.writing(),
        ThreadPool(1) as thread,
        pytest.raises(NotNow, match="Somebody else is saving"),
    ):
        thread.apply(store.answer, (sheet, "frueh", says(1), NOON))

    store.answer(sheet, "frueh", says(1), NOON)
    store.close()


def test_a_full_disk_is_said_and_what_was_saved_stays(file):
    store = open_store(f"sqlite:///{file}")
    sheet = opened(store, check())
    store.answer(sheet, "frueh", comments("vorher"), NOON)
    event.listen(
        store.database.engine,
        "begin",
        lambda connection: connection.exec_driver_sql("PRAGMA max_page_count = 1"),
    )

    with pytest.raises(NotPossible) as refused:
        store.answer(sheet, "offen", comments("x" * 1_000_000), NOON)

    assert refused.value.said(language("de")).startswith("Zum Speichern ist kein Platz mehr.")
    assert store.sheet(sheet).sheet.answers == {"frueh": Answer(None, "vorher")}
    store.close()


def test_a_database_that_may_not_be_written_is_said(file):
    store = open_store(f"sqlite:///{file}")
    sheet = opened(store, check())
    event.listen(
        store.database.engine,
        "begin",
        lambda connection: connection.exec_driver_sql("PRAGMA query_only = ON"),
    )

    with pytest.raises(NotNow, match="Nothing can be saved here at the moment"):
        store.answer(sheet, "frueh", says(1), NOON)
    store.close()


@pytest.mark.parametrize(
    "url",
    [
        "sqlite:////nirgends/qcheck.sqlite",
        "sqlite:////proc/qcheck.sqlite",
        "postgresql+psycopg://qcheck@/qcheck?host=/nirgends",
        "postgresql+psycopg://qcheck@localhost:1/qcheck",
    ],
)
def test_a_database_that_cannot_be_reached_is_said(url):
    with pytest.raises(NotNow, match="The database cannot be reached"):
        open_store(url)


@pytest.mark.parametrize(
    "url",
    ["qcheck", "postgresql+nirgends://qcheck@localhost/qcheck", "mysql+MySQLdb://qcheck@localhost/qcheck"],
)
def test_an_address_that_is_none_and_a_driver_that_is_missing_are_said(url):
    with pytest.raises(NotPossible) as refused:
        open_store(url)

    assert refused.value.said(language("de")).startswith(
        "QCHECK_DATABASE ist nicht die Adresse einer Datenbank"
    )


def test_a_value_that_no_database_takes_is_not_taken_for_trouble_with_the_connection(store):
    with pytest.raises(DBAPIError), store.database.reading() as connection:
        connection.execute(text("SELECT :value"), {"value": object()})


def test_a_mistake_in_a_query_is_not_taken_for_trouble_with_the_disk(store):
    with pytest.raises(DBAPIError, match="nirgends"), store.database.reading() as connection:
        connection.execute(text("SELECT * FROM nirgends"))


@pytest.mark.parametrize("message", sorted(set(TROUBLES.values())))
def test_every_trouble_is_said_in_german(message):
    assert NotPossible(message).said(language("de")) != message
