"""Bad moments of a workshop: the Wi-Fi gone for some, the laptop asleep that serves everybody, tabs that the
browser has frozen.
"""

from __future__ import annotations

import signal
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from qcheck.catalogue import QuestionId
from qcheck.service import open_service
from qcheck.settings import Settings
from qcheck.web.kept_sheets import kept_sheets
from qcheck.workshop import Station
from tests.browser.conftest import LAPTOP, PHONE, Server, Visitor
from tests.live.rooms import Room, room

FIRST, WALL = "Die Verantwortlichen zeigen, dass sie zuhören wollen.", "Bitte schauen Sie jetzt zur Leinwand"
UNSAVED = "Noch nicht gespeichert."


class Hall:
    """Four phones that answer, a wall and the facilitator's screen."""

    def __init__(self, browser: Browser, server: Server, made: Room) -> None:
        self.server, self.made = server, made
        self.visitors = [Visitor(browser, PHONE) for _ in range(4)] + [
            Visitor(browser, LAPTOP) for _ in range(2)
        ]
        made.go(Station.ANSWERING)
        *self.phones, self.wall, self.screen = [visitor.page() for visitor in self.visitors]
        self.wall.goto(f"{server.hall}{made.wall}")
        self.screen.goto(f"{server.url}/lead/{made.link}")
        for phone in self.phones:
            phone.clock.install()
            phone.goto(f"{server.url}/a/{made.invitation}")
            phone.locator("input[value=politik]").check()
            phone.get_by_role("button", name="Los geht’s").click()
        for phone in self.phones:
            expect(heading(phone, FIRST)).to_be_visible()

    def answer(self, value: str, phones: list[Page] | None = None) -> None:
        for phone in phones or self.phones:
            phone.get_by_text(value, exact=True).first.click()

    def kept(self) -> list[int]:
        """The value of each sheet for the first question, in order."""
        given = [
            self.made.service.answering.given(sheet, QuestionId("k-zuhoeren")) for sheet in self._sheets()
        ]
        return sorted(int(each.value) for each in given if each and each.value is not None)

    def _sheets(self) -> list[str]:
        cookies = [
            {str(each["name"]): str(each["value"]) for each in visitor.context.cookies()}
            for visitor in self.visitors[:4]
        ]
        return [kept.link for mine in cookies for kept in kept_sheets(mine)]


def heading(page: Page, name: str):  # type: ignore[no-untyped-def]
    return page.get_by_role("heading", level=1, name=name)


@pytest.fixture
def hall(browser: Browser, own_server: Server) -> Iterator[Hall]:
    service = open_service(Settings(data=own_server.data))
    there = Hall(browser, own_server, room(service))
    yield there
    for visitor in there.visitors:
        visitor.context.close()
    service.close()


def test_half_the_phones_without_network_lose_nothing(hall: Hall) -> None:
    for visitor in hall.visitors[:2]:
        visitor.context.set_offline(True)
    hall.answer("trifft eher zu")
    for phone in hall.phones[:2]:
        expect(phone.get_by_text(UNSAVED, exact=True)).to_be_visible()
        phone.get_by_role("button", name="Weiter").click()
    kept_meanwhile = hall.kept()
    for phone in hall.phones[:2]:
        phone.clock.fast_forward(4_000)
    for visitor in hall.visitors[:2]:
        visitor.context.set_offline(False)
    for phone in hall.phones[:2]:
        expect(heading(phone, "Es ist klar, was die Beteiligung erreichen soll.")).to_be_visible()

    assert kept_meanwhile == [3, 3]
    assert hall.kept() == [3, 3, 3, 3]


def test_the_laptop_that_serves_everybody_sleeps_and_goes_on_where_it_was(hall: Hall) -> None:
    assert hall.server.process is not None
    hall.server.process.send_signal(signal.SIGSTOP)
    hall.answer("trifft eher nicht zu")
    for phone in hall.phones:
        expect(phone.get_by_text(UNSAVED, exact=True)).to_be_visible()
    expect(hall.wall.locator("#trouble")).to_have_text("Verbindung unterbrochen …")
    expect(hall.screen.get_by_text("qcheck ist gerade nicht erreichbar.")).to_be_visible()
    hall.server.process.send_signal(signal.SIGCONT)
    for phone in hall.phones:
        expect(phone.get_by_text("Gespeichert um")).to_be_visible()
    expect(hall.wall.locator("#trouble")).to_be_empty()
    before = hall.made.now.revision
    hall.screen.get_by_role("button", name="Antwortphase beenden und aufdecken").click()
    for phone in hall.phones:
        expect(heading(phone, WALL)).to_be_visible()

    assert hall.kept() == [2, 2, 2, 2]
    assert hall.made.now.revision == before + 1


def test_tabs_that_were_frozen_show_at_once_how_it_stands(hall: Hall) -> None:
    asleep = [
        hall.visitors[number].context.new_cdp_session(page)
        for number, page in ((4, hall.wall), (5, hall.screen), (0, hall.phones[0]))
    ]
    for page in asleep:
        page.send("Page.setWebLifecycleState", {"state": "frozen"})
    hall.made.go(Station.REVEAL)
    hall.made.reveal()
    for page in asleep:
        page.send("Page.setWebLifecycleState", {"state": "active"})

    expect(hall.wall.locator(".sight.profile")).to_be_visible()
    expect(hall.screen.locator("[aria-current=step]")).to_contain_text("Aufdecken")
    expect(heading(hall.phones[0], WALL)).to_be_visible()
