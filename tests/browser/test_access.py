"""Open to everybody: what axe-core finds, headings, languages, narrow screens and a visible focus, on every
page.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, Page, expect

from qcheck.language import OWN_NAMES
from qcheck.service import Measure, MeasureId, Mode, NewCheck, Scope, Service
from tests.browser.conftest import LAPTOP, PHONE, Server, Visitor
from tests.browser.steps import complaints_of_axe, ready, to

SIZES = {"phone": PHONE, "laptop": LAPTOP}
NARROW = {"width": 320, "height": 640}
SIGHTS = {
    "start": "",
    "new check": "new",
    "picking criteria": "new?new-offer=qualitaetscheck.pick",
    "hub": "check?link={link}",
    "hub of a confidential check": "check?link={confidential}",
    "organise": "organise?link={link}",
    "organise a confidential check": "organise?link={confidential}",
    "invitation": "invitation?link={link}",
    "questions": "questions?link={link}&criterion=ziele-rahmen",
    "closing questions": "questions?link={link}&criterion=closing",
    "overview": "overview?link={link}",
    "profile": "profile?link={link}",
    "criterion": "criterion?link={link}&criterion=dialogbereitschaft",
    "example": "profile?example=1",
    "matrix of the example": "matrix?example=1",
    "matrix by need": "matrix?example=1&order=need",
    "differences of the example": "differences?example=1",
    "then and now of the example": "compare?example=1",
    "talk card of the example": "talk?example=1",
    "round of agreement": "agree?link={link}&criterion=dialogbereitschaft",
    "end of the round": "agree?link={link}&criterion=-",
    "criterion of the example": "criterion?example=1&criterion=zugang-vielfalt",
    "measures": "measures?link={link}&measure={measure}",
    "measures as cards": "measures?link={link}&view=cards",
    "preview": "preview",
    "help": "help",
    "a link that opens nothing": "check?link=0000",
}
"""What can be seen, and its address."""

WORDIEST = ("start", "new check", "organise", "questions", "help")
"""Where other words than German ones have the least room: looked at in every language."""

LAID_OUT_ANEW = (
    "start",
    "hub",
    "organise",
    "profile",
    "matrix of the example",
    "talk card of the example",
    "round of agreement",
    "measures",
    "measures as cards",
    "then and now of the example",
)
"""Where a laptop has another layout than a phone."""

LOOKED_AT = [
    *((sight, "de", "phone") for sight in SIGHTS),
    *((sight, language, "phone") for sight in WORDIEST for language in OWN_NAMES if language != "de"),
    *((sight, "de", "laptop") for sight in LAID_OUT_ANEW),
]
"""Every page once; in other languages and on a laptop where something else can go wrong there."""

VISIBLE_HEADINGS = """() => [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")]
    .filter(heading => heading.checkVisibility()).map(heading => Number(heading.tagName[1]))"""
BEYOND_THE_EDGE = """() => {
    const scrolls = element => ["auto", "scroll"].includes(getComputedStyle(element).overflowX) && element.dataset.testid !== "stMain";
    const inside = element => { for (let each = element; each; each = each.parentElement) if (scrolls(each)) return true; return false; };
    return [...document.querySelectorAll("#root *")].filter(element => element.checkVisibility() && !inside(element))
        .filter(element => element.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
        .map(element => element.outerHTML.slice(0, 120));
}"""

CHARTS_DRAWN = """() => [...document.querySelectorAll("[data-testid=stPlotlyChart]")]
    .every(chart => !chart.checkVisibility() || chart.querySelector(".main-svg"))"""
STANDS_STILL = """() => document.getAnimations().every(each => each.playState !== "running" || each.effect.getTiming().iterations === Infinity)"""
FOCUSED = """() => {
    const element = document.activeElement, framed = element.closest("label") ?? element;
    framed.scrollIntoView({block: "center"});
    const {x, y, width, height} = framed.getBoundingClientRect(), nowhere = ["BODY", "MAIN"].includes(element.tagName);
    const clip = {x: Math.max(x - 8, 0), y: Math.max(y - 8, 0), width: Math.max(width + 16, 1), height: Math.max(height + 16, 1)};
    return [nowhere ? "" : element.textContent || element.ariaLabel || element.id || element.tagName, clip];
}"""
"""The name of what has the focus, and the piece of the page around it."""


@dataclass(frozen=True)
class Seen:
    """What was found on a page. `beyond` is what reaches over the right edge: on the laptop, or on the phone
    once it is 320 pixels wide.
    """

    complaints: list[str]
    headings: list[int]
    beyond: list[str]


@pytest.fixture(scope="module")
def links(service: Service) -> dict[str, str]:
    """The organisers' links of an open round with answers, a comment, words in closing and a table's sheet,
    and of a confidential check.
    """
    made = service.organising.create_check(
        NewCheck("Spielplatz am Bach", "Musterstadt", "kurzcheck", "planung", Scope(), "verwaltung")
    )
    service.answering.answer(made, "k-zuhoeren", 4)
    service.answering.answer(made, "k-ziel", 1)
    service.answering.comment(made, "k-zuhoeren", "Am Runden Tisch.", "")
    service.answering.closing(made, "open_good", "Das Miteinander.", "")
    service.collecting.add_sheet(made, "einwohnerschaft", "Tisch 3")
    wish = NewCheck("Radweg", "", "kurzcheck", "planung", Scope(), None, Mode.CONFIDENTIAL)
    planned = service.measures.add_measure(
        made, Measure(MeasureId(""), "Bänke aufstellen", who="Frau Müller", due=date(2026, 1, 31))
    )
    return {
        "link": made,
        "confidential": service.organising.create_check(wish),
        "measure": planned.id,
    }


@pytest.fixture(scope="module")
def pages(browser: Browser) -> Iterator[dict[str, Page]]:
    """A page of each size; at the end it has asked no foreign host for anything, and the browser had nothing
    to complain about.
    """
    visitors = {size: Visitor(browser, SIZES[size]) for size in SIZES}
    yield {size: visitor.page() for size, visitor in visitors.items()}
    for visitor in visitors.values():
        visitor.context.close()
        assert visitor.foreign == []
        assert visitor.violations == []


@pytest.fixture(scope="module", params=LOOKED_AT, ids="-".join)
def seen(
    request: pytest.FixtureRequest, server: Server, links: dict[str, str], pages: dict[str, Page]
) -> Seen:
    """A page in a language and a size, looked at once for all that is asked below."""
    sight, language, size = request.param
    page = opened(pages[size], server, sight, language, links)
    complaints, headings = complaints_of_axe(page), page.evaluate(VISIBLE_HEADINGS)
    page.set_viewport_size(NARROW if size == "phone" else LAPTOP)
    beyond = page.evaluate(BEYOND_THE_EDGE)
    page.set_viewport_size(SIZES[size])
    return Seen(complaints, headings, beyond)


def test_axe_finds_nothing(seen: Seen) -> None:
    assert seen.complaints == []


def test_a_page_has_one_first_heading_and_none_is_skipped(seen: Seen) -> None:
    assert seen.headings.count(1) == 1
    assert [pair for pair in pairwise(seen.headings) if pair[1] > pair[0] + 1] == []


def test_nothing_reaches_over_the_edge(seen: Seen) -> None:
    assert seen.beyond == []


@pytest.mark.parametrize("sight", ["new check", "questions", "talk card of the example"])
def test_the_focus_can_be_seen_wherever_the_tab_key_leads(
    server: Server, links: dict[str, str], pages: dict[str, Page], sight: str
) -> None:
    page = opened(pages["laptop"], server, sight, "de", links)

    steps = [focused(page) for _ in range(14)]

    assert len({name for name, _ in steps if name}) > 5
    assert [name for name, visible in steps if name and not visible] == []


def test_the_tab_key_leads_from_a_comment_just_written_to_its_evidence(
    server: Server, links: dict[str, str], pages: dict[str, Page]
) -> None:
    page = opened(pages["laptop"], server, "questions", "de", links)
    page.locator('[class*="st-key-more-"] summary').click()
    evidence = page.get_by_label("Womit lässt es sich belegen?")
    expect(evidence).to_be_visible()
    ready(page)
    page.locator("textarea").fill("Am Runden Tisch.")

    page.keyboard.press("Tab")

    expect(page.locator(".qc-saved")).to_contain_text("Gespeichert um")
    expect(ready(page).locator("textarea")).to_have_value("Am Runden Tisch.")
    expect(evidence).to_be_focused()


@pytest.mark.parametrize(
    ("sight", "size"),
    [
        ("new check", "phone"),
        ("hub", "phone"),
        ("organise", "laptop"),
        ("organise a confidential check", "phone"),
    ],
)
def test_axe_finds_nothing_in_what_is_folded_away(
    server: Server, links: dict[str, str], pages: dict[str, Page], sight: str, size: str
) -> None:
    page = opened(pages[size], server, sight, "de", links)
    page.evaluate(
        "() => document.querySelectorAll('[data-testid=stExpander] details:not([open]) > "
        "summary').forEach(each => each.click())"
    )
    expect(page.locator("[data-testid=stExpander] details:not([open])")).to_have_count(0)
    page.wait_for_function(STANDS_STILL)

    assert complaints_of_axe(page) == []
    assert page.evaluate(BEYOND_THE_EDGE) == []


def opened(page: Page, server: Server, sight: str, language: str, links: dict[str, str]) -> Page:
    """The page, drawn whole, its figure included."""
    address = SIGHTS[sight].format(**links)
    to(page, f"{server.url}/{address}{'&' if '?' in address else '?'}lang={language}")
    page.wait_for_function(CHARTS_DRAWN)
    return page


def focused(page: Page) -> tuple[str, bool]:
    """Presses Tab once: where it leads, and whether that looks different from being without focus. The page
    itself counts as nowhere.
    """
    page.keyboard.press("Tab")
    name, clip = page.evaluate(FOCUSED)
    with_focus = page.screenshot(clip=clip, animations="disabled")
    page.evaluate("() => { window.left = document.activeElement; window.left.blur(); }")
    without = page.screenshot(clip=clip, animations="disabled")
    page.evaluate("() => window.left.focus()")
    return name, with_focus != without
