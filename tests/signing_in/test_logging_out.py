"""The provider says that somebody has signed out there: proved by its token, and by nothing else."""

from __future__ import annotations

from pathlib import Path
from time import time

import pytest
from joserfc import jwt

from qcheck.signing_in.logout_token import EVENT
from tests.later import overtake
from tests.signing_in.conftest import Browser
from tests.signing_in.crooked import CLIENT, Crooked, second


def told(browser: Browser, token: object) -> int:
    """As the provider's server asks, without anything of a browser's."""
    del browser.headers["Origin"]
    try:
        return browser.post("/sign-out/told", data={"logout_token": token}).status_code
    finally:
        browser.headers["Origin"] = "http://testserver"


def token(provider: Crooked, **changes: object) -> str:
    now = int(time())
    said = {
        "iss": provider.address,
        "aud": CLIENT,
        "iat": now,
        "exp": now + 120,
        "jti": "1",
        "events": {EVENT: {}},
        "sub": "ada",
    }
    return provider.signed({name: value for name, value in (said | changes).items() if value is not None})


@pytest.fixture
def two(service, provider: Crooked) -> tuple[Browser, Browser]:
    """Ada in two browsers, each with a session of its own at the provider."""
    browsers = Browser(service), Browser(service)
    for browser, session in zip(browsers, ("eins", "zwei"), strict=True):
        provider.claims = {"sid": session}
        browser.sign_in(provider)
    return browsers


@pytest.mark.parametrize(
    ("changes", "left"),
    [
        ({}, (False, False)),
        ({"sid": "eins"}, (False, True)),
        ({"sub": None, "sid": "zwei"}, (True, False)),
        ({"sub": "bea"}, (True, True)),
        ({"sub": "bea", "sid": "eins"}, (True, True)),
        ({"exp": None, "aud": ["another", CLIENT]}, (False, False)),
    ],
    ids=str,
)  # fmt: skip
def test_whoever_signs_out_there_is_signed_out_here(
    two: tuple[Browser, Browser], provider: Crooked, changes: dict[str, object], left: tuple[bool, bool]
) -> None:
    status = told(two[0], token(provider, **changes))

    assert status == 200
    assert tuple(browser.account() is not None for browser in two) == left


@pytest.mark.parametrize(
    "changes",
    [
        {"iss": "https://evil.example"}, {"aud": "another"}, {"events": {}}, {"events": None}, {"events": {EVENT: 1}}, {"nonce": "x"},
        {"jti": None}, {"sub": None}, {"sub": ""}, {"iat": 5}, {"iat": 9_000_000_000}, {"exp": 5}, {"sid": 7},
    ],
    ids=str,
)  # fmt: skip
def test_a_word_that_is_not_proved_signs_nobody_out(
    two: tuple[Browser, Browser], provider: Crooked, changes: dict[str, object]
) -> None:
    status = told(two[0], token(provider, **changes))

    assert status == 400
    assert all(browser.account() for browser in two)


def test_whose_session_there_is_not_known_is_signed_out_by_name(browser: Browser, provider: Crooked) -> None:
    browser.sign_in(provider)  # its ID token names no session

    status = told(browser, token(provider, sid="eins"))

    assert status == 200
    assert browser.account() is None


def test_strangers_with_made_up_tokens_keep_nobody_from_signing_in_with_new_keys(
    two: tuple[Browser, Browser], provider: Crooked
) -> None:
    for number in range(10):
        made_up = jwt.encode(
            {"alg": "RS256", "kid": f"unknown {number}"}, {"iss": provider.address}, second()
        )
        told(two[0], made_up)
    two[0].post("/sign-out")
    provider.key, provider.published = second(), [second()]

    two[0].sign_in(provider)

    assert two[0].account() is not None
    assert sum(path == "/jwks" for path, _ in provider.asked) <= 7


def test_while_nothing_can_be_saved_a_shared_computer_forgets_who_was_there(
    browser: Browser, provider: Crooked, tmp_path: Path
) -> None:
    browser.sign_in(provider)
    overtake(f"sqlite:///{tmp_path}/data/qcheck.sqlite")

    answer = browser.post("/sign-out")

    assert answer.status_code == 200
    assert browser.account() is None
    assert "qcheck_account" not in browser.cookies


def test_an_id_token_is_no_logout_token(two: tuple[Browser, Browser], provider: Crooked) -> None:
    statuses = [told(two[0], each) for each in (provider.id_token(), "", "x" * 200_000, "a.b.c")]

    assert statuses == [400, 400, 413, 400]
    assert all(browser.account() for browser in two)


def test_an_old_word_does_not_end_what_began_since(two: tuple[Browser, Browser], provider: Crooked) -> None:
    status = told(two[0], token(provider, iat=int(time()) - 300))

    assert status == 200
    assert all(browser.account() for browser in two)


def test_a_page_cannot_say_it(two: tuple[Browser, Browser], provider: Crooked) -> None:
    answers = [
        two[0].post("/sign-out/told", data={"logout_token": token(provider)}, headers=headers).status_code
        for headers in (
            {"Origin": "http://testserver"},
            {"Origin": "null"},
            {"Sec-Fetch-Site": "same-origin"},
        )
    ]

    assert answers == [403, 403, 403]
    assert all(browser.account() for browser in two)
