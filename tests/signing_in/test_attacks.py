"""Attacks on signing in: none of them makes anybody somebody else, and each is answered in words."""

from __future__ import annotations

import base64
import hmac
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import time

import pytest
from joserfc import jwt
from joserfc.jwk import OctKey

from qcheck.signing_in import Journeys, NotSignedIn, proof
from qcheck.signing_in.journey import begun
from tests.sheet.devices import text
from tests.signing_in.conftest import Browser, town
from tests.signing_in.crooked import CLIENT, Crooked, crooked_provider, first, second

NOT_PROVED = "Zu Ihrer Sicherheit wurde niemand angemeldet"
BEGIN_AGAIN = "Bitte beginnen Sie hier noch einmal"


def encoded(said: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(said).encode()).decode().rstrip("=")


def unsigned(claims: dict[str, object]) -> str:
    return f"{encoded({'alg': 'none'})}.{encoded(claims)}."


def by_the_public_key(claims: dict[str, object]) -> str:
    """Signed with what everybody knows, as if it were a shared secret."""
    said = f"{encoded({'alg': 'HS256', 'kid': 'first'})}.{encoded(claims)}"
    mark = hmac.digest(first().as_pem(private=False), said.encode(), "sha256")
    return f"{said}.{base64.urlsafe_b64encode(mark).decode().rstrip('=')}"


def by_the_shared_secret(claims: dict[str, object]) -> str:
    return jwt.encode({"alg": "HS256"}, claims, OctKey.import_key(b"geheim" * 8))


def by_somebody_else(claims: dict[str, object]) -> str:
    return jwt.encode({"alg": "RS256", "kid": "first"}, claims, second())


def with_a_key_of_its_own(claims: dict[str, object]) -> str:
    own = {"alg": "RS256", "jwk": second().as_dict(private=False)}
    return jwt.encode(own, claims, second(), registry=proof._registry(["RS256"]))


def with_something_critical(claims: dict[str, object]) -> str:
    head, body = encoded({"alg": "RS256", "kid": "first", "crit": ["x"], "x": 1}), encoded(claims)
    return f"{head}.{body}.{'A' * 342}"


@pytest.mark.parametrize(
    "sign",
    [unsigned, by_the_public_key, by_the_shared_secret, by_somebody_else, with_a_key_of_its_own, with_something_critical],
)  # fmt: skip
def test_a_token_that_the_provider_has_not_signed_is_worth_nothing(
    browser: Browser, provider: Crooked, sign
) -> None:
    provider.sign = sign

    answer = browser.sign_in(provider)

    assert NOT_PROVED in text(answer.text)
    assert browser.account() is None


@pytest.mark.parametrize(
    "token",
    [
        None, "", "kein.token", "a.b.c", 7, ["x"], {"x": 1}, "ä.ö.ü", "." * 5000, "x" * 300_000, encoded({"alg": "RS256"}) + "..",
        encoded({"alg": ["RS256"]}) + ".e30.AA", encoded({"alg": "RS256", "kid": {"a": 1}}) + ".e30.AA", encoded([1]) + ".e30.AA",
    ],
    ids=lambda token: str(token)[:24],
)  # fmt: skip
def test_what_is_no_token_is_told_in_words(browser: Browser, provider: Crooked, token: object) -> None:
    provider.token = {"id_token": token}

    answer = browser.sign_in(provider)

    assert answer.status_code == 400
    assert browser.account() is None


@pytest.mark.parametrize(
    "claims",
    [
        {"aud": "another"}, {"aud": []}, {"aud": None}, {"aud": {"qcheck": 1}}, {"aud": [CLIENT, "another"]},
        {"aud": [CLIENT, "another"], "azp": "another"}, {"azp": "another"},
        {"iss": "https://evil.example"}, {"iss": None}, {"iss": ["x"]},
        {"nonce": "of an earlier journey"}, {"nonce": None}, {"nonce": ""}, {"nonce": True},
        {"at_hash": "falsch"}, {"at_hash": 7}, {"exp": "morgen"}, {"exp": float("inf")}, {"exp": float("nan")}, {"iat": None},
        {"sub": ""}, {"sub": None}, {"sub": 7}, {"sub": "x" * 256}, {"sub": "a\0b"}, {"sub": "\ud800"},
    ],
    ids=str,
)  # fmt: skip
def test_claims_that_are_not_meant_for_us_and_now_sign_nobody_in(
    browser: Browser, provider: Crooked, claims: dict[str, object]
) -> None:
    provider.claims = claims

    answer = browser.sign_in(provider)

    assert answer.status_code == 400
    assert browser.account() is None


