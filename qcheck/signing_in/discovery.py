"""The provider's description of itself (OpenID Connect Discovery): where it is asked what."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from time import monotonic

from pydantic import BaseModel, ConfigDict, ValidationError

from qcheck.signing_in.conversation import ask
from qcheck.signing_in.provider import Provider
from qcheck.signing_in.trouble import NotSignedIn, Trouble

FRESH = 900.0
"""Seconds for which a description is believed; after that it is asked for anew, and the old one holds on
where nobody answers.
"""
PAUSE = 5.0
"""Seconds in which nobody is asked again after there was no answer: those who wait would queue up."""


class Described(BaseModel):
    """What a provider says of itself, as far as it matters here."""

    model_config = ConfigDict(extra="ignore", frozen=True, strict=True)

    issuer: str
    authorization_endpoint: str
    token_endpoint: str
    jwks_uri: str
    userinfo_endpoint: str | None = None
    end_session_endpoint: str | None = None
    token_endpoint_auth_methods_supported: list[str] | None = None
    id_token_signing_alg_values_supported: list[str] | None = None
    code_challenge_methods_supported: list[str] | None = None
    authorization_response_iss_parameter_supported: bool | None = None

    @property
    def places(self) -> tuple[str, ...]:
        """All its addresses that we go to."""
        given = (self.userinfo_endpoint, self.end_session_endpoint)
        return (self.authorization_endpoint, self.token_endpoint, self.jwks_uri, *filter(None, given))


class Discovery:
    """The description, asked for when it is needed and kept for a while, for all threads of a process."""

    def __init__(self, provider: Provider, now: Callable[[], float] = monotonic) -> None:
        self._provider, self._now, self._lock = provider, now, Lock()
        self._known: Described | None = None
        self._fresh_until = 0.0
        self._failed: tuple[float, Trouble] = (-PAUSE, Trouble.AWAY)

    def described(self) -> Described:
        """NotSignedIn where it cannot be had."""
        with self._lock:
            if self._known and self._now() < self._fresh_until:
                return self._known
            return self._again()

    def _again(self) -> Described:
        since, trouble = self._failed
        if self._now() - since >= PAUSE:
            try:
                self._known = describe(self._provider)
            except NotSignedIn as failed:
                self._failed = (self._now(), failed.trouble)
                trouble = failed.trouble
            else:
                self._fresh_until = self._now() + FRESH
                return self._known
        if self._known and trouble is Trouble.AWAY:
            return self._known
        raise NotSignedIn(trouble)


def describe(provider: Provider) -> Described:
    """Asks for the description and looks whether it is the provider's own; NotSignedIn where it is not."""
    answer = ask(provider.description)
    if answer.status != 200:
        raise NotSignedIn(Trouble.AWAY)
    try:
        described = Described.model_validate(dict(answer.said))
    except ValidationError:
        raise NotSignedIn(Trouble.GARBLED) from None
    if described.issuer != provider.issuer:
        raise NotSignedIn(Trouble.OTHER_ISSUER)
    if not all(provider.allows(place) for place in described.places):
        raise NotSignedIn(Trouble.UNSAFE)
    return described
