"""Large tables are looked at and taken in by a process beside the server's, as if by the command line:
reading one takes seconds, and whoever answers meanwhile would wait for it.

The process has less priority than the server, and a limit on time and memory; it begins with a table and ends
with it.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from threading import Lock
from typing import Any

from qcheck.language import N_
from qcheck.refusals import Refusal
from qcheck.reports.brand import Brand
from qcheck.reports.writer_process import Limits, Writer, WriterFailed
from qcheck.reports.writing import Job
from qcheck.service import ColumnMap, FilesLook, GivenFile, NotPossible, Service, TakenFile, open_service
from qcheck.settings import Settings

LARGE = 250_000
"""Bytes of all files together up to which the server reads them itself: that takes no longer than a page."""
LIMITS = Limits(seconds=120.0, megabytes=2_500)
TOO_HEAVY = N_(
    "These files take too long or too much memory to read here. Please give fewer of them at once, or bring "
    "them by the command line (qcheck import)."
)
_LOCK = Lock()
_AT_WORK: list[Writer] = []


@dataclass(frozen=True, slots=True)
class _Refused:
    """A refusal on its way back: exceptions lose their values where they are packed."""

    kind: type[Refusal]
    message: str
    values: dict[str, str | int]


def look(service: Service, link: str, files: Sequence[GivenFile], said: ColumnMap) -> FilesLook:
    """What is in these files, and what of it would come in."""
    if not _are_large(files):
        return service.importing.look(link, files, said)
    files_look: FilesLook = _done(_look, (link, tuple(files), said))
    return replace(files_look, given=tuple(files))


def take_in(service: Service, link: str, looked: FilesLook) -> tuple[TakenFile, ...]:
    """Takes in what was looked at."""
    if not _are_large(looked.given):
        return service.importing.take_in(link, looked)
    taken: tuple[TakenFile, ...] = _done(_take_in, (link, replace(looked, files=())))
    return taken


def close() -> None:
    """Ends the processes at work, because the server stops."""
    with _LOCK:
        for writer in _AT_WORK:
            writer.end()


def _are_large(files: Sequence[GivenFile]) -> bool:
    return sum(len(file.content) for file in files) > LARGE


def _done(work: Any, source: object) -> Any:  # Any: one of the two below, and what it gives
    writer = Writer(LIMITS)
    with _LOCK:
        _AT_WORK.append(writer)
    try:
        packed = writer.write(Job(work, source, Brand()))
    except WriterFailed:
        raise NotPossible(TOO_HEAVY) from None
    finally:
        with _LOCK:
            _AT_WORK.remove(writer)
        writer.end()
    given = pickle.loads(packed)  # noqa: S301  from the process that was begun here, by its pipe
    if isinstance(given, _Refused):
        raise given.kind(given.message, **given.values)
    return given


def _look(source: tuple[str, tuple[GivenFile, ...], ColumnMap], _: Brand) -> bytes:
    """In the process beside the server's."""
    return _packed(lambda service: replace(service.importing.look(*source), given=()))


def _take_in(source: tuple[str, FilesLook], _: Brand) -> bytes:
    """In the process beside the server's."""
    return _packed(lambda service: service.importing.take_in(*source))


def _packed(work: Callable[[Service], object]) -> bytes:
    """What this gives with a service of this process's own, or why it is refused."""
    try:
        with closing(open_service(Settings(), make=False)) as service:
            return pickle.dumps(work(service))
    except Refusal as refused:
        return pickle.dumps(_Refused(type(refused), refused.message, dict(refused.values)))