@pytest.mark.parametrize(("early", "late", "is_in"), [(60, 0, True), (0, -60, True), (600, 300, False), (0, -600, False)])  # fmt: skip
def test_clocks_may_differ_by_two_minutes(
    browser: Browser, provider: Crooked, early: int, late: int, is_in: bool
) -> None:
    provider.claims = {
        "iat": int(time()) + early,
        "exp": int(time()) + early + late + (300 if is_in and not late else 0),
    }

    answer = browser.sign_in(provider)

    assert (browser.account() is not None) is is_in
    assert is_in or "gehen zu verschieden" in text(answer.text)


def test_the_answer_of_another_provider_is_refused_before_its_code_goes_anywhere(
    browser: Browser, provider: Crooked
) -> None:
    """Mix-up: the browser set out to ours, and the other one's code comes back."""
    with crooked_provider() as other:
        answer = browser.sign_in(provider, iss=other.address, code="of the other one")

    assert NOT_PROVED in text(answer.text)
    assert [path for path, _ in provider.asked if path == "/token"] == []


def test_a_provider_that_names_itself_always_is_not_believed_when_it_does_not(
    browser: Browser, provider: Crooked
) -> None:
    sent = browser.set_out()
    provider.nonce = sent["nonce"]

    answer = browser.come_back(state=sent["state"], code="x")

    assert NOT_PROVED in text(answer.text)
    assert browser.account() is None


def test_a_journey_to_one_provider_does_not_end_at_another(tmp_path: Path, provider: Crooked) -> None:
    """The operator changes providers while somebody is on the way."""
    with town(tmp_path, provider.address) as service:
        browser = Browser(service)
        sent = browser.set_out()
    with crooked_provider() as other, town(tmp_path, other.address) as service:
        other.nonce, browser.service = sent["nonce"], service

        answer = browser.come_back(state=sent["state"], code="x", iss=other.address)

        assert BEGIN_AGAIN in text(answer.text)
        assert browser.account() is None


def test_the_same_name_at_another_provider_is_another_account(tmp_path: Path, provider: Crooked) -> None:
    with town(tmp_path, provider.address) as service:
        here = Browser(service)
        here.sign_in(provider)
        first = here.account()
    with crooked_provider() as other, town(tmp_path, other.address) as service:
        there = Browser(service)
        there.sign_in(other)
        second = there.account()

    assert first.identity.subject == second.identity.subject == "ada"
    assert first.id != second.id


@pytest.mark.parametrize(
    "state", ["", "x", "forged" * 7, "ä", "\ud83d", "x" * 5000, "a\0b"], ids=["none", "short", "long", "umlaut", "half", "huge", "nul"]
)  # fmt: skip
def test_a_forged_state_leads_nowhere(browser: Browser, provider: Crooked, state: str) -> None:
    browser.set_out()

    answer = browser.get(
        "/sign-in/back",
        params={"state": state.encode("utf-8", "replace"), "code": "x", "iss": provider.address},
    )

    assert answer.status_code == 400
    assert BEGIN_AGAIN in text(answer.text)
    assert browser.account() is None


def test_whoever_is_sent_home_by_a_stranger_does_not_become_the_stranger(
    service, browser: Browser, provider: Crooked
) -> None:
    """Login CSRF: the attacker set out and stopped on the way back; the victim follows their link."""
    attacker, victim = browser, Browser(service)
    sent = attacker.set_out()
    provider.nonce = sent["nonce"]

    answer = victim.come_back(state=sent["state"], code="of the attacker", iss=provider.address)

    assert BEGIN_AGAIN in text(answer.text)
    assert victim.account() is None


