"""How much one connection may begin: so much at once, and so much again each second. Nobody else waits for
it.

Kept in memory only, without the addresses themselves; all processes of a server count together.
"""

from __future__ import annotations

from collections.abc import Callable

from qcheck.language import N_
from qcheck.service.limits.networks import Network, networks
from qcheck.service.limits.tally import Part, Tally

SHEETS = (2_000, 1.0)
"""Sheets begun: at once, and each second. A hall of a thousand people comes in within seconds behind one
address, and the next hall in the same house as well; from one device no more than some 90,000 empty sheets
come in a day, which count for nothing and go after one.
"""
CHECKS = (60, 0.1)
"""Checks made: a class of thirty makes one each, and once more."""
FILES = (300, 0.5)
"""Files made to be taken away: a hall takes its own sheets along. One that is remembered costs nothing."""
SAID = (6_000, 5.0)
"""Sentences and marks about questions: a hall of three hundred says some at twenty questions each."""
MAILS_TO = (6, 1 / 600)
"""Mails to one address that nobody but a form has asked for: six at once, six an hour."""
MAILS_FOLLOWING = (12, 1 / 300)
"""Mails to one address that follow from what somebody did at a form, such as moving up."""
MAILS_FROM = (100, 1 / 30)
"""The same from one network, to whomever: an office registers its people, and nobody floods a town."""
REGISTERED = (1_000, 0.5)
"""Registrations for dates: a hall behind one address at once."""
REGISTERED_OFTEN = N_(
    "Very many people have registered from your network just now. What you typed stays here: please try "
    "again in a minute."
)
APPLICATIONS = (30, 0.02)
"""Applications to trials: the offices of a town behind one address, and no more than some 1,700 a day."""
MADE_OFTEN = N_(
    "Very many checks have been made from your network just now. What you typed stays here: please try "
    "again in a minute."
)


class Allowance:
    """`at_once` is free to each connection, and `a_second` comes back in a second. `clock` counts seconds and
    never goes back, the same for all processes that count together in `tally`.
    """

    def __init__(
        self,
        at_once: int,
        a_second: float,
        clock: Callable[[], float],
        tally: Tally | None = None,
        kind: str = "begun",
    ) -> None:
        self._at_once, self._a_second, self._clock = at_once, a_second, clock
        self._used = Part(tally or Tally(), kind)

    def take(self, address: str) -> bool:
        """Takes one, where there is one left for this address; what is refused costs nothing."""
        around = networks(address)
        with self._used.held():
            owed = {network: self._owed(network) + 1 for network in around}
            if any(so_much > self._at_once * network.times for network, so_much in owed.items()):
                return False
            for network, so_much in owed.items():
                self._used.keep(network.name, so_much, self._clock())
            return True

    def _owed(self, network: Network) -> float:
        used, since = self._used.amount(network.name)
        return max(0.0, used - (self._clock() - since) * self._a_second * network.times)
