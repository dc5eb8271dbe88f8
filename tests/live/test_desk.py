"""What stands around the facilitator's work: what the screen shows in words, the ways to it, the footer."""

from __future__ import annotations

import re

import pytest

from qcheck.service import Mode, Service
from qcheck.workshop import Sight, Station
from tests.live.desks import at, begun, go
from tests.live.rooms import revealed, room
from tests.sheet.devices import Device, new_check, text


@pytest.fixture
def laptop() -> Device:
    return Device()


def on_the_screen(page: str) -> str:
    return text(re.findall(r'<p class="sight">.*?</p>', page)[0])


def test_right_after_the_answering_the_screen_is_not_called_a_pause(service: Service, laptop: Device) -> None:
    made = room(service)
    made.go(Station.ANSWERING)
    made.answered("verwaltung", 3)
    made.go(Station.REVEAL)
    before = on_the_screen(laptop.get(f"/lead/{made.link}").text)
    made.reveal()
    made.show(Sight.QUIET)

    pause = on_the_screen(laptop.get(f"/lead/{made.link}").text)

    assert before == "Das Antworten ist beendet"
    assert pause == "Denkpause (leere Leinwand)"


def test_the_screen_view_opens_in_a_window_of_its_own_on_either_ground(
    service: Service, laptop: Device
) -> None:
    made = revealed(service)

    page = laptop.get(f"/lead/{made.link}").text
    ways = re.findall(r'href="(/wall/[^"]+)" target="([^"]+)"', page)

    assert [way for way, _ in ways] == [made.wall, f"{made.wall}?dark=1"]
    assert len({window for _, window in ways}) == 1


@pytest.mark.parametrize("address", ["/lead", "/lead/{link}", "/lead/{link}/minutes", "/lead/{link}/hands"])
def test_every_page_of_a_workshop_leads_to_imprint_and_privacy(
    service: Service, laptop: Device, address: str
) -> None:
    page = laptop.get(address.format(link=begun(service))).text

    ways = re.findall(r'href="(/[a-z]+)"', page.partition('<footer class="foot">')[2])

    assert ways == ["/imprint", "/privacy", "/accessibility"]


def test_whoever_begins_with_a_confidential_check_is_told_how_to_go_straight_to_the_reveal(
    service: Service, laptop: Device
) -> None:
    link = new_check(service, mode=Mode.CONFIDENTIAL)

    page = text(laptop.get(f"/lead/{link}").text)

    assert "Haben alle schon vorher geantwortet? Dann gehen Sie im Plan gleich zu »Aufdecken«." in page


def test_the_minutes_say_as_of_when_they_are(service: Service, laptop: Device) -> None:
    link = at(service, Station.TOPICS)
    go(service, link, Station.CLOSING)

    page = laptop.get(f"/lead/{link}/minutes").text

    assert re.search(r"Stand \d+\. \w+ \d{4}", text(page))
    assert re.search(r"Stand \d+\. \w+ \d{4}", page.partition("<textarea")[2].replace("\xa0", " "))


def test_the_desk_says_when_the_profile_is_not_on_the_screen(service: Service) -> None:
    link = at(service, Station.REVEAL)
    service.facilitating.show(link, service.facilitating.seen(link).revision, Sight.PROFILE)
    shown = Device().get(f"/lead/{link}").text
    service.facilitating.show(link, service.facilitating.seen(link).revision, Sight.QUIET)

    paused = Device().get(f"/lead/{link}").text

    assert "Das Profil ist auf der Leinwand" in shown
    assert "Das Profil ist auf der Leinwand" not in paused
