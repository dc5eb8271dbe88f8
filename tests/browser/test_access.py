"""Open to everybody: what axe-core finds, headings, languages, narrow screens and a visible focus, on every page of
the app; and what a screen reader says on every page, with the app and without: its accessibility tree, as it is
kept (`spoken.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Browser, FloatRect, Page, expect

from qcheck.browser import ACCOUNT_COOKIE
from qcheck.language import OWN_NAMES
from tests.browser.conftest import LAPTOP, PHONE, Server, Visitor
from tests.browser.spoken import (
    KEPT,
    PLAIN,
    SIGNED_IN,
    home,
    in_german,
    in_language,
    kept,
    told,
    town,
)
from tests.browser.steps import complaints_of_axe, fold, ready, to
from tests.town import Town

__all__ = ["home", "town"]  # fixtures

SIZES = {"phone": PHONE, "laptop": LAPTOP}
NARROW, SMALL = {"width": 320, "height": 640}, {"width": 360, "height": 640}
OPEN = {
    "profile of an open round": "/profile?link={link}",
    "criterion of an open round": "/criterion?link={link}&criterion=dialogbereitschaft",
}
"""What the town's round shows that is not over yet."""
SIGHTS = (
    "start",
    "new check",
    "pick criteria",
    "check",
    "confidential check",
    "organise",
    "organise a confidential check",
    "letter",
    "questions",
    "closing questions",
    "all topics",
    "profile of an open round",
    "criterion of an open round",
    "example, profile",
    "example, matrix",
    "example, matrix by need",
    "example, differences",
    "example, then and now",
    "example, talk",
    "agree",
    "agree, end",
    "example, criterion",
    "measures in the app",
    "measures as cards",
    "measure again",
    "processes",
    "figures about questions",
    "preview",
    "editions",
    "write",
    "write, the text",
    "help",
    "link that opens nothing",
)
"""What can be seen in the app."""

WORDIEST = ("start", "new check", "organise", "questions", "help")
"""Where other words than German ones have the least room: looked at in every language."""

LAID_OUT_ANEW = (
    "start",
    "check",
    "organise",
    "example, profile",
    "example, matrix",
    "example, talk",
    "agree",
    "measures in the app",
    "measures as cards",
    "example, then and now",
    "write",
)
"""Where a laptop has another layout than a phone."""

LOOKED_AT = [
    *((sight, "de", "phone") for sight in SIGHTS),
    *((sight, language, "phone") for sight in WORDIEST for language in OWN_NAMES if language != "de"),
    *((sight, "de", "laptop") for sight in LAID_OUT_ANEW),
]
"""Every page once; in other languages and on a laptop where something else can go wrong there."""

OTHERWISE_ON_PHONES = ("start", "example, profile", "example, matrix", "measures in the app")
"""Where a phone says something else than a laptop."""
AT_A_LAPTOP = (*OTHERWISE_ON_PHONES, "example, then and now", "write")
"""What is kept as a laptop says it."""
NOT_KEPT = {
    *OPEN,
    "pick criteria",
    "organise a confidential check",
    "example, matrix by need",
    "measures as cards",
}
"""What says much the same as another page."""
SAID = {
    **{name: (name, "de", "phone") for name in SIGHTS if name not in NOT_KEPT},
    **{f"{name}, on a phone": (name, "de", "phone") for name in OTHERWISE_ON_PHONES},
    **{name: (name, "de", "laptop") for name in AT_A_LAPTOP},
}
"""The name of each text that is kept of what is said, and where it is heard."""
FOLDED = {
    ("new check", "phone"),
    ("check", "phone"),
    ("organise", "laptop"),
    ("organise a confidential check", "phone"),
}
"""Where much is folded away: once it is listened to, the page is looked at with all of it folded out."""
SPEAK_OF_THIS_DEVICE = ("start", "processes", "figures about questions")
"""They say what it has opened before."""

