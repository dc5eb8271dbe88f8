"""The workshop as a pure machine: where it stands, and what each move makes of it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import accumulate

import pytest

from qcheck import workshop
from qcheck.catalogue import CriterionId
from qcheck.refusals import NotPossible
from qcheck.workshop import PLANS, Answering, Grounds, Sight, Stage, Station, Stop

NOON = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)
A, B, C = map(CriterionId, "abc")
GROUNDS = Grounds(criteria=(A, B, C), propose=lambda: (B, C), pages=2)
LOBBY = workshop.begun(PLANS["90"], NOON)


def at(station: Station, **values: object) -> Stage:
    """The long plan at a station, as if one had just come there."""
    place = [stop.station for stop in LOBBY.plan].index(station)
    return replace(workshop.go_to(LOBBY, place, NOON, GROUNDS), **values)


def forward(stage: Stage) -> Stage:
    return workshop.forward(stage, NOON, GROUNDS)


def back(stage: Stage) -> Stage:
    return workshop.back(stage, NOON, GROUNDS)


@pytest.mark.parametrize("name", PLANS)
def test_a_plan_takes_as_long_as_its_name_says(name: str) -> None:
    assert sum(stop.minutes for stop in PLANS[name]) == int(name)


@pytest.mark.parametrize("name", PLANS)
def test_a_plan_has_every_station_in_its_order(name: str) -> None:
    assert [stop.station for stop in PLANS[name]] == list(Station)


def test_a_workshop_begins_in_the_lobby_with_the_way_in_on_the_wall() -> None:
    assert (LOBBY.station, LOBBY.sight, LOBBY.clock.seconds(NOON)) == (Station.LOBBY, Sight.JOIN, None)


def test_a_workshop_on_a_check_that_is_closed_for_good_begins_with_the_reveal() -> None:
    stage = workshop.begun(PLANS["45"], NOON, answered=True, for_good=True)

    assert (stage.station, stage.sight) == (Station.REVEAL, Sight.QUIET)
    assert Station.ANSWERING not in {stop.station for stop in stage.plan}


def test_where_there_are_answers_already_it_begins_with_the_reveal_and_can_go_back() -> None:
    stage = workshop.begun(PLANS["45"], NOON, answered=True, topics=(C,))

    assert (stage.station, stage.sight, stage.topics) == (Station.REVEAL, Sight.QUIET, (C,))
    assert back(stage).station is Station.ANSWERING


def test_next_leads_through_the_whole_plan_once() -> None:
    stages = accumulate(range(11), lambda stage, _: forward(stage), initial=LOBBY)

    assert [(stage.station.value, stage.sight.value, stage.page, stage.topic) for stage in stages] == [
        ("lobby", "join", 0, 0),
        ("answering", "count", 0, 0),
        ("reveal", "quiet", 0, 0),
        ("reveal", "profile", 0, 0),
        ("reveal", "profile", 1, 0),
        ("choosing", "profile", 0, 0),
        ("topics", "topic", 0, 0),
        ("topics", "topic", 0, 1),
        ("agreeing", "agreed", 0, 0),
        ("agreeing", "agreed", 0, 1),
        ("measures", "measures", 0, 0),
        ("closing", "end", 0, 0),
    ]


def test_there_is_nothing_after_the_last_and_before_the_first_station() -> None:
    with pytest.raises(NotPossible, match="last step"):
        forward(at(Station.CLOSING))
    with pytest.raises(NotPossible, match="first step"):
        back(LOBBY)


def test_back_goes_to_the_page_and_the_topic_before_and_then_to_the_station_before() -> None:
    assert back(at(Station.REVEAL, whole=True, sight=Sight.PROFILE, page=1)).page == 0
    assert back(at(Station.TOPICS, topics=(A, B), topic=1)).topic == 0
    assert back(at(Station.CHOOSING)).station is Station.REVEAL


def test_topics_that_nobody_chose_are_those_proposed() -> None:
    assert forward(at(Station.CHOOSING)).topics == (B, C)
    assert forward(at(Station.CHOOSING, topics=(A,))).topics == (A,)


@pytest.mark.parametrize("sight", sorted(workshop.RESULTS))
def test_nothing_of_the_results_is_on_the_wall_before_the_reveal(sight: Sight) -> None:
    with pytest.raises(NotPossible, match="from the reveal on"):
        workshop.show(at(Station.ANSWERING), sight, 0, GROUNDS)


def test_nothing_can_be_revealed_while_people_answer() -> None:
    with pytest.raises(NotPossible, match="from the reveal on"):
        workshop.reveal(at(Station.ANSWERING), A, GROUNDS)
    with pytest.raises(NotPossible, match="from the reveal on"):
        workshop.reveal_all(at(Station.ANSWERING))


def test_criteria_are_revealed_one_by_one_and_the_last_makes_it_whole() -> None:
    one = workshop.reveal(at(Station.REVEAL), B, GROUNDS)
    two = workshop.reveal(workshop.reveal(one, B, GROUNDS), A, GROUNDS)
    three = workshop.reveal(two, C, GROUNDS)

    assert (one.revealed, one.whole, one.sight) == ((B,), False, Sight.PROFILE)
    assert (two.revealed, two.whole) == ((B, A), False)
    assert three.whole


def test_a_criterion_of_another_check_is_neither_revealed_nor_chosen() -> None:
    other = CriterionId("x")

    with pytest.raises(NotPossible, match="does not belong"):
        workshop.reveal(at(Station.REVEAL), other, GROUNDS)
    with pytest.raises(NotPossible, match="does not belong"):
        workshop.choose(at(Station.CHOOSING), (A, other), GROUNDS)


@pytest.mark.parametrize("sight", [Sight.MATRIX, Sight.TOPIC, Sight.AGREED])
def test_what_shows_more_than_was_revealed_waits_for_the_whole_profile(sight: Sight) -> None:
    with pytest.raises(NotPossible, match="whole profile first"):
        workshop.show(at(Station.REVEAL, revealed=(A,), topics=(A,)), sight, 0, GROUNDS)


def test_a_page_of_the_wall_that_is_not_there_becomes_the_nearest() -> None:
    stage = at(Station.CHOOSING, whole=True)

    assert workshop.show(stage, Sight.PROFILE, 7, GROUNDS).page == 1
    assert workshop.show(stage, Sight.PROFILE, -2, GROUNDS).page == 0


def test_a_silence_keeps_the_page_for_after_it() -> None:
    silent = workshop.show(
        at(Station.REVEAL, whole=True, sight=Sight.PROFILE, page=1), Sight.QUIET, 0, GROUNDS
    )

    assert (silent.sight, silent.page) == (Sight.QUIET, 1)


@pytest.mark.parametrize(
    ("sight", "last"), [(Sight.MATRIX, 1), (Sight.MEASURES, 9), (Sight.TOPIC, 9), (Sight.END, 0)]
)
def test_each_sight_has_its_own_pages_and_where_words_decide_the_wall_knows_how_many(
    sight: Sight, last: int
) -> None:
    assert workshop.show(at(Station.MEASURES, whole=True, topics=(A,)), sight, 9, GROUNDS).page == last


def test_the_topic_that_is_talked_about_stays_when_others_are_chosen() -> None:
    stage = at(Station.TOPICS, topics=(A, B), topic=1)

    assert workshop.choose(stage, (C, A, B), GROUNDS).criterion == B
    assert workshop.choose(stage, (C, A), GROUNDS).criterion == C


def test_topics_share_the_time_of_their_station() -> None:
    stage = at(Station.TOPICS)

    assert stage.stop.minutes == 33
    assert stage.clock.seconds(NOON) == 33 * 60 // 2


def test_going_back_to_the_answering_hides_what_was_revealed() -> None:
    stage = workshop.go_to(at(Station.CHOOSING, whole=True, revealed=(A,)), 1, NOON, GROUNDS)

    assert (stage.station, stage.whole, stage.revealed) == (Station.ANSWERING, False, ())


# the clock


def test_a_clock_runs_out_and_stays_at_nothing() -> None:
    stage = workshop.run(at(Station.MEASURES), NOON, minutes=2)

    assert stage.clock.seconds(NOON + timedelta(seconds=90)) == 30
    assert stage.clock.seconds(NOON + timedelta(minutes=5)) == 0


def test_a_paused_clock_goes_on_with_what_was_left() -> None:
    later = NOON + timedelta(minutes=1)
    paused = workshop.pause(workshop.run(LOBBY, NOON, minutes=3), later)
    running = workshop.run(paused, later + timedelta(minutes=10))

    assert paused.clock.seconds(later + timedelta(minutes=10)) == 120
    assert running.clock.until == later + timedelta(minutes=12)


@pytest.mark.parametrize(("minutes", "left"), [(1, 180), (-1, 60), (-9, 0)])
def test_minutes_are_added_and_taken_away(minutes: int, left: int) -> None:
    running = workshop.run(LOBBY, NOON, minutes=2)
    paused = workshop.pause(running, NOON)

    assert workshop.add_minutes(running, minutes, NOON).clock.seconds(NOON) == left
    assert workshop.add_minutes(paused, minutes, NOON).clock.left == left


# the plan


def test_minutes_of_the_plan_are_changed_and_stations_to_come_left_out() -> None:
    stage = workshop.adjusted(
        at(Station.ANSWERING), {Station.TOPICS: 20, Station.CHOOSING: 0, Station.ANSWERING: 0}
    )

    assert Stop(Station.TOPICS, 20) in stage.plan
    assert Station.CHOOSING not in {stop.station for stop in stage.plan}
    assert (stage.station, stage.stop.minutes) == (Station.ANSWERING, 1)


def test_a_station_that_was_left_out_comes_back() -> None:
    without = workshop.adjusted(LOBBY, {Station.MEASURES: 0})
    again = workshop.adjusted(without, {Station.MEASURES: 7})

    assert Stop(Station.MEASURES, 7) in again.plan
    assert [stop.station for stop in again.plan] == list(Station)


def test_the_reveal_and_the_end_are_never_left_out() -> None:
    stage = workshop.adjusted(LOBBY, dict.fromkeys(Station, 0))

    assert [stop.station for stop in stage.plan] == [Station.LOBBY, Station.REVEAL, Station.CLOSING]


@pytest.mark.parametrize("minutes", [-1, 601])
def test_what_is_no_number_of_minutes_is_refused(minutes: int) -> None:
    with pytest.raises(NotPossible, match="between 0 and 600"):
        workshop.adjusted(LOBBY, {Station.TOPICS: minutes})


# what a move does to the answering


@pytest.mark.parametrize(
    ("before", "after", "effect"),
    [
        (Station.LOBBY, Station.ANSWERING, Answering.OPENS),
        (Station.ANSWERING, Station.REVEAL, Answering.CLOSES),
        (Station.LOBBY, Station.REVEAL, Answering.CLOSES),
        (Station.CHOOSING, Station.ANSWERING, Answering.OPENS),
        (Station.REVEAL, Station.CHOOSING, Answering.UNCHANGED),
        (Station.REVEAL, Station.LOBBY, Answering.UNCHANGED),
        (Station.ANSWERING, Station.ANSWERING, Answering.UNCHANGED),
    ],
)
def test_answers_come_in_from_the_answering_to_the_reveal(
    before: Station, after: Station, effect: Answering
) -> None:
    assert workshop.effect_on_answering(at(before), at(after)) is effect


# what fits on a wall


@pytest.mark.parametrize(
    ("criteria", "rows"), [(0, [0]), (1, [1]), (12, [12]), (13, [6, 7]), (18, [9, 9]), (25, [8, 9, 8])]
)
def test_a_long_profile_is_cut_into_even_pages_of_at_most_twelve_rows(criteria: int, rows: list[int]) -> None:
    every = [CriterionId(str(number)) for number in range(criteria)]

    cut = workshop.pages(every)

    assert [len(page) for page in cut] == rows
    assert [criterion for page in cut for criterion in page] == every


def test_a_criterion_is_revealed_on_the_page_where_it_stands() -> None:
    every = tuple(CriterionId(str(number)) for number in range(20))
    grounds = Grounds(every, pages=2)

    stages = [workshop.reveal(at(Station.REVEAL), every[place], grounds) for place in (3, 15)]

    assert [stage.page for stage in stages] == [0, 1]
