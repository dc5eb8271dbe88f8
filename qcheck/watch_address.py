"""Where whoever watches a running server asks, as the settings say it, and what is wrong with them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from qcheck.browser import is_loopback
from qcheck.language import N_
from qcheck.settings import Settings

SHORTEST = 16
"""Signs of a token: nobody guesses it, however often they try."""
NOT_AN_ADDRESS = N_("QCHECK_METRICS is no address: it is a host and a port, such as 127.0.0.1:9464")
UNGUARDED = N_(
    "QCHECK_METRICS can be reached from other computers: set QCHECK_METRICS_TOKEN, or use 127.0.0.1"
)
TOO_SHORT = N_("QCHECK_METRICS_TOKEN has fewer than 16 signs")
_ADDRESS = re.compile(r"(?:(?P<host>\[[0-9A-Fa-f:.]+\]|[\w.-]+):)?(?P<port>[0-9]{1,5})")


@dataclass(frozen=True, slots=True)
class Place:
    """Where it is to be. `wrong` says in words why it cannot be."""

    host: str = ""
    port: int = 0
    token: str = ""
    wrong: str = ""

    @property
    def is_wanted(self) -> bool:
        return bool(self.host) and not self.wrong


def place_of(settings: Settings) -> Place:
    """As the settings say it; without them nowhere."""
    if not settings.metrics:
        return Place()
    match, token = _ADDRESS.fullmatch(settings.metrics), settings.metrics_token.get_secret_value()
    if match is None or not 0 < int(match["port"]) < 65536:
        return Place(wrong=NOT_AN_ADDRESS)
    place = Place((match["host"] or "127.0.0.1").strip("[]"), int(match["port"]), token)
    if token and len(token) < SHORTEST:
        return Place(wrong=TOO_SHORT)
    return place if token or is_loopback(place.host) else Place(wrong=UNGUARDED)
