"""Colours of the reader's own (high contrast): grounds are gone, so what was a ground has to be a line."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from qcheck.service import Service
from tests.browser.conftest import LAPTOP, Server
from tests.browser.steps import to
from tests.live.rooms import revealed
from tests.result.rooms import answered, viewing
from tests.sheet.devices import invitation, new_check

BORDER = "(each) => parseFloat(getComputedStyle(each).borderTopWidth)"
GROUND = "(each) => getComputedStyle(each).backgroundColor"


@pytest.fixture(scope="module")
def reader(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport=LAPTOP, locale="de-DE", forced_colors="active")
    yield context.new_page()
    context.close()


def test_bars_of_answers_have_an_edge(server: Server, service: Service, reader: Page) -> None:
    reader.goto(f"{server.url}/r/{viewing(service, answered(service))}?show=dialogbereitschaft&lang=de")

    assert reader.locator(".d b[style]").first.evaluate(BORDER) >= 1


def test_what_one_does_next_stands_out(server: Server, service: Service, reader: Page, desk: Page) -> None:
    to(desk, f"{server.url}/?lang=de")
    desk.emulate_media(forced_colors="active")
    start = desk.get_by_role("link", name="Neuen Check anlegen").evaluate(BORDER)
    desk.emulate_media(forced_colors="none")
    reader.goto(f"{server.url}/lead/{revealed(service).link}?lang=de")

    assert start >= 3
    assert reader.locator(".steps .main").evaluate(BORDER) >= 3
    assert reader.locator(".plan [aria-current]").evaluate(BORDER) >= 3


def test_what_is_chosen_on_a_sheet_has_a_wider_edge(server: Server, service: Service, reader: Page) -> None:
    reader.goto(f"{server.url}/a/{invitation(service, new_check(service))}?lang=de")
    choice = reader.locator(".choice").first

    before = choice.evaluate(BORDER)
    choice.click()

    assert choice.evaluate(BORDER) > before


def test_a_band_of_the_wall_is_drawn(server: Server, service: Service, reader: Page) -> None:
    reader.goto(f"{server.url}{revealed(service).wall}?lang=de")
    band = reader.locator(".band").first

    line, ground = band.locator(".spread").evaluate(GROUND), band.evaluate(GROUND)

    assert line != ground
    assert band.locator(".tint").first.evaluate(BORDER) >= 1
