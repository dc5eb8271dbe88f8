"""The settings of an installation stand in one file, for the server and for every command."""

import os
from pathlib import Path

import pytest

from qcheck.settings import Settings
from tests.cli.conftest import qcheck

__all__ = ["qcheck"]


@pytest.fixture
def file(tmp_path, monkeypatch):
    """The installation's file, which the variable names."""
    for name in Settings.model_fields:
        monkeypatch.delenv(f"QCHECK_{name.upper()}", raising=False)
    monkeypatch.setenv("QCHECK_ENV", str(tmp_path / "env"))
    return tmp_path / "env"


def test_the_file_says_what_the_environment_does_not(file, monkeypatch):
    file.write_text("# der Server\nQCHECK_PORT=8600\nQCHECK_WORKERS='2'\nANDERES=1\n", "utf-8")
    monkeypatch.setenv("QCHECK_WORKERS", "3")

    settings = Settings()

    assert (settings.port, settings.workers) == (8600, 3)


def test_the_named_argument_wins_over_both(file, monkeypatch):
    file.write_text("QCHECK_PORT=8600\n", "utf-8")
    monkeypatch.setenv("QCHECK_PORT", "8700")

    assert Settings(port=8800).port == 8800


def test_without_the_file_nothing_is_missing(file):
    assert Settings().port == 8501


def test_where_none_is_to_be_read_none_is(file, monkeypatch):
    file.write_text("QCHECK_PORT=8600\n", "utf-8")
    monkeypatch.setenv("QCHECK_ENV", "")

    assert Settings().port == 8501


def test_a_command_that_may_not_read_it_says_as_whom_it_is_to_be_run(qcheck, file, monkeypatch):
    file.write_text("QCHECK_PORT=8600\n", "utf-8")
    monkeypatch.setenv("QCHECK_ENV", str(file))
    reading = Path.open

    def refused(self, *how, **more):
        if self == file:
            raise PermissionError(13, "Permission denied", str(self))
        return reading(self, *how, **more)

    monkeypatch.setattr(Path, "open", refused)
    monkeypatch.setattr("dotenv.main.open", lambda name, *_, **__: refused(Path(name)), raising=False)

    said = qcheck("status", "--installation")

    assert said.code == 2
    assert "sudo -u qcheck" in said.err


def test_what_is_wrong_in_it_is_told_like_a_variable(qcheck, file, monkeypatch):
    file.write_text("QCHECK_PORT=viele\n", "utf-8")
    monkeypatch.delenv("QCHECK_PORT", raising=False)

    said = qcheck("serve")

    assert said.code == 2
    assert "QCHECK_PORT" in said.err
    assert os.environ["QCHECK_ENV"] == str(file)


def test_a_server_says_which_variable_nobody_reads(qcheck, file, monkeypatch, tmp_path):
    monkeypatch.setenv("QCHECK_BASEURL", "https://check.example.org")
    (tmp_path / "data").write_text("no folder", "utf-8")

    said = qcheck("serve", "--data", str(tmp_path / "data"))

    assert "QCHECK_BASEURL is set, and qcheck knows no such setting. Is QCHECK_BASE_URL meant?" in said.err


def test_a_server_whose_user_may_not_look_into_the_data_folder_says_so(qcheck, file, monkeypatch, tmp_path):
    key = tmp_path / "data" / "key"
    looking = Path.is_file

    def refused(self):
        if self == key:
            raise PermissionError(13, "Permission denied", str(self))
        return looking(self)

    monkeypatch.setattr(Path, "is_file", refused)
    monkeypatch.setattr("qcheck.service.operating.upgrading.is_there", _fails)

    said = qcheck("serve", "--data", str(key.parent))

    assert said.code == 1
    assert f"{key} may not be read by whoever runs this command" in said.err


def _fails(url: str) -> bool:
    raise PermissionError(13, "Permission denied", url)
