"""What one visitor alone waits for: the first page of a server just started and of one that is warm, the
questions, an answer.
"""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

from benchmarks.crowd import PATIENCE, fetched
from benchmarks.host import Desk, Host, furnished, serving
from benchmarks.visitor import PAGE, visiting

VISITS = 15
ANSWERS = 40


@dataclass(frozen=True, slots=True)
class Wait:
    """For what, how many milliseconds (the median), and how many bytes come over the line."""

    what: str
    milliseconds: float
    size: float

    def __str__(self) -> str:
        size = f"{self.size / 1000:>8.1f} kB" if self.size else ""
        return f"{self.what:<52} {self.milliseconds:>8.1f} ms {size}"


def alone() -> Iterator[str]:
    """Lines of a table."""
    with furnished(1) as (settings, [desk]), serving(settings) as host:
        yield str(Wait("server started, until it answers", 1000 * host.ready, 0))
        yield from map(str, asyncio.run(_waits(host, desk)))


async def _waits(host: Host, desk: Desk) -> list[Wait]:
    return [
        await _fetch(host, "GET /, first visitor of a new server", 1),
        await _run(host, "its script until the page stands, first visitor", "", "lang=de", 1),
        await _fetch(host, f"GET /, median of {VISITS}", VISITS),
        await _run(host, f"its script for a new visitor, median of {VISITS}", "", "lang=de", VISITS),
        await _run(host, f"the page {PAGE} for a new visitor, median of {VISITS}", PAGE, desk.query, VISITS),
        await _answers(host, f"an answer, one right after the other, median of {ANSWERS}", desk),
    ]


async def _fetch(host: Host, what: str, times: int) -> Wait:
    waits = []
    for _ in range(times):
        began = time.perf_counter()
        _, size = await fetched(host.netloc, "/")
        waits.append((time.perf_counter() - began, size))
    return _median(what, waits)


async def _run(host: Host, what: str, page: str, query: str, times: int) -> Wait:
    """The websocket's opening included: a browser waits for it, too."""
    waits = []
    for _ in range(times):
        began = time.perf_counter()
        async with visiting(host.netloc, page, query) as visitor:
            await visitor.arrive(PATIENCE)
            waits.append((time.perf_counter() - began, visitor.received))
    return _median(what, waits)


async def _answers(host: Host, what: str, desk: Desk) -> Wait:
    waits, chance = [], random.Random(0)
    async with visiting(host.netloc, PAGE, desk.query) as visitor:
        await visitor.arrive(PATIENCE)
        for _ in range(ANSWERS):
            choice, before, began = (
                chance.choice(list(visitor.choices.values())),
                visitor.received,
                time.perf_counter(),
            )
            await visitor.choose(choice.widget, chance.choice(choice.others), PATIENCE)
            waits.append((time.perf_counter() - began, visitor.received - before))
    return _median(what, waits)


def _median(what: str, waits: list[tuple[float, int]]) -> Wait:
    seconds, sizes = zip(*waits, strict=True)
    return Wait(what, 1000 * median(seconds), median(sizes))
