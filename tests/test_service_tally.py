"""What visitors use up is counted once, whichever process of a server they come to, and no name is kept."""

from __future__ import annotations

import os

import pytest

from qcheck.service.limits.tally import NEAR, Part, Tally

PLACES = 64


@pytest.fixture
def tally() -> Tally:
    return Tally(PLACES, forked=True)


def test_what_was_kept_is_there_with_its_time_and_others_have_used_nothing(tally):
    tally.keep("10.0.0.1", 3.5, 1000.0)

    assert tally.amount("10.0.0.1") == (3.5, 1000.0)
    assert tally.amount("10.0.0.2") == (0.0, 0.0)


def test_who_is_counted_again_has_one_place(tally):
    for number in range(2 * PLACES):
        tally.keep("10.0.0.1", number, float(number))

    assert tally.amount("10.0.0.1") == (2 * PLACES - 1, 2 * PLACES - 1)
    assert bytes(tally._memory).count(tally._whose("10.0.0.1")) == 1


def test_two_kinds_with_the_same_name_are_counted_apart(tally):
    Part(tally, "codes").keep("10.0.0.1", 1, 1.0)

    assert Part(tally, "sheets").amount("10.0.0.1") == (0.0, 0.0)


def test_where_there_is_no_room_who_was_counted_longest_ago_makes_room(tally):
    names = [f"10.0.0.{number}" for number in range(10 * PLACES)]
    for second, name in enumerate(names):
        tally.keep(name, 1, float(second))

    known = [name for name in names if tally.amount(name)[0]]

    assert names[-1] in known
    assert len(known) <= PLACES
    assert set(known) & set(names[-NEAR:])


def test_no_name_stands_in_the_memory(tally):
    tally.keep("10.20.30.40", 1, 1.0)

    assert b"10.20.30.40" not in bytes(tally._memory)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
def test_processes_that_count_at_the_same_time_lose_nothing(tally):
    children = [_forked(tally, 500) for _ in range(4)]
    for child in children:
        os.waitpid(child, 0)

    assert tally.amount("hall") == (2_000, 0.0)


def _forked(tally: Tally, times: int) -> int:
    """A process that counts one more so many times."""
    child = os.fork()
    if child:
        return child
    for _ in range(times):
        with tally.held():
            tally.keep("hall", tally.amount("hall")[0] + 1, 0.0)
    os._exit(0)
