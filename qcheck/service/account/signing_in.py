"""Signing in with an account: out to the provider, back with a proof, and in; and out again. What the
provider says and what people are told gets into no log.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from qcheck.service.account.accounts import Accounts
from qcheck.service.ground.clock import Clock
from qcheck.signing_in import Client, Departure, Journeys, NotSignedIn, Provider, Trouble
from qcheck.watch import events

OF_THE_INSTALLATION = frozenset(
    {
        Trouble.AWAY,
        Trouble.CERTIFICATE,
        Trouble.GARBLED,
        Trouble.OTHER_ISSUER,
        Trouble.UNSAFE,
        Trouble.CLIENT,
        Trouble.REFUSED,
        Trouble.NOT_BELIEVED,
        Trouble.CLOCKS,
    }
)
"""What an operator can do something about."""
_QUIET = 300
"""Seconds in which the same is not said again."""


@dataclass(frozen=True, slots=True)
class Arrived:
    """Somebody has signed in: the word for the browser's cookie, and where they wanted to go."""

    token: str = field(repr=False)
    onward: str = field(repr=False)


class SigningIn:
    """For the pages on which one signs in. Where nobody can, `is_offered` is False and nothing else is
    asked.
    """

    def __init__(self, accounts: Accounts, provider: Provider, key: bytes, clock: Clock) -> None:
        self._accounts, self.provider, self._clock = accounts, provider, clock
        self._client = Client(provider, Journeys(key))
        self._said: dict[Trouble, float] = {}

    @property
    def is_offered(self) -> bool:
        return self.provider.is_usable

    def depart(self, onward: str, language: str) -> Departure:
        """Out to the provider; NotSignedIn where it does not answer."""
        try:
            return self._client.depart(onward, language, self._clock.now())
        except NotSignedIn as failed:
            self._tell(failed)
            raise

    def arrive(self, said: Mapping[str, str], sealed: str, former: str) -> Arrived:
        """Back from the provider with what it `said` in the address and what the browser kept `sealed`. The
        `former` session of this browser ends; the new one has a word of its own. NotSignedIn where it is
        nobody.
        """
        try:
            returned = self._client.come_back(said, sealed, self._clock.now())
        except NotSignedIn as failed:
            self._tell(failed)
            raise
        token = self._accounts.begin(self._accounts.arrive(returned.identity), returned.provider_session)
        if former:
            self._accounts.end(former)
        return Arrived(token, returned.onward)

    def wished(self, sealed: str) -> str:
        """Where somebody wanted to go who was not signed in; the start page where that cannot be told."""
        return self._client.wished(sealed, self._clock.now())

    def farewell(self) -> str:
        """The address at which one signs out at the provider too; empty where there is none."""
        return self._client.farewell() if self.is_offered else ""

    def told(self, logout_token: str) -> None:
        """The provider says that somebody has signed out there; NotSignedIn where it is not the provider."""
        self._accounts.end_as_told(self._client.told(logout_token, self._clock.now()))

    def _tell(self, failed: NotSignedIn) -> None:
        """In the log, for the operator, now and then and without a word of anybody's."""
        now, trouble = self._clock.now().timestamp(), failed.trouble
        if trouble in OF_THE_INSTALLATION and now - self._said.get(trouble, 0.0) >= _QUIET:
            self._said[trouble] = now
            events.SIGN_IN_AWAY.happened(trouble=trouble)
