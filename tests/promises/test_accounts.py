"""What people are promised who sign in with an account."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from qcheck.service import SignInFirst
from qcheck.web.endpoint import endpoint
from qcheck.web.visit import Visit
from tests.sheet.devices import FROM_HERE, text
from tests.signing_in.conftest import Browser, browser, provider, service
from tests.signing_in.crooked import CLIENT, Crooked, crooked_provider

__all__ = ["browser", "provider", "service"]

TYPED = {
    "title": ['Spielplatz "am Bach"'],
    "text": ["Erste Zeile\r\nzweite <b>Zeile</b>\r\n"],
    "perspective": ["amt", "verein"],
    "empty": [""],
}


def _begin(visit: Visit) -> PlainTextResponse:
    """A page that needs an account, as those of beginning something do."""
    if not visit.account:
        raise SignInFirst("To begin a check, please sign in with your account.")
    return PlainTextResponse(f"{visit.account.identity.subject} {visit.body.decode()}")


def test_what_was_typed_waits_until_somebody_has_signed_in(browser: Browser, provider: Crooked) -> None:
    page = TestClient(
        Starlette(routes=[Route("/begin", endpoint(_begin), methods=["POST"])]),
        headers=FROM_HERE,
        follow_redirects=False,
    )
    kept = page.post("/begin?lang=de", data=TYPED)
    browser.sign_in(provider)

    page.cookies.set("qcheck_account", browser.cookies["qcheck_account"])
    sent = page.post("/begin?lang=de", data=_hidden(kept.text))

    assert kept.status_code == 403
    assert "wartet auf dieser Seite" in text(kept.text)
    assert 'action="/begin?lang=de"' in kept.text
    assert sent.text == f"ada {page.post('/begin', data=TYPED).request.content.decode()}"


@pytest.mark.parametrize(
    "forged",
    [
        {"aud": "another"}, {"iss": "https://evil.example"}, {"nonce": "another"}, {"nonce": None}, {"sub": None},
        {"aud": [CLIENT, "another"], "azp": "another"}, {"at_hash": "AAAA"},
    ],
    ids=str,
)  # fmt: skip
def test_nobody_is_signed_in_where_it_is_not_proved_who_they_are(
    browser: Browser, provider: Crooked, forged: dict[str, object]
) -> None:
    provider.claims = forged

    answer = browser.sign_in(provider)

    assert answer.status_code == 400
    assert "Zu Ihrer Sicherheit wurde niemand angemeldet" in text(answer.text)
    assert browser.account() is None


def test_nobody_is_signed_in_by_another_provider_or_without_encryption(
    browser: Browser, provider: Crooked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qcheck.signing_in.discovery.FRESH", 0.0)
    with crooked_provider() as other:
        mixed = browser.sign_in(provider, iss=other.address)
    provider.description["token_endpoint"] = "http://login.example.org/token"
    plain = browser.get("/sign-in")

    assert "möchte unverschlüsselt sprechen" in text(plain.text)
    assert "nicht von dem Anmeldedienst, der hier eingestellt ist" in text(mixed.text)
    assert browser.account() is None


def _hidden(html: str) -> dict[str, list[str]]:
    """All hidden fields, several of one name too."""
    found: dict[str, list[str]] = {}

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            given = dict(attrs)
            if tag == "input" and given.get("type") == "hidden":
                found.setdefault(given["name"] or "", []).append(given["value"] or "")

    Reader().feed(html)
    return found
