"""Workers that share a socket come to about as many connections each: whoever has more pauses."""

from __future__ import annotations

import pytest

from qcheck.server import worker_balance
from qcheck.server.worker_balance import EACH, LONGEST, WorkerBalance


@pytest.fixture
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """For how long somebody has paused, in their order."""
    made: list[float] = []
    monkeypatch.setattr(worker_balance, "sleep", made.append)
    return made


def workers(number: int) -> list[WorkerBalance]:
    """So many, over one memory."""
    first = WorkerBalance(number)
    all_of_them = [first, *(WorkerBalance(number) for _ in range(number - 1))]
    for place, worker in enumerate(all_of_them, start=1):
        worker._counts = first._counts
        worker.begin(place)
    return all_of_them


def opened(worker: WorkerBalance, times: int) -> None:
    for _ in range(times):
        worker.opened()


def test_whoever_has_more_than_another_one_pauses_the_longer_the_more_it_is_up_to_a_limit(pauses):
    first, _ = workers(2)

    opened(first, 12)

    assert pauses == pytest.approx([EACH * min(ahead, LONGEST / EACH) for ahead in range(1, 13)])


def test_whoever_has_fewer_or_as_many_never_pauses(pauses):
    first, second = workers(2)
    opened(first, 5)
    pauses.clear()

    opened(second, 5)

    assert pauses == []


def test_a_worker_alone_never_pauses(pauses):
    opened(WorkerBalance(1), 100)

    assert pauses == []


def test_what_is_closed_counts_no_more(pauses):
    first, _ = workers(2)
    opened(first, 3)
    for _ in range(3):
        first.closed()
    pauses.clear()

    first.opened()

    assert pauses == [EACH]


def test_a_worker_that_takes_the_place_of_another_has_nothing_open(pauses):
    first, second = workers(2)
    opened(second, 7)

    second.begin(2)
    pauses.clear()
    first.opened()

    assert pauses == [EACH]
