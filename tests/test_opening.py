"""Data folder, database and key belong together: what does not fit is said before anybody is served, and
readers make nothing.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from qcheck.cli import main
from qcheck.service import NewCheck, NotPossible, Scope, UnknownLink, open_service, put_in_one_file
from qcheck.settings import Settings
from tests.serving import PATIENCE, free_port, serving, streamlit_run

WISH = NewCheck("Spielplatz am Bach", "", "kurzcheck", "planung", Scope(), None)
LINK = "0" * 38
READERS = [
    ("status", LINK),
    ("status", "--installation"),
    ("profile", LINK),
    ("links",),
    ("open", LINK),
    ("close", LINK),
    ("delete", LINK, "--yes"),
    ("schedule", LINK, "--ends", "-"),
    ("clock",),
    ("clock", "--confirm"),
]


@pytest.fixture
def settings(tmp_path, database_url) -> Settings:
    return Settings(data=tmp_path / "data", database=database_url)


@pytest.fixture
def link(settings) -> str:
    """The organiser's link of a check; nobody has these data open."""
    with closing(open_service(settings)) as service:
        made = service.organising.create_check(WISH)
        service.inviting.links(made)
        return made


def opens(settings: Settings, link: str) -> bool:
    with closing(open_service(settings)) as service:
        try:
            return service.access.open(link).link == link
        except UnknownLink:
            return False


def unnoted(settings: Settings) -> None:
    """As an older version left the database."""
    with closing(open_service(settings)) as service, service._store.database.writing() as connection:
        connection.execute(text("UPDATE installation SET fingerprint = NULL"))


def contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.glob("*") if file.is_file()}


# the key


def test_checks_without_their_key_are_not_opened_and_no_other_key_is_made(settings, link):
    settings.key_file.unlink()

    with pytest.raises(NotPossible, match="key of these data is missing"):
        open_service(settings)

    assert not settings.key_file.exists()


def test_checks_with_another_key_are_not_opened_until_theirs_is_back(settings, link):
    right = settings.key_file.read_bytes()
    settings.key_file.write_bytes(os.urandom(32))

    with pytest.raises(NotPossible, match="not the key of these data"):
        open_service(settings)
    settings.key_file.write_bytes(right)

    assert opens(settings, link)


@pytest.mark.parametrize("other", [None, b"k" * 32])
def test_whoever_wants_a_new_key_gets_it_and_the_old_links_are_dead(settings, link, other):
    settings.key_file.unlink()
    if other:
        settings.key_file.write_bytes(other)

    with closing(open_service(settings, new_key=True)) as service:
        [found] = service.known_checks.organisers()

    assert (opens(settings, link), opens(settings, found.link)) == (False, True)


def test_an_older_database_notes_the_key_that_its_codes_prove(settings, link):
    unnoted(settings)

    assert opens(settings, link)
    settings.key_file.write_bytes(os.urandom(32))
    with pytest.raises(NotPossible, match="not the key"):
        open_service(settings)


def test_an_older_database_is_not_opened_with_a_key_that_its_codes_contradict(settings, link):
    unnoted(settings)
    with closing(open_service(settings)) as service, service._store.database.writing() as connection:
        connection.execute(text("UPDATE installation SET fingerprint = NULL"))
    settings.key_file.write_bytes(os.urandom(32))

    with pytest.raises(NotPossible, match="not the key"):
        open_service(settings)


def test_a_database_without_checks_takes_any_key(settings):
    open_service(settings).close()
    settings.key_file.unlink()

    with closing(open_service(settings)) as service:
        assert service.access.open(service.organising.create_check(WISH)).title == "Spielplatz am Bach"


def test_the_database_does_not_hold_the_key(settings, link):
    with closing(open_service(settings)) as service:
        noted = service._store.installation().fingerprint

    assert len(noted) == 64
    assert settings.key_file.read_bytes().hex() != noted


# whoever only reads


