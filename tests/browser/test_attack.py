"""A check that is hostile in every field, in a real browser: nothing runs, nothing opens, nothing is loaded
from elsewhere, all is text.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from qcheck.service import open_service
from qcheck.settings import Settings
from tests.attack.hostile import Links, fill, hostile
from tests.browser.conftest import Server, Visitor
from tests.browser.steps import to

MARKED_UP = (
    ".katex, em, del, code, img[src='x'], svg[onload], a[href^='javascript'], "
    "[data-testid=stMarkdownContainer] a[href*='x.invalid']"
)
"""What hostile text becomes where it is taken for HTML or Markdown; none of our pages has any of it of its
own.
"""

FILLED = """() => [...document.querySelectorAll("[data-testid=stExpander] details[open]")]
    .every(fold => fold.children.length > 1 && fold.lastElementChild.hasChildNodes())"""
"""Whether everything has been drawn that Streamlit draws once it is folded out."""

NOTHING: tuple[list[str], int] = ([], 0)

PAGES = {
    "new": ("/new?new-offer=feindlich.teil", ("Teil", "Amt", "FuerAmt", "Phase", "Einleitung")),
    "hub": ("/check?link={organise}", ("Amt",)),
    "organise": ("/organise?link={organise}", ("Amt",)),
    "invitation": ("/invitation?link={organise}", ()),
    "questions": ("/questions?link={organise}&criterion=erstes", ("Frage", "Eins", "Hilfe")),
    "overview": ("/overview?link={organise}", ("Kriterium",)),
    "profile": ("/profile?link={view}", ("Vorbehalt",)),
    "matrix": ("/matrix?link={view}", ("Kriterium",)),
    "differences": ("/differences?link={view}", ("Kriterium",)),
    "talk": ("/talk?link={view}", ("Kriterium", "Gespraech")),
    "criterion": ("/criterion?link={view}&criterion=erstes", ("Frage", "Nachweis")),
    "preview": ("/preview?catalogue=feindlich", ("Katalog", "Frage")),
}
SHEET = {
    "/a/{answer}": "Willkommen",
    "/a/{sheet}/t/erstes": "Frage",
    "/a/{sheet}/closing": "Gut",
    "/a/{sheet}/overview": "Kriterium",
    "/a/{sheet}/end": "Dank",
}


@pytest.fixture(scope="module")
def check(server: Server) -> Iterator[Links]:
    """The check, in the server's data."""
    settings = Settings(data=server.data)
    service = open_service(settings)
    yield fill(service, settings.criteria)
    (settings.criteria / "feindlich.yaml").unlink()
    service.close()


@pytest.fixture
def watched(laptop: Visitor) -> Iterator[Page]:
    """A page on which no dialog and no second window may open; `laptop` itself looks for requests to
    elsewhere.
    """
    page, opened = laptop.page(), []
    page.on("dialog", lambda dialog: (opened.append(dialog.message), dialog.dismiss()))
    laptop.context.on("page", lambda another: opened.append(another.url))
    yield page
    assert opened == []


def test_the_pages_of_a_hostile_check_show_text_alone(server: Server, check: Links, watched: Page) -> None:
    found = {
        name: shown(watched, server.url + address.format(**check._asdict()), words)
        for name, (address, words) in PAGES.items()
    }

    assert found == dict.fromkeys(PAGES, NOTHING)


def test_the_sheet_of_a_hostile_check_shows_text_alone(server: Server, check: Links, watched: Page) -> None:
    found = {
        address: shown_on_sheet(watched, server.url + address.format(**check._asdict()), word)
        for address, word in SHEET.items()
    }

    assert found == dict.fromkeys(SHEET, NOTHING)


def shown(page: Page, address: str, words: tuple[str, ...]) -> tuple[list[str], int]:
    """Which of these texts a page of the app does not say word by word, and how much is marked up."""
    to(page, address)
    for word in words:
        expect(page.get_by_text(f"{word} <script>alert(1)").first).to_be_attached()
    unfolded(page)
    return missing(page, words), page.locator(MARKED_UP).count()


def shown_on_sheet(page: Page, address: str, word: str) -> tuple[list[str], int]:
    """The same of a page of the sheet."""
    page.goto(address)
    unfolded(page)
    return missing(page, (word,)), page.locator(MARKED_UP).count()


def missing(page: Page, words: tuple[str, ...]) -> list[str]:
    """Those that do not stand there whole."""
    everything = said(page)
    return [
        word for word in words if hostile(word) not in everything and hostile(word, 190) not in everything
    ]


def unfolded(page: Page) -> None:
    """Opens everything that is folded: what nobody looks at is drawn last."""
    page.evaluate(
        "() => document.querySelectorAll('details:not([open]) > summary').forEach(each => each.click())"
    )
    expect(page.locator("details:not([open])")).to_have_count(0)
    page.wait_for_function(FILLED)


def said(page: Page) -> str:
    """All text of the page, without the signs that keep Streamlit from replacing it, in one line."""
    return " ".join(page.evaluate("() => document.body.textContent").replace("\u2060", "").split())
