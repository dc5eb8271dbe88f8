"""As far as one can come without a person: is the provider there, is it the right one, does it have keys, do
the clocks agree?
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime

from qcheck.signing_in.conversation import ask
from qcheck.signing_in.discovery import describe
from qcheck.signing_in.id_token import SKEW
from qcheck.signing_in.keys import Keys
from qcheck.signing_in.proof import ALGORITHMS
from qcheck.signing_in.provider import Provider
from qcheck.signing_in.trouble import NotSignedIn, Trouble


class ClockOff(NotSignedIn):
    """The provider's clock and ours differ by so many seconds."""

    def __init__(self, seconds: int) -> None:
        super().__init__(Trouble.CLOCKS)
        self.seconds = seconds


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """What the provider promises: that a code is of no use to whoever steals it (PKCE)."""

    promises_pkce: bool


def rehearse(provider: Provider, now: datetime) -> Rehearsed:
    """NotSignedIn where something is in the way."""
    described = describe(provider)
    offered = described.id_token_signing_alg_values_supported or ["RS256"]
    kinds = {ALGORITHMS[algorithm] for algorithm in offered if algorithm in ALGORITHMS}
    keys = Keys()
    if not any(keys.of(None, kind, described.jwks_uri) for kind in kinds):
        raise NotSignedIn(Trouble.GARBLED)
    _same_time(ask(described.jwks_uri).date, now)
    return Rehearsed("S256" in (described.code_challenge_methods_supported or ()))


def _same_time(said: str, now: datetime) -> None:
    try:
        differs = int(abs((parsedate_to_datetime(said) - now).total_seconds()))
    except (ValueError, TypeError):  # it does not tell the time
        return
    if differs > SKEW:
        raise ClockOff(differs)