FOR_PAPER_AND_PROJECTOR = {
    *(name for name in PLAIN if name.startswith("wall")),
    "coordinate, date, attendance",
}
"""Plain pages that nobody reads with large letters: those have their own on a wall, and a list to sign is printed."""

VISIBLE_HEADINGS = """() => [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")]
    .filter(heading => heading.checkVisibility()).map(heading => Number(heading.tagName[1]))"""
BEYOND_THE_EDGE = """() => {
    const scrolls = element => ["auto", "scroll"].includes(getComputedStyle(element).overflowX) && element.dataset.testid !== "stMain";
    const inside = element => { for (let each = element; each; each = each.parentElement) if (scrolls(each)) return true; return false; };
    return [...document.querySelectorAll("#root *")].filter(element => element.checkVisibility() && !inside(element))
        .filter(element => element.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
        .map(element => element.outerHTML.slice(0, 120));
}"""

EDGES = """() => {
    const left = element => {
        const text = document.createRange();
        text.selectNodeContents(element);
        return Math.min(...[...text.getClientRects()].filter(each => each.width > 1).map(each => each.left));
    };
    const first = selector => [...document.querySelectorAll(selector)].find(each => each.checkVisibility());
    return ["header :is(strong, a:not(.skip))", "h1", "footer :is(p, a)"].map(first).filter(Boolean).map(left);
}"""
"""Where the words of head, heading and foot begin."""

SIDEWAYS = "document.documentElement.scrollWidth - innerWidth"
"""By how much a page is wider than its window."""

CHARTS_DRAWN = """() => [...document.querySelectorAll("[data-testid=stPlotlyChart]")]
    .every(chart => !chart.checkVisibility() || chart.querySelector(".main-svg"))"""
STANDS_STILL = """async () => {
    const moves = each => each.playState === "running" && each.effect.getTiming().iterations !== Infinity;
    while (document.getAnimations().some(moves)) await new Promise(requestAnimationFrame);
}"""
FOCUSED = """() => {
    const element = document.activeElement, framed = element.closest("label") ?? element;
    framed.scrollIntoView({block: "center"});
    const {x, y, width, height} = framed.getBoundingClientRect(), nowhere = ["BODY", "MAIN"].includes(element.tagName);
    const clip = {x: Math.max(x - 8, 0), y: Math.max(y - 8, 0), width: Math.max(width + 16, 1), height: Math.max(height + 16, 1)};
    const kind = [element.tagName, element.type, element.className, framed.className, innerWidth].join();
    return [nowhere ? "" : element.textContent || element.ariaLabel || element.id || element.tagName, kind, clip];
}"""
"""The name of what has the focus, of which kind it is, and the piece of the page around it."""


@dataclass(frozen=True)
class Seen:
    """What was found on a page. `beyond` is what reaches over the right edge: on the laptop, or on the phone
    once it is 320 pixels wide; and with letters of twice the size. `said` is what a screen reader says.
    """

    complaints: list[str]
    headings: list[int]
    beyond: list[str]
    said: list[str]


class Pages:
    """A page of each size, led from sight to sight."""

    def __init__(self, browser: Browser, home: Server, town: Town) -> None:
        self._visitors = {size: Visitor(browser, SIZES[size]) for size in SIZES}
        self._pages = {size: visitor.page() for size, visitor in self._visitors.items()}
        self._home = home
        link = town.app["check"].partition("link=")[2]
        self._addresses = town.app | {name: address.format(link=link) for name, address in OPEN.items()}
        self.seen = cache(self._seen)

    def opened(self, sight: str, language: str, size: str) -> Page:
        """The page, drawn whole, its figure included."""
        page = self._pages[size]
        if language == "de" and sight in SPEAK_OF_THIS_DEVICE:
            page.context.clear_cookies()
            page.goto("about:blank")
        to(page, in_language(self._home, self._addresses[sight], language))
        page.wait_for_function(CHARTS_DRAWN)
        return page

    def _seen(self, sight: str, language: str, size: str) -> Seen:
        """A page in a language and a size, looked at once for all that is asked below."""
        page = self.opened(sight, language, size)
        said, headings = told(page), page.evaluate(VISIBLE_HEADINGS)
        if (sight, size) in FOLDED and language == "de":
            folded_out(page)
        complaints = complaints_of_axe(page, of_colours=language == "de")
        beyond = with_larger_letters(page, BEYOND_THE_EDGE)
        page.set_viewport_size(NARROW if size == "phone" else LAPTOP)  # type: ignore[arg-type]
        beyond += page.evaluate(BEYOND_THE_EDGE)
        page.set_viewport_size(SIZES[size])  # type: ignore[arg-type]
        return Seen(complaints, headings, beyond, said)

    def leave(self) -> None:
        """Nobody has asked a foreign host for anything, and the browser had nothing to complain about."""
        for visitor in self._visitors.values():
            visitor.context.close()
            assert (visitor.foreign, visitor.violations) == ([], [])


