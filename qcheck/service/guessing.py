"""Guessing codes is slowed down: after some misses an address has to wait, and after very many everybody who
has missed as well.

A hall shares one address, so an address may miss often before it waits, and a code that is wrong on the flip
chart costs one miss
however many people type it: the same again is no new guess. Links are no codes: whoever has a right one is
    never held up, and a wrong
one counts for nothing here. Nobody can shut the door for all: what all owe together has a limit, and an
address that has hardly missed has
a few tries even then. Addresses are kept in memory only, as long as they have something to wait for.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock

from qcheck.service.networks import Network, networks

AT_ONCE, EACH = 40, 1 / 3
"""Misses of one address that are free, and how many come back each second; so many of the last ones are known
again.
"""
AT_ONCE_OVERALL, EACH_OVERALL = 400, 2
"""The same for all addresses together, who never owe more than that."""
FEW = 5
"""Misses that are free to an address even where all together have too many."""
MOST = 10_000
"""Addresses kept; beyond that, all that have nothing to wait for are forgotten, and again whenever there are
twice as many.
"""
MOST_SIGNS = 100
"""Signs of a wrong code by which it is known again."""

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
        self._forget_at = MOST
        self._one_at_a_time = Lock()

    def may_try(self, address: str) -> bool:
        """Whether a code may be tried from this address now."""
        around = networks(address)
        with self._one_at_a_time:
            if self._is_waiting(around):
                return False
            return self._owed(EVERYBODY, EACH_OVERALL) < AT_ONCE_OVERALL or all(
                self._owes(each) < FEW * each.times for each in around
            )

    def missed(self, address: str, tried: str) -> None:
        """A code was wrong. Where the address has to wait already, nothing is added: it cannot make everybody
        wait.
        """
        around, tried = networks(address), tried[:MOST_SIGNS]
        connection = around[0].name
        with self._one_at_a_time:
            before = self._missed.get(connection, _Misses())
            if self._is_waiting(around) or tried in before.tried:
                return
            for each in around:
                self._keep(each.name, self._owes(each) + 1)
            self._keep(EVERYBODY, min(self._owed(EVERYBODY, EACH_OVERALL) + 1, AT_ONCE_OVERALL))
            self._missed[connection].tried.append(tried)
            self._forget()

    def _is_waiting(self, around: tuple[Network, ...]) -> bool:
        return any(self._owes(each) >= AT_ONCE * each.times for each in around)

    def _owes(self, network: Network) -> float:
        return self._owed(network.name, EACH * network.times)

    def _owed(self, who: str, each: float) -> float:
        kept = self._missed.get(who, _Misses())
        return max(0.0, kept.owed - (self._clock() - kept.since) * each)

    def _keep(self, who: str, owed: float) -> None:
        misses = self._missed.setdefault(who, _Misses())
        misses.owed, misses.since = owed, self._clock()

    def _forget(self) -> None:
        if len(self._missed) > self._forget_at:
            self._missed = {
                who: kept
                for who, kept in self._missed.items()
                if self._owed(who, EACH) > 0 or who == EVERYBODY
            }
            self._forget_at = max(MOST, 2 * len(self._missed))
