"""Guessing is slowed down: after some misses an address has to wait, and after very many everybody who types a code.

A hall shares one address, so an address may miss often before it waits; whoever has a right link is never held up. Addresses are kept in
memory only, as long as they have something to wait for.
"""

from __future__ import annotations

from collections.abc import Callable
from ipaddress import AddressValueError, IPv6Address
from threading import Lock

AT_ONCE, EACH = 40, 1 / 3
"""Misses of one address that are free, and how many come back each second."""
AT_ONCE_OVERALL, EACH_OVERALL = 400, 2
"""The same for all addresses together."""
MOST = 10_000
"""Addresses kept at most; beyond that, all that have nothing to wait for are forgotten."""

EVERYBODY = ""


class Guesses:
    """`clock` counts seconds and never goes back."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._missed: dict[str, tuple[float, float]] = {}  # misses not yet come back, and when that was so
        self._one_at_a_time = Lock()

    def may_try(self, address: str) -> bool:
        """Whether a code may be tried from this address now."""
        with self._one_at_a_time:
            return self._owed(_connection(address)) < AT_ONCE and self._owed(EVERYBODY) < AT_ONCE_OVERALL

    def missed(self, address: str) -> None:
        """A link or code was wrong. Where the address has to wait already, nothing is added: it cannot make everybody wait."""
        who_missed = _connection(address)
        with self._one_at_a_time:
            if self._owed(who_missed) >= AT_ONCE:
                return
            now = self._clock()
            for who in (who_missed, EVERYBODY):
                self._missed[who] = (self._owed(who) + 1, now)
            if len(self._missed) > MOST:
                self._missed = {who: kept for who, kept in self._missed.items() if self._owed(who) > 0 or who == EVERYBODY}

    def _owed(self, who: str) -> float:
        misses, since = self._missed.get(who, (0.0, 0.0))
        return max(0.0, misses - (self._clock() - since) * (EACH_OVERALL if who == EVERYBODY else EACH))


def _connection(address: str) -> str:
    """One connection is one address, or with IPv6 a network of very many."""
    try:
        return str(IPv6Address(int(IPv6Address(address.partition("%")[0])) >> 64 << 64))
    except AddressValueError:
        return address
