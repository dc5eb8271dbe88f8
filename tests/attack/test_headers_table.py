"""The table of headers in `docs/security.md`, compared with what every address really answers: a new route
has to appear in it, and a header that changes has to change there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import pytest
import streamlit as st
from httpx import Response
from starlette.routing import BaseRoute, Mount, Route, WebSocketRoute
from starlette.testclient import TestClient

from qcheck.server import PARTS, SCRIPT, SHELVES
from qcheck.server.branches import Branches
from qcheck.server.headers import FIXED, SHUT
from qcheck.service import Service
from tests.attack.hostile import Links
from tests.attack.routes import addresses
from tests.sheet.devices import FROM_HERE
from tests.trials import made

TOP = Path(__file__).parents[2]
PAGES = ("docs/security.md", "docs/security.en.md")
OPENED_BY = {"a": "answer", "r": "view", "m": "view", "coordinate": "coordinate", "seen": "author"}
"""The kind of link for addresses that begin so; every other one is opened by whoever organises."""
CODE = re.compile(r"`([^`]+)`")
OTHERS = "/…"
BESIDE = ("/nowhere", "/look/tokens.css", "/_stcore/health", "/media/nothing.png", SHUT[0])
"""Addresses beside our routes: none, a file of ours, Streamlit's, and one that stays shut."""


@dataclass(frozen=True)
class Row:
    """A line of the table: its addresses (`…` stands for anything), and what they answer."""

    addresses: tuple[str, ...]
    cached: tuple[str, ...]
    policy: str
    framed: str
    cookies: tuple[str, ...]

    def fits(self, path: str) -> int:
        """How many signs of an address it names for this path; −1 where it does not name it."""
        return max((_fits(each, path) for each in self.addresses), default=-1)


@cache
def table(page: str) -> tuple[Row, ...]:
    lines = (TOP / page).read_text("utf-8").splitlines()
    return tuple(_row(line) for line in lines if line.startswith("| `/"))


def row_of(path: str) -> Row | None:
    """The line for a path: the one that names most of it."""
    found = max(table(PAGES[0]), key=lambda row: row.fits(path))
    return found if found.fits(path) >= 0 else None


@pytest.fixture(scope="module")
def whole() -> TestClient:
    """The whole server with Streamlit's own addresses, without being started."""
    app = st.App(SCRIPT, **{**PARTS, "lifespan": None})
    return TestClient(app, follow_redirects=False, headers=FROM_HERE, raise_server_exceptions=False)


@pytest.fixture(scope="module")
def answers(service: Service, hostile_check: Links, whole: TestClient) -> dict[str, Response]:
    """What each address answers once, by its line; `nichts` is the name of a trial, for its public pages."""
    coordinate = made(service)
    trial = service.trials.coordinate(coordinate).trial
    service._store.write_trial(replace(trial, name="nichts", is_public=True))
    author = service.drafting.begin_edition("feindlich")
    links = {**hostile_check._asdict(), "coordinate": coordinate, "author": author}
    found = {}
    for address in addresses("GET"):
        link = links[OPENED_BY.get(address.split("/")[1], "organise")]
        whole.cookies.clear()
        found[address] = whole.get(address.format(link=link), params={"lang": "en"})
    return found | {address: whole.get(address) for address in BESIDE}


def test_every_address_stands_in_the_table(whole: TestClient) -> None:
    paths = {path for route in whole.app._build_starlette_app().routes for path in _paths(route)}
    paths |= {*SHELVES, *SHUT}

    assert len(paths) > 150
    assert sorted(path for path in paths if row_of(path) is None) == []


def test_every_line_of_the_table_is_for_an_address_that_there_is(whole: TestClient) -> None:
    paths = {path for route in whole.app._build_starlette_app().routes for path in _paths(route)}
    used = [row_of(path) for path in {*paths, *SHELVES, *SHUT, "/nowhere"}]

    assert [row.addresses for row in table(PAGES[0]) if row not in used] == []


def test_both_languages_have_the_same_table() -> None:
    assert table(PAGES[0]) == table(PAGES[1])


