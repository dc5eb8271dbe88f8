"""Every page of a sheet is open to everybody: in every language, on the smallest phone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from qcheck.language import OWN_NAMES
from qcheck.service import Service
from tests.browser.conftest import PHONE, Server
from tests.browser.steps import complaints_of_axe
from tests.browser.test_sheet import BELOW, BEYOND_THE_EDGE, SIZES, SMALL_TARGETS, WHOLE, service
from tests.sheet.devices import invitation, new_check

__all__ = ["service"]  # fixtures


@pytest.mark.parametrize("tag", OWN_NAMES)
def test_every_page_is_open_to_everybody(
    browser: Browser, server: Server, service: Service, tag: str
) -> None:
    """What reaches over the edge and what is too small, in every language; axe looks at the German pages."""
    wish = {"phase": "reflexion"} if tag == "de-simple" else WHOLE
    way = f"{server.url}/a/{invitation(service, new_check(service, **wish))}"
    context = browser.new_context(viewport=PHONE, locale="de-DE", has_touch=True, is_mobile=True)

    found = list(_wrong_on_every_page(context, way, tag, server.url))
    context.close()

    assert found == []


def _wrong_on_every_page(context: BrowserContext, way: str, tag: str, start: str) -> Iterator[str]:
    page = context.new_page()
    for address in (f"{start}/join", f"{start}/a/{'0' * 38}", way):
        page.goto(f"{address}?lang={tag}")
        yield from _wrong(page, tag, address)
    page.locator("[name=code]").fill("AAAA-AAAA", force=True)
    with page.expect_navigation():
        page.locator("form[action$=resume]").evaluate("form => form.submit()")
    yield from _wrong(page, tag, "a wrong code")
    page.locator("[name=perspective]").first.check(force=True)
    page.locator("button.main").click()
    page.wait_for_url("**/t/**")
    for below in BELOW[1:]:
        page.goto(way + below)
        page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
        yield from _wrong(page, tag, below)
    page.goto(f"{way}/t/dialogbereitschaft")
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
    page.locator("[name^=w-]").first.fill("nirgends")
    page.locator("button.main").click()
    page.locator("#errors").wait_for()
    yield from _wrong(page, tag, "errors")


def _wrong(page: Page, tag: str, where: str) -> list[str]:
    found = complaints_of_axe(page) if tag == "de" else []
    for size in SIZES.values():
        page.set_viewport_size(size)
        found += page.evaluate(f"[...({BEYOND_THE_EDGE})(), ...({SMALL_TARGETS})()]")
    page.set_viewport_size(PHONE)
    return [f"{where}: {each}" for each in found]
