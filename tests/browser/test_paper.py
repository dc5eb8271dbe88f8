"""Typing in sheets of paper and hands in a real browser: keys alone, and open to everybody."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from qcheck.service import Service, open_service
from qcheck.settings import Settings
from tests.browser.conftest import PHONE, Server
from tests.browser.steps import complaints_of_axe
from tests.sheet.devices import new_check

BEYOND = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def service(server: Server):
    """A second way into the server's data."""
    opened = open_service(Settings(data=server.data))
    yield opened
    opened.close()


@pytest.fixture
def organiser(service: Service) -> str:
    return new_check(service)


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.name"))


def test_a_sheet_is_typed_key_by_key_and_a_second_follows_in_the_next_row(
    server: Server, service: Service, organiser: str, empty_laptop: Page
) -> None:
    page = empty_laptop
    page.goto(f"{server.url}/lead/{organiser}/paper")
    page.locator("[name=whose-1]").select_option("verwaltung")
    page.locator("[name=whose-1]").focus()
    page.keyboard.press("Tab")

    page.keyboard.type("432144332dn1")
    after_the_first = focused(page)
    page.keyboard.type("Tisch 3")
    page.keyboard.press("Tab")
    page.keyboard.type("Politik")
    page.keyboard.press("Tab")
    page.keyboard.type("11")
    page.get_by_role("button", name="Diese Bögen speichern").click()

    expect(page.get_by_role("status")).to_have_text("2 Bögen sind gespeichert.")
    assert after_the_first == "label-2"
    assert sorted(
        (each.label, each.perspective, each.answered) for each in service.collecting.sheets(organiser)
    ) == [
        ("Papierbogen 1", "verwaltung", 12),
        ("Tisch 3", "politik", 2),
    ]


def test_a_wrong_key_stays_and_is_marked_and_backspace_goes_back(
    server: Server, organiser: str, empty_laptop: Page
) -> None:
    page = empty_laptop
    page.goto(f"{server.url}/lead/{organiser}/paper")
    first = page.locator(".key").first
    first.focus()

    page.keyboard.type("7")
    wrong = first.get_attribute("aria-invalid"), focused(page) == first.get_attribute("name")
    page.keyboard.press("Backspace")
    page.keyboard.type("3")
    page.keyboard.press("Backspace")

    assert wrong == ("", True)
    assert focused(page) == first.get_attribute("name")


@pytest.mark.parametrize(("name", "tag"), [("paper", "de"), ("hands", "en")])
def test_the_pages_are_open_to_everybody(
    server: Server, organiser: str, empty_laptop: Page, name: str, tag: str
) -> None:
    page = empty_laptop
    page.goto(f"{server.url}/lead/{organiser}/{name}?lang={tag}")

    complaints, beyond = complaints_of_axe(page), page.evaluate(BEYOND)
    page.set_viewport_size(PHONE)
    complaints_of_a_phone, beyond_a_phone = complaints_of_axe(page), page.evaluate(BEYOND)

    assert (complaints, complaints_of_a_phone) == ([], [])
    assert max(beyond, beyond_a_phone) <= 0
