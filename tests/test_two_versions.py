"""Two versions over one database: the older saves nothing from the moment on at which the newer has upgraded,
says so, and goes on reading; and an upgrade is whole or has not happened, whatever happens to it.
"""

import logging
from contextlib import closing
from threading import Event, Thread

import pytest
from sqlalchemy import inspect, text

from qcheck.records import Answer
from qcheck.refusals import NotNow, OutOfOrder
from qcheck.store import open_store
from qcheck.store.connection import step
from qcheck.store.connection.database import Database
from qcheck.store.operating.upgrade import upgrade
from tests import kept
from tests.forked import first_lines, forked
from tests.later import LATER, make_older, overtake, step_at, steps

OVERTAKEN = "still of the version before"
PATIENCE = 60  # seconds; two cores, shared


@pytest.fixture
def sheet(store):
    return kept.opened(store, kept.check())


def say(store, sheet, point):
    store.answer(sheet, "f", lambda before: Answer(point), kept.NOON)


def test_an_older_server_saves_nothing_more_and_goes_on_reading(store, database_url, sheet):
    say(store, sheet, 3)
    overtake(database_url)

    with pytest.raises(NotNow, match=OVERTAKEN) as refused:
        say(store, sheet, 1)

    assert (refused.value.status, refused.value.retry_after) == (503, 5)
    assert store.sheet(sheet).sheet.answers == {"f": Answer(3)}
    assert OVERTAKEN in store.why_not_saving()


def test_those_who_save_together_are_told_too(store, database_url, sheet):
    overtake(database_url)

    with pytest.raises(NotNow, match=OVERTAKEN), store.database.together():
        say(store, sheet, 1)

    assert store.sheet(sheet).sheet.answers == {}


def test_what_an_older_server_can_no_longer_read_is_told_in_words(store, database_url, sheet):
    overtake(database_url, "ALTER TABLE answers RENAME COLUMN value TO worth")

    with pytest.raises(NotNow, match=OVERTAKEN):
        store.sheet(sheet)


def test_that_it_is_overtaken_is_said_once_in_the_log(store, database_url, caplog):
    overtake(database_url)

    with caplog.at_level(logging.WARNING, "qcheck.store"):
        for _ in range(3):
            store.look()

    [line] = [each for each in caplog.messages if "step" in each]
    assert f"step {LATER}, this server of step {step.head()}: it saves nothing more" in line


def test_where_the_database_comes_back_everything_is_saved_again(store, database_url, sheet):
    overtake(database_url)
    with pytest.raises(NotNow):
        say(store, sheet, 1)
    with closing(Database(database_url)) as other, other.writing() as connection:
        connection.execute(text(f"UPDATE alembic_version SET version_num = '{step.head()}'"))

    say(store, sheet, 2)

    assert store.sheet(sheet).sheet.answers == {"f": Answer(2)}
    assert store.why_not_saving() == ""


def test_a_database_exchanged_for_an_older_one_is_told_otherwise(store, database_url, sheet):
    with closing(Database(database_url)) as other, other.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))

    with pytest.raises(NotNow, match="exchanged for one of an older version"):
        say(store, sheet, 1)


def test_a_write_in_flight_is_waited_for_and_the_next_one_refused(
    store, database_url, sheet, tmp_path, monkeypatch
):
    later, done = Database(database_url, PATIENCE), Event()
    with store.database.writing() as connection:
        connection.execute(text("INSERT INTO processes VALUES ('fliegt', 'Im Flug', '')"))
        monkeypatch.setattr(step, "MIGRATIONS", steps(tmp_path))
        upgrading = Thread(target=lambda: (upgrade(later), done.set()))
        upgrading.start()
        came_between = done.wait(0.5)
    upgrading.join(PATIENCE)
    later.close()

    assert (came_between, done.is_set(), step_at(database_url)) == (False, True, LATER)
    with store.database.reading() as connection:
        assert (
            connection.execute(text("SELECT title FROM processes WHERE id = 'fliegt'")).scalar() == "Im Flug"
        )
    with pytest.raises(NotNow, match=OVERTAKEN):
        say(store, sheet, 1)


BREAKS = """op.create_table("later", sa.Column("id", sa.Integer, primary_key=True))
    op.execute("INSERT INTO processes VALUES ('halb', 'Halb', '')")
    op.execute("no statement of any database")"""
HANGS = """op.create_table("later", sa.Column("id", sa.Integer, primary_key=True))
    op.execute("INSERT INTO processes VALUES ('halb', 'Halb', '')")
    print("in the middle", flush=True)
    __import__("signal").pause()"""


def test_a_step_that_fails_in_the_middle_takes_all_steps_back(empty_database_url, tmp_path, monkeypatch):
    make_older(empty_database_url, "0002")
    own = step.head()

    with monkeypatch.context() as patched:
        patched.setattr(step, "MIGRATIONS", steps(tmp_path, BREAKS))
        with pytest.raises(Exception, match="no statement"):
            open_store(empty_database_url)

    assert _as_it_was(empty_database_url, "0002")
    open_store(empty_database_url).close()
    assert step_at(empty_database_url) == own


def test_an_upgrade_that_is_killed_in_the_middle_has_not_happened(empty_database_url, tmp_path):
    before = step.known()[-2]
    make_older(empty_database_url, before)
    program = (
        "import sys; from pathlib import Path; from qcheck.store import open_store;"
        "from qcheck.store.connection import step;"
        "step.MIGRATIONS = Path(sys.argv[2]); open_store(sys.argv[1])"
    )
    words, said = [empty_database_url, str(steps(tmp_path, HANGS))], tmp_path / "said"
    killed = forked(words, said, script=program)
    assert first_lines(killed, said, 1) == ["in the middle"]

    killed.kill()

    assert _as_it_was(empty_database_url, before)
    open_store(empty_database_url).close()
    assert step_at(empty_database_url) == step.head()


def _as_it_was(url: str, at: str) -> bool:
    with closing(Database(url, PATIENCE)) as database, database.reading() as connection:
        tables = inspect(connection).get_table_names()
        rows = connection.execute(text("SELECT count(*) FROM processes")).scalar_one()
        return (rows, step_at(url), "later" in tables) == (0, at, False)


def test_a_database_of_a_newer_version_is_refused_with_both_versions_and_the_way_back(database_url):
    note = (
        "INSERT INTO upgrades (step, came_from, qcheck, at, backup)"
        f" VALUES ('{LATER}', '{step.head()}', '9.9.0', '2027-01-01 12:00:00', '/srv/qcheck/vorher.backup')"
    )
    open_store(database_url).close()
    overtake(database_url, note)

    with pytest.raises(OutOfOrder) as refused:
        open_store(database_url)

    assert {"9.9.0", LATER, step.head(), "/srv/qcheck/vorher.backup"} <= set(
        map(str, refused.value.values.values())
    )


def test_a_newer_version_that_keeps_no_list_of_upgrades_is_refused_all_the_same(database_url):
    open_store(database_url).close()
    overtake(database_url, "DROP TABLE upgrades")

    with pytest.raises(OutOfOrder, match="newer version of qcheck"):
        open_store(database_url)