@pytest.mark.parametrize("command", READERS, ids=" ".join)
def test_whoever_only_reads_makes_no_folder_no_key_and_no_database(command, tmp_path, capsys):
    code = main([*command, "--data", str(tmp_path / "nowhere"), "--language", "en"], {})

    assert code == 1
    assert os.listdir(tmp_path) == []
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize("command", READERS, ids=" ".join)
def test_whoever_only_reads_makes_no_key_where_the_database_was_restored_alone(command, tmp_path, capsys):
    settings = Settings(data=tmp_path)
    with closing(open_service(settings)) as service:
        service.organising.create_check(WISH)
    settings.key_file.unlink()

    code = main([*command, "--data", str(tmp_path), "--language", "en"], {})

    assert (code, settings.key_file.exists()) == (1, False)
    assert "The key of these data is missing" in capsys.readouterr().err


# where the data are


@pytest.mark.postgresql
@pytest.mark.parametrize(
    "command",
    [*READERS, ("new", "--title", "X", "--catalogue", "kurzcheck", "--phase", "planung"), ("serve",)],
    ids=" ".join,
)
def test_without_the_servers_setting_no_empty_file_takes_the_place_of_postgresql(
    command, tmp_path, postgresql_url, capsys, monkeypatch
):
    monkeypatch.setenv("QCHECK_DATABASE", postgresql_url)
    open_service(Settings(data=tmp_path)).close()
    before = contents(tmp_path)
    monkeypatch.delenv("QCHECK_DATABASE")

    code = main([*command, "--data", str(tmp_path), "--language", "de"], {})

    assert (code, contents(tmp_path)) == (1, before)
    assert "Setzen Sie QCHECK_DATABASE so, wie der Server es hat" in capsys.readouterr().err
    assert before["database"] == b"postgresql\n"


@pytest.mark.postgresql
def test_a_database_that_is_named_holds_and_is_noted_anew(tmp_path, postgresql_url):
    open_service(Settings(data=tmp_path, database=postgresql_url)).close()

    open_service(Settings(data=tmp_path, database=f"sqlite:///{tmp_path}/qcheck.sqlite")).close()

    assert not (tmp_path / "database").exists()
    open_service(Settings(data=tmp_path)).close()


@pytest.mark.postgresql
def test_whoever_only_reads_makes_no_tables_in_an_empty_postgresql(
    tmp_path, empty_postgresql_url, monkeypatch
):
    monkeypatch.setenv("QCHECK_DATABASE", empty_postgresql_url)
    tmp_path.joinpath("key").write_bytes(b"k" * 32)

    assert main(["status", LINK, "--data", str(tmp_path)], {}) == 1
    with pytest.raises(NotPossible, match="no data of qcheck"):
        open_service(Settings(data=tmp_path), make=False)


# what cannot be used, in words


def short(data: Path) -> None:
    (data / "key").write_bytes(b"half")


def folder_for_key(data: Path) -> None:
    (data / "key").unlink()
    (data / "key").mkdir()


def file_for_criteria(data: Path) -> None:
    (data / "criteria").rmdir()
    (data / "criteria").touch()


def without_a_table(data: Path) -> None:
    with closing(sqlite3.connect(data / "qcheck.sqlite")) as connection:
        connection.execute("DROP TABLE answers")


def file_for_data(data: Path) -> None:
    data.rename(data.with_name("moved"))
    data.touch()


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (short, "cannot be read as a key"),
        (folder_for_key, "cannot be read as a key"),
        (file_for_criteria, "must be a folder"),
        (file_for_data, "must be a folder"),
        (without_a_table, "A part of this database is missing: answers"),
    ],
)
def test_what_cannot_be_used_is_said_in_words_before_anything_is_served(tmp_path, capsys, spoil, said):
    data = tmp_path / "data"
    open_service(Settings(data=data)).close()
    spoil(data)

    code = main(["serve", "--data", str(data), "--language", "en"], {})

    complaint = capsys.readouterr().err
    assert (code, said in complaint) == (1, True), complaint
    assert "Traceback" not in complaint


# the started server


