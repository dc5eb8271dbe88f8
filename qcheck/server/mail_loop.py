"""Sends the mail that waits: at once where this process has queued some, else by a look every quarter of a
minute, for what others have queued and what is tried again.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress

from qcheck.service import NotNow, Service
from qcheck.watch import events

PULSE = 15.0
"""Seconds between two looks at what waits."""
GRACE = 5.0
"""Seconds in which a mail that is being handed over may get through when the server stops."""


@asynccontextmanager
async def sending_mail(
    service: Callable[[], Service], pulse: float = PULSE, speaks: bool = True
) -> AsyncIterator[None]:
    """Sends mail beside whatever the server does, until it stops; nothing where nobody has set a mail server.
    One process `speaks` of what is wrong with the settings for all.
    """
    mailing = (await asyncio.to_thread(service)).mailing
    if speaks and mailing.server.wrong:
        events.MAIL_SETTINGS_WRONG.happened(problem=mailing.server.wrong)
    if not mailing.server.is_usable:
        yield
        return
    loop, wake = asyncio.get_running_loop(), asyncio.Event()

    def woken() -> None:
        loop.call_soon_threadsafe(wake.set)

    mailing.on_queued(woken)
    task = asyncio.create_task(_again_and_again(service, wake, pulse))
    try:
        yield
    finally:
        mailing.on_queued(lambda: None)
        mailing.stop()
        wake.set()
        if not (await asyncio.wait({task}, timeout=GRACE))[0]:
            mailing.cut()
            await task


async def _again_and_again(service: Callable[[], Service], wake: asyncio.Event, pulse: float) -> None:
    """Until mail is told to stop."""
    begun = False
    while not service().mailing.is_stopping:
        wake.clear()  # before the look: what is queued meanwhile is looked at next
        try:
            if not begun:
                await asyncio.to_thread(service().mailing.begin)
                begun = True
            await asyncio.to_thread(service().mailing.send_due)
        except NotNow:  # a busy, full or absent database: the next look is soon enough
            pass
        except Exception as error:  # noqa: BLE001  nobody's mail is lost in silence; what it says may hold an address
            events.MAIL_FAILED.happened(error=type(error).__name__)
        with suppress(TimeoutError):
            await asyncio.wait_for(wake.wait(), pulse)
