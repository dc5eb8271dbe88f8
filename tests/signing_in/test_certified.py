"""Signing in at the certified `oidc-provider`: it refuses whatever the standard does not allow."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack
from html import unescape
from pathlib import Path

import httpx
import pytest

from tests.serving import free_port
from tests.sheet.devices import text
from tests.signing_in.certified import SECRET, Person, certified_provider
from tests.signing_in.conftest import BASE, Browser, town

pytestmark = pytest.mark.node


@pytest.fixture(scope="module")
def issuer() -> Iterator[str]:
    with certified_provider(BASE) as running:
        yield running


@pytest.fixture
def stack() -> Iterator[ExitStack]:
    """What outlives a provider that is restarted."""
    with ExitStack() as opened:
        yield opened


def sign_in(browser: Browser, person: Person, onward: str = "/"):
    """The whole way, as a browser goes it."""
    sent = browser.get("/sign-in", params={"next": onward})
    return browser.come_back(**person.goes_to(sent.headers["location"], f"{BASE}/sign-in/back"))


def test_two_people_sign_in_and_are_known_by_what_the_provider_tells_of_them(
    tmp_path: Path, issuer: str
) -> None:
    with town(tmp_path, issuer, oidc_secret=SECRET) as service:
        ada, bea = Browser(service), Browser(service)
        answers = [sign_in(ada, Person("ada"), "/new"), sign_in(bea, Person("Ada"))]

        identities = [each.account().identity for each in (ada, bea)]

    assert [answer.headers["location"] for answer in answers] == ["/new", "/"]
    assert [each.subject for each in identities] == ["ada", "Ada"]
    assert {(each.name, each.mail, each.organisations) for each in identities} == {
        ("Ada Beispiel", "ada@example.org", ("Stadt Musterheim",))
    }


def test_a_code_is_worth_something_once(tmp_path: Path, issuer: str) -> None:
    with town(tmp_path, issuer, oidc_secret=SECRET) as service:
        browser = Browser(service)
        sent = browser.get("/sign-in")
        kept = dict(browser.cookies)
        said = Person("ada").goes_to(sent.headers["location"], f"{BASE}/sign-in/back")
        browser.come_back(**said)
        thief = Browser(service)
        thief.cookies.update({name: value for name, value in kept.items() if name != "qcheck_account"})

        answer = thief.come_back(**said)

        assert "schon benutzt" in text(answer.text)
        assert thief.account() is None


def test_a_code_is_worth_nothing_on_the_journey_of_somebody_else(tmp_path: Path, issuer: str) -> None:
    """PKCE: the thief has a code of Ada's, and a journey of their own."""
    with town(tmp_path, issuer, oidc_secret=SECRET) as service:
        ada, thief = Browser(service), Browser(service)
        said = Person("ada").goes_to(ada.get("/sign-in").headers["location"], f"{BASE}/sign-in/back")
        own = thief.set_out()

        answer = thief.come_back(**(said | {"state": own["state"]}))

        assert answer.status_code == 400
        assert thief.account() is None


def test_with_new_keys_and_after_a_restart_people_sign_in_as_before(tmp_path: Path, stack: ExitStack) -> None:
    port = int(free_port())
    with certified_provider(BASE, port=port, alg="ES256") as issuer:
        service = stack.enter_context(town(tmp_path, issuer, oidc_secret=SECRET))
        first, second, third = (Browser(service) for _ in range(3))
        sign_in(first, Person("ada"))
        httpx.get(f"{issuer}/rotate", trust_env=False)
        sign_in(second, Person("ada"))
    away = third.get("/sign-in")
    with certified_provider(BASE, port=port, alg="ES256"):
        sign_in(third, Person("ada"))
    known = [browser.account().identity.subject for browser in (first, second, third)]

    assert known == ["ada"] * 3
    assert away.status_code == 303  # its description is known; nothing of ours waits for it


def test_a_wrong_secret_is_said_in_words_and_the_secret_is_not(tmp_path: Path, issuer: str) -> None:
    with town(tmp_path, issuer, oidc_secret="ganz falsch") as service:
        browser = Browser(service)
        answer = sign_in(browser, Person("ada"))

        assert "nicht mit diesem Geheimnis" in text(answer.text)
        assert "ganz falsch" not in answer.text
        assert browser.account() is None


def test_one_signs_out_here_and_at_the_provider_and_comes_back(tmp_path: Path, issuer: str) -> None:
    with town(tmp_path, issuer, oidc_secret=SECRET) as service:
        browser, person = Browser(service), Person("ada")
        sign_in(browser, person)
        stolen = browser.cookies["qcheck_account"]

        answer = browser.post("/sign-out")
        there = _linked(answer.text, issuer)
        person.goes_to(there, f"{BASE}/sign-out")

        assert "Sie sind abgemeldet" in text(answer.text)
        assert service.accounts.of(stolen) is None
        assert "Auf diesem Gerät ist niemand" in text(browser.get("/sign-out").text)
        again = person.browser.get(browser.get("/sign-in").headers["location"])
        assert "/interaction/" in again.headers["location"]


def _linked(html: str, host: str) -> str:
    [found] = re.findall(rf'href="({host}[^"]+)"', html)
    return unescape(found)
