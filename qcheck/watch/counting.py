"""What is counted as it happens: requests, answers, websockets. What the database knows is not counted here,
but looked up when somebody asks.

No label ever comes from outside: routes are templates, never addresses.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from qcheck.watch.shared_folder import SharedFolder

if TYPE_CHECKING:
    from prometheus_client import CollectorRegistry

STEPS = (0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0)
"""Seconds within which requests are answered: the steps of the histogram."""


class Counters:
    """The figures of one process; with a `folder`, those of all processes that count into it."""

    def __init__(self, folder: SharedFolder | None = None) -> None:
        from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, values

        self.folder, self.registry = folder, CollectorRegistry()
        alone = values.MutexValue
        values.ValueClass = values.MultiProcessValue(folder.place) if folder else alone  # type: ignore[no-untyped-call]  # as its manual has it
        self.requests = Counter(
            "qcheck_requests", "Requests that were answered", ("route", "status"), registry=self.registry
        )
        self.seconds = Histogram(
            "qcheck_request_seconds",
            "Seconds until a request was answered",
            ("route",),
            buckets=STEPS,
            registry=self.registry,
        )
        self.answers = Counter(
            "qcheck_answers_saved",
            "Answers, comments and evidence that were saved on sheets",
            registry=self.registry,
        )
        self.websockets = Gauge(
            "qcheck_websockets_open",
            "Pages that are open and connected",
            multiprocess_mode="livesum",
            registry=self.registry,
        )

        self.events = Counter(
            "qcheck_events",
            "Lines of the log, also those left out",
            ("event", "level"),
            registry=self.registry,
        )


_COUNTERS: Counters | None = None


def begin(folder: SharedFolder | None = None) -> None:
    """From now on this process counts; with a `folder` together with the others that do, and with those
    before them.
    """
    global _COUNTERS
    if _COUNTERS is None or _COUNTERS.folder is not folder:
        _COUNTERS = Counters(folder)


def is_on() -> bool:
    """Whether this process counts."""
    return _COUNTERS is not None


def collected() -> CollectorRegistry:
    """What has been counted so far, by all processes together; only where counting has begun."""
    from prometheus_client import CollectorRegistry
    from prometheus_client.multiprocess import MultiProcessCollector

    assert _COUNTERS is not None
    if (folder := _COUNTERS.folder) is None:
        return _COUNTERS.registry
    folder.clear_after_the_dead()
    together = CollectorRegistry()
    MultiProcessCollector(together, path=str(folder.path))  # type: ignore[no-untyped-call]
    return together


def request_answered(route: str, status: int, seconds: float) -> None:
    """A request was answered. `route` is a template such as `/a/{link}/save`."""
    if _COUNTERS is not None:
        _COUNTERS.requests.labels(route, str(status)).inc()
        _COUNTERS.seconds.labels(route).observe(seconds)


def answers_saved(number: int) -> None:
    """So many answers are on disk."""
    if _COUNTERS is not None and number:
        _COUNTERS.answers.inc(number)


def websocket_opened() -> None:
    """Counts a page that has connected."""
    if _COUNTERS is not None:
        _COUNTERS.websockets.inc()


def websocket_closed() -> None:
    """A page is no longer connected."""
    if _COUNTERS is not None:
        _COUNTERS.websockets.dec()


def event_happened(event: str, level: str) -> None:
    """There is a line for the log of this event, one of a fixed list."""
    if _COUNTERS is not None:
        _COUNTERS.events.labels(event, level).inc()