def test_a_journey_is_over_after_ten_minutes() -> None:
    journeys, now = Journeys(b"k" * 32), datetime(2026, 11, 29, 12, tzinfo=UTC)
    sealed = journeys.seal(begun("https://login.example.org", CLIENT, "/"), now)

    assert journeys.open(sealed, now + timedelta(minutes=10)).onward == "/"
    with pytest.raises(NotSignedIn):
        journeys.open(sealed, now + timedelta(minutes=11))
    with pytest.raises(NotSignedIn):
        Journeys(b"j" * 32).open(sealed, now)


def test_a_changed_cookie_leads_nowhere(browser: Browser, provider: Crooked) -> None:
    sent = browser.set_out()
    [name] = [name for name in browser.cookies if name.startswith("qcheck_way_")]
    sealed = browser.cookies[name]
    browser.cookies.set(
        name, sealed[:40] + ("A" if sealed[40] != "A" else "B") + sealed[41:], "testserver.local", "/sign-in"
    )

    answer = browser.come_back(state=sent["state"], code="x", iss=provider.address)

    assert BEGIN_AGAIN in text(answer.text)


def test_what_a_browser_keeps_on_the_way_tells_nothing(browser: Browser) -> None:
    sent = browser.set_out("/check?link=geheimerlink")
    [sealed] = [value for name, value in browser.cookies.items() if name.startswith("qcheck_way_")]
    readable = base64.urlsafe_b64decode(sealed + "=" * (-len(sealed) % 4))

    assert [
        word for word in ("geheimerlink", sent["state"], sent["nonce"]) if word.encode() in readable
    ] == []


def test_saying_something_twice_is_saying_nothing(browser: Browser, provider: Crooked) -> None:
    sent = browser.set_out()
    twice = [("state", sent["state"]), ("state", sent["state"]), ("code", "x"), ("iss", provider.address)]

    assert browser.get("/sign-in/back", params=twice).status_code == 400


def test_a_session_that_was_there_before_is_not_the_one_after(browser: Browser, provider: Crooked) -> None:
    """Fixation: a word that somebody else has put into the browser never becomes a session."""
    browser.cookies.set("qcheck_account", "von jemand anderem", "testserver.local", "/")
    browser.sign_in(provider)
    first = browser.cookies["qcheck_account"]
    browser.service.accounts.end(first)
    browser.sign_in(provider)

    assert first != "von jemand anderem"
    assert browser.cookies["qcheck_account"] not in {first, "von jemand anderem"}
    assert browser.service.accounts.of("von jemand anderem") is None


def test_a_stolen_cookie_is_worth_nothing_after_signing_out(browser: Browser, provider: Crooked) -> None:
    browser.sign_in(provider)
    stolen = browser.cookies["qcheck_account"]
    browser.post("/sign-out")

    assert browser.service.accounts.of(stolen) is None
    assert "qcheck_account" not in browser.cookies


def test_a_foreign_page_signs_nobody_out(browser: Browser, provider: Crooked) -> None:
    browser.sign_in(provider)
    answer = browser.post("/sign-out", headers={"Origin": "https://evil.example"})

    assert answer.status_code == 403
    assert browser.account() is not None


def test_what_is_asked_for_about_a_person_is_about_the_same_person(
    browser: Browser, provider: Crooked
) -> None:
    provider.told = {"sub": "bea"}

    answer = browser.sign_in(provider)

    assert NOT_PROVED in text(answer.text)
    assert browser.account() is None


def test_an_unknown_key_is_asked_for_and_not_again_and_again(browser: Browser, provider: Crooked) -> None:
    provider.sign = by_somebody_else_unknown

    for _ in range(12):
        browser.sign_in(provider)

    assert sum(path == "/jwks" for path, _ in provider.asked) <= 5