@pytest.fixture(scope="module")
def pages(browser: Browser, home: Server, town: Town) -> Iterator[Pages]:
    opened = Pages(browser, home, town)
    yield opened
    opened.leave()


looked_at = pytest.mark.parametrize("where", LOOKED_AT, ids="-".join)


@looked_at
def test_axe_finds_nothing(pages: Pages, where: tuple[str, str, str]) -> None:
    assert pages.seen(*where).complaints == []


@looked_at
def test_a_page_has_one_first_heading_and_none_is_skipped(pages: Pages, where: tuple[str, str, str]) -> None:
    headings = pages.seen(*where).headings

    assert headings.count(1) == 1
    assert [pair for pair in pairwise(headings) if pair[1] > pair[0] + 1] == []


@looked_at
def test_nothing_reaches_over_the_edge(pages: Pages, where: tuple[str, str, str]) -> None:
    assert pages.seen(*where).beyond == []


@pytest.mark.parametrize("name", SAID)
def test_a_page_of_the_app_says_what_it_said(pages: Pages, name: str) -> None:
    said = pages.seen(*SAID[name]).said

    assert said == kept(name, said)


@pytest.fixture(scope="module")
def outside(browser: Browser) -> Iterator[Page]:
    """A page in which the app is never opened."""
    visitor = Visitor(browser, LAPTOP)
    yield visitor.page()
    visitor.context.close()
    assert (visitor.foreign, visitor.violations) == ([], [])


def opened(page: Page, home: Server, address: str, session: str = "") -> Page:
    page.context.clear_cookies()
    if session:
        page.context.add_cookies([{"name": ACCOUNT_COOKIE, "value": session, "url": home.url}])
    page.goto(in_german(home, address))
    return page


@dataclass(frozen=True)
class PlainSeen:
    """What was found on a page without the app: what a screen reader says; where head, heading and foot begin on a
    laptop; by how much it is wider than the narrowest phone, and than a small one with letters of twice the size.
    """

    said: list[str]
    edges: list[float]
    sideways: tuple[int, int]


@pytest.fixture(scope="module")
def plain(outside: Page, home: Server, town: Town) -> Callable[[str], PlainSeen]:
    """Looks once at the plain page of this name."""

    @cache
    def seen(name: str) -> PlainSeen:
        page = opened(outside, home, town.plain[name])
        said, edges = told(page), page.evaluate(EDGES)
        page.set_viewport_size(NARROW)  # type: ignore[arg-type]
        narrow = page.evaluate(SIDEWAYS)
        page.set_viewport_size(SMALL)  # type: ignore[arg-type]
        enlarged = with_larger_letters(page, SIDEWAYS)
        page.set_viewport_size(LAPTOP)  # type: ignore[arg-type]
        return PlainSeen(said, edges, (narrow, enlarged))

    return seen


@pytest.mark.parametrize("name", PLAIN)
def test_a_plain_page_says_what_it_said(plain: Callable[[str], PlainSeen], name: str) -> None:
    said = plain(name).said

    assert said == kept(name, said)


