"""Answering on a phone that is old, slow or full: what it keeps no place for is saved all the same, and
nothing is said too early.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from qcheck.service import Service, open_service
from qcheck.settings import Settings
from tests.browser.conftest import Server, Visitor
from tests.sheet.devices import invitation, new_check

KEEPS_NOTHING = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"
"""A browser whose storage can be read but takes nothing in: full, or in the private mode of an older one."""
WRITE_DOWN_NOTES = """() => {
    const note = document.getElementById("note");
    const write = () => { sessionStorage.said = (sessionStorage.said ?? "") + note.textContent; };
    new MutationObserver(write).observe(note, { childList: true });
}"""
"""What is said at the bottom of this page can be read on the next one."""


@pytest.fixture(scope="module")
def service(server: Server) -> Iterator[Service]:
    """A second way into the server's data."""
    opened = open_service(Settings(data=server.data))
    yield opened
    opened.close()


@pytest.fixture
def way(server: Server, service: Service) -> str:
    """The address of an invitation for the administration."""
    return f"{server.url}/a/{invitation(service, new_check(service), 'verwaltung')}"


def begin(page: Page, way: str) -> Page:
    page.goto(way)
    page.get_by_role("button", name="Los geht’s").click()
    return page


def test_an_answer_is_saved_at_once_where_the_browser_has_no_room_for_it(way: str, phone: Visitor) -> None:
    phone.context.add_init_script(KEEPS_NOTHING)
    page = begin(phone.page(), way)

    page.get_by_text("trifft eher zu", exact=True).click()

    expect(page.locator(".saved [role=status]")).to_contain_text("Gespeichert um")
    page.reload()
    expect(page.get_by_role("radio", name="trifft eher zu")).to_be_checked()


def test_an_answer_that_found_no_room_waits_for_the_network(way: str, phone: Visitor) -> None:
    phone.context.add_init_script(KEEPS_NOTHING)
    page = begin(phone.page(), way)
    phone.context.set_offline(True)
    page.get_by_text("trifft eher zu", exact=True).click()
    expect(page.locator(".saved [role=status]")).to_have_text("Noch nicht gespeichert.")

    phone.context.set_offline(False)

    expect(page.locator(".saved [role=status]")).to_contain_text("Gespeichert um")


def test_going_on_says_nothing_of_a_missing_connection_while_there_is_one(
    way: str, empty_phone: Page
) -> None:
    page = begin(empty_phone, way)
    page.get_by_text("trifft eher zu", exact=True).click()
    expect(page.locator(".saved [role=status]")).to_contain_text("Gespeichert um")
    page.evaluate(WRITE_DOWN_NOTES)

    page.get_by_role("button", name="Weiter").click()

    expect(page.get_by_text("Frage 2 von 12")).to_be_visible()
    assert page.evaluate("() => sessionStorage.said ?? ''") == ""


def test_from_the_second_topic_on_the_four_answers_are_in_sight_on_a_phone(
    way: str, empty_phone: Page
) -> None:
    page = begin(empty_phone, way)

    page.goto(f"{way}/t/ziele-rahmen")

    expect(page.get_by_text("trifft voll zu", exact=True)).to_be_in_viewport(ratio=1)


def test_from_the_second_topic_on_the_language_is_changed_at_the_head_and_the_answer_stays(
    way: str, empty_phone: Page
) -> None:
    page = begin(empty_phone, way)
    page.goto(f"{way}/t/ziele-rahmen")
    page.get_by_text("trifft eher zu", exact=True).click()
    expect(page.locator(".saved [role=status]")).to_contain_text("Gespeichert um")

    page.locator(".place > summary").click()
    page.get_by_role("button", name="Einfache Sprache").click()

    expect(page.get_by_role("heading", level=1, name="Ist das Ziel der Beteiligung klar?")).to_be_visible()
    expect(page.get_by_role("radio", name="Eher ja")).to_be_checked()
