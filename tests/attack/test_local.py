"""The list of all checks of this computer, with the links to organise them: nobody else gets it, whatever
their headers say.
"""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from socket import create_connection

import ifaddr
import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

from qcheck.service import NewCheck, Scope, open_service
from qcheck.settings import Settings
from tests.serving import PATIENCE, free_port, serving

SHELF = "Checks auf diesem Computer"
WISH = NewCheck("Marktplatz am Bach", "", "kurzcheck", "planung", Scope(), None)


@pytest.fixture
def link(tmp_path: Path) -> str:
    with closing(open_service(Settings(data=tmp_path / "data"))) as service:
        return service.organising.create_check(WISH)


def start_page(port: str, host: str, name: str = "localhost", **headers: str) -> str:
    """What the start page brings to whoever comes to this address of the computer, which they call by this
    name, with these headers.
    """
    line = create_connection((host, int(port)), timeout=PATIENCE)
    options = {"subprotocols": ["streamlit"], "max_size": None, "proxy": None}
    with connect(
        f"ws://{name}:{port}/_stcore/stream", sock=line, additional_headers=headers, **options
    ) as page:
        wish = BackMsg()
        wish.rerun_script.query_string = ""
        page.send(wish.SerializeToString())
        said = ""
        while True:
            message = ForwardMsg()
            message.ParseFromString(bytes(page.recv(timeout=PATIENCE)))
            said += str(message)
            if message.WhichOneof("type") == "script_finished":
                return said


def serve(port: str, *more: str) -> list[str]:
    return ["-m", "qcheck", "serve", "--port", port, "--language", "en", *more]


def test_this_computer_sees_its_checks_and_no_page_that_a_proxy_hands_on_or_a_foreign_host(tmp_path, link):
    port = free_port()

    with serving(tmp_path, serve(port), QCHECK_LOCAL="true"):
        here = start_page(port, "127.0.0.1")
        handed_on = start_page(port, "127.0.0.1", **{"X-Forwarded-For": "203.0.113.5"})
        foreign = start_page(port, "127.0.0.1", name="qcheck.localhost")

    assert SHELF in here
    for said in (handed_on, foreign):
        assert SHELF not in said
        assert link not in said


def test_behind_a_proxy_that_says_nothing_the_public_address_switches_it_off(tmp_path, link):
    port = free_port()

    with serving(
        tmp_path, serve(port), QCHECK_LOCAL="true", QCHECK_BASE_URL="https://check.example.org"
    ) as server:
        said = start_page(port, "127.0.0.1")

    assert SHELF not in said
    assert link not in said
    assert "QCHECK_LOCAL is switched off" in server.said


@pytest.mark.parametrize("host", ["127.0.0.1", "other"])
def test_on_an_open_network_nobody_gets_it_and_that_is_said(tmp_path, link, host):
    others = [
        str(ip.ip)
        for adapter in ifaddr.get_adapters()
        for ip in adapter.ips
        if ip.is_IPv4 and not str(ip.ip).startswith("127.")
    ]
    address = others[0] if host == "other" and others else "127.0.0.1"
    port = free_port()

    with serving(tmp_path, serve(port, "--host", "0.0.0.0"), QCHECK_LOCAL="true") as server:
        said = start_page(port, address)

    assert SHELF not in said
    assert link not in said
    assert "QCHECK_LOCAL is switched off" in server.said
