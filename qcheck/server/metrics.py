"""`/metrics`: what was counted, and what the database knows, as Prometheus reads it.

Nothing of a single check: sheets are told in steps, checks by where they stand. The database is looked at
once in ten seconds at most, however often somebody asks, and never waited for long.
"""

from __future__ import annotations

import asyncio
import platform
from collections.abc import Iterator, Mapping
from importlib import metadata
from time import monotonic

from anyio import CapacityLimiter, to_thread
from prometheus_client import CollectorRegistry, Metric
from prometheus_client.exposition import choose_encoder
from prometheus_client.metrics_core import GaugeMetricFamily
from prometheus_client.registry import Collector

from qcheck import watch
from qcheck.service import Inhabitants, MailStanding, NotPossible, Service, Upkept

FRESH, PATIENCE = 10.0, 4.0
"""Seconds for which what the database said is told again, and for which it is waited for: Prometheus waits
ten.
"""
_ONE = CapacityLimiter(1)


class Database:
    """What the database knows, looked up when it is asked and old."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._asked = -FRESH
        self._told: tuple[Metric, ...] = ()
        self._looking: asyncio.Task[tuple[Metric, ...]] | None = None

    async def told(self) -> tuple[Metric, ...]:
        """As it stands, or that the database cannot be reached."""
        if self._looking is None and monotonic() - self._asked >= FRESH:
            self._looking = asyncio.create_task(to_thread.run_sync(self._look, limiter=_ONE))
        if self._looking is not None:
            try:
                self._told = await asyncio.wait_for(asyncio.shield(self._looking), PATIENCE)
            except TimeoutError:
                return (_gauge("database_up", DATABASE_UP, 0),)
            self._asked, self._looking = monotonic(), None
        return self._told

    def _look(self) -> tuple[Metric, ...]:
        try:
            upkept, refusal = self._service.upkeep.upkept(), self._service.upkeep.why_not_saving()
            mails, inhabitants = self._service.mailing.standing(), self._service.census.inhabitants()
        except NotPossible:
            return (_gauge("database_up", DATABASE_UP, 0),)
        return (
            _gauge("database_up", DATABASE_UP, 1),
            _gauge(
                "saving",
                "Whether something can be saved (1), or the disk is full or read-only (0)",
                not refusal,
            ),
            *_of_tidying(upkept),
            *_of_mail(mails, upkept),
            *_of_checks(inhabitants),
        )


DATABASE_UP = "Whether the database answers"


async def exposed(database: Database, kind: str, accepts: str) -> tuple[bytes, str]:
    """The whole page of figures and its media type. `kind` is that of the database, `accepts` the header."""
    told = await database.told()

    def written() -> tuple[bytes, str]:
        together, (encode, media_type) = CollectorRegistry(), choose_encoder(accepts)
        together.register(_Told((*watch.collected().collect(), _about(kind), *told)))
        return encode(together), media_type

    return await to_thread.run_sync(written, limiter=_ONE)


class _Told(Collector):
    def __init__(self, metrics: tuple[Metric, ...]) -> None:
        self._metrics = metrics

    def collect(self) -> tuple[Metric, ...]:
        return self._metrics


def _of_tidying(upkept: Upkept) -> Iterator[Metric]:
    if upkept.tidied:
        yield _gauge(
            "tidied_timestamp_seconds", "When closing and deleting last ran", upkept.tidied.timestamp()
        )
    yield _gauge("tidying_overdue", "Whether that is too long ago", upkept.overdue)
    yield _gauge("tidying_due", "Checks and trials that are to be closed or deleted by now", upkept.due)
    yield _gauge(
        "tidying_failed",
        "Checks and trials that could not be closed or deleted",
        len(upkept.failed) + len(upkept.failed_trials),
    )
    yield _gauge(
        "clock_unconfirmed", "Whether the clock may have leapt, and nothing is deleted", upkept.leaps
    )


def _of_mail(mails: MailStanding, upkept: Upkept) -> Iterator[Metric]:
    yield _gauge("mail_on", "Whether mail is sent", mails.is_on)
    yield _gauge(
        "mail_wrong", "Whether settings or mail server are in the way of all mail", bool(mails.wrong)
    )
    counted = {"waiting": mails.waiting, "tried": mails.tried, "late": mails.late}
    yield _gauges(
        "mails_queued", "Mails that wait; of these, refused before; of these, overdue", "state", counted
    )
    oldest = max((upkept.now - mails.oldest).total_seconds(), 0.0) if mails.oldest else 0.0
    yield _gauge("mails_oldest_seconds", "How long the first of the waiting mails could have gone", oldest)
    given_up = {"sent": mails.sent, "given_up": mails.given_up}
    yield _gauges("mails_done", "Mails of the trials that are here, sent or given up", "outcome", given_up)


def _of_checks(inhabitants: Inhabitants) -> Iterator[Metric]:
    states = {str(stands): number for stands, number in inhabitants.by_state.items()}
    yield _gauges("checks", "Checks that are here", "state", states)
    yield _gauge(
        "sheets_at_least", "Sheets of all checks, in steps: 0, 50, 100, 200, 500 …", inhabitants.sheets
    )
    yield _gauge("trials", "Trials that are here", inhabitants.trials)
    yield _gauge("drafts", "Catalogues that are being written", inhabitants.drafts)


def _about(kind: str) -> Metric:
    about = {"version": metadata.version("qcheck"), "python": platform.python_version(), "database": kind}
    gauge = GaugeMetricFamily("qcheck_build", "What is running", labels=tuple(about))
    gauge.add_metric(tuple(about.values()), 1)
    return gauge


def _gauge(name: str, about: str, value: float) -> Metric:
    return GaugeMetricFamily(f"qcheck_{name}", about, value=float(value))


def _gauges(name: str, about: str, label: str, values: Mapping[str, float]) -> Metric:
    gauge = GaugeMetricFamily(f"qcheck_{name}", about, labels=(label,))
    for value, number in values.items():
        gauge.add_metric((value,), number)
    return gauge
