"""Measures in the store, on each kind of database: their history, who changes them at once, and their links."""

from dataclasses import replace
from datetime import date, timedelta
from multiprocessing.pool import ThreadPool

import pytest

from qcheck.records import Measure, MeasureState, Urgency
from qcheck.store import Link, LinkKind
from tests.kept import NOON, check, opened

BENCH = Measure(
    "m1", "Bänke", ("platz", "spiel"), "Bauhof", "Beirat", date(2027, 3, 31), "Man sitzt", "Ende März"
)


@pytest.fixture(autouse=True)
def two_checks(store):
    opened(store, check("eins"))
    opened(store, check("zwei"))


def test_a_measure_comes_back_as_it_was_written(store):
    store.add_measure("eins", replace(BENCH, urgency=Urgency.HIGH), NOON)

    [kept] = store.measures("platz")

    assert kept == replace(BENCH, urgency=Urgency.HIGH, check="eins", revision=1, changed=NOON)


def test_its_history_has_what_had_stood_there_and_nothing_else(store):
    store.add_measure("eins", BENCH, NOON)
    later = NOON + timedelta(days=1)

    store.change_measure(
        "zwei",
        "m1",
        1,
        lambda stored, _: replace(
            stored, due=None, criteria=(), state=MeasureState.DONE, since=date(2027, 4, 1)
        ),
        later,
    )

    first, second = store.measure_history("platz", "m1")
    assert (first.revision, first.before) == (1, {})
    assert (second.revision, second.at) == (2, later)
    assert second.before == {
        "due": date(2027, 3, 31),
        "criteria": ("platz", "spiel"),
        "state": MeasureState.OPEN,
        "since": None,
    }
    assert store.measure_history("andere", "m1") == ()


def test_eight_who_change_one_measure_at_once_all_stand_in_its_history(store):
    store.add_measure("eins", BENCH, NOON)

    def write(number):
        return store.change_measure(
            ("eins", "zwei")[number % 2],
            "m1",
            1,
            lambda stored, _: replace(stored, reason=f"{stored.reason}{number}"),
            NOON,
        )

    with ThreadPool(8) as threads:
        threads.map(write, range(8))

    [kept] = store.measures("platz")
    assert (sorted(kept.reason), kept.revision) == (list("01234567"), 9)
    assert len(store.measure_history("platz", "m1")) == 9


def test_a_measure_and_its_history_go_with_its_check_and_those_of_a_sister_stay(store):
    store.add_measure("eins", BENCH, NOON)
    store.add_measure("zwei", replace(BENCH, id="m2"), NOON)

    store.delete("eins")

    assert [each.id for each in store.measures("platz")] == ["m2"]
    assert store.measure_history("platz", "m1") == ()


def test_a_link_to_the_measures_goes_over_to_a_sister_and_goes_with_the_last_check(store):
    store.add_links([Link("weg", "eins", LinkKind.MEASURES)])

    store.delete("eins")

    assert [each.check.id for each in store.measure_links("platz")] == ["zwei"]
    store.delete("zwei")
    assert store.measure_links("platz") == ()
