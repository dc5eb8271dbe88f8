"""How often a second something is done by many who do not pause, and what each time costs: so one sees what
the server could do if those who drive it did not sit on the same computer.
"""

from __future__ import annotations

import asyncio
import os
import time
from asyncio import new_event_loop
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass

from benchmarks.host import Host, processor_seconds

AT_ONCE = 24
"""Connections that ask for the next thing as soon as the last is done."""
SECONDS = 6.0
"""For how long they do, each time."""

with suppress(ImportError):  # there is none for Windows
    from uvloop import new_event_loop

Act = Callable[[], Awaitable[None]]
Start = Callable[[int], Awaitable[Act]]


@dataclass(frozen=True, slots=True)
class Pace:
    """Times a second, and seconds of processor that each of them costs the server (all its processes, not
    those of a database beside it) and whoever drives it.
    """

    a_second: float
    server: float
    driver: float

    @property
    def most(self) -> float:
        """Times a second that all cores of this computer would do if none of them ever waited."""
        return (os.cpu_count() or 1) / (self.server + self.driver)

    def __str__(self) -> str:
        return f"{1000 * self.server:.2f}, {1000 * self.driver:.2f}"


def saturating(host: Host, start: Start) -> Pace:
    """As `saturated`, on the quickest loop there is: the cores are those of the server, too."""
    with asyncio.Runner(loop_factory=new_event_loop) as runner:
        return runner.run(saturated(host, start))


async def saturated(host: Host, start: Start) -> Pace:
    """Everybody does it again and again; what each `start`s with does not count."""
    acts = await asyncio.gather(*(start(number) for number in range(AT_ONCE)))
    done = 0

    async def again_and_again(act: Act) -> None:
        nonlocal done
        while time.perf_counter() < until:
            await act()
            done += 1

    server, driver, began = host.cpu, processor_seconds(os.getpid()), time.perf_counter()
    until = began + SECONDS
    await asyncio.gather(*map(again_and_again, acts))
    wall = time.perf_counter() - began
    spent = host.cpu - server, processor_seconds(os.getpid()) - driver
    return Pace(done / wall, *(seconds / max(done, 1) for seconds in spent))
