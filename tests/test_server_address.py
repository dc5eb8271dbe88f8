"""The address that a running server leaves for commands on the same computer."""

from __future__ import annotations

import os
from pathlib import Path
from socket import socket

import pytest

from qcheck.server_address import NAME, announced, running
from tests.serving import serving

PUBLIC = "https://check.example.org"


@pytest.fixture
def here() -> str:
    """An address at which somebody listens."""
    with socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"


def test_an_address_stands_there_while_the_server_runs_and_no_longer(tmp_path: Path, here: str) -> None:
    with announced(tmp_path, here, PUBLIC):
        address = running(tmp_path)

    assert (address, running(tmp_path), os.listdir(tmp_path)) == (PUBLIC, None, [])


def test_the_address_of_a_server_that_was_killed_is_not_taken_for_true(tmp_path: Path) -> None:
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        gone = f"http://127.0.0.1:{free.getsockname()[1]}"

    (tmp_path / NAME).write_text(f"{gone}\n{PUBLIC}\n", encoding="utf-8")

    assert running(tmp_path) is None


@pytest.mark.parametrize(
    "text", ["", "anything", "http://[\nx", "http://localhost:99999999\nhttp://localhost:99999999"]
)
def test_a_file_that_says_nothing_useful_is_left_alone(tmp_path: Path, text: str) -> None:
    (tmp_path / NAME).write_text(text, encoding="utf-8")

    assert running(tmp_path) is None


def test_a_second_server_over_the_same_folder_keeps_its_address_when_the_first_one_stops(
    tmp_path: Path, here: str
) -> None:
    first, second = announced(tmp_path, here, "http://first"), announced(tmp_path, here, "http://second")
    first.__enter__()

    with second:
        first.__exit__(None, None, None)
        address = running(tmp_path)

    assert address == "http://second"


def test_a_folder_that_is_not_there_does_not_keep_a_server_from_running(tmp_path: Path, here: str) -> None:
    with announced(tmp_path / "nowhere", here, PUBLIC):
        assert running(tmp_path / "nowhere") is None


def test_a_server_says_where_it_is_on_whatever_port_it_runs(tmp_path: Path) -> None:
    with serving(
        tmp_path, ["-m", "qcheck", "serve", "--port", _free(), "--data", str(tmp_path / "data")]
    ) as server:
        server.get("/healthz")
        address = running(tmp_path / "data")

    assert address == server.address
    assert running(tmp_path / "data") is None


def _free() -> str:
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        return str(free.getsockname()[1])
