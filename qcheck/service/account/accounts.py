"""Accounts: who signed in, and who a browser's session belongs to."""

from __future__ import annotations

import secrets
from contextlib import suppress
from datetime import timedelta
from hashlib import sha256

from qcheck.accounts import Account, AccountId, Identity
from qcheck.language import N_
from qcheck.refusals import NotNow, SignInFirst
from qcheck.service.doors import links
from qcheck.service.ground.clock import Clock
from qcheck.signing_in import LoggedOut
from qcheck.store import Store

LASTS = timedelta(hours=10)
"""A session is over after a long working day; then the provider is asked anew, also for what it says of the
person's organisations.
"""
SESSION_LASTS = int(LASTS.total_seconds())
"""The same in seconds, for a cookie."""
IDLE = timedelta(hours=3)
"""And after so long without a page of ours: longer than the longest workshop, in which one may only look at
the wall.
"""
_STEP = timedelta(minutes=5)
"""So often at most is it written down that somebody is still there."""
SKEW = timedelta(minutes=2)
"""By which the clock of a provider may differ from ours."""
_BYTES = 32
TO_BEGIN = N_(
    "Whoever begins a check, a questionnaire or a trial here signs in with an account first. To answer and "
    "to look at results nobody needs one."
)


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
        self._store.begin_session(_digest(token), account.id, provider_session, now, now + IDLE)
        return token

    def of(self, token: str) -> Account | None:
        """Whose session this is; None where it has ended, or never was."""
        if not token:
            return None
        digest, now = _digest(token), self._clock.now()
        if (session := self._store.session_of(digest, now)) is None:
            return None
        ends = min(now + IDLE, session.began + LASTS)
        if ends - session.ends >= _STEP:
            with suppress(NotNow):  # the page is shown all the same
                self._store.prolong_session(digest, ends)
        return session.account

    def end(self, token: str) -> None:
        """Ends this session alone."""
        self._store.end_session(_digest(token))

    def end_as_told(self, out: LoggedOut) -> None:
        """Ends the sessions of whoever has signed out at the provider; not those that began since."""
        self._store.end_sessions_of(out.issuer, out.subject, out.provider_session, out.at + SKEW)


def maker(account: Account | None, *, required: bool) -> Account | None:
    """The account that begins something here, None where it is begun by nobody's. SignInFirst where one is
    required.
    """
    if required and account is None:
        raise SignInFirst(TO_BEGIN)
    return account


def _digest(token: str) -> str:
    return sha256(token.encode()).hexdigest()
