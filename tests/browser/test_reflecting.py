"""A workshop about an instrument in browsers: desk, wall and a phone follow each other, open to everybody."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from qcheck.service import open_service
from qcheck.settings import Settings
from tests.browser.conftest import LAPTOP, PHONE, Server, Visitor
from tests.browser.steps import complaints_of_axe
from tests.browser.test_result_page import BEYOND
from tests.trial.rooms import Room, room_with

WALL = {"width": 1280, "height": 720}
CLIPPED = "() => { const s = document.querySelector('.sight'); return s.scrollHeight - s.clientHeight > 1 }"


@pytest.fixture(scope="module")
def room(server: Server) -> Iterator[Room]:
    """A workshop about two questions."""
    service = open_service(Settings(data=server.data))
    yield room_with(service)
    service.close()


@pytest.fixture
def pages(browser: Browser, server: Server, room: Room) -> Iterator[tuple[Page, Page, Page]]:
    """The desk, the wall and a phone, each with a browser of its own."""
    visitors = [Visitor(browser, size) for size in (LAPTOP, WALL, PHONE)]
    desk, wall, phone = (visitor.page() for visitor in visitors)
    desk.goto(server.url + room.desk)
    wall.goto(server.url + room.screen)
    phone.goto(server.url + room.phones)
    yield desk, wall, phone
    for visitor in visitors:
        visitor.context.close()
    assert [visitor.foreign + visitor.complaints for visitor in visitors] == [[], [], []]


def test_the_desk_leads_the_wall_and_the_phone_by_themselves(pages: tuple[Page, Page, Page]) -> None:
    desk, wall, phone = pages
    found = [complaints_of_axe(page) for page in pages]
    desk.get_by_role("button", name="Weiter", exact=True).first.click()
    expect(wall.locator(".dots")).to_be_visible()
    clipped = wall.evaluate(CLIPPED)
    for _ in range(2):
        desk.get_by_role("button", name="Weiter", exact=True).first.click()
    phone.get_by_label("umformulieren").check()
    phone.get_by_role("button", name="Senden").click()
    expect(wall.get_by_text("1 Handy hat geantwortet")).to_be_visible()
    expect(desk.locator("#counted")).to_have_text("1 Handy hat geantwortet")
    found += [complaints_of_axe(page) for page in pages]
    beyond = [page.evaluate(BEYOND) for page in (desk, phone)]
    desk.get_by_role("button", name="Weiter", exact=True).first.click()
    expect(phone.get_by_role("heading", name="Was der Raum sagt")).to_be_visible()

    assert found == [[]] * 6
    assert beyond == [[], []]
    assert not clipped
