"""Signing in at `oidc-provider-mock`: another provider of others, without PKCE, `iss` and a fixed client."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx
from oidc_provider_mock import run_server_in_thread

from tests.signing_in.conftest import BASE, Browser, town


def test_two_people_sign_in_at_another_kind_of_provider(tmp_path: Path) -> None:
    with run_server_in_thread() as server:
        issuer = f"http://localhost:{server.server_port}"
        for person, towns in (("ada", ["Stadt", "Kreis"]), ("bea", "Stadt")):
            claims = {"name": person.title(), "email": f"{person}@example.org", "groups": towns}
            httpx.put(f"{issuer}/users/{person}", json=claims, trust_env=False).raise_for_status()
        with town(tmp_path, issuer) as service:
            browsers = [_signed_in(Browser(service), person) for person in ("ada", "bea")]
            known = [browser.account().identity for browser in browsers]
            farewell = browsers[0].post("/sign-out").text

    assert [(each.subject, each.name, each.organisations) for each in known] == [
        ("ada", "Ada", ("Stadt", "Kreis")),
        ("bea", "Bea", ("Stadt",)),
    ]
    assert f"{issuer}/oauth2/end_session?client_id=qcheck" in farewell


def test_whoever_declines_there_is_nobody_here(tmp_path: Path) -> None:
    with (
        run_server_in_thread() as server,
        town(tmp_path, f"http://localhost:{server.server_port}") as service,
    ):
        browser = Browser(service)
        there = browser.get("/sign-in").headers["location"]
        back = httpx.post(there, data={"action": "deny"}, trust_env=False).headers["location"]

        answer = browser.get(back.removeprefix(BASE))

        assert answer.status_code == 400  # this provider leaves the state out
        assert browser.account() is None


def _signed_in(browser: Browser, person: str) -> Browser:
    there = browser.get("/sign-in").headers["location"]
    back = httpx.post(there, data={"sub": person}, trust_env=False).headers["location"]
    assert re.match(rf"{BASE}/sign-in/back\?", back)
    said = parse_qs(urlsplit(back).query)
    browser.come_back(**{name: value[0] for name, value in said.items()})
    return browser
