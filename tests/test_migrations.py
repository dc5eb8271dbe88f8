"""The tables come up to date at every start, however many processes start at once."""

from dataclasses import replace
from datetime import UTC, date, datetime
from multiprocessing.pool import ThreadPool

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, text
from sqlalchemy.exc import DBAPIError

from qcheck.language import language
from qcheck.records import Answer, Keeps, Process, ProcessId
from qcheck.settings import Settings
from qcheck.store import NotPossible, is_up_to_date, open_store
from qcheck.store.connection.database import Database
from qcheck.store.operating.upgrade import _config, upgrade
from qcheck.store.tables.metadata import metadata
from tests import kept
from tests.forked import first_lines, forked

pytestmark = pytest.mark.usefixtures("as_it_is_run")

STARTING = """
import sys
from pathlib import Path
from time import sleep
from qcheck.store import open_store

print("ready", flush=True)
while not Path(sys.argv[2]).exists():
    sleep(0.001)
print(open_store(sys.argv[1]).everything())
"""
"""Waits, with everything loaded, until all others are ready too."""


@pytest.fixture
def database(empty_database_url):
    opened = Database(empty_database_url)
    yield opened
    opened.close()


def test_the_steps_lead_to_the_tables(database):
    upgrade(database)

    with database.reading() as connection:
        assert (
            compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), metadata)
            == []
        )


def test_the_steps_name_keys_and_links_between_tables_as_the_tables_do(database):
    upgrade(database)

    found = inspect(database.engine)
    assert {key["name"] for table in metadata.tables for key in found.get_foreign_keys(table)} == {
        f"fk_{table.name}_{column.name}"
        for table in metadata.sorted_tables
        for column in table.columns
        if column.foreign_keys
    }
    assert {found.get_pk_constraint(table)["name"] for table in metadata.tables} == {
        f"pk_{table}" for table in metadata.tables
    }
    assert {
        (table, key["options"].get("ondelete"))
        for table in ("answers", "closings", "links", "sheets")
        for key in found.get_foreign_keys(table)
    } == {(table, "CASCADE") for table in ("answers", "closings", "links", "sheets")}


def test_a_second_start_changes_nothing(database):
    upgrade(database)
    before = _version(database)

    upgrade(database)

    assert _version(database) == before


def test_threads_that_start_together_make_the_tables_once(empty_database_url):
    with ThreadPool(8) as threads:
        stores = threads.map(open_store, [empty_database_url] * 8)

    assert [store.everything() for store in stores] == [()] * 8


def test_processes_that_start_together_make_the_tables_once(empty_database_url, tmp_path):
    go, said = tmp_path / "go", [tmp_path / f"said-{number}" for number in range(4)]
    started = [forked([empty_database_url, str(go)], each, script=STARTING) for each in said]
    assert [first_lines(*each, 1) for each in zip(started, said, strict=True)] == [["ready"]] * 4
    go.touch()

    ended = [process.wait(timeout=180) for process in started]

    assert (ended, [each.read_text() for each in said]) == ([0] * 4, ["ready\n()\n"] * 4)


def test_a_database_of_a_newer_version_is_left_alone(database):
    upgrade(database)
    with database.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(NotPossible) as refused:
        upgrade(database)

    assert refused.value.said(language("de")).startswith(
        "Diese Daten hat eine neuere Version von qcheck geschrieben (?, Datenbank Stufe 9999)."
    )
    assert _version(database) == "9999"


def test_only_tables_of_this_version_are_up_to_date(empty_database_url):
    database = Database(empty_database_url)
    with database.writing() as connection:
        command.upgrade(_config(connection), "0001")
    database.close()
    before = is_up_to_date(empty_database_url)

    open_store(empty_database_url).close()

    assert (before, is_up_to_date(empty_database_url)) == (False, True)


def test_a_step_that_fails_leaves_no_half_made_tables(database):
    with database.writing() as connection:
        connection.execute(text("CREATE TABLE links (id INTEGER)"))

    with pytest.raises(DBAPIError, match="links"):
        upgrade(database)

    assert inspect(database.engine).get_table_names() == ["links"]


