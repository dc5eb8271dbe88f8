"""Imprint, privacy, accessibility in a browser: open to everybody, on a narrow screen too, and one step from
every page.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from qcheck.language import OWN_NAMES
from qcheck.legal import LegalText, begin
from qcheck.settings import Settings
from tests.browser.conftest import Server
from tests.browser.steps import complaints_of_axe, to

NARROW = {"width": 320, "height": 640}


@pytest.fixture(scope="module")
def texts(server: Server) -> Iterator[None]:
    """The texts to begin with, in the server's folder."""
    folder = Settings(data=server.data).texts
    list(begin(folder))
    yield
    shutil.rmtree(folder)


def test_a_text_that_nobody_has_written_yet_is_open_to_everybody_too(
    server: Server, empty_phone: Page
) -> None:
    page = empty_phone

    page.goto(f"{server.url}/imprint")

    assert not Settings(data=server.data).texts.exists()
    assert complaints_of_axe(page) == []


@pytest.mark.parametrize(("text", "tag"), zip(LegalText, OWN_NAMES, strict=True))
@pytest.mark.usefixtures("texts")
def test_a_legal_text_is_open_to_everybody(
    server: Server, empty_phone: Page, text: LegalText, tag: str
) -> None:
    page = empty_phone
    page.set_viewport_size(NARROW)

    page.goto(f"{server.url}/{text}?lang={tag}")

    assert page.locator("html").get_attribute("lang") == tag
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    assert complaints_of_axe(page) == []


@pytest.mark.usefixtures("texts")
def test_every_page_leads_to_the_texts_and_they_lead_home(server: Server, desk: Page) -> None:
    page = to(desk, f"{server.url}/help?lang=de")

    page.get_by_role("link", name="Datenschutz").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Datenschutz")
    page.get_by_role("link", name="qcheck").click()

    expect(page).to_have_url(f"{server.url}/")
