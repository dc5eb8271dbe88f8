"""Guessing is slowed down: after some misses an address has to wait, and after very many everybody who has
missed as well.

It is counted twice, each for itself: codes that are typed (`Limits.wrong_codes`), and links that lead nowhere
(`Limits.wrong_links`), which the pages of the app ask about. A wrong link is no wrong code, and whoever has a
right one is never held up.

A hall shares one address, so an address may miss often before it waits, and a code that is wrong on the flip
chart costs one miss however many people type it: the same again is no new guess. Nobody can shut the door for
all: what all owe together has a limit, and an address that has hardly missed has a few tries even then. What
is counted is kept in memory only, without the addresses themselves; all processes of a server count together.
"""

from __future__ import annotations

from collections.abc import Callable

from qcheck.service.limits.networks import Network, networks
from qcheck.service.limits.tally import Part, Tally

AT_ONCE, EACH = 40, 1 / 3
"""Misses of one address that are free, and how many come back each second."""
AT_ONCE_OVERALL, EACH_OVERALL = 400, 2
"""The same for all addresses together, who never owe more than that."""
FEW = 5
"""Misses that are free to an address even where all together have too many."""
MOST_SIGNS = 100
"""Signs of what was wrong by which it is known again."""

EVERYBODY = "everybody"


class Misses:
    """`clock` counts seconds and never goes back, the same for all processes that count together in
    `tally`.
    """

    def __init__(self, clock: Callable[[], float], tally: Tally | None = None, kind: str = "guesses") -> None:
        self._clock = clock
        self._missed = Part(tally or Tally(), kind)

    def may_try(self, address: str) -> bool:
        """Whether one may try from this address now."""
        around = networks(address)
        with self._missed.held():
            if self._is_waiting(around):
                return False
            return self._owed(EVERYBODY, EACH_OVERALL) < AT_ONCE_OVERALL or all(
                self._owes(network) < FEW * network.times for network in around
            )

    def missed(self, address: str, tried: str) -> None:
        """What was tried is wrong. Where the address has to wait already, nothing is added: it cannot make
        everybody wait.
        """
        around = networks(address)
        again = f"{around[0].name} {tried[:MOST_SIGNS]}"
        with self._missed.held():
            if self._is_waiting(around) or self._missed.amount(again)[0]:
                return
            for network in around:
                self._keep(network.name, self._owes(network) + 1)
            self._keep(EVERYBODY, min(self._owed(EVERYBODY, EACH_OVERALL) + 1, AT_ONCE_OVERALL))
            self._keep(again, 1)

    def _is_waiting(self, around: tuple[Network, ...]) -> bool:
        return any(self._owes(network) >= AT_ONCE * network.times for network in around)

    def _owes(self, network: Network) -> float:
        return self._owed(network.name, EACH * network.times)

    def _owed(self, who: str, a_second: float) -> float:
        """What did not come back yet."""
        owed, since = self._missed.amount(who)
        return max(0.0, owed - (self._clock() - since) * a_second)

    def _keep(self, who: str, owed: float) -> None:
        self._missed.keep(who, owed, self._clock())
