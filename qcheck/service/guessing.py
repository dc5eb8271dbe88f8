"""Guessing is slowed down: after some misses an address has to wait, and after very many everybody who types a code.

A hall shares one address, so an address may miss often before it waits, and a code that is wrong on the flip chart costs one miss
however many people type it: the same again is no new guess. Whoever has a right link is never held up. Addresses are kept in memory only,
as long as they have something to wait for.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from ipaddress import AddressValueError, IPv6Address
from threading import Lock

AT_ONCE, EACH = 40, 1 / 3
"""Misses of one address that are free, and how many come back each second; so many of the last ones are known again."""
AT_ONCE_OVERALL, EACH_OVERALL = 400, 2
"""The same for all addresses together."""
MOST = 10_000
"""Addresses kept at most; beyond that, all that have nothing to wait for are forgotten."""
MOST_SIGNS = 100
"""Signs of a wrong link or code by which it is known again."""

EVERYBODY = ""


@dataclass(slots=True)
class _Misses:
    """What did not come back yet at the time `since`, and what was tried last."""

    owed: float = 0.0
    since: float = 0.0
    tried: deque[str] = field(default_factory=lambda: deque(maxlen=AT_ONCE))


class Guesses:
    """`clock` counts seconds and never goes back."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._missed: dict[str, _Misses] = {}
        self._one_at_a_time = Lock()

    def may_try(self, address: str) -> bool:
        """Whether a code may be tried from this address now."""
        with self._one_at_a_time:
            return self._owed(_connection(address)) < AT_ONCE and self._owed(EVERYBODY) < AT_ONCE_OVERALL

    def missed(self, address: str, tried: str) -> None:
        """A link or code was wrong. Where the address has to wait already, nothing is added: it cannot make everybody wait."""
        who_missed, tried = _connection(address), tried[:MOST_SIGNS]
        with self._one_at_a_time:
            before = self._missed.get(who_missed, _Misses())
            if self._owed(who_missed) >= AT_ONCE or tried in before.tried:
                return
            for who in (who_missed, EVERYBODY):
                self._add(who)
            self._missed[who_missed].tried.append(tried)
            if len(self._missed) > MOST:
                self._missed = {who: kept for who, kept in self._missed.items() if self._owed(who) > 0 or who == EVERYBODY}

    def _add(self, who: str) -> None:
        misses = self._missed.setdefault(who, _Misses())
        misses.owed, misses.since = self._owed(who) + 1, self._clock()

    def _owed(self, who: str) -> float:
        kept = self._missed.get(who, _Misses())
        return max(0.0, kept.owed - (self._clock() - kept.since) * (EACH_OVERALL if who == EVERYBODY else EACH))


def _connection(address: str) -> str:
    """One connection is one address, or with IPv6 a network of very many."""
    try:
        return str(IPv6Address(int(IPv6Address(address.partition("%")[0])) >> 64 << 64))
    except AddressValueError:
        return address
