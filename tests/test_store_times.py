"""How long questions take in the store: counts, however many come at the same moment, on both databases."""

from __future__ import annotations

from multiprocessing.pool import ThreadPool

from qcheck.records import Took
from tests.kept import NOON, check, opened


def test_times_that_come_at_the_same_moment_are_each_counted(store) -> None:
    opened(store, check(times=True))

    with ThreadPool(6) as pool:
        pool.map(lambda _: store.took("eins", "1.0.0", {"frueh": 15, "offen": 30}, NOON), range(30))

    assert store.times_of("eins") == (Took("frueh", "1.0.0", 15, 30), Took("offen", "1.0.0", 30, 30))


def test_a_check_that_does_not_measure_counts_nothing(store) -> None:
    opened(store, check())

    store.took("eins", "1.0.0", {"frueh": 15}, NOON)

    assert store.times_of("eins") == ()