def test_keys_that_change_are_found(browser: Browser, provider: Crooked) -> None:
    browser.sign_in(provider)
    browser.post("/sign-out")
    provider.key, provider.published = second(), [second()]

    browser.sign_in(provider)

    assert browser.account().identity.subject == "ada"


@pytest.mark.parametrize(
    ("claims", "known"),
    [
        ({"name": None, "given_name": "Ada", "family_name": "B"}, ("Ada B", "", ())),
        ({"name": "<b>Ada</b>\u202e\r\nSet-Cookie: x"}, ("<b>Ada</b> Set-Cookie: x", "", ())),
        ({"name": "x" * 9000, "email": "y" * 9000}, ("x" * 200, "", ())),
        ({"name": ["a"], "preferred_username": "ada7", "email": 7}, ("ada7", "", ())),
        ({"email": "ada@example.org", "email_verified": False}, ("Ada Beispiel", "", ())),
        ({"email": "ada@example.org"}, ("Ada Beispiel", "ada@example.org", ())),
        ({"groups": "Stadt"}, ("Ada Beispiel", "", ("Stadt",))),
        ({"groups": ["Stadt", "Stadt", "", 7, None, "x" * 300, "a\0b", "/Kreis"]}, ("Ada Beispiel", "", ("Stadt", "/Kreis"))),
        ({"groups": [f"g{n}" for n in range(5000)]}, ("Ada Beispiel", "", tuple(f"g{n}" for n in range(200)))),
        ({"groups": {"Stadt": 1}}, ("Ada Beispiel", "", ())),
    ],
    ids=lambda said: str(said)[:40],
)  # fmt: skip
def test_missing_changed_and_hostile_claims_make_nobody_somebody_else(
    browser: Browser, provider: Crooked, claims: dict[str, object], known: tuple[object, ...]
) -> None:
    provider.description["userinfo_endpoint"] = None
    provider.claims = claims

    browser.sign_in(provider)

    found = browser.account().identity
    assert (found.name, found.mail, found.organisations) == known
    assert found.subject == "ada"


@pytest.mark.parametrize("subject", ["ädä", "a" * 255, " ada ", "ADA", "00u1/?&=<>", "日本", "ada\u200b"])
def test_a_subject_is_taken_as_it_comes(browser: Browser, provider: Crooked, subject: str) -> None:
    provider.claims, provider.description["userinfo_endpoint"] = {"sub": subject}, None

    browser.sign_in(provider)

    assert browser.account().identity.subject == subject


@pytest.mark.parametrize(
    ("path", "answer", "status"),
    [
        ("/.well-known/openid-configuration", (200, {}, b"<html>"), 400),
        ("/.well-known/openid-configuration", (200, {}, b"[" * 100_000), 400),
        ("/.well-known/openid-configuration", (302, {"location": "http://127.0.0.1:9/"}, b""), 503),
        ("/.well-known/openid-configuration", (200, {}, b" " * 2_000_000), 400),
        ("/token", (500, {}, b"kaputt"), 503),
        ("/token", (200, {}, b"null"), 400),
        ("/token", (302, {"location": "http://127.0.0.1:9/"}, b""), 400),
        ("/jwks", (200, {}, b'{"keys": [7, {"kty": "RSA"}, {"kty": "oct", "k": "AA"}]}'), 400),
        ("/me", (503, {}, b""), 503),
    ],
    ids=lambda said: str(said)[:40],
)
def test_answers_that_are_broken_huge_or_lead_elsewhere_are_told_in_words(
    browser: Browser, provider: Crooked, path: str, answer: tuple[int, dict[str, str], bytes], status: int
) -> None:
    provider.answers[path] = answer

    first = browser.get("/sign-in")
    shown = first if first.status_code != 303 else browser.sign_in(provider)

    assert shown.status_code == status
    assert "Noch einmal versuchen" in text(shown.text)
    assert browser.account() is None


def by_somebody_else_unknown(claims: dict[str, object]) -> str:
    return jwt.encode({"alg": "RS256", "kid": f"unknown {time()}"}, claims, second())
