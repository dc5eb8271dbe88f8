"""What a browser without scripts is told in place of a page: in its language, and where to go on."""

from __future__ import annotations

import re

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from qcheck.addresses import PATHS, PLAIN_HELP
from qcheck.language import OWN_NAMES, language
from qcheck.server import PARTS
from qcheck.server.index import INVITED, WAYS_WITHOUT
from qcheck.wording.help import answers

LINK = "a" * 38


@pytest.fixture
def browser() -> TestClient:
    app = Starlette(routes=list(PARTS["routes"]), middleware=list(PARTS["middleware"]))
    return TestClient(app, follow_redirects=True, headers={"Accept-Language": "de"})


def without_script(html: str) -> str:
    """What stands there for browsers without scripts."""
    [said] = re.findall(r"<noscript>(.*?)</noscript>", html, re.DOTALL)
    return said


@pytest.mark.parametrize("tag", OWN_NAMES)
def test_every_page_of_the_app_leads_on_without_scripts(browser: TestClient, tag: str) -> None:
    said = {path: without_script(browser.get(f"/{path}?lang={tag}").text) for path in PATHS}

    ways = [f"{way}?lang={tag}" for way, _ in WAYS_WITHOUT]
    assert [path for path, text in said.items() if language(tag).say(INVITED) not in text] == []
    assert {path: re.findall(r'href="([^"]+)"', text) for path, text in said.items()} == dict.fromkeys(
        PATHS, ways
    )


def test_the_word_that_it_is_being_loaded_does_not_stand_there_for_ever(browser: TestClient) -> None:
    assert "#root { display: none }" in without_script(browser.get("/").text)


@pytest.mark.parametrize("way", [way for way, _ in WAYS_WITHOUT])
def test_where_one_is_led_there_is_a_page_that_needs_no_script(browser: TestClient, way: str) -> None:
    answer = browser.get(f"{way}?lang=en")

    assert answer.status_code == 200
    assert '<html lang="en">' in answer.text
    assert "qcheck needs JavaScript" not in answer.text


@pytest.mark.parametrize("path", ["profile", "matrix", "differences", "criterion", "talk"])
def test_a_page_of_a_result_leads_to_the_one_that_needs_no_script(browser: TestClient, path: str) -> None:
    said = without_script(browser.get(f"/{path}?link={LINK}&lang=de").text)

    assert f'href="/r/{LINK}?lang=de"' in said


def test_a_strange_link_leads_nowhere(browser: TestClient) -> None:
    assert "/r/" not in without_script(browser.get('/profile?link="><script>alert(1)</script>').text)


@pytest.mark.parametrize("tag", OWN_NAMES)
def test_the_help_without_scripts_says_what_the_help_of_the_app_says(browser: TestClient, tag: str) -> None:
    page = browser.get(f"{PLAIN_HELP}?lang={tag}").text
    told = answers(language(tag))

    assert page.count("<h2") == len(told)
    assert all(asked in page for asked, _ in told)


@pytest.mark.parametrize("tag", OWN_NAMES)
def test_the_help_says_what_an_account_is_for_where_one_can_sign_in(
    browser: TestClient, monkeypatch: pytest.MonkeyPatch, tag: str
) -> None:
    asked = answers(language(tag), accounts=True)[-1][0]
    without = browser.get(f"{PLAIN_HELP}?lang={tag}").text
    monkeypatch.setenv("QCHECK_SIGN_IN", "shelf")

    offered = browser.get(f"{PLAIN_HELP}?lang={tag}").text

    assert (asked in without, asked in offered) == (False, True)
