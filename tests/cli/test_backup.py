"""The commands for backups as they are typed: what they ask, what they say, and with which exit code."""

import os
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest

from qcheck.service import UnknownLink, back_up, open_service
from qcheck.settings import Settings
from tests.sheet.devices import new_check


@pytest.fixture
def settings(tmp_path):
    """An installation without any check."""
    prepared = Settings(
        data=tmp_path / "data", database=f"sqlite:///{tmp_path}/data/qcheck.sqlite"
    ).prepared()
    open_service(prepared).close()
    return prepared


def test_a_backup_without_its_key_says_so(qcheck, settings, tmp_path):
    said = qcheck("backup", str(tmp_path / "b"), "--without-key", "--data", str(settings.data))

    assert said.code == 0
    assert "SHA-256" in said.out
    assert f"Without the file {settings.key_file}" in said.err


def test_without_a_terminal_the_passphrase_is_not_asked_for(qcheck, settings, tmp_path):
    said = qcheck("backup", str(tmp_path / "b"), "--data", str(settings.data))

    assert said.code == 2
    assert "--passphrase-file" in said.err
    assert not (tmp_path / "b").exists()


def test_a_folder_that_is_not_there_is_named(qcheck, settings, tmp_path):
    said = qcheck("backup", str(tmp_path / "fehlt" / "b"), "--without-key", "--data", str(settings.data))

    assert said.code == 1
    assert f"The folder {tmp_path / 'fehlt'} is not there." in said.err


def test_where_there_are_no_data_there_is_nothing_to_back_up(qcheck, tmp_path):
    said = qcheck("backup", str(tmp_path / "b"), "--without-key", "--data", str(tmp_path / "leer"))

    assert said.code == 1
    assert "no data of qcheck" in said.err
    assert not (tmp_path / "leer").exists()


@pytest.mark.parametrize(("content", "said"), [(None, "no such file"), (b"kein Archiv", "no backup")])
def test_what_is_no_backup_is_not_put_back(qcheck, settings, tmp_path, content, said):
    if content is not None:
        (tmp_path / "b").write_bytes(content)

    told = qcheck(
        "restore", str(tmp_path / "b"), "--key", str(settings.key_file), "--data", str(tmp_path / "neu")
    )

    assert told.code
    assert said in told.err


def test_what_root_puts_back_is_given_to_the_user_of_the_server(qcheck, settings, tmp_path):
    back_up(settings, tmp_path / "b", datetime.now(UTC), None)

    said = qcheck(
        "restore", str(tmp_path / "b"), "--key", str(settings.key_file), "--data", str(tmp_path / "neu")
    )

    assert said.code == 0
    assert ("chown" in said.err) == (os.name != "nt" and os.geteuid() == 0)


def test_after_an_old_backup_nothing_is_deleted_before_the_clock_is_confirmed(qcheck, settings, tmp_path):
    """What was due when the backup was made, three weeks later, could also be a clock that has leapt."""
    with closing(open_service(settings)) as service:
        early = datetime.now(UTC) - timedelta(days=400)
        service.clock.now = lambda: early
        service.upkeep.tidy()
        link = _due_check(service)
    back_up(settings, tmp_path / "b", early, None)

    said = qcheck(
        "restore", str(tmp_path / "b"), "--key", str(settings.key_file), "--data", str(tmp_path / "neu")
    )

    assert link
    assert said.code == 1
    assert "qcheck clock --confirm" in said.err


def _due_check(service):
    from qcheck.service import NewCheck, Scope

    return service.organising.create_check(
        NewCheck(
            "Platz", "", "kurzcheck", "planung", Scope(), None, ends=service.clock.now() + timedelta(days=1)
        )
    )


def test_what_people_deleted_since_a_backup_is_deleted_again(qcheck, settings, tmp_path):
    with closing(open_service(settings)) as service:
        link = new_check(service)
        back_up(settings, tmp_path / "b", datetime.now(UTC), None)
        service.organising.delete(link)
    given = ("--deletions", str(settings.deletions), "--key", str(settings.key_file))

    said = qcheck("restore", str(tmp_path / "b"), *given, "--data", str(tmp_path / "neu"))

    assert said.code == 0
    assert "Deleted or withdrawn again, as people had done since: 1" in said.out
    with closing(open_service(Settings(data=tmp_path / "neu"))) as service, pytest.raises(UnknownLink):
        service.access.open(link)


def test_a_list_that_lies_in_the_empty_folder_is_followed(qcheck, settings, tmp_path):
    back_up(settings, tmp_path / "b", datetime.now(UTC), None)
    (tmp_path / "neu").mkdir()
    (tmp_path / "neu" / "deleted").write_bytes(b"# qcheck\n")

    said = qcheck(
        "restore", str(tmp_path / "b"), "--key", str(settings.key_file), "--data", str(tmp_path / "neu")
    )

    assert "people had done since: 0" in said.out


def test_without_a_list_it_is_said_that_it_is_there_again(qcheck, settings, tmp_path):
    back_up(settings, tmp_path / "b", datetime.now(UTC), None)

    said = qcheck(
        "restore", str(tmp_path / "b"), "--key", str(settings.key_file), "--data", str(tmp_path / "neu")
    )

    assert (said.code, "is there again" in said.out) == (0, True)


def test_what_is_no_list_puts_nothing_back(qcheck, settings, tmp_path):
    back_up(settings, tmp_path / "b", datetime.now(UTC), None)
    (tmp_path / "liste").write_text("gestern", "utf-8")

    said = qcheck(
        "restore",
        str(tmp_path / "b"),
        "--deletions",
        str(tmp_path / "liste"),
        "--data",
        str(tmp_path / "neu"),
    )

    assert (said.code, "no list of deletions" in said.err) == (1, True)
    assert not (tmp_path / "neu").exists()
