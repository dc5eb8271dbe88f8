"""The provider's public keys, by which its tokens are proved; a key that is not known yet is asked for."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping
from threading import Lock
from time import monotonic
from typing import Any

from joserfc.errors import JoseError
from joserfc.jwk import ECKey, JWKRegistry, OKPKey, RSAKey

from qcheck.signing_in.conversation import ask
from qcheck.signing_in.trouble import NotSignedIn, Trouble

FRESH = 3600.0
"""Seconds after which a key that was withdrawn is no longer believed."""
AT_ONCE, WITHIN = 5, 60.0
"""So many times are the keys asked for within so many seconds, however many tokens name unknown ones."""
MOST_KEYS = 50
SMALLEST_RSA = 2048
_PUBLIC = ("RSA", "EC", "OKP")

PublicKey = RSAKey | ECKey | OKPKey


class Keys:
    """The keys at one address, for all threads of a process."""

    def __init__(self, now: Callable[[], float] = monotonic) -> None:
        self._now, self._lock = now, Lock()
        self._known: tuple[PublicKey, ...] = ()
        self._since = float("-inf")
        self._asked: deque[float] = deque(maxlen=AT_ONCE)

    def of(self, kid: str | None, kty: str, address: str) -> tuple[PublicKey, ...]:
        """Those that may have signed: the one of this name, or all of this kind where a token names none.
        Empty where the provider has no such key; NotSignedIn where it does not say.
        """
        with self._lock:
            if self._now() - self._since > FRESH:
                self._known = ()
            if not _fitting(self._known, kid, kty) and self._may_ask():
                self._known, self._since = _fetched(address), self._now()
            return _fitting(self._known, kid, kty)

    def _may_ask(self) -> bool:
        if len(self._asked) == AT_ONCE and self._now() - self._asked[0] < WITHIN:
            return False
        self._asked.append(self._now())
        return True


def _fitting(keys: tuple[PublicKey, ...], kid: str | None, kty: str) -> tuple[PublicKey, ...]:
    return tuple(key for key in keys if key.key_type == kty and (kid is None or key.kid == kid))


def _fetched(address: str) -> tuple[PublicKey, ...]:
    answer = ask(address)
    keys = answer.said.get("keys")
    if answer.status != 200 or not isinstance(keys, list):
        raise NotSignedIn(Trouble.AWAY if answer.status >= 500 else Trouble.GARBLED)
    keys_read = (_read(entry) for entry in keys[:MOST_KEYS] if isinstance(entry, dict))
    return tuple(key for key in keys_read if key is not None)


def _read(said: Mapping[str, Any]) -> PublicKey | None:  # Any: JSON
    """A public key to sign with; None for any other, such as a shared secret, which proves nothing here."""
    if said.get("use", "sig") != "sig" or "d" in said or said.get("kty") not in _PUBLIC:
        return None
    try:
        key = JWKRegistry.import_key(dict(said))
        if isinstance(key, RSAKey) and key.raw_value.key_size < SMALLEST_RSA:
            return None
    except (JoseError, ValueError, TypeError, KeyError, AttributeError):
        return None
    return key if isinstance(key, PublicKey) else None
