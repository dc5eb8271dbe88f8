"""What a screen reader says: the accessibility tree of every page, kept as text in `tests/data/spoken`.

Where a page is meant to say something else, `make spoken` writes the files anew; read the difference before it is
committed: names, roles, order and states are what people hear.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from qcheck.browser import ACCOUNT_COOKIE
from qcheck.legal import begin
from qcheck.service import open_service
from qcheck.settings import Settings
from tests.browser.conftest import LAPTOP, PHONE, Server, Visitor
from tests.browser.steps import to
from tests.shelved import OFFERED
from tests.town import Town, furnished

KEPT = Path(__file__).parents[1] / "data" / "spoken"
RENEW = os.environ.get("SPOKEN") == "renew"
DAYS = "(?:Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag), "
MONTHS = "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
CHANGES = {
    r"127\.0\.0\.1:\d+": "‹here›",
    rf"(?:{DAYS})?\d{{1,2}}\.\s(?:{MONTHS})(?:\s\d{{4}})?": "‹day›",
    r"\d{1,2}\.\d{1,2}\.\d{4}|\d{4}-\d\d-\d\d": "‹day›",
    r"\d{1,2}:\d\d": "‹time›",
    r"timer: .*": "timer: ‹time›",
    r"[0-9a-z]{38}": "‹link›",
    r"\b[A-Z0-9]{4}-[A-Z0-9]{4}\b": "‹code›",
    r"\bCode [a-z0-9]{6}\b|\b[A-HJ-NP-Z2-9]{6}\b": "‹code›",
    r"\berprobung-2026-\w{4}\b": "‹name›",
    r"an der Wand\. \(\d+\)": "an der Wand.",
    r"(?:Verwaltung|Politik|Zivilgesellschaft) · Die Verantwortlichen zeigten": "‹whose› · Die Verantwortlichen zeigten",
}
"""What is another thing each time, and what stands for it."""

PLAIN = (
    "help without scripts",
    "accessibility",
    "code",
    "begin a workshop",
    "take a check in",
    "no such address",
    "no such link",
    "begin a trial",
    "invitation",
    "invitation of a confidential check",
    "invitation for one perspective",
    "question",
    "topic",
    "closing",
    "overview of a sheet",
    "own answers",
    "end of a sheet",
    "take a sheet back",
    "answer anew",
    "take one's own along",
    "one's own result",
    "sheets as files",
    "result",
    "result, open questions",
    "result, comments",
    "result, a criterion",
    "result without answers",
    "measures",
    "take away",
    "take away as a viewer",
    "bring files",
    "enter paper",
    "enter piles",
    "desk, lobby",
    "wall, lobby",
    "wall, reveal",
    "desk, choosing",
    "desk, agreeing",
    "wall, agreeing",
    "desk, vote",
    "phone before answering",
    "hands",
    "minutes",
    "trial",
    "trial in other pages",
    "apply",
    "register",
    "register for a full date",
    "what became",
    "one's application",
    "withdraw one's application",
    "registration",
    "way in for pilots",
    "pilot",
    "new pilot",
    "coordinate, ",
    "coordinate, settings",
    "coordinate, end",
    "coordinate, applications",
    "coordinate, application",
    "coordinate, form of applications",
    "coordinate, pilots",
    "coordinate, pilot",
    "coordinate, questions",
    "coordinate, one question",
    "coordinate, new question",
    "coordinate, next edition",
    "coordinate, dates",
    "coordinate, new date",
    "coordinate, date",
    "coordinate, date, change",
    "coordinate, date, letter",
    "coordinate, date, attendance",
    "coordinate, workshops",
    "instrument desk, step 1",
    "instrument phone, step 1",
    "instrument desk, step 3",
    "instrument phone, step 3",
    "instrument questions",
    "instrument minutes",
    "instrument delete",
    "draft seen",
    "shelf of nobody",
    "sign in, without an answer",
)
"""One of each kind of page; the states in which it says something else."""
APP = (
    "start",
    "new check",
    "check",
    "confidential check",
    "organise",
    "letter",
    "questions",
    "closing questions",
    "all topics",
    "example, profile",
    "example, matrix",
    "example, differences",
    "example, then and now",
    "example, talk",
    "example, criterion",
    "agree",
    "agree, end",
    "measures in the app",
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
SIGNED_IN = ("shelf", "shelves of a check", "account", "sign out")
LOADED_ANEW = ("start", "processes", "figures about questions")
"""They speak of what this device has opened before."""
OTHERWISE_ON_PHONES = ("start", "example, profile", "example, matrix", "measures in the app")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server over a town where one can sign in, and nothing else."""
    server = Server(tmp_path_factory.mktemp("town") / "data")
    server.settings = OFFERED | {"base_url": server.url}
    server.start()
    yield server
    server.kill()


