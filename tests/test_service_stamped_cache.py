"""Results are remembered as long as nothing changes, and never longer."""

from qcheck.service.ground.stamped_cache import MOST, StampedCache


def test_what_did_not_change_is_computed_once():
    memory, computed = StampedCache(), []

    found = [memory.recall("eins", 7, lambda: computed.append(1) or "Ergebnis") for _ in range(3)]

    assert (found, len(computed)) == (["Ergebnis"] * 3, 1)


def test_a_new_stamp_is_computed_anew():
    memory = StampedCache()
    memory.recall("eins", 7, lambda: "alt")

    assert memory.recall("eins", 8, lambda: "neu") == "neu"


def test_the_one_not_asked_for_longest_is_forgotten_first():
    memory = StampedCache()
    [memory.recall(each, 1, lambda: "da") for each in range(MOST)]
    memory.recall(0, 1, lambda: "da")

    memory.recall("noch einer", 1, lambda: "da")

    assert memory.recall(0, 1, lambda: "weg") == "da"
    assert memory.recall(1, 1, lambda: "weg") == "weg"
