"""`qcheck upgrade` as it is typed, and what a server says that meets an older database: what is needed, a
backup first, what was done, and the way back.
"""

import shutil
import socket
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest

from qcheck.service import drop_old_backups, open_service, restored
from qcheck.service.operating.backup_file import look_into
from qcheck.settings import Settings
from qcheck.store.connection import step
from tests.later import LATER, make_older, overtake, step_at

OLD = "0033"


@pytest.fixture
def settings(qcheck):
    """An installation whose database is of an older version."""
    prepared = Settings().prepared()
    prepared.key_file.write_bytes(bytes(32))
    make_older(prepared.database, OLD)
    return prepared


def test_what_the_database_needs_is_said_and_nothing_changed(qcheck, settings):
    def whole():
        return {each.name: each.read_bytes() for each in settings.data.iterdir() if each.is_file()}

    before = whole()

    said = qcheck("upgrade", "--check", "--language", "de")

    assert said.code == 1
    assert f"Die Datenbank hat Stufe {OLD}." in said.out
    assert [line[2:6] for line in said.out.splitlines() if line.startswith("  0")] == list(
        step.known()[step.known().index(OLD) + 1 :]
    )
    assert "Geändert wurde nichts." in said.out
    assert whole() == before


def test_every_step_is_said_in_words(qcheck, settings):
    assert "Changes that this version needs" not in qcheck("upgrade", "--check").out


@pytest.mark.parametrize("words", [("upgrade",), ("upgrade", "--check")])
def test_a_database_of_this_version_needs_nothing(qcheck, words):
    open_service(Settings()).close()

    said = qcheck(*words)

    assert (said.code, "nothing to do" in said.out) == (0, True)
    assert not Settings().backups.exists()


@pytest.mark.parametrize("words", [("upgrade",), ("upgrade", "--check"), ("serve",)])
def test_a_database_of_a_newer_version_is_left_alone(qcheck, words):
    open_service(Settings()).close()
    overtake(Settings().database)

    said = qcheck(*words)

    assert said.code == 1
    assert "newer version of qcheck" in said.err
    assert step_at(Settings().database) == LATER


def test_where_there_are_no_data_there_is_nothing_to_upgrade(qcheck):
    said = qcheck("upgrade", "--check")

    assert (said.code, "no data of qcheck" in said.err) == (1, True)
    assert not Settings().data.exists()


def test_an_upgrade_makes_a_backup_first_and_says_the_way_back(qcheck, settings):
    said = qcheck("upgrade")

    [backup] = settings.backups.iterdir()
    assert said.code == 0
    assert (step_at(settings.database), look_into(backup).revision) == (step.head(), OLD)
    assert f"{backup}: the backup from before" in said.out
    assert "The way back:" in said.out
    assert (backup.stat().st_mode & 0o077, settings.backups.stat().st_mode & 0o077) == (0, 0)


def test_the_backup_of_an_older_version_is_put_back_and_brought_up_to_date(qcheck, settings, tmp_path):
    qcheck("upgrade")
    [backup] = settings.backups.iterdir()
    elsewhere = Settings(data=tmp_path / "andere", database=f"sqlite:///{tmp_path}/andere/qcheck.sqlite")

    restored(elsewhere, backup, settings.key_file, None)

    assert step_at(elsewhere.database) == step.head()


def test_the_backup_goes_where_it_is_wanted(qcheck, settings, tmp_path):
    said = qcheck("upgrade", "--backup", str(tmp_path / "vorher"))

    assert said.code == 0
    assert look_into(tmp_path / "vorher").revision == OLD
    assert not settings.backups.exists()


def test_an_upgrade_without_a_backup_says_so(qcheck, settings):
    said = qcheck("upgrade", "--without-backup")

    assert (said.code, step_at(settings.database)) == (0, step.head())
    assert "No backup was made" in said.out
    assert "The way back" not in said.out


@pytest.mark.parametrize("words", [("upgrade",), ("serve",)])
def test_without_room_for_the_backup_nothing_is_upgraded(qcheck, settings, monkeypatch, words):
    usage = shutil.disk_usage(settings.data)._replace(free=1000)
    monkeypatch.setattr("qcheck.service.operating.upgrading.disk_usage", lambda _: usage)

    said = qcheck(*words)

    assert (said.code, step_at(settings.database)) == (1, OLD)
    assert "are needed in" in said.err
    assert "qcheck upgrade --without-backup" in said.err


def test_nothing_is_upgraded_below_a_running_server(qcheck, settings, monkeypatch):
    monkeypatch.setattr("qcheck.server_address.running", lambda folder: "http://localhost:8501")

    said = qcheck("upgrade")

    assert (said.code, step_at(settings.database)) == (1, OLD)
    assert "Please stop it first" in said.err


def test_an_upgrade_that_fails_leaves_no_backup_behind(qcheck, settings):
    with closing(sqlite3.connect(settings.data / "qcheck.sqlite")) as connection:
        connection.execute("CREATE TABLE upgrades (id INTEGER)")

    with pytest.raises(Exception, match="upgrades"):
        qcheck("upgrade")

    assert step_at(settings.database) == OLD
    assert list(settings.backups.iterdir()) == []


def test_a_command_upgrades_nothing_by_the_way(qcheck, settings):
    said = qcheck("links", "--language", "de")

    assert (said.code, step_at(settings.database)) == (1, OLD)
    assert "`qcheck upgrade` bringt sie auf den Stand dieser Version" in said.err


def test_a_server_that_starts_makes_the_backup_and_upgrades_by_itself(qcheck, settings):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        said = qcheck("serve", "--port", str(taken.getsockname()[1]))

    [backup] = settings.backups.iterdir()
    assert "port" in said.err.casefold()  # where it ended here: after the database, before it serves
    assert f"{backup}: the backup from before" in said.err
    assert (step_at(settings.database), look_into(backup).revision) == (step.head(), OLD)


def test_a_server_over_a_database_of_this_version_without_any_check_makes_its_key(qcheck):
    open_service(Settings()).close()
    Settings().key_file.unlink()

    with socket.create_server(("127.0.0.1", 0)) as taken:
        said = qcheck("serve", "--port", str(taken.getsockname()[1]))

    assert "port" in said.err.casefold()
    assert Settings().key_file.exists()


def test_backups_made_by_an_upgrade_go_after_two_weeks_and_no_others(qcheck, settings):
    qcheck("upgrade")
    [backup] = settings.backups.iterdir()
    other = settings.backups / "eigene.backup"
    other.write_bytes(b"")
    now = datetime.now(UTC)

    kept = (drop_old_backups(settings, now + timedelta(days=13)), backup.exists())
    dropped = drop_old_backups(settings, now + timedelta(days=15))

    assert (kept, dropped) == ((0, True), 1)
    assert list(settings.backups.iterdir()) == [other]
