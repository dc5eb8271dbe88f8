"""Where phones get nowhere with the address of the code, that is said in place of the code, with
what helps.
"""

import pytest

from qcheck.service import Service
from qcheck.service.ground.stamped_cache import StampedCache
from qcheck.settings import Settings
from qcheck.web import whole_address
from qcheck.workshop import Station
from tests.live.rooms import Room, room
from tests.sheet.devices import Device, text

HERE_ONLY = (
    "localhost:8501",
    "127.0.0.1:8501",
    "[::1]:8501",
    "127.1.2.3",
    "0.0.0.0:8501",
    "[::ffff:127.0.0.1]:8501",
    "qcheck.localhost",
)
COMMAND = "qcheck serve --lan"


@pytest.fixture(autouse=True)
def nothing_drawn_yet(service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service.page_memories, "walls", StampedCache())


def seen(made: Room, host: str) -> str:
    return Device().get(f"{made.wall}/now", headers={"Host": host}).json()["html"]


@pytest.mark.parametrize("host", HERE_ONLY)
@pytest.mark.parametrize("station", [Station.LOBBY, Station.ANSWERING])
def test_the_wall_says_that_phones_do_not_get_here_instead_of_the_code(
    service: Service, host: str, station: Station
) -> None:
    made = room(service)
    made.go(station)

    html = seen(made, host)

    assert "Handys erreichen diesen Computer noch nicht." in text(html)
    assert COMMAND not in html
    assert str(made.now.code) not in html
    assert "<svg" not in html


@pytest.mark.parametrize("host", ["192.168.1.20:8501", "check.example.org", "laptop.local:8501"])
def test_a_wall_that_phones_get_to_shows_the_code(service: Service, host: str) -> None:
    made = room(service)

    html = seen(made, host)

    assert str(made.now.code) in html
    assert COMMAND not in html


def test_the_address_that_the_operator_says_counts_and_not_how_the_wall_was_opened(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = room(service)
    monkeypatch.setattr(whole_address, "settings", lambda: Settings(base_url="https://check.example.org"))

    html = seen(made, "localhost:8501")

    assert "check.example.org /join" in text(html)
    assert COMMAND not in html


@pytest.mark.parametrize("station", [Station.LOBBY, Station.ANSWERING, Station.CHOOSING])
def test_the_facilitator_is_told_wherever_the_code_stands(service: Service, station: Station) -> None:
    made = room(service)
    made.go(station)

    html = Device().get(f"/lead/{made.link}", headers={"Host": "localhost:8501"}).text

    assert html.count("Handys erreichen diesen Computer noch nicht") == 1
    assert COMMAND in html.partition("Für Ihre IT")[2]
    assert html.count(COMMAND) == 1
    assert "QR-Code mit der Adresse" not in html
