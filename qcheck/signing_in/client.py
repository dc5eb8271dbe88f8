"""What we are to the provider: somebody who sends people there, takes them back, and believes what is
proved.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Any
from urllib.parse import quote_plus

from authlib.common.urls import add_params_to_uri
from authlib.oauth2.auth import ClientAuth
from authlib.oauth2.rfc6749.parameters import prepare_grant_uri
from authlib.oauth2.rfc7636 import create_s256_code_challenge

from qcheck.accounts import Identity
from qcheck.signing_in import journey as way
from qcheck.signing_in.claims import Claims, identity, said_of
from qcheck.signing_in.conversation import Answer, ask
from qcheck.signing_in.discovery import Described, Discovery
from qcheck.signing_in.id_token import read_id_token
from qcheck.signing_in.journey import Departure, Journey, Journeys
from qcheck.signing_in.keys import Keys, PublicKey
from qcheck.signing_in.logout_token import LoggedOut, read_logout_token
from qcheck.signing_in.provider import Provider
from qcheck.signing_in.trouble import NotSignedIn, Trouble

SCOPE = "openid profile email"
LONGEST = 4_096
"""Signs of a code or a word that comes back; more nobody means."""
_CANCELLED = frozenset({"access_denied", "interaction_required", "login_required", "consent_required"})
_LATER = frozenset({"temporarily_unavailable", "server_error"})
_CLIENT = frozenset({"unauthorized_client", "invalid_client", "invalid_request_uri", "invalid_redirect_uri"})


@dataclass(frozen=True, slots=True)
class Returned:
    """Whoever has come back: who they are, the provider's name for their session there (empty: it says none),
    and where they wanted to go.
    """

    identity: Identity
    provider_session: str = field(repr=False)
    onward: str = field(repr=False)


class Client:
    """One for all threads of a process; keeps the provider's description and keys, and nothing of anybody."""

    def __init__(self, provider: Provider, journeys: Journeys) -> None:
        self.provider, self._journeys = provider, journeys
        self._discovery, self._keys = Discovery(provider), Keys()
        self._keys_of_strangers = (
            Keys()
        )  # anybody may send a logout token: what is asked for it costs no sign-in

    def depart(self, onward: str, language: str, now: datetime) -> Departure:
        """Sets out; NotSignedIn where the provider cannot be reached."""
        described = self._discovery.described()
        journey = way.begun(self.provider.issuer, self.provider.client, onward)
        address = prepare_grant_uri(
            described.authorization_endpoint,
            client_id=self.provider.client,
            response_type="code",
            redirect_uri=self.provider.back,
            scope=SCOPE,
            state=journey.state,
            nonce=journey.nonce,
            code_challenge=create_s256_code_challenge(journey.verifier),
            code_challenge_method="S256",
            ui_locales=language,
        )
        return Departure(address, way.name_of(journey.state), self._journeys.seal(journey, now))

    def come_back(self, said: Mapping[str, str], sealed: str, now: datetime) -> Returned:
        """Who has come back with these words of the provider's in the address; NotSignedIn where that is
        nobody, or not the one who set out.
        """
        journey = self._same(said, sealed, now)
        described = self._discovery.described()
        self._from_there(said, described)
        _refused(said)
        token = self._redeemed(said.get("code", ""), journey, described)
        find = partial(_keys_of, self._keys, described.jwks_uri)
        claims = read_id_token(
            token.get("id_token"), find, self.provider, journey.nonce, token.get("access_token"), now
        )
        whole = self._whole(claims, token.get("access_token"), described)
        session = claims.get("sid")
        known = (
            session if isinstance(session, str) and len(session) <= LONGEST and "\0" not in session else ""
        )
        return Returned(identity(self.provider.issuer, whole, self.provider.groups), known, journey.onward)

    def wished(self, sealed: str, now: datetime) -> str:
        """Where this journey was to lead; the start page where it is none of ours."""
        try:
            return self._journeys.open(sealed, now).onward
        except NotSignedIn:
            return "/"

    def farewell(self) -> str:
        """Where one signs out at the provider too; empty where it has no such page, or does not answer."""
        try:
            described = self._discovery.described()
        except NotSignedIn:
            return ""
        if not described.end_session_endpoint:
            return ""
        return str(
            add_params_to_uri(
                described.end_session_endpoint,
                [
                    ("client_id", self.provider.client),
                    ("post_logout_redirect_uri", self.provider.afterwards),
                ],
            )
        )

    def told(self, logout_token: str, now: datetime) -> LoggedOut:
        """Whom the provider itself has signed out; NotSignedIn where it is not the provider who says so."""
        return read_logout_token(
            logout_token,
            partial(_keys_of, self._keys_of_strangers, self._discovery.described().jwks_uri),
            self.provider,
            now,
        )

    def _same(self, said: Mapping[str, str], sealed: str, now: datetime) -> Journey:
        """The journey that this is the end of: set out here, in this browser, to this provider."""
        journey = self._journeys.open(sealed, now)
        state = said.get("state", "")
        if not secrets.compare_digest(state.encode("utf-8", "replace"), journey.state.encode()):
            raise NotSignedIn(Trouble.LOST)
        if (journey.issuer, journey.client) != (self.provider.issuer, self.provider.client):
            raise NotSignedIn(Trouble.LOST)
        return journey

    def _from_there(self, said: Mapping[str, str], described: Described) -> None:
        """By RFC 9207 the answer names who gives it: without that another provider's code could be slipped
        in.
        """
        issuer = said.get("iss")
        missing = issuer is None and described.authorization_response_iss_parameter_supported
        if missing or (issuer is not None and issuer != self.provider.issuer):
            raise NotSignedIn(Trouble.OTHER_ISSUER)

    def _redeemed(self, code: str, journey: Journey, described: Described) -> Mapping[str, Any]:  # Any: JSON
        """What the provider gives for the code."""
        if not 0 < len(code) <= LONGEST:
            raise NotSignedIn(Trouble.REFUSED)
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": self.provider.back,
            "code_verifier": journey.verifier,
        }
        answer = self._authenticated(form, described)
        if answer.status == 200:
            return answer.said
        raise NotSignedIn(_of_token(answer))

    def _authenticated(self, form: dict[str, str], described: Described) -> Answer:
        """Asks as the one whom the provider knows, in the way that it takes."""
        offered = described.token_endpoint_auth_methods_supported or ["client_secret_basic"]
        if not self.provider.secret:
            return ask(described.token_endpoint, form=form | {"client_id": self.provider.client})
        if "client_secret_basic" not in offered and "client_secret_post" in offered:
            shown = {"client_id": self.provider.client, "client_secret": self.provider.secret}
            return ask(described.token_endpoint, form=form | shown)
        headers: dict[str, str] = {}
        name, secret = (quote_plus(part) for part in (self.provider.client, self.provider.secret))
        ClientAuth(name, secret).prepare("POST", "", headers, "")
        return ask(described.token_endpoint, form=form, headers=headers)

    def _whole(self, claims: Claims, access_token: object, described: Described) -> Claims:
        """With what the provider tells on asking, where the token does not say it already; of the same person
        or of nobody.
        """
        groups = self.provider.groups
        lacks = not claims.get("name") or (groups and said_of(claims, groups) is None)
        place = described.userinfo_endpoint
        if not lacks or not place or not isinstance(access_token, str) or not access_token.isascii():
            return claims
        answer = ask(place, headers={"Authorization": f"Bearer {access_token}"})
        if answer.status >= 500:
            raise NotSignedIn(Trouble.AWAY)
        if answer.status != 200 or not answer.said:  # it does not tell: then that is all that is known
            return claims
        if answer.said.get("sub") != claims["sub"]:
            raise NotSignedIn(Trouble.NOT_BELIEVED)
        return {**answer.said, **claims}


def _keys_of(keys: Keys, address: str, kid: str | None, kty: str) -> tuple[PublicKey, ...]:
    return keys.of(kid, kty, address)


def _refused(said: Mapping[str, str]) -> None:
    if (error := said.get("error")) is None:
        return
    if error in _CANCELLED:
        raise NotSignedIn(Trouble.CANCELLED)
    if error in _LATER:
        raise NotSignedIn(Trouble.LATER)
    raise NotSignedIn(Trouble.CLIENT if error in _CLIENT else Trouble.REFUSED)


def _of_token(answer: Answer) -> Trouble:
    if answer.status >= 500 or answer.status == 429:
        return Trouble.LATER
    if answer.status == 401 or answer.said.get("error") in _CLIENT:
        return Trouble.CLIENT
    return Trouble.USED if answer.said.get("error") == "invalid_grant" else Trouble.REFUSED