@pytest.mark.parametrize("name", [name for name in PLAIN if not name.startswith("wall")])
def test_head_heading_and_foot_of_a_plain_page_begin_at_one_edge(
    plain: Callable[[str], PlainSeen], name: str
) -> None:
    edges = plain(name).edges

    assert max(edges) - min(edges) <= 1


@pytest.mark.parametrize("name", PLAIN)
def test_no_plain_page_is_wider_than_the_narrowest_phone(
    plain: Callable[[str], PlainSeen], name: str
) -> None:
    assert plain(name).sideways[0] <= 0


@pytest.mark.parametrize("name", sorted({*PLAIN} - FOR_PAPER_AND_PROJECTOR))
def test_no_plain_page_is_wider_than_a_small_phone_with_letters_of_twice_the_size(
    plain: Callable[[str], PlainSeen], name: str
) -> None:
    assert plain(name).sideways[1] <= 0


@pytest.mark.parametrize("name", SIGNED_IN)
def test_a_page_of_an_account_says_what_it_said(outside: Page, home: Server, town: Town, name: str) -> None:
    said = told(opened(outside, home, town.signed_in[name], session=town.session))

    assert said == kept(name, said)


def test_no_page_is_kept_that_is_not_looked_at() -> None:
    looked_at = {*PLAIN, *SIGNED_IN, *SAID}

    assert {file.stem for file in KEPT.iterdir()} == looked_at


@pytest.mark.parametrize("sight", ["new check", "questions", "example, talk"])
def test_the_focus_can_be_seen_wherever_the_tab_key_leads(pages: Pages, sight: str) -> None:
    page = pages.opened(sight, "de", "laptop")

    seen: dict[str, bool] = {}
    steps = [focused(page, seen) for _ in range(14)]

    assert len({name for name, _ in steps if name}) > 5
    assert [name for name, visible in steps if name and not visible] == []


def test_the_tab_key_leads_from_a_comment_just_written_to_its_evidence(pages: Pages) -> None:
    page = pages.opened("questions", "de", "laptop")
    fold(page)
    evidence = page.get_by_label("Womit lässt es sich belegen?")
    expect(evidence).to_be_visible()
    ready(page)
    page.locator("textarea").fill("Am Runden Tisch.")

    page.keyboard.press("Tab")

    expect(page.locator(".qc-saved")).to_contain_text("Gespeichert um")
    expect(ready(page).locator("textarea")).to_have_value("Am Runden Tisch.")
    expect(evidence).to_be_focused()


def with_larger_letters(page: Page, script: str) -> Any:  # what the script gives
    """What this script finds while letters have twice their size."""
    page.evaluate("document.documentElement.style.setProperty('font-size', '200%', 'important')")
    found = page.evaluate(script)
    page.evaluate("document.documentElement.style.removeProperty('font-size')")
    return found


def folded_out(page: Page) -> None:
    """Opens everything that is folded away, and waits until it stands there."""
    page.evaluate(
        "() => document.querySelectorAll('[data-testid=stExpander] details:not([open]) > "
        "summary').forEach(each => each.click())"
    )
    expect(page.locator("[data-testid=stExpander] details:not([open])")).to_have_count(0)
    page.evaluate(STANDS_STILL)


def focused(page: Page, seen: dict[str, bool]) -> tuple[str, bool]:
    """Presses Tab once: where it leads, and whether that looks different from being without focus, which is looked
    at once for each kind of thing. The page itself counts as nowhere.
    """
    page.keyboard.press("Tab")
    name, kind, clip = page.evaluate(FOCUSED)
    if kind not in seen:
        seen[kind] = looks_different(page, clip)
    return name, seen[kind]


def looks_different(page: Page, clip: FloatRect) -> bool:
    """Whether this piece of the page looks different with the focus in it."""
    with_focus = page.screenshot(clip=clip, animations="disabled")
    page.evaluate("() => { window.left = document.activeElement; window.left.blur(); }")
    without = page.screenshot(clip=clip, animations="disabled")
    page.evaluate("() => window.left.focus()")
    return with_focus != without
