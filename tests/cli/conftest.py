"""Commands in folders of their own, and the server beside them."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from io import StringIO
from pathlib import Path

import pytest

from qcheck.cli import main
from qcheck.service import Service, open_service
from qcheck.settings import Settings
from tests.cli.running import Ran, Run, Written


@pytest.fixture
def qcheck(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command in a folder of its own, with a data folder of its own; nobody answers its questions.

    What it is told goes into the environment, for the pages of its server; afterwards nothing of that is left
    for the next test.
    """
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.setenv(f"QCHECK_{name.upper()}", "")
    monkeypatch.setenv("QCHECK_DATA", str(tmp_path / "data"))
    monkeypatch.setattr(sys, "stdin", StringIO())

    def run(*argv: str, environ: Mapping[str, str] = {}) -> Ran:
        code = main(argv, environ)
        return Ran(code, *capsys.readouterr())

    return run


@pytest.fixture
def written(tmp_path: Path) -> Written:
    """Writes a file into the folder of the test and gives its name."""

    def write(name: str, text: str) -> str:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
        return name

    return write


@pytest.fixture
def service(qcheck: Run) -> Iterator[Service]:
    """The server that runs on the same data."""
    opened = open_service(Settings())
    yield opened
    opened.close()
