"""How much one connection may begin: so much at once, and so much again each second. Nobody else waits for
it.

Kept in memory only, and only as long as something is used up.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock

from qcheck.language import N_
from qcheck.service.networks import Network, networks

SHEETS = (600, 1.0)
"""Sheets begun: at once, and each second. A hall of three hundred people comes in within seconds behind one
address, and the next hall in
the same house as well; from one device no more than some 90,000 empty sheets come in a day, which count for
nothing and go after one.
"""
CHECKS = (60, 0.1)
"""Checks made: a class of thirty makes one each, and once more."""
MADE_OFTEN = N_(
    "Very many checks have been made from your network just now. What you typed stays here: please try "
    "again in a minute."
)
MOST = 10_000
"""Networks kept; beyond that, those that have all of it back are forgotten, and again whenever there are
twice as many.
"""


class Allowance:
    """`at_once` is free to each connection, and `each` comes back a second. `clock` counts seconds and never
    goes back.
    """

    def __init__(self, at_once: int, each: float, clock: Callable[[], float]) -> None:
        self._at_once, self._each, self._clock = at_once, each, clock
        self._used: dict[str, tuple[float, float]] = {}  # how much, and when that was
        self._forget_at = MOST
        self._one_at_a_time = Lock()

    def take(self, address: str) -> bool:
        """Takes one, where there is one left for this address; what is refused costs nothing."""
        around = networks(address)
        with self._one_at_a_time:
            if any(self._owed(network) + 1 > self._at_once * network.times for network in around):
                return False
            for network in around:
                self._used[network.name] = (self._owed(network) + 1, self._clock())
            self._forget()
            return True

    def _owed(self, network: Network) -> float:
        used, since = self._used.get(network.name, (0.0, 0.0))
        return max(0.0, used - (self._clock() - since) * self._each * network.times)

    def _forget(self) -> None:
        if len(self._used) > self._forget_at:
            now = self._clock()
            self._used = {
                name: (used, since)
                for name, (used, since) in self._used.items()
                if used > (now - since) * self._each
            }
            self._forget_at = max(MOST, 2 * len(self._used))
