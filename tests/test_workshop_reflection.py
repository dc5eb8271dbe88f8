"""How a workshop about the instrument goes: its steps, and what every sequence of moves leaves true."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qcheck.refusals import Invalid, NotPossible
from qcheck.workshop.reflection import (
    BY_QUESTION,
    Course,
    Scene,
    Step,
    Tally,
    WorkshopKind,
    back,
    choose,
    counted,
    forward,
    go_to,
    turn,
)

BEGUN = Course(WorkshopKind.REFLECTION, ("k/a", "k/b"))
CLOSING = Course(WorkshopKind.CLOSING)
KEYS = ("k/a", "k/b", "k/c", "l/a")

moves = st.one_of(
    st.just(forward),
    st.just(back),
    st.integers(-2, 30).map(lambda place: lambda course: go_to(course, place)),
    st.integers(-5, 200).map(lambda page: lambda course: turn(course, page)),
    st.lists(st.sampled_from(KEYS), max_size=5).map(lambda keys: lambda course: choose(course, keys)),
)


def made(course, move):
    """The course after a move; as it was where the move is refused."""
    try:
        return move(course)
    except NotPossible:
        return course


def test_each_question_has_its_steps_one_after_the_other():
    assert BEGUN.steps[:7] == (
        Step(Scene.OPENING),
        *(Step(scene, 0) for scene in BY_QUESTION),
        Step(Scene.QUESTION, 1),
    )
    assert len(BEGUN.steps) == 12


def test_a_closing_workshop_looks_back():
    assert [step.scene for step in CLOSING.steps] == [
        Scene.OPENING,
        Scene.WAY,
        Scene.DECIDED,
        Scene.THEN_AND_NOW,
        Scene.NOTES,
        Scene.END,
    ]


def test_without_questions_a_reflection_workshop_does_not_begin():
    with pytest.raises(NotPossible, match="choose first"):
        forward(Course(WorkshopKind.REFLECTION))


def test_nothing_lies_before_the_beginning_or_behind_the_end():
    with pytest.raises(NotPossible):
        back(BEGUN)
    with pytest.raises(NotPossible):
        forward(replace(BEGUN, scene=Scene.END))
    with pytest.raises(Invalid):
        go_to(BEGUN, 12)


def test_phones_are_asked_at_two_steps_of_each_question():
    asked = [go_to(BEGUN, place).ballot for place in range(len(BEGUN.steps))]

    assert list(filter(None, asked)) == ["marking:k/a", "voting:k/a", "marking:k/b", "voting:k/b"]


def test_what_phones_said_is_counted_when_their_step_is_left():
    marking = go_to(BEGUN, 2)

    assert counted(marking, forward(marking)) == "marking:k/a"
    assert counted(marking, turn(marking, 1)) is None
    assert counted(BEGUN, forward(BEGUN)) is None


def test_the_question_that_is_talked_about_stays_when_others_are_chosen():
    talking = go_to(BEGUN, 8)

    assert choose(talking, ("k/c", "k/b")).key == "k/b"
    with pytest.raises(NotPossible, match="talking about"):
        choose(talking, ("k/a",))
    with pytest.raises(Invalid):
        choose(BEGUN, ("k/a", "k/a"))


def test_a_tally_says_how_often_something_was_said():
    tally = Tally(3, (("keep", 2),))

    assert (tally.times("keep"), tally.times("drop")) == (2, 0)


@given(st.sampled_from(WorkshopKind), st.lists(moves, max_size=30))
def test_after_every_sequence_of_moves_the_workshop_stands_at_one_of_its_steps(kind, sequence):
    course = Course(kind)
    for move in sequence:
        course = made(course, move)

    assert course.step in course.steps
    assert 0 <= course.page < 99
    assert len(set(course.questions)) == len(course.questions)
    assert (course.ballot is None) == (course.scene not in (Scene.MARKING, Scene.VOTING))


@given(st.lists(moves, max_size=20))
def test_one_step_back_undoes_one_step_forward(sequence):
    course = BEGUN
    for move in sequence:
        course = made(course, move)
    after = made(course, forward)

    assert after == course or back(after) == replace(course, page=0)


@given(st.lists(moves, max_size=20), st.lists(st.sampled_from(KEYS), unique=True, max_size=4))
def test_no_other_choice_of_questions_changes_what_the_room_talks_about(sequence, keys):
    course = BEGUN
    for move in sequence:
        course = made(course, move)

    assert made(course, lambda it: choose(it, keys)).key == course.key
