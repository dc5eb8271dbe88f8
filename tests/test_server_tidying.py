"""Checks close and go on their day while nobody asks for them."""

import asyncio
from datetime import UTC, datetime, timedelta

from qcheck.server.tidying import tidying
from qcheck.service import NewCheck, NotPossible, Scope, open_service
from qcheck.settings import Settings


async def while_running(tidy, enough):
    async with tidying(tidy, every=0.01):
        async with asyncio.timeout(30):
            await enough.wait()


def test_tidying_goes_on_after_the_database_was_busy():
    async def three_times():
        enough, times, loop = asyncio.Event(), [], asyncio.get_running_loop()

        def tidy():
            times.append(1)
            loop.call_soon_threadsafe(enough.set) if len(times) == 3 else None
            raise NotPossible("Somebody else is saving at this moment.")

        await while_running(tidy, enough)
        return len(times)

    assert asyncio.run(three_times()) == 3


def test_a_check_past_its_day_is_gone_soon_after_the_server_starts(tmp_path):
    service = open_service(Settings(data=tmp_path / "data"))
    service._now = lambda: datetime.now(UTC) - timedelta(days=800)
    service.new_check(NewCheck("Alt", "", "kurzcheck", "planung", Scope(), None))
    service._now = lambda: datetime.now(UTC)

    async def once():
        gone, loop = asyncio.Event(), asyncio.get_running_loop()

        def tidy():
            service.tidy()
            loop.call_soon_threadsafe(gone.set)

        await while_running(tidy, gone)

    asyncio.run(once())

    assert service._store.everything() == ()
    service.close()
