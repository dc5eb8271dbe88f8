"""What has to happen without anybody asking for it: checks close at their end, and are deleted on their day."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress

from streamlit.logger import get_logger

from qcheck.service import NotPossible

EVERY = 600.0
"""Seconds between two times; a day of deletion is kept to within ten minutes of a running server, or its next start."""

_LOG = get_logger("qcheck.server")


@asynccontextmanager
async def tidying(tidy: Callable[[], None], every: float = EVERY) -> AsyncIterator[None]:
    """Tidies at once and from time to time, beside whatever the server does, until it stops."""
    task = asyncio.create_task(_again_and_again(tidy, every))
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def _again_and_again(tidy: Callable[[], None], every: float) -> None:
    while True:
        try:
            await asyncio.to_thread(tidy)
        except NotPossible as refused:  # a busy or full database: the next time is soon enough
            _LOG.warning("qcheck: tidying up has to wait: %s", refused)
        await asyncio.sleep(every)
