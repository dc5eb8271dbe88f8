"""What a screen reader says on a page, as text, beside what is kept of it in `tests/data/spoken`; and the town
whose pages are looked at.

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
from playwright.sync_api import Page

from qcheck.legal import begin
from qcheck.service import open_service
from qcheck.settings import Settings
from tests.browser.conftest import Server
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
    ': "‹code›"': ": ‹code›",  # of digits alone it stands in quotation marks
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
"""Pages without the app: one of each kind; the states in which it says something else."""
SIGNED_IN = ("shelf", "shelves of a check", "account", "sign out")


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


def in_german(home: Server, address: str) -> str:
    return in_language(home, address, "de")


def in_language(home: Server, address: str, tag: str) -> str:
    return f"{home.url}{address}{'&' if '?' in address else '?'}lang={tag}"
