"""Says in the log what is wrong with catalogues: at the start, and whenever that changes. It is where an
author looks when a catalogue is missing.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress

from qcheck.language import language
from qcheck.loading import Problem
from qcheck.service import Service
from qcheck.watch import events

PULSE = 5.0
"""Seconds between two looks at the folders, each of which reads only what has changed."""


@asynccontextmanager
async def watching(service: Callable[[], Service], pulse: float = PULSE) -> AsyncIterator[None]:
    """Logs all problems once before it is entered, then each change, beside whatever the server does."""
    known = await _looked(service, ())
    task = asyncio.create_task(_again_and_again(service, known, pulse))
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def _again_and_again(service: Callable[[], Service], known: tuple[Problem, ...], pulse: float) -> None:
    while True:
        await asyncio.sleep(pulse)
        try:
            known = await _looked(service, known)
        except OSError as trouble:  # a folder that cannot be read for now
            events.CATALOGUES_UNREADABLE.happened(trouble=trouble)


async def _looked(service: Callable[[], Service], known: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """The problems as they are now; logs those that are new, and once when everything is good again."""
    problems = await asyncio.to_thread(lambda: service().shelf.problems())
    for problem in problems:
        if problem not in known:
            events.CATALOGUE_WRONG.happened(problem=problem.said(language("en")))
    if known and not problems:
        events.CATALOGUES_GOOD.happened()
    return problems
