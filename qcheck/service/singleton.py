"""The one service of a process: pages, answer sheet and server share it, because its writers queue within it
and its memory is one.
"""

from __future__ import annotations

from threading import Lock

from qcheck.service.limits.tally import Tally
from qcheck.service.service import Service, open_service
from qcheck.settings import Settings

_FIRST_COME = Lock()
_TALLY = Tally(forked=True)
"""What visitors use up is counted by all processes forked from the one that has loaded this."""
_OPENED: dict[Settings, Service] = {}
"""One at most, by the very settings with which it was asked for last: others that say the same are another
object and have to be compared.
"""


def shared_service(settings: Settings) -> Service:
    """The service of this process for these settings, opened by whoever asks first; other settings take its
    place.
    """
    for known, service in tuple(_OPENED.items()):
        if known is settings:  # nearly always: nothing to compare, nobody to wait for
            return service
    with _FIRST_COME:
        opened = _OPENED.pop(settings, None)
        if opened is None:
            opened = open_service(settings, tally=_TALLY)
            if _OPENED:
                _TALLY.empty()
            _OPENED.clear()
        _OPENED[settings] = opened
        return opened


def close_shared() -> None:
    """Closes the service of this process, if anybody has opened it."""
    with _FIRST_COME:
        while _OPENED:
            _OPENED.popitem()[1].close()
