"""The ID token: what a provider has signed of whoever has signed in there, for us, now, and on this way."""

from __future__ import annotations

from datetime import datetime

from authlib.oidc.core import CodeIDToken
from joserfc.errors import ExpiredTokenError, JoseError
from pydantic import BaseModel, ConfigDict, FiniteFloat, ValidationError

from qcheck.signing_in.claims import Claims, is_subject
from qcheck.signing_in.proof import FindKeys, proved
from qcheck.signing_in.provider import Provider
from qcheck.signing_in.trouble import NotSignedIn, Trouble

SKEW = 120
"""Seconds by which two clocks may differ."""
_OLDEST = 24 * 3_600
"""Seconds: an older token does not answer a question of just now, whatever it says of its end."""


class _Kinds(BaseModel):
    """What each claim that decides something is made of: all else is refused before it is compared."""

    model_config = ConfigDict(extra="ignore", strict=True)

    iss: str
    sub: str
    aud: str | list[str]
    exp: FiniteFloat
    iat: FiniteFloat
    nonce: str
    nbf: FiniteFloat | None = None
    azp: str | None = None
    at_hash: str | None = None


def read_id_token(
    token: object, find: FindKeys, provider: Provider, nonce: str, access_token: object, now: datetime
) -> Claims:
    """What it says; NotSignedIn where it is not the provider's, not for us, not of this journey, or old."""
    signed = proved(token, find)
    said = _of_the_right_kinds(signed.claims)
    if said.iss != provider.issuer or not is_subject(said.sub) or provider.client not in _audience(said):
        raise NotSignedIn(Trouble.NOT_BELIEVED)
    if not now.timestamp() - _OLDEST < said.iat <= now.timestamp() + SKEW:
        raise NotSignedIn(Trouble.CLOCKS)
    expected = CodeIDToken(
        dict(signed.claims),
        dict(signed.header),
        {"iss": {"value": provider.issuer, "essential": True}, "sub": {"essential": True}},
        {"nonce": nonce, "client_id": provider.client, "access_token": access_token},
    )
    try:
        expected.validate(int(now.timestamp()), SKEW)
    except ExpiredTokenError:
        raise NotSignedIn(Trouble.CLOCKS) from None
    except (JoseError, ValueError, TypeError):
        raise NotSignedIn(Trouble.NOT_BELIEVED) from None
    return signed.claims


def _of_the_right_kinds(claims: Claims) -> _Kinds:
    try:
        return _Kinds.model_validate(dict(claims))
    except ValidationError:
        raise NotSignedIn(Trouble.NOT_BELIEVED) from None


def _audience(said: _Kinds) -> list[str]:
    return [said.aud] if isinstance(said.aud, str) else said.aud