def test_a_folder_with_signs_that_mean_something_elsewhere_is_just_a_folder(tmp_path):
    settings = Settings(data=tmp_path / "50 % ?#größer+").prepared()

    open_store(settings.database).close()

    assert (settings.data / "qcheck.sqlite").stat().st_size > 0


def _version(database):
    with database.reading() as connection:
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one()


def test_a_database_of_the_first_version_keeps_everything_and_goes_on(empty_database_url):
    database = Database(empty_database_url)
    with database.writing() as connection:
        command.upgrade(_config(connection), "0001")
        connection.execute(text("INSERT INTO processes VALUES ('p', 'Platz', 'Ort')"))
        connection.execute(text("INSERT INTO catalogues VALUES ('s', 'k', '1.0.0', 'id: k')"))
        connection.execute(
            text(
                "INSERT INTO checks (id, process, catalogue, modules, mode, opened, revision)"
                " VALUES ('c', 'p', 's', '[]', 'open', '2026-05-04 12:00:00', 7)"
            )
        )
        connection.execute(
            text("INSERT INTO sheets (id, \"check\", perspective, finished) VALUES ('b', 'c', 'all', true)")
        )
        connection.execute(
            text("INSERT INTO answers VALUES ('b', 'f', '3', 'weil', '', '', 7, '2026-05-04 12:00:00')")
        )
        connection.execute(
            text(
                "INSERT INTO links (id, \"check\", kind, generation, sheet) VALUES ('l', 'c', "
                "'organise', 2, 'b')"
            )
        )
    database.close()

    store = open_store(empty_database_url)

    found = store.open("l")
    assert (found.check.process.title, found.perspective, found.finished, found.link.generation) == (
        "Platz",
        "all",
        True,
        2,
    )
    assert found.check.life.opened == found.check.life.created
    assert store.sheet("b").sheet.answers == {"f": Answer(3, "weil")}
    store.answer("b", "f", lambda before: Answer(4), found.check.life.created)
    assert store.open("l").revision > found.revision
    store.close()


def test_measures_that_workshops_have_written_are_taken_over_by_their_process(empty_database_url):
    database = Database(empty_database_url)
    with database.writing() as connection:
        command.upgrade(_config(connection), "0009")
        for statement in (
            "INSERT INTO processes VALUES ('p', 'Platz', 'Ort')",
            "INSERT INTO catalogues VALUES ('s', 'k', '1.0.0', 'id: k')",
            "INSERT INTO checks (id, process, catalogue, modules, mode, created, revision) VALUES"
            " ('c', 'p', 's', '[]', 'open', '2026-05-04 12:00:00', 1),"
            " ('d', 'p', 's', '[]', 'open', '2026-06-04 12:00:00', 1)",
            'INSERT INTO workshops ("check", stage, history, revision, started)'
            " VALUES ('c', '{}', '[]', 3, '2026-05-05 18:00:00')",
            'INSERT INTO measures (id, "check", place, criterion, what, who, partners, due, success, by_when)'
            " VALUES ('m2', 'd', 1, NULL, 'Einladen', '', '', NULL, '', ''),"
            " ('m0', 'c', 1, 'k', 'Bänke', 'Amt', 'Rat', '2027-03-31', 'Man sitzt', 'Ende März'),"
            " ('m1', 'c', 2, NULL, 'Schatten', '', '', NULL, '', '')",
        ):
            connection.execute(text(statement))
    database.close()

    store = open_store(empty_database_url)

    written = store.measures("p")
    assert [(each.id, each.what, each.criteria, each.check) for each in written] == [
        ("m0", "Bänke", ("k",), "c"),
        ("m1", "Schatten", (), "c"),
        ("m2", "Einladen", (), "d"),
    ]
    assert (written[0].who, written[0].due, written[0].by_when) == ("Amt", date(2027, 3, 31), "Ende März")
    assert [each.changed for each in written[1:]] == [
        datetime(2026, 5, 5, 18, tzinfo=UTC),
        datetime(2026, 6, 4, 12, tzinfo=UTC),
    ]
    assert [change.revision for change in store.measure_history("p", "m0")] == [1]
    store.close()


