"""Typing in from paper in a browser: key after key, over a reload, saved, taken back; open to everybody on a
laptop and on a phone.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from qcheck.service import open_service
from qcheck.settings import Settings
from tests.browser.conftest import LAPTOP, PHONE, Server, Visitor, one_page
from tests.browser.steps import complaints_of_axe
from tests.sheet.devices import new_check

KEYS = "e => e.map(field => field.value).join('')"


@pytest.fixture
def link(server: Server) -> Iterator[str]:
    service = open_service(Settings(data=server.data))
    yield new_check(service)
    service.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Somebody who organises, and who is asked by no script about leaving."""
    visitor = Visitor(browser, LAPTOP)
    opened = visitor.page()
    opened.on("dialog", lambda dialog: dialog.accept())
    yield opened
    visitor.context.close()
    assert (visitor.foreign, visitor.complaints) == ([], [])


def test_what_is_typed_outlives_a_reload_and_is_saved_once_and_taken_back(
    page: Page, server: Server, link: str
) -> None:
    page.goto(f"{server.url}/enter/{link}/paper")
    page.locator("#all").select_option("verwaltung")
    page.locator("#row-1 .key").first.focus()
    page.keyboard.type("4321dn432143")

    page.reload()
    typed = page.locator("#row-1 .key").evaluate_all(KEYS)
    page.locator("#all").select_option("verwaltung")
    page.get_by_role("button", name="Diese Bögen speichern").click()
    expect(page.get_by_role("status")).to_have_text("1 Bogen ist gespeichert.")
    left = page.locator("#row-1 .key").evaluate_all(KEYS)
    page.get_by_role("button", name="Den letzten Bogen zurücknehmen").click()
    expect(page.get_by_role("status")).to_contain_text("zählt nicht mehr mit")
    back = page.locator("#row-1 .key").evaluate_all(KEYS)

    assert (typed, left, back) == ("4321dn432143", "", "4321dn432143")


def test_nothing_moves_sideways_where_sheets_are_typed_in_on_a_phone(
    browser: Browser, server: Server, link: str
) -> None:
    with one_page(browser, PHONE) as hand:
        hand.goto(f"{server.url}/enter/{link}/paper")
        too_wide = hand.evaluate(
            "() => [document.documentElement, document.querySelector('.wide')]"
            ".map(part => part.scrollWidth - part.clientWidth)"
        )
        keys = hand.locator("#row-1 .key").count()
        seen = hand.locator("#row-1 .key").last.bounding_box()

    assert too_wide == [0, 0]
    assert (keys, seen is not None and seen["x"] + seen["width"] <= PHONE["width"]) == (12, True)


@pytest.fixture(scope="module")
def phone(browser: Browser) -> Iterator[Page]:
    with one_page(browser, PHONE) as page:
        yield page


@pytest.mark.parametrize("below", ["paper", "piles"])
def test_typing_in_is_open_to_everybody_and_reaches_over_no_edge(
    phone: Page, server: Server, link: str, below: str
) -> None:
    phone.goto(f"{server.url}/enter/{link}/{below}")

    assert complaints_of_axe(phone) == []
    for size in (PHONE, LAPTOP):
        phone.set_viewport_size(size)  # type: ignore[arg-type]
        assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_page_of_bundles_is_open_to_everybody(phone: Page, server: Server) -> None:
    phone.goto(f"{server.url}/bundle")

    assert complaints_of_axe(phone) == []
