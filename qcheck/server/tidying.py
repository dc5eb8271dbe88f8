"""Calls `service.operating.upkeep` every ten minutes, which closes and deletes the checks whose day has come.

The first time is before the first visitor is served, so that nobody sees what a restored backup has brought
back. In between the database is looked at now and then, so that the log knows when it goes and when it
comes back.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from time import monotonic

from qcheck.service import EVERY, NotNow, Service, Tidied, Turn, told_to_operators
from qcheck.settings import Settings
from qcheck.watch import events

PULSE = 15.0
"""Seconds between two looks at the database."""

PATIENCE = 20.0
"""Seconds for which the start waits where another process is tidying up."""


@asynccontextmanager
async def tidying(
    service: Callable[[], Service],
    every: float = EVERY.total_seconds(),
    pulse: float = PULSE,
    *,
    besides: Callable[[datetime], object] = lambda _: None,
) -> AsyncIterator[None]:
    """Tidies up once before this is entered, then from time to time beside whatever the server does, until it
    stops. `besides`: what else is due from time to time, by a clock that can be believed.
    """
    rounds = _Rounds(service, besides)
    await rounds.first()
    task = asyncio.create_task(rounds.again_and_again(every, pulse))
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


@dataclass(frozen=True, slots=True)
class _Rounds:
    """What is due, round by round."""

    service: Callable[[], Service]
    besides: Callable[[datetime], object]

    async def first(self) -> None:
        deadline = monotonic() + PATIENCE
        while await self._tidied(again=False) is Turn.TAKEN and monotonic() < deadline:
            await asyncio.sleep(0.2)

    async def again_and_again(self, every: float, pulse: float) -> None:
        """Where it failed, or was another process's turn, it is tried again at the next look."""
        last = monotonic()
        while True:
            await asyncio.sleep(pulse)
            try:
                if monotonic() - last < every:
                    await asyncio.to_thread(lambda: self.service().upkeep.look())
                elif await self._tidied(again=True) in {Turn.MINE, Turn.DONE}:
                    last = monotonic()
            except NotNow:  # the log has said so
                pass
            except Exception:  # noqa: BLE001  whatever it is, a promise must not be lost in silence
                events.TIDYING_FAILED.happened(with_trace=True)

    async def _tidied(self, again: bool) -> Turn | None:
        """Whose turn it was; None where the database could not be used."""
        try:
            tidied = await asyncio.to_thread(self._tidy, again)
        except NotNow as refused:  # a busy, full or absent database: the next time is soon enough
            events.TIDYING_WAITS.happened(refusal=told_to_operators(refused, Settings()))
            return None
        _say(tidied)
        return tidied.turn

    def _tidy(self, again: bool) -> Tidied:
        service = self.service()
        tidied = service.upkeep.tidy(EVERY * 0.9 if again else None)
        if tidied.turn in {Turn.MINE, Turn.DONE} and not tidied.leapt:
            self.besides(service.clock.now())
        return tidied


def _say(tidied: Tidied) -> None:
    if tidied.leapt:
        events.CLOCK_LEAPT.happened(moment=f"{tidied.leapt:%Y-%m-%d %H:%M %Z}")
    if tidied.done:
        events.TIDIED.happened(number=tidied.done)
