"""Who has signed a token: the provider, by one of its public keys and a method on our list, or nobody."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from joserfc import jws, jwt
from joserfc.errors import JoseError

from qcheck.signing_in.keys import PublicKey
from qcheck.signing_in.trouble import NotSignedIn, Trouble

ALGORITHMS = {
    **dict.fromkeys(("RS256", "RS384", "RS512", "PS256", "PS384", "PS512"), "RSA"),
    **dict.fromkeys(("ES256", "ES384", "ES512"), "EC"),
    **dict.fromkeys(("EdDSA", "Ed25519"), "OKP"),
}
"""The methods by which tokens may be signed, and the kind of key of each. Neither `none` nor a shared secret
(HS256), which whoever knows the public key could use.
"""
LONGEST = 100_000
"""Signs of a token: many groups make long ones."""

FindKeys = Callable[[str | None, str], tuple[PublicKey, ...]]


@dataclass(frozen=True, slots=True)
class Proved:
    """What a token says that the provider has signed."""

    header: Mapping[str, Any]  # Any: JSON
    claims: Mapping[str, Any]

    def __repr__(self) -> str:
        return "Proved(…)"


def proved(token: object, find: FindKeys) -> Proved:
    """NotSignedIn where it is no token, or nobody whom we believe has signed it."""
    if not isinstance(token, str) or len(token) > LONGEST or token.count(".") != 2 or not token.isascii():
        raise NotSignedIn(Trouble.NOT_BELIEVED)
    try:
        header = jws.extract_compact(token.encode(), registry=_registry([*ALGORITHMS])).headers()
    except (JoseError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise NotSignedIn(Trouble.NOT_BELIEVED) from None
    algorithm, kid = header.get("alg"), header.get("kid")
    if not isinstance(algorithm, str) or algorithm not in ALGORITHMS:
        raise NotSignedIn(Trouble.NOT_BELIEVED)
    if "crit" in header or not (kid is None or isinstance(kid, str)):
        raise NotSignedIn(Trouble.NOT_BELIEVED)
    for key in find(kid, ALGORITHMS[algorithm]):
        if (claims := _verified(token, key, algorithm)) is not None:
            return Proved(header, claims)
    raise NotSignedIn(Trouble.NOT_BELIEVED)


def _verified(token: str, key: PublicKey, algorithm: str) -> Mapping[str, Any] | None:
    try:
        return jwt.decode(token, key, registry=_registry([algorithm])).claims
    except (JoseError, ValueError, TypeError, KeyError, RecursionError):
        return None


def _registry(algorithms: list[str]) -> jws.JWSRegistry:
    registry = jws.JWSRegistry(algorithms=algorithms, strict_check_header=False)
    registry.max_header_length = 4_096  # some name the certificate of their key there
    return registry
