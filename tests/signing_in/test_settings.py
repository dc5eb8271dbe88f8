"""What an operator sets for signing in: what is wrong is a sentence, at the start and by `doctor`."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from qcheck.doctor.sign_in import signing_in
from qcheck.language import language
from qcheck.settings import Settings
from qcheck.signing_in import ClockOff, provider_of, rehearse
from qcheck.signing_in.provider import NO_BASE, NO_CLIENT, NO_ISSUER, NOT_PLAIN
from tests.signing_in.crooked import Crooked

RIGHT = {
    "sign_in": "shelf",
    "oidc_issuer": "https://login.example.org/realms/stadt",
    "oidc_client": "qcheck",
    "oidc_secret": "sehr geheim",
    "base_url": "https://check.example.org",
}


def set_to(folder: Path, **changes: str) -> Settings:
    return Settings(data=folder, **(RIGHT | changes))


def test_right_settings_name_the_provider_and_the_addresses_it_has_to_know(tmp_path: Path) -> None:
    provider = provider_of(set_to(tmp_path))

    assert (provider.wrong, provider.is_usable, provider.host) == ("", True, "login.example.org")
    assert provider.back == "https://check.example.org/sign-in/back"
    assert provider.afterwards == "https://check.example.org/sign-out"
    assert "geheim" not in repr(provider)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"oidc_issuer": ""}, NO_ISSUER),
        ({"oidc_issuer": "login.example.org"}, NO_ISSUER),
        ({"oidc_issuer": "https://name:wort@login.example.org"}, NO_ISSUER),
        ({"oidc_issuer": "https://login.example.org/?x=1"}, NO_ISSUER),
        ({"oidc_issuer": "https://login.example.org:port"}, NO_ISSUER),
        ({"oidc_issuer": "http://login.example.org"}, NOT_PLAIN),
        ({"oidc_client": " "}, NO_CLIENT),
        ({"base_url": ""}, NO_BASE),
    ],
    ids=str,
)
def test_what_is_wrong_is_one_sentence_and_nobody_is_offered_to_sign_in(
    tmp_path: Path, changes: dict[str, str], sentence: str
) -> None:
    settings = set_to(tmp_path, **changes)

    provider, found = provider_of(settings), signing_in(settings)

    assert (provider.wrong, provider.is_usable) == (sentence, False)
    assert (found.good, found.words) == (False, sentence)


@pytest.mark.parametrize("issuer", ["http://127.0.0.1:9000", "http://localhost:9000/x", "http://[::1]:9000"])
def test_without_encryption_it_goes_on_this_computer_alone(tmp_path: Path, issuer: str) -> None:
    assert provider_of(set_to(tmp_path, oidc_issuer=issuer)).is_usable


def test_without_the_setting_there_is_nothing_to_say(tmp_path: Path) -> None:
    assert not provider_of(set_to(tmp_path, sign_in="")).is_wanted
    assert signing_in(set_to(tmp_path, sign_in="")).good


def test_doctor_says_that_it_works_and_where_people_come_back_to(tmp_path: Path, provider: Crooked) -> None:
    found = signing_in(set_to(tmp_path, oidc_issuer=provider.address))

    assert found.good
    assert "https://check.example.org/sign-in/back" in found.said(language("de"))


@pytest.mark.parametrize(
    ("path", "description", "words"),
    [
        ("/.well-known/openid-configuration", {}, "antwortet von hier aus nicht"),
        ("", {"issuer": "http://127.0.0.1/"}, "nennt sich anders"),
        ("", {"token_endpoint": "http://login.example.org/token"}, "nennt Adressen ohne https"),
        ("", {"jwks_uri": None}, "keine Beschreibung eines Anmeldedienstes"),
        ("", {"id_token_signing_alg_values_supported": ["HS256"]}, "mit Schlüsseln, die qcheck nimmt"),
    ],
    ids=str,
)
def test_doctor_says_what_is_in_the_way(
    tmp_path: Path, provider: Crooked, path: str, description: dict[str, object], words: str
) -> None:
    provider.description = description
    provider.answers |= {path: (503, {}, b"")} if path else {}

    found = signing_in(set_to(tmp_path, oidc_issuer=provider.address))

    assert not found.good
    assert words in found.said(language("de"))


def test_doctor_says_that_pkce_is_not_promised(tmp_path: Path, provider: Crooked) -> None:
    provider.description = {"code_challenge_methods_supported": None}

    found = signing_in(set_to(tmp_path, oidc_issuer=provider.address))

    assert found.good
    assert "PKCE (S256) verspricht er nicht" in found.said(language("de"))


def test_clocks_that_differ_are_said_in_seconds(tmp_path: Path, provider: Crooked) -> None:
    with pytest.raises(ClockOff) as failed:
        rehearse(
            provider_of(set_to(tmp_path, oidc_issuer=provider.address)),
            datetime.now(UTC) + timedelta(hours=1),
        )

    assert 3500 < failed.value.seconds < 3700
