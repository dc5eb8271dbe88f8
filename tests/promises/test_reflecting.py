"""What phones in a workshop about an instrument are promised, and who leads it."""

import pytest

from qcheck.browser import PHONE_COOKIE
from qcheck.store.tables.reflections import reflection_voices
from tests.sheet.conftest import service
from tests.sheet.devices import Device, text
from tests.trial.rooms import Room, room_with

__all__ = ["service"]
AT_VOTING, AT_DECISION = 3, 5


@pytest.fixture
def room(service) -> Room:
    """A workshop about two questions."""
    return room_with(service)


def voted(room: Room, *choices: str) -> list[Device]:
    """The phones of a room that has voted."""
    phones = [Device() for _ in choices]
    for phone, choice in zip(phones, choices, strict=True):
        phone.fill(room.phones, said=choice)
    return phones


def voices(room: Room) -> list[str]:
    """All that is kept of single phones."""
    with room.service._store.database.reading() as connection:
        return [str(tuple(row)) for row in connection.execute(reflection_voices.select())]


def test_what_a_phone_says_is_counted_and_then_nobody_can_tell_whose_it_was(room: Room) -> None:
    room.go(AT_VOTING)
    phones = voted(room, *["keep"] * 5)
    before = voices(room)
    room.go()

    assert len(before) == 5
    assert [word for phone in phones if (word := phone.cookies[PHONE_COOKIE]) in str(before)] == []
    assert voices(room) == []
    assert room.now.current.voted.said == {"keep": 5}


def test_nobody_sees_what_phones_say_before_the_workshop_goes_on(room: Room) -> None:
    room.go(AT_VOTING)
    phones = voted(room, *["drop"] * 6)
    pages = (room.seen(), Device().get(room.desk).text, phones[0].get(room.phones).text)

    assert [page for page in pages if "6-mal" in text(page)] == []


def test_what_was_decided_stays_when_its_workshop_is_deleted(room: Room) -> None:
    room.go(AT_DECISION)
    Device().fill(room.desk, do="keep", kind="drop", reason="Versteht niemand.")
    Device().post(f"{room.desk}/delete")

    [decision] = room.service.learning.decisions(room.coordinate)
    assert decision.reason == {"de": "Versteht niemand."}
