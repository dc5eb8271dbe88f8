"""The plain result in a browser: open to everybody, within narrow screens, without scripts, and whole on
paper.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from qcheck.service import LinkKind, Service, open_service
from qcheck.settings import Settings
from tests.browser.conftest import LAPTOP, PHONE, Server, Visitor, one_page
from tests.browser.steps import complaints_of_axe
from tests.result.rooms import WORDS, answered

SIZES = {
    "phone": PHONE,
    "small phone": {"width": 360, "height": 640},
    "smallest": {"width": 320, "height": 640},
    "laptop": LAPTOP,
}
SHOWS = ("", "?show=.open", "?show=.comments", "?show={criterion}")
BEYOND = """() => [...document.querySelectorAll("main *, header *, footer *")].filter(each => !each.closest(".x, .u"))
    .filter(each => each.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
    .map(each => each.outerHTML.slice(0, 90))"""
SMALL = """() => [...document.querySelectorAll("a, summary")]
    .filter(each => each.checkVisibility() && !each.closest("p:not(.ways), li, dl, blockquote, .u"))
    .map(each => [each.textContent.slice(0, 30), each.getBoundingClientRect()])
    .filter(([, box]) => box.height < 24 || box.width < 24).map(([name]) => name)"""
"""Targets beside running text that a finger would miss."""


@pytest.fixture(scope="module")
def service(server: Server) -> Iterator[Service]:
    """A second way into the server's data."""
    opened = open_service(Settings(data=server.data))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def view(service: Service) -> str:
    """The link to a result of the long catalogue from five perspectives."""
    catalogue = next(each for each in service.shelf.catalogues() if each.id == "qualitaetscheck")
    link = answered(service, "qualitaetscheck", **dict.fromkeys(catalogue.perspective_ids, 2))
    return next(each.link for each in service.inviting.links(link) if each.kind is LinkKind.VIEW)


@pytest.fixture(scope="module")
def short_view(service: Service) -> str:
    """The same of the short catalogue, whose pages are made alike."""
    catalogue = next(each for each in service.shelf.catalogues() if each.id == "kurzcheck")
    link = answered(service, "kurzcheck", **dict.fromkeys(catalogue.perspective_ids, 2))
    return next(each.link for each in service.inviting.links(link) if each.kind is LinkKind.VIEW)


def at(server: Server, view: str, show: str, lang: str = "de") -> str:
    address = f"{server.url}/r/{view}{show.format(criterion='gestaltungsspielraum')}"
    return f"{address}{'&' if '?' in address else '?'}lang={lang}"


@pytest.fixture(scope="module")
def phone(browser: Browser) -> Iterator[Page]:
    """A visitor who asks no foreign host for anything."""
    with one_page(browser, PHONE) as page:
        yield page


@pytest.mark.parametrize("show", SHOWS)
def test_it_is_open_to_everybody_and_reaches_over_no_edge(
    phone: Page, server: Server, view: str, short_view: str, show: str
) -> None:
    """axe looks at the short catalogue's, the edges are those of the long one's."""
    phone.set_viewport_size(PHONE)  # type: ignore[arg-type]
    phone.goto(at(server, short_view, show))

    complaints = complaints_of_axe(phone)
    phone.goto(at(server, view, show))
    found = {size: measured(phone, size) for size in SIZES}

    assert complaints == []
    assert found == {size: ([], []) for size in SIZES}


def measured(page: Page, size: str) -> tuple[list[str], list[str]]:
    """What reaches over the edge in this size, and what is too small to be hit."""
    page.set_viewport_size(SIZES[size])  # type: ignore[arg-type]
    return page.evaluate(BEYOND), page.evaluate(SMALL)


def test_a_criterion_folds_out_by_the_keyboard(phone: Page, server: Server, view: str) -> None:
    phone.goto(at(server, view, ""))
    first = phone.locator("details").first
    assert not first.locator(".why").is_visible()

    first.locator("summary").focus()
    phone.keyboard.press("Enter")

    assert first.locator(".why").is_visible()


def test_it_works_without_scripts(browser: Browser, server: Server, view: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=PHONE, locale="de-DE")
    page = context.new_page()
    page.goto(at(server, view, ""))
    first = page.locator("details").first
    first.locator("summary").click()
    expect(first.locator(".why")).to_be_visible()

    page.goto(at(server, view, "?show=.comments"))

    assert page.get_by_text(WORDS).count() == 10
    context.close()


def test_on_paper_why_stands_below_each_criterion(laptop: Visitor, server: Server, view: str) -> None:
    page = laptop.page()
    page.emulate_media(media="print")
    page.goto(at(server, view, ""))

    heights = page.locator(".why").evaluate_all(
        "boxes => boxes.map(box => box.getBoundingClientRect().height)"
    )

    assert len(heights) == 18
    assert min(heights) > 20