def test_a_started_server_refuses_another_key_says_the_way_back_and_what_a_new_one_means(tmp_path):
    settings = Settings(data=tmp_path / "data")
    with closing(open_service(settings)) as service:
        service.organising.create_check(WISH)
    settings.key_file.unlink()
    command = ["-m", "qcheck", "serve", "--port", free_port(), "--language", "en"]

    with serving(tmp_path, command) as refused:
        code = refused.process.wait(timeout=PATIENCE)
    with serving(tmp_path, [*command, "--new-key"]) as server:
        status = server.get("/")[0]

    assert (refused.address, code) == ("the server did not start", 1)
    assert "Put it back from the backup" in refused.said
    assert "serve --new-key" in refused.said
    assert (status, "all links, codes and QR codes so far are dead" in server.said) == (200, True)


def test_started_by_streamlit_it_refuses_another_key_too(tmp_path):
    settings = Settings(data=tmp_path / "data")
    with closing(open_service(settings)) as service:
        service.organising.create_check(WISH)
    settings.key_file.unlink()

    with serving(tmp_path, streamlit_run(tmp_path, "")) as refused:
        refused.process.wait(timeout=PATIENCE)

    assert refused.address == "the server did not start"
    assert "The key of these data is missing" in refused.said
    assert not settings.key_file.exists()


# who may read


@pytest.mark.skipif(os.name == "nt", reason="Windows has other rights")
def test_everything_in_the_data_folder_is_for_its_owner_alone_also_after_a_restore(tmp_path):
    data = tmp_path / "data"
    open_service(Settings(data=data)).close()
    for name in ("key", "qcheck.sqlite"):
        (data / name).chmod(0o644)
    os.umask(0o022)

    with serving(tmp_path, ["-m", "qcheck", "serve", "--port", free_port()]) as server:
        server.get("/readyz")
        rights = {file.name: stat.S_IMODE(file.stat().st_mode) for file in data.iterdir()}

    assert {"key", "qcheck.sqlite", "qcheck.sqlite-wal", "address"} <= set(rights)
    assert {name for name, mode in rights.items() if mode & 0o077} == set()


@pytest.fixture
def forbidden(tmp_path: Path) -> Iterator[Settings]:
    """Data of somebody else: of root for us, or shut to ourselves where we are not root."""
    main(["lint", "--format", "json"], {})  # what is imported late is imported as whoever may read it
    settings = Settings(data=tmp_path / "data")
    open_service(settings).close()
    if os.geteuid() == 0:
        os.seteuid(65534)
        yield settings
        os.seteuid(0)
    else:
        settings.data.chmod(0)
        yield settings
        settings.data.chmod(0o700)


@pytest.mark.skipif(os.name == "nt", reason="Windows has other rights")
@pytest.mark.parametrize("command", READERS)
def test_whoever_may_not_read_the_data_is_told_so_and_what_to_do(forbidden, capsys, command):
    capsys.readouterr()

    code = main([*command, "--data", str(forbidden.data), "--language", "de"], {})

    assert code == 1
    assert f"{forbidden.key_file} darf nicht lesen, wer diesen Befehl aufruft" in capsys.readouterr().err


@pytest.mark.skipif(os.name == "nt", reason="Windows has other rights")
def test_catalogues_that_may_not_be_read_are_not_taken_for_none(forbidden, capsys):
    capsys.readouterr()

    code = main(["lint", "--language", "de"], {"QCHECK_DATA": str(forbidden.data)})

    assert code == 2
    assert "Dazu fehlt Ihnen die Berechtigung" in capsys.readouterr().err


# the end


def test_a_log_that_several_processes_left_to_each_other_is_put_into_the_one_file(tmp_path):
    first, left = Settings(data=tmp_path / "first"), Settings(data=tmp_path / "left")
    with closing(open_service(first)) as service:
        service._store.database.forget()
        link = service.organising.create_check(WISH)
        shutil.copytree(first.data, left.data)  # while its log is not yet in the file
    assert (left.data / "qcheck.sqlite-wal").stat().st_size

    put_in_one_file(left)

    assert [file.name for file in left.data.glob("qcheck.sqlite*")] == ["qcheck.sqlite"]
    assert opens(left, link)
