"""The logout token: the provider says of its own accord that somebody has signed out (OpenID Connect
Back-Channel Logout).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from pydantic import BaseModel, ConfigDict, FiniteFloat, ValidationError

from qcheck.signing_in.claims import is_subject
from qcheck.signing_in.id_token import SKEW
from qcheck.signing_in.proof import FindKeys, proved
from qcheck.signing_in.provider import Provider
from qcheck.signing_in.trouble import NotSignedIn, Trouble

EVENT = "http://schemas.openid.net/event/backchannel-logout"
OLDEST = 600
"""Seconds for which such a word is worth something."""


@dataclass(frozen=True, slots=True)
class LoggedOut:
    """Who has signed out, by name or by the provider's session (one of them may be empty), and when: sessions
    that began later stay, so that an old word says nothing.
    """

    issuer: str
    subject: str = field(repr=False)
    provider_session: str = field(repr=False)
    at: datetime


class _Kinds(BaseModel):
    model_config = ConfigDict(extra="ignore", strict=True)

    iss: str
    aud: str | list[str]
    iat: FiniteFloat
    jti: str
    events: dict[str, dict[str, Any]]  # Any: JSON of others
    exp: FiniteFloat | None = None
    sub: str | None = None
    sid: str | None = None


def read_logout_token(token: object, find: FindKeys, provider: Provider, now: datetime) -> LoggedOut:
    """NotSignedIn where this provider has not said it to us just now."""
    signed = proved(token, find)
    try:
        said = _Kinds.model_validate(dict(signed.claims))
    except ValidationError:
        raise NotSignedIn(Trouble.NOT_BELIEVED) from None
    ours = said.iss == provider.issuer and provider.client in (
        [said.aud] if isinstance(said.aud, str) else said.aud
    )
    named = (said.sub is not None and is_subject(said.sub)) or bool(said.sid)
    if not ours or not named or EVENT not in said.events or "nonce" in signed.claims:
        raise NotSignedIn(Trouble.NOT_BELIEVED)
    moment = now.timestamp()
    over = said.exp is not None and said.exp < moment - SKEW
    if over or not moment - OLDEST - SKEW < said.iat <= moment + SKEW:
        raise NotSignedIn(Trouble.CLOCKS)
    return LoggedOut(provider.issuer, said.sub or "", said.sid or "", datetime.fromtimestamp(said.iat, UTC))
