"""A laptop as the server of a room: which of its addresses others reach, and what is shown to them."""

from __future__ import annotations

from io import BytesIO, TextIOWrapper
from types import SimpleNamespace

import pytest

from qcheck.cli import lan
from qcheck.cli.errors import ProblemsFound
from qcheck.language import language

GERMAN = language("de")


def adapter(name: str, *addresses: str) -> SimpleNamespace:
    return SimpleNamespace(
        name=name, ips=[SimpleNamespace(ip=each, is_IPv4=":" not in each) for each in addresses]
    )


@pytest.fixture
def networks(monkeypatch: pytest.MonkeyPatch):
    """Puts this computer into these networks."""
    return lambda *adapters: monkeypatch.setattr("ifaddr.get_adapters", lambda: adapters)


def announced(address: str, encoding: str = "utf-8") -> str:
    out = TextIOWrapper(BytesIO(), encoding=encoding)
    lan.announce(address, GERMAN, out)
    out.seek(0)
    return out.read()


def test_only_addresses_that_others_reach_are_taken_the_home_network_first(networks) -> None:
    networks(
        adapter("lo", "127.0.0.1", "::1"),
        adapter("docker0", "172.17.0.1"),
        adapter("eth0", "10.1.2.3", "169.254.7.7"),
        adapter("wlan0", "192.168.1.20", "fe80::1"),
    )

    assert lan.addresses() == ("192.168.1.20", "10.1.2.3")
    assert lan.address_in_room("auto") == "192.168.1.20"
    assert lan.address_in_room("10.1.2.3") == "10.1.2.3"


def test_without_a_network_it_is_said_what_to_do(networks) -> None:
    networks(adapter("lo", "127.0.0.1"))

    with pytest.raises(ProblemsFound) as stopped:
        lan.address_in_room("auto")

    assert "schalten Sie seinen Hotspot ein" in stopped.value.reasons[0].said(GERMAN)


def test_an_address_of_another_computer_is_refused_with_those_there_are(networks) -> None:
    networks(adapter("wlan0", "192.168.1.20"))

    with pytest.raises(ProblemsFound) as stopped:
        lan.address_in_room("192.168.1.99")

    assert (
        stopped.value.reasons[0].said(GERMAN)
        == "Die Adresse 192.168.1.99 gehört nicht zu diesem Computer. Er hat: 192.168.1.20."
    )


def test_address_code_and_qr_are_shown(networks) -> None:
    networks(adapter("wlan0", "192.168.1.20"), adapter("eth0", "10.1.2.3"))

    said = announced("http://192.168.1.20:8501")

    assert "Geräte im selben Netz öffnen: http://192.168.1.20:8501\n" in said
    assert "http://192.168.1.20:8501/join" in said
    assert said.count("▄") > 50
    assert "noch andere Adressen: 10.1.2.3." in said


def test_a_terminal_that_cannot_show_a_qr_code_shows_the_address_alone(networks) -> None:
    networks(adapter("wlan0", "192.168.1.20"))

    said = announced("http://192.168.1.20:8501", "iso-8859-1")

    assert "http://192.168.1.20:8501/join" in said
    assert "noch andere Adressen" not in said