def test_what_workshops_agreed_on_is_taken_over_with_its_day(empty_database_url):
    database = Database(empty_database_url)
    with database.writing() as connection:
        command.upgrade(_config(connection), "0009")
        connection.execute(text("INSERT INTO processes VALUES ('p', 'Platz', 'Ort')"))
        connection.execute(text("INSERT INTO catalogues VALUES ('s', 'k', '1.0.0', 'id: k')"))
        connection.execute(
            text(
                "INSERT INTO checks (id, process, catalogue, modules, mode, created, opened, revision)"
                " VALUES ('c', 'p', 's', '[]', 'open', '2026-03-01 12:00:00', '2026-03-02 12:00:00', 7)"
            )
        )
        connection.execute(
            text(
                'INSERT INTO workshops ("check", stage, history, revision, started)'
                " VALUES ('c', '{}', '[]', 3, '2026-03-03 23:30:00')"
            )
        )
        connection.execute(
            text("INSERT INTO agreements VALUES ('c', 'platz', 'yellow', 'Es geht voran', 'Zwei sehen Rot')")
        )
        connection.execute(text("INSERT INTO agreements VALUES ('c', 'spiel', NULL, 'Zu früh', '')"))
    database.close()

    store = open_store(empty_database_url)

    agreed = store.agreed("c")
    assert {
        criterion: (each.light, each.reason, each.minority, each.day.isoformat(), each.revision)
        for criterion, each in agreed.items()
    } == {
        "platz": ("yellow", "Es geht voran", "Zwei sehen Rot", "2026-03-04", 1),
        "spiel": (None, "Zu früh", "", "2026-03-04", 1),
    }
    assert len(store.agreements_of("p")) == 2
    store.close()


def test_checks_of_the_version_before_keep_their_promise_that_everything_goes(empty_database_url):
    database = Database(empty_database_url)
    with database.writing() as connection:
        command.upgrade(_config(connection), "0011")
        connection.execute(text("INSERT INTO processes VALUES ('p', 'Platz', 'Ort')"))
        connection.execute(text("INSERT INTO catalogues VALUES ('s', 'k', '1.0.0', 'id: k')"))
        connection.execute(
            text(
                "INSERT INTO checks (id, process, catalogue, modules, mode, created, opened, revision)"
                " VALUES ('c', 'p', 's', '[]', 'open', '2026-05-04 12:00:00', '2026-05-04 12:00:00', 7)"
            )
        )
        connection.execute(
            text("INSERT INTO links (id, \"check\", kind, generation) VALUES ('l', 'c', 'organise', 2)")
        )
    database.close()

    store = open_store(empty_database_url)

    found = store.open("l").check
    assert (found.keeps, found.emptied, store.figures_of("c")) == (Keeps.NOTHING, None, None)
    store.close()


def test_measures_from_before_can_be_asked_about_again(empty_database_url):
    database = Database(empty_database_url)
    with database.writing() as connection:
        command.upgrade(_config(connection), "0013")
        for statement in (
            "INSERT INTO processes VALUES ('p', 'Platz', 'Ort')",
            "INSERT INTO catalogues VALUES ('s', 'k', '1.0.0', 'id: k')",
            "INSERT INTO checks (id, process, catalogue, modules, mode, created, revision) VALUES"
            " ('c', 'p', 's', '[]', 'open', '2026-05-04 12:00:00', 1)",
            'INSERT INTO measures (id, process, "check", place, criteria, what, who, partners, by_when, success,'
            " urgency, state, reason, revision, changed) VALUES"
            " ('m', 'p', 'c', 1, '[]', 'Bänke', '', '', '', '', 'medium', 'open', '', 1, '2026-05-04 12:00:00')",
        ):
            connection.execute(text(statement))
    database.close()

    store = open_store(empty_database_url)

    assert store.rechecks("p") == {}
    again = replace(kept.check("d"), process=Process(ProcessId("p"), "Platz", "Ort"))
    assert store.begin_recheck("c", "m", again, [], kept.NOON) == "d"
    assert store.rechecks("p") == {"m": ("d",)}
    store.close()
