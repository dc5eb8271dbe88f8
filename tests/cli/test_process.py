"""The command as a process: pipes, interruptions, locales, and serving."""

from __future__ import annotations

import os
import runpy
import signal
import socket
import subprocess
import sys
import threading
from contextlib import redirect_stdout, suppress
from http.client import HTTPResponse
from io import StringIO
from pathlib import Path
from time import monotonic, sleep
from typing import cast
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from qcheck.cli import main
from qcheck.loading.schema import schema_text
from tests.cli.running import AGGREGATION, Run

PATIENCE = 180  # seconds; two cores, shared


def test_a_reader_that_has_seen_enough_is_no_trouble(monkeypatch: pytest.MonkeyPatch) -> None:
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "w") as nobody_reads:
        monkeypatch.setattr(sys, "stdout", nobody_reads)

        assert main(["schema"], {}) == 0


@pytest.mark.skipif(os.name == "nt", reason="Windows ends the whole process where others are interrupted")
def test_an_interruption_ends_quietly(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = signal.signal(
        signal.SIGINT, signal.default_int_handler
    )  # whoever runs tests in the background has it ignored
    read, write = os.pipe()
    with os.fdopen(read) as nobody_types, os.fdopen(write):
        monkeypatch.setattr(sys, "stdin", nobody_types)
        threading.Timer(1, os.kill, (os.getpid(), signal.SIGINT)).start()

        code = main([*AGGREGATION[:1], "-", *AGGREGATION[2:]], {})
        signal.signal(signal.SIGINT, before)

    assert (code, capsys.readouterr().err) == (130, "")


def test_a_stream_that_is_no_file_is_written_to_as_it_is() -> None:
    with redirect_stdout(StringIO()) as stream:
        code = main(["schema"], {})

    assert (code, stream.getvalue()) == (0, schema_text())


def test_the_package_can_be_run_as_the_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["qcheck", "lint", "none.yaml", "--language", "en"])

    with pytest.raises(SystemExit) as left:
        runpy.run_module("qcheck", run_name="__main__")

    assert (left.value.code, capsys.readouterr().err) == (2, "'none.yaml': there is no such file or folder\n")


def test_as_a_process_it_gives_utf_8_and_its_exit_code_whatever_the_locale(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "qcheck", *AGGREGATION, "--format", "csv", "--language", "de"]
    latin = os.environ | {"PYTHONIOENCODING": "ascii", "QCHECK_DATA": str(tmp_path)}

    ran = subprocess.run(command, capture_output=True, env=latin, check=False)
    refused = subprocess.run([*command[:3], "lint", "nix.yaml"], capture_output=True, env=latin, check=False)

    assert (ran.returncode, ran.stderr) == (0, b"")
    assert (
        ran.stdout.decode("utf-8")
        .splitlines()[1]
        .startswith("zugang;Zugang und Vielfalt;overall;yellow;61;42;83;19;3;")
    )
    assert (refused.returncode, refused.stdout) == (2, b"")


def test_checking_a_file_does_not_load_the_web_server() -> None:
    script = (
        "import sys; from qcheck.cli import main; main(sys.argv[1:]); print('streamlit' in sys.modules, "
        "file=sys.stderr)"
    )

    ran = subprocess.run(
        [sys.executable, "-c", script, *AGGREGATION], capture_output=True, text=True, check=False
    )

    assert ran.stderr == "False\n"


def test_a_database_that_cannot_be_opened_is_said_before_anything_is_served(
    qcheck: Run, tmp_path: Path
) -> None:
    (tmp_path / "qcheck.sqlite").write_bytes(b"this is no database, " * 100)

    code, _, complaint = qcheck("serve", "--data", str(tmp_path))

    assert code == 1
    assert complaint.startswith(f"{tmp_path / 'qcheck.sqlite'} is damaged")


def test_the_app_is_served_from_any_folder_with_the_data_folder_that_is_named(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = str(free.getsockname()[1])
    command = [sys.executable, "-m", "qcheck", "serve", "--port", port, "--data", str(tmp_path / "kept")]
    serving = subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    try:
        assert patiently(f"http://127.0.0.1:{port}/healthz").status == 200
    finally:
        serving.terminate()
        serving.wait(PATIENCE)


def patiently(address: str) -> HTTPResponse:
    """What is at this address, as soon as somebody serves it; after three minutes at the latest."""
    until = monotonic() + PATIENCE
    while monotonic() < until:
        with suppress(URLError):
            return cast(HTTPResponse, urlopen(address))
        sleep(0.2)
    raise TimeoutError(address)
