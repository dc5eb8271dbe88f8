"""What visitors do again and again."""

from __future__ import annotations

from contextlib import closing
from urllib.parse import parse_qsl, urlencode, urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from qcheck.catalogue import PerspectiveId
from qcheck.service import NewCheck, Scope, open_service
from qcheck.settings import Settings
from tests.browser.conftest import ASIDE, GOES_ON, Server

WCAG = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": [
        "violations"
    ],  # what is in order need not be told node by node, which takes most of the time
    "preload": False,  # no rule of these looks at style sheets or media as files
}
NO_COLOURS = {"rules": {"color-contrast": {"enabled": False}}}
AXE = (
    Axe().axe_script
    + """
{
    const colour = axe.commons.color.Color.prototype, parse = colour.parseString, read = new Map();
    colour.parseString = function (text) {
        if (read.has(text)) return Object.assign(this, read.get(text));
        parse.call(this, text);
        const { r, g, b, alpha } = this;
        read.set(text, { r, g, b, alpha });
        return this;
    };
}
0"""
)
"""axe-core, which reads each colour once: it would read that of everything behind a text for each text."""


def ready(page: Page) -> Page:
    """Waits until a page of ours has been drawn whole, also where Streamlit fetches a kind of field late."""
    expect(page.locator("footer.qc-foot")).to_be_visible()
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0)
    return page


def to(page: Page, url: str) -> Page:
    """A page of the app, drawn whole. Where the app is open in this window already, one goes on in it as the
    browser's buttons for back and forward do: loading it anew costs five times as much.
    """
    at, there = urlsplit(page.url), urlsplit(url)
    path = there.path or "/"
    if at.netloc != there.netloc or page.get_by_test_id("stApp").count() == 0:
        page.goto(url)
        return ready(page)
    if at.path == path:
        _gone_on(page, ASIDE)
    _gone_on(page, f"{path}?{there.query}" if there.query else path)
    return page


def _gone_on(page: Page, address: str) -> None:
    """Goes on, and waits for the switch of languages, which holds the address of the page that is drawn."""
    path, _, query = address.partition("?")
    asked = dict(parse_qsl(query, keep_blank_values=True))
    other = "de" if asked.get("lang") == "en" else "en"
    beginning = f"{path}?{urlencode(asked)}&" if asked else f"{path}?"
    if "lang" in asked:
        beginning = f"{path}?{urlencode(asked | {'lang': other})}"
    page.evaluate(GOES_ON, address)
    expect(page.locator(f'.qc-languages a[data-lang="{other}"][href^="{beginning}"]')).to_be_attached()
    ready(page)


def begin(
    page: Page,
    url: str,
    *,
    title: str = "Spielplatz am Bach",
    what: str = "Kurzcheck",
    perspective: str = "Einwohner/innen",
) -> str:
    """Creates a check from the start page on; gives its secret link."""
    page.goto(url)
    page.get_by_role("link", name="Neuen Check anlegen").click()
    page.get_by_label("Um welchen Prozess geht es?").fill(title)
    option(page, "Was möchten Sie einschätzen?", what, exact=False).click()
    option(page, "Wie weit ist der Prozess?", "Planung").click()
    option(page, "Wer darf was sehen?", "Offene Runde", exact=False).click()
    option(page, "Aus welcher Perspektive", perspective).click()
    ready(page)
    page.get_by_role("button", name="Check starten").click()
    expect(page.get_by_role("heading", level=1, name=title)).to_be_visible()
    ready(page)
    return page.url.split("link=")[1].split("&")[0]


def option(page: Page, group: str, answer: str, *, exact: bool = True) -> Locator:
    """A choice with its words; where it is a card, the whole card belongs to it."""
    options = page.get_by_role("radiogroup", name=group).get_by_test_id("stRadioOption")
    return options.filter(has=page.get_by_text(answer, exact=exact)).first


def begun(
    page: Page,
    server: Server,
    catalogue: str = "kurzcheck",
    perspective: str = "einwohnerschaft",
    *,
    phase: str | None = "planung",
    title: str = "Spielplatz am Bach",
    at: str = "check?",
) -> str:
    """Opens a check that has been created a moment ago, at its hub or at another of its pages, without the
    way through the form; gives its link.
    """
    wish = NewCheck(title, "", catalogue, phase, Scope(), PerspectiveId(perspective))
    with closing(open_service(Settings(data=server.data))) as service:
        link = service.organising.create_check(wish)
    to(page, f"{server.url}/{at}link={link}")
    return link


def answering(
    page: Page, server: Server, catalogue: str = "kurzcheck", perspective: str = "einwohnerschaft"
) -> str:
    """Opens the first topic of such a check, without the way through its hub; gives its link."""
    link = begun(page, server, catalogue, perspective, at="questions?")
    expect(page.get_by_role("radiogroup").first).to_be_visible()
    return link


def start_answering(page: Page) -> None:
    """From the hub to the first open topic."""
    page.locator('[class*="st-key-main-door-"] a').click()
    expect(page.get_by_role("radiogroup").first).to_be_visible()
    ready(page)


def fold(page: Page) -> None:
    """Opens or closes the fold for a comment below the first question, with the keyboard: under load a press of
    the mouse sometimes reaches it and its release does not.
    """
    page.locator('[class*="st-key-more-"] summary').first.press("Enter")


def choose(page: Page, answer: str, nth: int = 0) -> None:
    """Answers one question of the page and waits until it is saved."""
    expect(page.get_by_role("radiogroup").nth(nth)).to_be_visible()
    ready(page).get_by_role("radiogroup").nth(nth).get_by_text(answer, exact=True).click()
    expect(page.locator(".qc-saved").nth(nth)).not_to_be_empty()


def complaints_of_axe(page: Page, *, of_colours: bool = True) -> list[str]:
    """What axe-core finds, a line each. What it finds of colours takes most of its time, and is the same in every
    language.
    """
    if not page.evaluate("'axe' in window"):  # in a page that has gone on within the app it is there already
        page.evaluate(AXE)
    options = WCAG if of_colours else WCAG | NO_COLOURS
    found = page.evaluate("async options => (await axe.run(document, options)).violations", options)
    return [
        f"{each['id']}: {each['help']}: {node['target']} {node['html'][:160]}"
        for each in found
        for node in each["nodes"]
    ]
