"""Where the server cannot listen, that is said in words before anybody in the room is told to come."""

from __future__ import annotations

import socket

import pytest

from qcheck.settings import Settings
from tests.cli.running import Run


def test_a_port_that_is_taken_is_said_and_no_address_is_shown(qcheck: Run) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])

        code, out, said = qcheck("serve", "--port", port, "--language", "de")

    assert (code, out) == (1, "")
    assert f"Der Port {port} ist belegt: Vielleicht läuft qcheck hier schon." in said


@pytest.mark.parametrize("host", ["192.0.2.7", "kein.computer.invalid"])
def test_an_address_of_another_computer_is_said(qcheck: Run, host: str) -> None:
    code, _, said = qcheck("serve", "--host", host, "--port", "8879", "--language", "de")

    assert code == 1
    assert f"Die Adresse {host} hat dieser Computer nicht." in said


def test_a_server_that_takes_another_ones_place_does_not_change_the_database_under_it(
    qcheck: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QCHECK_HANDOVER", "trial")
    Settings().prepared()  # and no tables yet

    code, _, said = qcheck("serve", "--workers", "2", "--language", "de")

    assert code == 1
    assert "muss die Datenbank umbauen" in said
