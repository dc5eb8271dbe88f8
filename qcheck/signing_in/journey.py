"""The way to the provider and back, of which no process keeps anything: what has to be the same at the end
travels along in a cookie that is encrypted and signed, for ten minutes.
"""

from __future__ import annotations

import secrets
from base64 import urlsafe_b64encode
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from pydantic import TypeAdapter, ValidationError

from qcheck.signing_in.trouble import NotSignedIn, Trouble

LASTS = 600
"""Seconds in which whoever has set out can come back: to find a password, and a second proof."""
_BYTES = 32


@dataclass(frozen=True, slots=True)
class Journey:
    """What was said on setting out: to which provider, by which words it is known again, and where on our
    pages it leads in the end.
    """

    issuer: str
    client: str
    onward: str = field(repr=False)
    state: str = field(repr=False)
    nonce: str = field(repr=False)
    verifier: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Departure:
    """Where the browser is sent, and what it keeps meanwhile under which name."""

    address: str = field(repr=False)
    name: str
    sealed: str = field(repr=False)


_FORM = TypeAdapter(Journey)


class Journeys:
    """Seals journeys with a key made from that of the installation, so that each process opens what another
    has sealed.
    """

    def __init__(self, key: bytes) -> None:
        made = HKDF(SHA256(), 32, salt=None, info=b"qcheck: the way to sign in").derive(key)
        self._box = Fernet(urlsafe_b64encode(made))

    def seal(self, journey: Journey, now: datetime) -> str:
        """As a cookie holds it."""
        return self._box.encrypt_at_time(_FORM.dump_json(journey), int(now.timestamp())).decode()

    def open(self, sealed: str, now: datetime) -> Journey:
        """NotSignedIn where we have not sealed this, or not in the last minutes."""
        try:
            return _FORM.validate_json(
                self._box.decrypt_at_time(sealed.encode(), LASTS, int(now.timestamp()))
            )
        except (InvalidToken, ValidationError):
            raise NotSignedIn(Trouble.LOST) from None


def begun(issuer: str, client: str, onward: str) -> Journey:
    """A new one, with words that nobody can guess."""
    words = (secrets.token_urlsafe(_BYTES) for _ in range(3))
    return Journey(issuer, client, onward, *words)


def name_of(state: str) -> str:
    """By which a browser finds this journey among others that were begun in it."""
    return sha256(state.encode("utf-8", "replace")).hexdigest()[:12]
