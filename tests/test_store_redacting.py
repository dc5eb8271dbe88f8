"""Taking words out of what is kept, on every database: whole, only where it still stands so, and with a
revision that grows.
"""

from datetime import timedelta

import pytest

from qcheck.records import REMOVED, Answer, Evidence
from qcheck.store import NotPossible
from tests.kept import NOON, check, opened

SAID = Answer(2, "Frau Beispiel war dagegen.", Evidence("Brief von Frau Beispiel", "https://example.org"))
LEFT = Answer(2, f"Frau {REMOVED} war dagegen.", Evidence(REMOVED))


@pytest.fixture
def sheet(store):
    made = opened(store, check())
    store.answer(made, "frueh", lambda _: SAID, NOON)
    store.closing(made, "open_good", lambda _: "Frau Beispiel", NOON)
    return made


def test_comment_and_evidence_are_replaced_and_the_answer_stays(store, sheet):
    before = store.stamp("eins")

    store.remove_words("eins", sheet, "frueh", SAID, LEFT)

    assert store.given(sheet, "frueh").answer == LEFT
    assert store.sheets_of("eins")[0].answers["frueh"] == LEFT
    assert store.stamp("eins") > before


def test_a_closing_text_is_replaced(store, sheet):
    store.remove_words("eins", sheet, "open_good", Answer(None, "Frau Beispiel"), Answer(None, REMOVED))

    assert store.closings_of("eins") == {sheet: {"open_good": REMOVED}}


def test_in_a_closed_check_too(store, sheet):
    store.end_check("eins", NOON + timedelta(minutes=1))

    store.remove_words("eins", sheet, "frueh", SAID, LEFT)

    assert store.given(sheet, "frueh").answer == LEFT


@pytest.mark.parametrize("about", ["frueh", "open_good", "nichts"])
def test_what_has_changed_meanwhile_stays_as_it_is(store, sheet, about):
    with pytest.raises(NotPossible):
        store.remove_words("eins", sheet, about, Answer(None, "etwas anderes"), Answer(None, REMOVED))

    assert store.given(sheet, "frueh").answer == SAID
