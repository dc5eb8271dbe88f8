"""The one pool of this process in which files are made."""

from __future__ import annotations

from threading import Lock

from qcheck.reports.pool import Pool

_FIRST_COME = Lock()
_OPENED: list[Pool] = []


def pool() -> Pool:
    """The pool, begun by whoever asks first."""
    with _FIRST_COME:
        if not _OPENED:
            _OPENED.append(Pool())
        return _OPENED[0]


def close() -> None:
    """Ends it, also in the middle of a file."""
    with _FIRST_COME:
        while _OPENED:
            _OPENED.pop().close()
