"""The start page in a real browser: what a visitor sees without scrolling, and the field for a code."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import LAPTOP, PHONE, Server, Visitor
from tests.browser.steps import complaints_of_axe, ready, to

SMALL = {"width": 360, "height": 640}
DOORS = ("Neuen Check anlegen", "Workshop starten", "Beispiel ansehen")
LIGHT, DOOR = ".qc-mini li", ".st-key-start-doors a, .qc-code-form button"
LOWEST = "all => Math.max(...all.map(each => each.getBoundingClientRect().bottom))"


@pytest.fixture
def start(server: Server, desk: Page) -> Iterator[Page]:
    """The start page in German."""
    yield to(desk, f"{server.url}/?lang=de")
    desk.set_viewport_size(LAPTOP)


def test_the_first_screen_shows_what_one_gets_and_every_door(start: Page) -> None:
    for size in (LAPTOP, PHONE, SMALL):
        start.set_viewport_size(size)

        lowest = [start.locator(f"{each}:visible").evaluate_all(LOWEST) for each in (LIGHT, DOOR)]

        assert all(start.get_by_role("link", name=name).is_visible() for name in DOORS)
        assert start.get_by_label("Sie haben einen Code bekommen?").is_visible()
        assert start.locator(f"{LIGHT}:visible").count() >= 3
        assert max(lowest) <= size["height"]
        assert start.get_by_text("Schon angefangen?").is_visible()
    assert complaints_of_axe(start) == []  # on the smallest one


def test_a_code_that_is_typed_here_is_looked_up_at_once(start: Page) -> None:
    start.get_by_label("Sie haben einen Code bekommen?").fill("ABC DEF")
    start.get_by_role("button", name="Teilnehmen").click()

    expect(start.get_by_role("heading", level=1, name="Mit Code teilnehmen")).to_be_visible()
    expect(start.locator("[name=code]")).to_have_value("ABC DEF")


def test_what_streamlit_says_before_our_words_have_come_is_said_anew(
    server: Server, empty_laptop: Page
) -> None:
    page, held = empty_laptop, list[Route]()
    page.route(re.compile("assets/.*words"), lambda route: held.append(route))
    page.goto(f"{server.url}/?lang=de", wait_until="commit")
    expect(page.get_by_role("link", name="Skip to main content")).to_be_attached()

    held[0].continue_()

    expect(page.get_by_role("link", name="Zum Inhalt springen")).to_be_attached()


def test_a_page_of_the_app_opened_by_its_address_asks_for_nothing_in_vain(
    server: Server, laptop: Visitor
) -> None:
    page = laptop.page()
    refused: list[str] = []
    page.on("response", lambda answer: refused.append(answer.url) if answer.status >= 400 else None)

    page.goto(f"{server.url}/talk?example=1&lang=de")
    ready(page)

    assert refused == []
    assert laptop.complaints == []
