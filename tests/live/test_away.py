"""Seconds without the database: phones and walls are told to ask again, and nobody hears that something is
gone.
"""

import pytest

from qcheck.service import Service
from qcheck.workshop import Station
from tests.away import take_away
from tests.live.rooms import Room, room
from tests.sheet.devices import Device, text

JSON = {"Accept": "application/json"}
SIGNS = "23456789"
"""Of codes, in more ways than anybody may miss at once."""
AGAIN = "Die Datenbank ist nicht erreichbar."


@pytest.fixture
def made(service: Service) -> Room:
    opened = room(service)
    opened.go(Station.ANSWERING)
    return opened


def phone(made: Room) -> Device:
    """One that has begun its sheet."""
    device = Device()
    device.post(
        f"/a/{made.invitation}/begin",
        data={"nonce": made.service.joining.new_nonce(), "perspective": "politik"},
    )
    return device


@pytest.mark.parametrize("way", ["/a/{invitation}/moment", "/wall/{wall}/now", "/lead/{link}/now"])
def test_scripts_are_told_to_ask_again(made: Room, monkeypatch: pytest.MonkeyPatch, way: str) -> None:
    device, address = phone(made), way.format(invitation=made.invitation, wall=made.now.wall, link=made.link)
    take_away(monkeypatch)

    answer = device.get(address, headers=JSON)

    assert answer.status_code == 503
    assert AGAIN in answer.json()["said"]


@pytest.mark.parametrize(
    "way",
    [
        "/a/{invitation}",
        "/a/{invitation}/overview",
        "/a/{invitation}/perspective",
        "/wall/{wall}",
        "/lead/{link}",
        "/lead/{link}/hands",
    ],
)
def test_a_page_says_so_and_tries_again_by_itself(
    made: Room, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    device, address = phone(made), way.format(invitation=made.invitation, wall=made.now.wall, link=made.link)
    take_away(monkeypatch)

    answer = device.get(address)

    assert (answer.status_code, answer.headers["refresh"], answer.headers["retry-after"]) == (503, "5", "5")
    assert AGAIN in text(answer.text)


def test_a_button_that_could_not_be_pressed_is_no_older_step(
    made: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    revision = made.now.revision
    take_away(monkeypatch)

    answer = Device().post(
        f"/lead/{made.link}/do", data={"do": "next", "revision": str(revision)}, headers=JSON
    )

    assert answer.status_code == 503
    assert AGAIN in answer.json()["said"]


def test_codes_that_nobody_could_look_up_are_no_wrong_guesses(
    made: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    device, code, way = Device(), str(made.now.code), f"/a/{made.invitation}"
    take_away(monkeypatch)
    refused = {
        device.post("/join", data={"code": f"2222{one}{other}"}).status_code
        for one in SIGNS
        for other in SIGNS
    }
    monkeypatch.undo()

    let_in = device.post("/join", data={"code": code})

    assert refused == {503}
    assert let_in.headers["location"] == way


def test_what_was_there_before_is_there_again(made: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    device, address = phone(made), f"/a/{made.invitation}/moment"
    take_away(monkeypatch)
    device.get(address, headers=JSON)
    monkeypatch.undo()

    assert device.get(address).json() == {"moment": "answer"}
