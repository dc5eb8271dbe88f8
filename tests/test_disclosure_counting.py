"""Before the results: how many have answered, as far as that may be said."""

import pytest

from qcheck.asking import Questionnaire
from qcheck.disclosure import Step, counts, presence, released
from qcheck.records import Mode, State
from tests.builders import VIEWS, catalogue, sheets

ASKED = catalogue(
    VIEWS
    + "criteria: [{id: k, title: K, questions: [{id: a, text: A}, {id: b, text: B, perspectives: [verein]}]}]"
)
NOT_EVERYBODY = catalogue(
    VIEWS + "criteria: [{id: k, title: K, questions: [{id: a, text: A, perspectives: [amt, verein]}]}]"
)


def counted(mode, catalogue=ASKED, closed=False, **lines):
    return dict(counts(Questionnaire(catalogue), sheets(catalogue, **lines), mode, closed=closed))


def test_an_open_round_counts_every_sheet_with_an_answer():
    assert counted(Mode.OPEN, amt=["1 –", "– –"], verein=["– dk"]) == {"amt": 1, "verein": 1, "rat": 0}


@pytest.mark.parametrize("number", range(5))
def test_a_confidential_check_says_nothing_below_five_not_even_that_there_is_nobody(number):
    assert counted(Mode.CONFIDENTIAL, amt=["1 –"] * number)["amt"] is None


@pytest.mark.parametrize(
    ("number", "step"),
    [(5, (5, 9)), (6, (5, 9)), (9, (5, 9)), (10, (10, 14)), (14, (10, 14)), (15, (15, 19))],
)
def test_a_confidential_check_counts_in_steps_of_five(number, step):
    assert counted(Mode.CONFIDENTIAL, amt=["1 –"] * number + ["– –"]) == {
        "amt": Step(*step),
        "verein": None,
        "rat": None,
    }


def test_steps_are_as_large_as_the_smallest_group_of_the_catalogue():
    assert presence({"amt": 13}, Mode.CONFIDENTIAL, 6) == {"amt": Step(12, 17)}


@pytest.mark.parametrize(("number", "told"), [(4, None), (5, 5), (7, 7)])
def test_once_it_is_closed_a_confidential_check_counts_exactly_from_five(number, told):
    assert counted(Mode.CONFIDENTIAL, closed=True, amt=["1 –"] * number)["amt"] == told


def test_an_answer_to_a_question_of_another_perspective_makes_no_sheet():
    assert counted(Mode.OPEN, amt=["– 4"])["amt"] == 0


def test_a_perspective_that_is_asked_nothing_is_not_counted():
    assert counted(Mode.OPEN, NOT_EVERYBODY) == {"amt": 0, "verein": 0}


@pytest.mark.parametrize(
    ("mode", "state", "seen"),
    [
        (Mode.OPEN, State.OPEN, True),
        (Mode.OPEN, State.PREPARED, True),
        (Mode.CONFIDENTIAL, State.PREPARED, False),
        (Mode.CONFIDENTIAL, State.OPEN, False),
        (Mode.CONFIDENTIAL, State.CLOSED, True),
    ],
)
def test_confidential_results_are_seen_once_the_check_is_closed(mode, state, seen):
    assert released(mode, state) is seen
