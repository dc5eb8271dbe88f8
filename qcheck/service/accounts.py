"""Accounts: who signed in, and who a browser's session belongs to."""

from __future__ import annotations

import secrets
from datetime import timedelta
from hashlib import sha256

from qcheck.accounts import Account, AccountId, Identity
from qcheck.service import links
from qcheck.service.clock import Clock
from qcheck.store import Store

LASTS = timedelta(hours=10)
"""A session is over after a long working day; then the provider is asked anew, also for what it says of the
person's organisations.
"""
_BYTES = 32


class Accounts:
    """For whoever signs in where the operator offers it."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store, self._clock = store, clock

    def arrive(self, identity: Identity) -> Account:
        """The account of the person whom the provider describes, made where they come for the first time."""
        return self._store.arrive(AccountId(links.new_id()), identity, self._clock.now())

    def begin(self, account: Account, provider_session: str = "") -> str:
        """A new session; gives the random word for the browser's cookie, which is kept as a digest alone."""
        token, now = secrets.token_urlsafe(_BYTES), self._clock.now()
        self._store.begin_session(_digest(token), account.id, provider_session, now, now + LASTS)
        return token

    def of(self, token: str) -> Account | None:
        """Whose session this is; None where it has ended, or never was."""
        return self._store.account_of(_digest(token), self._clock.now()) if token else None

    def end(self, token: str) -> None:
        """Ends this session alone."""
        self._store.end_session(_digest(token))


def _digest(token: str) -> str:
    return sha256(token.encode()).hexdigest()
