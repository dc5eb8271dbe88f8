"""The one service of a process: pages, answer sheet and server share it, because its writers queue within it and its memory is one."""

from __future__ import annotations

from functools import lru_cache
from threading import Lock

from qcheck.service.door import Service, open_service
from qcheck.settings import Settings

_FIRST_COME = Lock()


def shared_service(settings: Settings) -> Service:
    """The service of this process for these settings, opened by whoever asks first; other settings take its place."""
    with _FIRST_COME:
        return _opened(settings)


@lru_cache(maxsize=1)
def _opened(settings: Settings) -> Service:
    return open_service(settings)
