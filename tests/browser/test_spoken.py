"""What a screen reader says on every page without the app: its accessibility tree, as it is kept (`spoken.py`).
Those of the app are listened to where they are looked at (`test_access.py`).
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from qcheck.browser import ACCOUNT_COOKIE
from tests.browser.conftest import LAPTOP, Server, Visitor
from tests.browser.spoken import KEPT, home, in_german, kept, told, town
from tests.browser.test_access import SAID
from tests.town import Town

__all__ = ["home", "town"]  # fixtures

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
SIGNED_IN = ("shelf", "shelves of a check", "account", "sign out")


@pytest.fixture(scope="module")
def laptop(browser: Browser) -> Iterator[Page]:
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


@pytest.mark.parametrize("name", PLAIN)
def test_a_plain_page_says_what_it_said(laptop: Page, home: Server, town: Town, name: str) -> None:
    said = told(opened(laptop, home, town.plain[name]))

    assert said == kept(name, said)


@pytest.mark.parametrize("name", SIGNED_IN)
def test_a_page_of_an_account_says_what_it_said(laptop: Page, home: Server, town: Town, name: str) -> None:
    said = told(opened(laptop, home, town.signed_in[name], session=town.session))

    assert said == kept(name, said)


def test_no_page_is_kept_that_is_not_looked_at() -> None:
    looked_at = {*PLAIN, *SIGNED_IN, *SAID}

    assert {file.stem for file in KEPT.iterdir()} == looked_at
