"""Phones in a workshop, in a real browser: nobody loads a page again, and what was answered last is not lost
without a word.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from qcheck.service import open_service
from qcheck.settings import Settings
from qcheck.workshop import Station
from tests.browser.conftest import Server, Visitor
from tests.browser.steps import complaints_of_axe
from tests.live.rooms import Room, room


@pytest.fixture
def made(server: Server) -> Iterator[Room]:
    service = open_service(Settings(data=server.data))
    yield room(service)
    service.close()


def come_in(phone: Visitor, server: Server, made: Room) -> Page:
    page = phone.page()
    page.clock.install()
    page.goto(f"{server.url}/a/{made.invitation}")
    page.locator("input[value=politik]").check()
    page.get_by_role("button", name="Los geht’s").click()
    expect(page.get_by_role("heading", level=1, name="Gleich geht es los")).to_be_visible()
    return page


def test_a_phone_goes_from_waiting_to_answering_to_the_wall_and_back_by_itself(
    phone: Visitor, server: Server, made: Room
) -> None:
    page = come_in(phone, server, made)
    found = complaints_of_axe(page)

    made.go(Station.ANSWERING)
    expect(
        page.get_by_role("heading", level=1, name="Die Verantwortlichen zeigen, dass sie zuhören wollen.")
    ).to_be_visible()
    page.get_by_text("trifft eher zu", exact=True).first.click()
    expect(page.get_by_text("Gespeichert um")).to_be_visible()
    made.go(Station.REVEAL)
    expect(page.get_by_role("heading", level=1, name="Bitte schauen Sie jetzt zur Leinwand")).to_be_visible()
    found += complaints_of_axe(page)
    nothing_late = page.locator(".error").count() == 0
    focused = page.evaluate("document.activeElement.id")
    made.service.facilitating.undo(made.link, made.now.revision)
    expect(
        page.get_by_role("heading", level=1, name="Es ist klar, was die Beteiligung erreichen soll.")
    ).to_be_visible()
    made.go(Station.REVEAL, Station.CLOSING)
    expect(page.get_by_role("heading", level=1, name="Dieser Workshop ist zu Ende")).to_be_visible()

    assert found == []
    assert nothing_late
    assert focused == "main"


def test_what_could_not_be_sent_before_the_end_is_tried_and_reported(
    phone: Visitor, server: Server, made: Room
) -> None:
    page = come_in(phone, server, made)
    made.go(Station.ANSWERING)
    expect(
        page.get_by_role("heading", level=1, name="Die Verantwortlichen zeigen, dass sie zuhören wollen.")
    ).to_be_visible()

    phone.context.set_offline(True)
    page.get_by_text("trifft eher zu", exact=True).first.click()
    expect(page.get_by_text("Noch nicht gespeichert.", exact=True)).to_be_visible()
    made.go(Station.REVEAL)
    phone.context.set_offline(False)

    expect(page.get_by_role("heading", level=1, name="Bitte schauen Sie jetzt zur Leinwand")).to_be_visible()
    expect(
        page.get_by_text("Nicht alles, was Sie zuletzt eingegeben haben, kam vor dem Schluss an.")
    ).to_be_visible()
