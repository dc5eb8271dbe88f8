"""How the log is written: lines for people or for programs, and never so many of one kind that others drown.

Under systemd the journal knows the time of a line already, and is told how bad it is.
"""

from __future__ import annotations

import logging
import os
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from time import monotonic
from typing import TextIO

from qcheck.watch import counting
from qcheck.watch.events import FAULT, LEFT_OUT, LIBRARY, PREFIX
from qcheck.watch.one_line import object_on_one_line, text_on_one_line

MOST, WITHIN = 20, 60.0
"""Lines of one event in so many seconds; how many more there were is said once, when that time is over."""
SYSLOG = {logging.CRITICAL: 2, logging.ERROR: 3, logging.WARNING: 4, logging.INFO: 6, logging.DEBUG: 7}
"""How bad a line is, as the journal has it."""


Later = Callable[[float, Callable[[], None]], None]


@dataclass(slots=True)
class _Lately:
    """Lines of one event since then."""

    since: float
    number: int = 0
    left_out: int = 0


class Limit:
    """Lets so many lines of each event through. `later` calls something after so many seconds."""

    def __init__(self, now: Callable[[], float] = monotonic, later: Later | None = None) -> None:
        self._now, self._later = now, later or _later
        self._lately: dict[str, _Lately] = {}

    def lets_through(self, event: str, say: Callable[[str, int], None]) -> bool:
        """Whether this line may be written; `say` is called once for all that may not."""
        lately = self._lately.get(event)
        if lately is None or self._now() - lately.since >= WITHIN:
            lately = self._lately[event] = _Lately(self._now())
        lately.number += 1
        if lately.number <= MOST:
            return True
        lately.left_out += 1
        if lately.left_out == 1:
            self._later(WITHIN - (self._now() - lately.since), lambda: say(event, lately.left_out))
        return False


class Lines(logging.Handler):
    """Writes every line of the log, as `text` or as `json`; those of others only from warnings on. `worker`
    is the number of the process, where there are several.
    """

    def __init__(self, form: str, stream: TextIO, *, journal: bool, limit: Limit | None = None) -> None:
        super().__init__(logging.INFO)
        self.worker: int | None = None
        self.limit = limit or Limit()
        self._form, self._stream, self._journal = form, stream, journal

    def emit(self, record: logging.LogRecord) -> None:
        """One line, unless there were too many like it."""
        event = _event_of(record)
        if event == LIBRARY and record.levelno < logging.WARNING:
            return
        counting.event_happened(event, record.levelname.lower())
        if self.limit.lets_through(event, self._say_left_out):
            self._write(record, event)

    def _say_left_out(self, event: str, number: int) -> None:
        said = f"{PREFIX}{number} more lines like these were left out within a minute: {event}"
        record = logging.LogRecord("qcheck.events", logging.WARNING, "", 0, said, None, None)
        record.known = {"left_out": number, "of": event}
        self.acquire()
        try:
            self._write(record, LEFT_OUT)
        finally:
            self.release()

    def _write(self, record: logging.LogRecord, event: str) -> None:
        try:
            line = self._as_json(record, event) if self._form == "json" else self._as_text(record, event)
            if self._journal:
                how_bad = f"<{SYSLOG.get(record.levelno, 6)}>"
                line = "\n".join(how_bad + part for part in line.splitlines())
            self._stream.write(line + "\n")
            self._stream.flush()
        except Exception:  # noqa: BLE001  as every handler of logging: a line that cannot be written stops nobody
            self.handleError(record)

    def _as_text(self, record: logging.LogRecord, event: str) -> str:
        moment = datetime.fromtimestamp(record.created).astimezone()
        time = "" if self._journal else f"{moment:%Y-%m-%d %H:%M:%S}.{int(record.msecs):03d} "
        worker = f"[{self.worker}] " if self.worker else ""
        trace = f"\n{_trace(record)}" if record.exc_info else ""
        return f"{time}{worker}{text_on_one_line(record.getMessage())} ({event}){trace}"

    def _as_json(self, record: logging.LogRecord, event: str) -> str:
        said: dict[str, object] = {}
        if not self._journal:
            said["time"] = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        said |= {"level": record.levelname.lower(), "event": event}
        said["message"] = record.getMessage().removeprefix(PREFIX)
        said |= {"worker": self.worker} if self.worker else {}
        known: dict[str, object] = getattr(record, "known", {})
        said |= {name: _plain(value) for name, value in known.items() if name not in said}
        said |= {"trace": _trace(record)} if record.exc_info else {}
        return object_on_one_line(said)


def is_journal(stream: TextIO) -> bool:
    """Whether what is written there goes to the journal of systemd, which says so in a variable."""
    with suppress(OSError, ValueError):
        status = os.fstat(stream.fileno())
        return os.environ.get("JOURNAL_STREAM") == f"{status.st_dev}:{status.st_ino}"
    return False


def spoken(form: str) -> Lines:
    """From now on everything that is logged in this process is written like this; gives who writes it."""
    lines = Lines(form, sys.stderr, journal=is_journal(sys.stderr))
    root = logging.getLogger()
    for former in [handler for handler in root.handlers if isinstance(handler, Lines)]:
        lines.worker = former.worker
        root.removeHandler(former)
    root.addHandler(lines)
    logging.getLogger("qcheck").setLevel(logging.INFO)
    logging.captureWarnings(True)
    return lines


def as_worker(number: int) -> None:
    """This process is one of several."""
    for handler in logging.getLogger().handlers:
        if isinstance(handler, Lines):
            handler.worker, handler.limit = number, Limit()


def _event_of(record: logging.LogRecord) -> str:
    event = getattr(record, "event", "")
    return event if event else FAULT if record.exc_info or record.levelno >= logging.ERROR else LIBRARY


def _trace(record: logging.LogRecord) -> str:
    return logging.Formatter().formatException(record.exc_info) if record.exc_info else ""


def _plain(value: object) -> object:
    return value if isinstance(value, int | float) else str(value)


def _later(seconds: float, do: Callable[[], None]) -> None:
    timer = threading.Timer(max(seconds, 0.0), do)
    timer.daemon = True
    timer.start()
