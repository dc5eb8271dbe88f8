"""What the store keeps of workshops about an instrument, on every kind of database."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest

from qcheck.piloting import TrialLink, TrialLinkKind
from qcheck.refusals import NotPossible, Overtaken, UnknownLink
from qcheck.store import KeptReflection
from qcheck.store.tables.reflections import reflection_voices
from qcheck.workshop.reflection import Course, Scene, Tally, WorkshopKind, back, forward, go_to
from tests.test_store_trials import NOON, TRIAL

COURSE = Course(WorkshopKind.REFLECTION, ("k/a", "k/b"))
WORKSHOP = KeptReflection("ws", TRIAL.id, "Reflexion", "online", COURSE, NOON, {})
ROOM = TrialLink("saal", TRIAL.id, TrialLinkKind.ROOM, of="ws")
SCREEN = TrialLink("leinwand", TRIAL.id, TrialLinkKind.SCREEN, of="ws")


@pytest.fixture
def kept(store):
    """The store, with a workshop in it."""
    store.add_trial(TRIAL)
    store.add_reflection(WORKSHOP, "hash", ROOM, SCREEN)
    return store


def at(kept, place):
    """The revision after the workshop has come to this step."""
    now = kept.reflection("ws")
    return kept.move_reflection("ws", now.revision, lambda course: go_to(course, place), NOON).revision


def everything_said(kept):
    with kept.database.reading() as connection:
        return connection.execute(reflection_voices.select()).all()


def test_a_workshop_comes_back_as_it_was_kept(kept):
    assert kept.reflection("ws") == WORKSHOP
    assert kept.reflections(TRIAL.id) == (WORKSHOP,)
    assert kept.links_of_reflection("ws") == {TrialLinkKind.ROOM: ROOM, TrialLinkKind.SCREEN: SCREEN}
    assert kept.room_by_code("hash") == ROOM
    assert kept.room_by_code("anders") is None
    assert kept.reflection_revision("ws") == 1


def test_of_two_who_go_on_at_once_one_is_told(kept):
    kept.move_reflection("ws", 1, forward, NOON)

    with pytest.raises(Overtaken):
        kept.move_reflection("ws", 1, forward, NOON)

    assert kept.reflection("ws").course.scene is Scene.QUESTION


def test_what_phones_said_is_counted_and_whose_it_was_is_forgotten(kept):
    revision = at(kept, 3)
    for phone, choice in (("p1", "keep"), ("p2", "drop"), ("p3", "drop"), ("p2", "keep")):
        kept.say_in_room("ws", "voting:k/a", phone, [choice])
    answered = kept.reflection("ws").answered

    moved = kept.move_reflection("ws", revision, forward, NOON)

    assert answered == 3
    assert moved.tallies == {"voting:k/a": Tally(3, (("drop", 1), ("keep", 2)))}
    assert everything_said(kept) == []


def test_a_step_gone_through_again_is_counted_anew_only_where_somebody_answers_anew(kept):
    revision = at(kept, 3)
    kept.say_in_room("ws", "voting:k/a", "p1", ["keep"])
    revision = kept.move_reflection("ws", revision, forward, NOON).revision
    revision = kept.move_reflection("ws", revision, back, NOON).revision
    unheard = kept.move_reflection("ws", revision, forward, NOON)
    revision = kept.move_reflection("ws", unheard.revision, back, NOON).revision
    kept.say_in_room("ws", "voting:k/a", "p2", ["drop"])
    anew = kept.move_reflection("ws", revision, forward, NOON)

    assert unheard.tallies == {"voting:k/a": Tally(1, (("keep", 1),))}
    assert anew.tallies == {"voting:k/a": Tally(1, (("drop", 1),))}


def test_nobody_answers_at_a_step_that_is_over(kept):
    at(kept, 3)

    with pytest.raises(NotPossible, match="gone on"):
        kept.say_in_room("ws", "marking:k/a", "p1", [])

    assert everything_said(kept) == []


def test_a_phone_sees_what_it_has_said(kept):
    at(kept, 2)
    kept.say_in_room("ws", "marking:k/a", "p1", [])

    assert kept.said_in_room("ws", "marking:k/a", "p1") == ()
    assert kept.said_in_room("ws", "marking:k/a", "p2") is None


def test_fifteen_phones_that_send_twice_at_once_are_fifteen(kept):
    at(kept, 2)
    phones = [f"p{number % 15}" for number in range(30)]

    with ThreadPoolExecutor(10) as pool:
        list(pool.map(lambda phone: kept.say_in_room("ws", "marking:k/a", phone, ["unclear"]), phones))

    assert kept.reflection("ws").answered == 15


def test_it_is_kept_when_a_workshop_began_and_ended(kept):
    later = NOON + timedelta(hours=1)
    began = kept.move_reflection("ws", 1, forward, NOON)
    again = kept.move_reflection("ws", 2, lambda course: replace(course, scene=Scene.OPENING), NOON)
    kept.move_reflection("ws", again.revision, forward, later)
    at(kept, 11)

    assert began.began == NOON
    assert kept.reflection("ws").began == NOON
    assert kept.reflection("ws").ended == NOON


def test_what_is_written_is_no_step(kept):
    kept.write_reflection("ws", lambda found: {"notes": f"{found.notes}neu", "let_through": ["m"]})
    kept.write_reflection("ws", lambda found: {})

    changed = kept.reflection("ws")
    assert (changed.notes, changed.let_through, changed.revision) == ("neu", frozenset({"m"}), 1)


def test_a_deleted_workshop_is_gone_with_its_links(kept):
    at(kept, 2)
    kept.say_in_room("ws", "marking:k/a", "p1", [])
    kept.delete_reflection("ws")

    assert kept.trial_link("saal") is None
    assert everything_said(kept) == []
    with pytest.raises(UnknownLink):
        kept.reflection("ws")
    with pytest.raises(UnknownLink):
        kept.reflection_revision("ws")
