"""What other threads have found is told in the loop of those who wait, with as few wake-ups as will do."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from threading import Thread

from qcheck.web.outcomes import Outcomes, outcomes_of

MANY, THREADS = 500, 4


def elsewhere(work):
    """What this comes to in a loop and a thread of its own: a browser's loop may be running in this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(lambda: asyncio.run(work())).result()


class Woken:
    """A loop that notes how often it is woken, and turns when it is told to."""

    def __init__(self) -> None:
        self.turns = []

    def call_soon_threadsafe(self, turn) -> None:
        self.turns.append(turn)

    def turn(self) -> None:
        for turn in (turns := self.turns[:]):
            turn()
        del self.turns[: len(turns)]


class Waits:
    """Stands for a future."""

    def __init__(self, gone=False) -> None:
        self.told, self.gone = [], gone

    def done(self) -> bool:
        return self.gone

    def set_result(self, outcome) -> None:
        self.told.append(outcome)


def test_a_loop_is_woken_once_for_all_that_are_there():
    loop, all_of_them = Woken(), [Waits() for _ in range(3)]
    outcomes = Outcomes(loop)

    for number, waits in enumerate(all_of_them):
        outcomes.tell(waits, number)

    assert len(loop.turns) == 1
    loop.turn()
    assert [waits.told for waits in all_of_them] == [[0], [1], [2]]


def test_what_comes_after_a_turn_wakes_it_again():
    loop, first, second = Woken(), Waits(), Waits()
    outcomes = Outcomes(loop)
    outcomes.tell(first, "a")
    loop.turn()

    outcomes.tell(second, "b")
    loop.turn()

    assert (first.told, second.told) == (["a"], ["b"])


def test_whoever_has_gone_is_not_told():
    loop, gone, there = Woken(), Waits(gone=True), Waits()
    outcomes = Outcomes(loop)

    outcomes.tell(gone, "a")
    outcomes.tell(there, "b")
    loop.turn()

    assert (gone.told, there.told) == ([], ["b"])


def test_many_threads_at_once_leave_nobody_waiting():
    async def all_told():
        loop = asyncio.get_running_loop()
        waiting = [[loop.create_future() for _ in range(MANY)] for _ in range(THREADS)]

        def find(these):
            for number, waits in enumerate(these):
                outcomes_of(loop).tell(waits, number)

        outcomes_of(loop)
        threads = [Thread(target=find, args=(these,)) for these in waiting]
        for thread in threads:
            thread.start()
        async with asyncio.timeout(30):
            return [[await waits for waits in these] for these in waiting]

    assert elsewhere(all_told) == [list(range(MANY))] * THREADS


def test_each_loop_is_told_its_own():
    with closing(asyncio.new_event_loop()) as one, closing(asyncio.new_event_loop()) as other:
        assert outcomes_of(one) is outcomes_of(one)
        assert outcomes_of(one) is not outcomes_of(other)