def test_what_is_answered_is_what_the_table_says(answers: dict[str, Response]) -> None:
    wrong = {
        address: (answer.status_code, *difference)
        for address, answer in answers.items()
        if (difference := _difference(row_of(address), answer))
    }

    assert wrong == {}


def test_every_answer_has_the_headers_of_all(answers: dict[str, Response]) -> None:
    told = {page: (TOP / page).read_text("utf-8") for page in PAGES}
    fixed = {name: value for name, value in FIXED.items() if name != "X-Frame-Options"}

    lacking = {
        (address, name)
        for address, answer in answers.items()
        for name, value in fixed.items()
        if answer.headers.get(name) != value
    }

    assert lacking == set()
    assert [
        name for name, value in fixed.items() for text in told.values() if f"`{name}: {value}`" not in text
    ] == []


@pytest.mark.parametrize(
    ("address", "forwarded", "expected"),
    [("/", "https", "max-age=31536000"), ("/nowhere", "https", "max-age=31536000"), ("/", "http", None)],
)
def test_over_https_browsers_are_told_to_stay_there(
    whole: TestClient, address: str, forwarded: str, expected: str | None
) -> None:
    answer = whole.get(address, headers={"X-Forwarded-Proto": forwarded})

    assert answer.headers.get("strict-transport-security") == expected


def test_whoever_names_a_wrong_host_is_told_them_too(whole: TestClient) -> None:
    wrong_host = whole.get("/", headers={"Host": "not a host"})

    assert wrong_host.status_code == 400
    assert set(FIXED.items()) <= {(name, wrong_host.headers.get(name)) for name in FIXED}


@pytest.mark.parametrize("page", PAGES)
def test_the_rules_are_told_as_they_are(page: str, answers: dict[str, Response]) -> None:
    told = (TOP / page).read_text("utf-8")
    rules = {_general(answer) for answer in answers.values()}

    assert [rule for rule in rules if f"`{rule}`" not in told and "sandbox" not in rule] == []


def _row(line: str) -> Row:
    where, cached, policy, framed, cookies = (cell.strip() for cell in line.strip("| ").split(" | "))
    return Row(
        tuple(CODE.findall(where)), tuple(CODE.findall(cached)), policy, framed, tuple(CODE.findall(cookies))
    )


def _fits(pattern: str, path: str) -> int:
    named = re.sub(r"\{[^}]*\}", "…", path)
    inner, rest = re.subn(r"…(?=.)", "[^/]*", re.escape(pattern))[0], pattern.endswith("…")
    expression = inner.removesuffix("…") + ".*" if rest else inner
    return len(pattern.replace("…", "")) + (not rest) if re.fullmatch(expression, named) else -1


def _paths(route: BaseRoute) -> Iterator[str]:
    if isinstance(route, Branches):
        yield from (path for each in route.routes for path in _paths(each))
    elif isinstance(route, Route | WebSocketRoute):
        yield OTHERS if "not_streamlits" in route.path else route.path
    elif isinstance(route, Mount):
        yield (route.path or "") + OTHERS


def _difference(row: Row | None, answer: Response) -> tuple[object, ...]:
    assert row is not None
    cached, policy = answer.headers["cache-control"], _name(answer)
    framed = answer.headers.get("x-frame-options", "–")
    cookies = {
        re.sub(r"(qcheck_sheet|qcheck)_(\w+).*", r"\1_\2", each.partition("=")[0])
        for each in answer.headers.get_list("set-cookie")
    }
    if (
        cached in (*row.cached, "no-store")
        and policy == row.policy
        and framed == row.framed
        and cookies <= set(row.cookies)
    ):
        return ()
    return cached, policy, framed, cookies


def _name(answer: Response) -> str:
    rule = answer.headers["content-security-policy"]
    return "C" if "sandbox" in rule else "B" if rule.startswith("default-src 'none'") else "A"


def _general(answer: Response) -> str:
    rule = answer.headers["content-security-policy"]
    return re.sub(r"'sha256-[^']+'", "'sha256-…'", rule).replace("testserver", "HOST")
