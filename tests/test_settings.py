"""Settings come from the environment; the key is made once, whoever comes first."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from platformdirs import user_data_path
from pydantic import ValidationError

from qcheck.settings import Settings, installation_key


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch):
    for name in [name for name in os.environ if name.startswith("QCHECK_")]:
        monkeypatch.delenv(name)


def test_without_any_setting_data_belong_to_the_user_and_only_this_computer_is_served():
    settings = Settings()

    assert settings.data == user_data_path("qcheck", appauthor=False)
    assert settings.database == f"sqlite:///{settings.data}/qcheck.sqlite"
    assert (settings.host, settings.port, settings.local, settings.base_url) == ("127.0.0.1", 8501, False, "")


def test_the_environment_sets_everything(monkeypatch, tmp_path):
    monkeypatch.setenv("QCHECK_DATA", str(tmp_path / "daten"))
    monkeypatch.setenv("QCHECK_LOCAL", "true")
    monkeypatch.setenv("QCHECK_PORT", "9000")
    monkeypatch.setenv("QCHECK_BASE_URL", "https://check.example.org/")

    settings = Settings()

    assert settings.database == f"sqlite:///{tmp_path}/daten/qcheck.sqlite"
    assert (settings.local, settings.port, settings.base_url) == (True, 9000, "https://check.example.org")


def test_a_named_argument_wins_over_the_environment(monkeypatch, tmp_path):
    monkeypatch.setenv("QCHECK_DATA", str(tmp_path / "eins"))

    assert Settings(data=tmp_path / "zwei").data == tmp_path / "zwei"


def test_an_empty_variable_counts_as_not_set(monkeypatch):
    monkeypatch.setenv("QCHECK_PORT", "")
    monkeypatch.setenv("QCHECK_DATABASE", "")

    assert Settings().port == 8501
    assert Settings().database.startswith("sqlite:///")


def test_a_relative_folder_is_meant_from_here(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)

    assert Settings(data="daten").data == tmp_path / "daten"


NO_ADDRESSES = (
    "check.example.org",
    "https://",
    "https://x.example/path",
    "https://me:secret@x.example",
    "https://x.example?a=b",
    "https://x y",
)


@pytest.mark.parametrize(
    "url",
    [
        "https://check.example.org",
        "HTTP://192.168.0.7:8501",
        "http://[fd00::1]:8501/",
        "https://prüfung.example",
    ],
)
def test_an_address_is_a_scheme_and_a_host(url):
    assert Settings(base_url=url).base_url == url.rstrip("/")


@pytest.mark.parametrize(
    "wrong",
    [{"port": 0}, {"port": 70_000}, {"local": "vielleicht"}, *({"base_url": each} for each in NO_ADDRESSES)],
)
def test_a_value_that_cannot_be_meant_is_refused(wrong):
    with pytest.raises(ValidationError):
        Settings(**wrong)


def test_settings_do_not_change(tmp_path):
    settings = Settings(data=tmp_path)

    with pytest.raises(ValidationError):
        settings.port = 1


def test_the_data_folder_is_for_its_owner_alone(tmp_path):
    settings = Settings(data=tmp_path / "tief" / "daten").prepared()

    assert stat.S_IMODE(settings.data.stat().st_mode) == 0o700
    assert settings.criteria.is_dir()


def test_a_folder_that_is_there_keeps_its_rights(tmp_path):
    folder = tmp_path / "daten"
    folder.mkdir(mode=0o750)

    Settings(data=folder).prepared().prepared()

    assert stat.S_IMODE(folder.stat().st_mode) == 0o750


def test_the_key_is_made_once_for_its_owner_alone_and_leaves_nothing_beside_it(tmp_path):
    made = installation_key(tmp_path / "key")

    assert len(made) == 32
    assert installation_key(tmp_path / "key") == made
    assert stat.S_IMODE((tmp_path / "key").stat().st_mode) == 0o600
    assert os.listdir(tmp_path) == ["key"]


def test_two_installations_have_two_keys(tmp_path):
    assert installation_key(tmp_path / "eins") != installation_key(tmp_path / "zwei")


def test_half_a_key_is_refused_and_stays(tmp_path):
    (tmp_path / "key").write_bytes(b"half")

    with pytest.raises(ValueError, match="is not a key of qcheck"):
        installation_key(tmp_path / "key")
    assert (tmp_path / "key").read_bytes() == b"half"


def test_processes_that_start_at_the_same_moment_agree_on_one_key(tmp_path):
    asks = (
        "import sys, pathlib; from qcheck.settings import installation_key; sys.stdin.read(1); "
        "print(installation_key(pathlib.Path(sys.argv[1])).hex())"
    )
    started = [_started(asks, tmp_path / "key") for _ in range(6)]

    keys = {process.communicate("x", timeout=180)[0] for process in started}

    assert keys == {installation_key(tmp_path / "key").hex() + "\n"}
    assert os.listdir(tmp_path) == ["key"]


def _started(code: str, path: Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", code, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