@pytest.fixture(scope="module")
def town(home: Server) -> Town:
    settings = Settings(data=home.data, **home.settings)
    list(begin(settings.texts))
    with closing(open_service(settings)) as service:
        return furnished(service)


@pytest.fixture(scope="module")
def laptop(browser: Browser) -> Iterator[Page]:
    visitor = Visitor(browser, LAPTOP)
    yield visitor.page()
    visitor.context.close()
    assert (visitor.foreign, visitor.violations) == ([], [])


@pytest.fixture(scope="module")
def phone(browser: Browser) -> Iterator[Page]:
    visitor = Visitor(browser, PHONE)
    yield visitor.page()
    visitor.context.close()


def told(page: Page) -> list[str]:
    """The tree in lines, without addresses, and without what is another thing each time."""
    tree = page.locator("body").aria_snapshot()
    for pattern, stands in CHANGES.items():
        tree = re.sub(pattern, stands, tree)
    return [line for line in tree.splitlines() if not line.strip().startswith("- /url:")]


def kept(name: str, now: list[str]) -> list[str]:
    """What was said so far; what is said now, where that is to be kept."""
    file = KEPT / f"{name}.txt"
    if RENEW:
        file.parent.mkdir(exist_ok=True)
        file.write_text("\n".join(now) + "\n", encoding="utf-8")
    return file.read_text(encoding="utf-8").splitlines()


def opened(page: Page, home: Server, address: str, session: str = "") -> Page:
    page.context.clear_cookies()
    if session:
        page.context.add_cookies([{"name": ACCOUNT_COOKIE, "value": session, "url": home.url}])
    page.goto(in_german(home, address))
    return page


def in_the_app(page: Page, home: Server, name: str, address: str) -> Page:
    """The page, gone on to in the app where that says the same as loading it."""
    if name in LOADED_ANEW:
        page.context.clear_cookies()
        page.goto("about:blank")
    return to(page, in_german(home, address))


def in_german(home: Server, address: str) -> str:
    return f"{home.url}{address}{'&' if '?' in address else '?'}lang=de"


@pytest.mark.parametrize("name", PLAIN)
def test_a_plain_page_says_what_it_said(laptop: Page, home: Server, town: Town, name: str) -> None:
    said = told(opened(laptop, home, town.plain[name]))

    assert said == kept(name, said)


@pytest.mark.parametrize("name", SIGNED_IN)
def test_a_page_of_an_account_says_what_it_said(laptop: Page, home: Server, town: Town, name: str) -> None:
    said = told(opened(laptop, home, town.signed_in[name], session=town.session))

    assert said == kept(name, said)


@pytest.mark.parametrize("name", APP)
def test_a_page_of_the_app_says_what_it_said(laptop: Page, home: Server, town: Town, name: str) -> None:
    said = told(in_the_app(laptop, home, name, town.app[name]))

    assert said == kept(name, said)


@pytest.mark.parametrize("name", OTHERWISE_ON_PHONES)
def test_a_page_that_is_laid_out_for_phones_says_there_what_it_said(
    phone: Page, home: Server, town: Town, name: str
) -> None:
    said = told(in_the_app(phone, home, name, town.app[name]))

    assert said == kept(f"{name}, on a phone", said)


def test_no_page_is_kept_that_is_not_looked_at() -> None:
    looked_at = {*PLAIN, *SIGNED_IN, *APP, *(f"{name}, on a phone" for name in OTHERWISE_ON_PHONES)}

    assert {file.stem for file in KEPT.iterdir()} == looked_at
