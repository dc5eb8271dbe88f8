"""Made-up rooms: the same seed makes the same people, each kind leans as it is called, and what no answers can
reach is said to have occurred nowhere.
"""

from __future__ import annotations

import pytest

from qcheck.asking import Questionnaire
from qcheck.scoring.values import Flag, Light
from qcheck.service import Outcome, Room, simulated
from tests.builders import catalogue

VIEWS = """
perspectives:
  - {id: amt, title: Amt, role: organising}
  - {id: eltern, title: Eltern, role: taking_part}
"""
ASKED = """
criteria:
  - id: k
    title: K
    questions: [{id: a, text: A, critical: true}, {id: b, text: B}, {id: c, text: C}]
"""
NEVER_RED = """
scale: {options: [{value: 1, label: gut, points: 60}, {value: 2, label: sehr gut, points: 100}]}
"""


def outcome(*texts: str, people: int = 400, seed: int = 1) -> Outcome:
    [found] = simulated(Questionnaire(catalogue(*texts)), people, seed).outcomes
    return found


def test_each_kind_of_room_leans_as_it_is_called() -> None:
    rooms = outcome(VIEWS, ASKED).rooms

    usual = {room: seen.lights.most_common(1)[0][0] for room, seen in rooms.items()}
    assert usual[Room.LENIENT] is Light.GREEN
    assert usual[Room.STRICT] is Light.RED
    assert rooms[Room.SPLIT].flags[Flag.BLIND_SPOT] > rooms[Room.LENIENT].flags[Flag.BLIND_SPOT]


def test_so_many_people_fill_as_many_rooms_of_each_kind() -> None:
    found = outcome(VIEWS, ASKED, people=400)

    assert {sum(seen.lights.values()) for seen in found.rooms.values()} == {10}


def test_the_same_seed_makes_the_same_people_and_another_one_others() -> None:
    first, again, other = (outcome(VIEWS, ASKED, seed=seed) for seed in (1, 1, 2))

    assert first == again
    assert first != other


def test_a_light_that_no_answers_reach_occurs_in_no_room() -> None:
    assert Light.RED in outcome(VIEWS, ASKED, NEVER_RED).unseen_lights
    assert outcome(VIEWS, ASKED, people=2000).unseen_lights == ()


def test_marks_between_perspectives_are_not_missed_where_there_is_one() -> None:
    assert {Flag.DIFFERENCE, Flag.STRONG_DIFFERENCE, Flag.BLIND_SPOT}.isdisjoint(outcome(ASKED).unseen_flags)


@pytest.mark.parametrize(("question", "never"), [("critical: true", False), ("weight: 1", None)])
def test_a_key_question_holds_a_light_down_in_some_room(question: str, never: bool | None) -> None:
    found = outcome(VIEWS, ASKED.replace("critical: true", question), people=4000)

    assert found.is_never_capped is bool(never)
    assert any(seen.capped for seen in found.rooms.values()) is (never is False)
