"""Bad moments of a workshop: the Wi-Fi gone for some, the laptop asleep that serves everybody, tabs that the
browser has frozen.
"""

from __future__ import annotations

import signal
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from qcheck.catalogue import QuestionId
from qcheck.service import Service
from qcheck.web.kept_sheets import kept_sheets
from qcheck.workshop import Station
from tests.browser.conftest import LAPTOP, PHONE, Server, Visitor
from tests.live.rooms import Room, room

FIRST, WALL = "Die Verantwortlichen zeigen, dass sie zuhören wollen.", "Bitte schauen Sie jetzt zur Leinwand"
UNSAVED = "Noch nicht gespeichert."


class Hall:
    """Two phones that answer, a wall and the facilitator's screen."""

    def __init__(self, browser: Browser, server: Server, made: Room) -> None:
        self.server, self.made = server, made
        self.visitors = [Visitor(browser, PHONE) for _ in range(2)] + [
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

    def answer(self, value: str) -> None:
        for phone in self.phones:
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
            for visitor in self.visitors[:2]
        ]
        return [kept.link for mine in cookies for kept in kept_sheets(mine)]


def heading(page: Page, name: str):  # type: ignore[no-untyped-def]
    return page.get_by_role("heading", level=1, name=name)


@pytest.fixture
def hall(browser: Browser, server: Server, service: Service) -> Iterator[Hall]:
    there = Hall(browser, server, room(service))
    yield there
    assert server.process is not None
    server.process.send_signal(signal.SIGCONT)  # also where a test has failed while it slept
    for visitor in there.visitors:
        visitor.context.close()


def test_nothing_is_lost_while_the_network_of_a_phone_and_then_of_the_facilitator_is_gone(hall: Hall) -> None:
    a_phone_without_network_loses_nothing(hall)
    a_step_pressed_while_nothing_answers_is_named_and_not_forgotten(hall)


def a_phone_without_network_loses_nothing(hall: Hall) -> None:
    lost, phone = hall.visitors[0].context, hall.phones[0]
    lost.set_offline(True)
    hall.answer("trifft eher zu")
    expect(phone.get_by_text(UNSAVED, exact=True)).to_be_visible()
    phone.get_by_role("button", name="Weiter").click()
    expect(hall.phones[1].get_by_text("Gespeichert um")).to_be_visible()
    kept_meanwhile = hall.kept()
    phone.clock.fast_forward(4_000)
    lost.set_offline(False)
    expect(heading(phone, "Es ist klar, was die Beteiligung erreichen soll.")).to_be_visible()

    assert kept_meanwhile == [3]
    assert hall.kept() == [3, 3]


def a_step_pressed_while_nothing_answers_is_named_and_not_forgotten(hall: Hall) -> None:
    laptop, onward = hall.visitors[3].context, "Antwortphase beenden und aufdecken"
    bar, before = hall.screen.locator("#kept"), hall.made.now.revision
    expect(bar).to_have_text("Alles gespeichert")
    laptop.set_offline(True)
    expect(bar).to_have_text("Verbindung unterbrochen …")
    hall.screen.get_by_role("button", name=onward).click()
    expect(hall.screen.get_by_text(f"Auf »{onward}« kam keine Antwort")).to_be_in_viewport()
    laptop.set_offline(False)
    expect(hall.screen.get_by_text("Die Verbindung ist wieder da.")).to_be_visible()
    expect(bar).not_to_have_text("Verbindung unterbrochen …")

    assert hall.made.now.revision == before

    hall.screen.get_by_role("button", name=onward).click()
    expect(hall.screen.locator("[aria-current=step]")).to_contain_text("Aufdecken")
    expect(hall.screen.locator("#said")).to_be_empty()


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

    assert hall.kept() == [2, 2]
    assert hall.made.now.revision == before + 1


def test_tabs_that_were_frozen_show_at_once_how_it_stands(hall: Hall) -> None:
    asleep = [
        hall.visitors[number].context.new_cdp_session(page)
        for number, page in ((2, hall.wall), (3, hall.screen), (0, hall.phones[0]))
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
