"""What to talk about first: one test for each rule of the agenda, the order of rules, ties, and the time."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qcheck.agenda import Reason, Topic, agenda, by_need, distance, moved, plan, proposed, sides, to_settle
from qcheck.records import Mode
from qcheck.scoring.values import CriterionProfile, Flag, Light
from tests.builders import FOUR_SEEN, catalogue, profiled
from tests.draft_profile import (
    alone,
    capped,
    compared,
    disagreeing,
    profile_of,
    row,
    scored,
    shared,
    shipped,
    silent,
    unknowing,
    whole,
)

IDS = [criterion.id for criterion in shipped().every_criterion]
VIEWS = {"verwaltung": scored(80), "politik": scored(80)}

STRONG = shared(IDS[9], 80, 90, 95, flags=(Flag.STRONG_DIFFERENCE,), comparison=compared(55, 95))
RED = shared(IDS[8], 30, 40)
DIFFERENT = shared(IDS[7], 80, 85, 90, flags=(Flag.DIFFERENCE,), comparison=compared(65, 95))
UNSEEN = shared(IDS[6], 80, 85, 90, flags=(Flag.BLIND_SPOT,), comparison=compared(76, 49))
UNEVEN = row(IDS[5], scored(80), VIEWS | {"politik": scored(80, flags=(Flag.DISAGREEMENT,))})
UNFIT = row(IDS[5], scored(80), VIEWS | {"politik": scored(80, flags=(Flag.OFTEN_NOT_RELEVANT,))})
UNKNOWN = row(IDS[4], scored(80), VIEWS | {"politik": scored(80, flags=(Flag.KNOWLEDGE_GAP,))})
YELLOW = shared(IDS[3], 60, 70)
GREY = row(IDS[2], silent(Light.GREY), {"politik": silent(Light.GREY)})
GREEN = shared(IDS[1], 80, 90)
NOT_RELEVANT = row(IDS[0], silent(Light.NOT_RELEVANT), {"politik": silent(Light.NOT_RELEVANT)})
WITHHELD = row(IDS[10], silent(Light.WITHHELD), {"politik": silent(Light.WITHHELD)})


def first(row_: CriterionProfile) -> Topic:
    [topic] = agenda(profile_of(row_))
    return topic


def order(*rows: CriterionProfile) -> list[str]:
    return [topic.criterion for topic in agenda(profile_of(*rows))]


# one rule each


def test_a_strong_difference_is_a_topic_even_at_green():
    assert first(STRONG).reasons == (Reason.STRONG_DIFFERENCE,)


def test_red_is_a_topic():
    assert first(RED).reasons == (Reason.RED,)


def test_a_difference_is_a_topic_even_at_green():
    assert first(DIFFERENT).reasons == (Reason.DIFFERENCE,)


def test_a_blind_spot_is_a_topic():
    assert first(UNSEEN).reasons == (Reason.BLIND_SPOT,)


def test_disagreement_within_one_perspective_is_a_topic():
    assert first(UNEVEN).reasons == (Reason.DISAGREEMENT,)


def test_a_knowledge_gap_of_one_perspective_is_a_topic():
    assert first(UNKNOWN).reasons == (Reason.KNOWLEDGE_GAP,)


def test_often_not_relevant_is_a_topic():
    assert first(UNFIT).reasons == (Reason.OFTEN_NOT_RELEVANT,)


def test_yellow_is_a_topic():
    assert first(YELLOW).reasons == (Reason.YELLOW,)


def test_a_capped_green_is_yellow_here_too():
    cap = row(IDS[0], capped(83, "ziel-schriftlich", 40), VIEWS)

    assert first(cap).reasons == (Reason.YELLOW,)


def test_grey_is_a_topic():
    assert first(GREY).reasons == (Reason.GREY,)


@pytest.mark.parametrize(
    "silent_row", [GREEN, NOT_RELEVANT, WITHHELD], ids=["green", "not relevant", "withheld"]
)
def test_without_a_flag_this_light_is_no_topic(silent_row: CriterionProfile):
    assert agenda(profile_of(silent_row)) == ()


def test_the_order_of_the_rules_is_that_of_the_method():
    rows = (NOT_RELEVANT, GREEN, GREY, YELLOW, UNFIT, UNKNOWN, UNEVEN, UNSEEN, DIFFERENT, RED, STRONG)

    assert [topic.reason for topic in agenda(profile_of(*rows))] == list(Reason)


def test_all_rules_that_apply_are_named_and_the_first_gives_the_place():
    several = row(
        IDS[0],
        scored(55, flags=(Flag.STRONG_DIFFERENCE, Flag.BLIND_SPOT)),
        VIEWS | {"politik": disagreeing()},
        compared(90, 20),
    )

    topic = first(several)

    assert topic.reason is Reason.STRONG_DIFFERENCE
    assert topic.reasons == (
        Reason.STRONG_DIFFERENCE,
        Reason.BLIND_SPOT,
        Reason.DISAGREEMENT,
        Reason.KNOWLEDGE_GAP,
        Reason.YELLOW,
    )


def test_a_rule_that_holds_for_two_perspectives_is_named_once():
    twice = row(IDS[0], scored(80), {"verwaltung": disagreeing(), "politik": disagreeing()})

    assert first(twice).reasons == (Reason.DISAGREEMENT, Reason.KNOWLEDGE_GAP)


def test_the_flags_of_the_only_view_count():
    only = row(IDS[0], unknowing(), {"verwaltung": unknowing()})

    assert first(only).reasons == (Reason.KNOWLEDGE_GAP, Reason.GREY)


# ties


def test_of_two_differences_the_wider_comes_first():
    narrow = shared(IDS[0], 70, 70, flags=(Flag.DIFFERENCE,), comparison=compared(80, 52))
    wide = shared(IDS[1], 90, 90, flags=(Flag.DIFFERENCE,), comparison=compared(88, 52))

    assert order(narrow, wide) == [IDS[1], IDS[0]]


def test_of_two_differences_alike_the_lower_score_comes_first():
    higher = shared(IDS[0], 70, 70, flags=(Flag.DIFFERENCE,), comparison=compared(80, 52))
    lower = shared(IDS[1], 60, 60, flags=(Flag.DIFFERENCE,), comparison=compared(90, 62))

    assert order(higher, lower) == [IDS[1], IDS[0]]


def test_of_two_reds_the_lower_score_comes_first_however_far_apart_the_views_are():
    apart = shared(IDS[0], 45, 49, comparison=compared(49, 30))
    low = shared(IDS[1], 20, 22, comparison=compared(20, 22))

    assert order(apart, low) == [IDS[1], IDS[0]]


def test_of_two_gaps_the_one_without_a_score_comes_last():
    grey = row(IDS[0], unknowing(), {"verwaltung": unknowing(), "politik": silent(Light.GREY)})

    assert order(grey, UNKNOWN) == [UNKNOWN.criterion, IDS[0]]


def test_what_is_alike_in_everything_keeps_the_order_of_the_catalogue():
    assert order(shared(IDS[0], 60, 60), shared(IDS[1], 60, 60), shared(IDS[2], 60, 60)) == IDS[:3]


# everything by need


def test_by_need_every_criterion_has_its_place_and_those_without_need_come_last():
    rows = by_need(profile_of(NOT_RELEVANT, GREEN, YELLOW, RED))

    assert [each.criterion for each in rows] == [
        each.criterion for each in (RED, YELLOW, NOT_RELEVANT, GREEN)
    ]


def test_by_need_loses_and_doubles_nothing():
    profile = whole()

    assert sorted(each.criterion for each in by_need(profile)) == sorted(
        each.criterion for each in profile.criteria
    )


@pytest.mark.parametrize(("sheets", "settles"), [(1, False), (2, True), (None, True)])
def test_a_close_call_is_to_be_settled_but_for_that_of_a_single_sheet(sheets: int | None, settles: bool):
    close = replace(
        GREEN, overall=replace(GREEN.overall, rating=replace(scored(75), close_call=True, n=sheets))
    )

    assert to_settle(profile_of(close)) == ((close,) if settles else ())


# the plan


@pytest.mark.parametrize(
    ("minutes", "shares"),
    [(45, [15, 15, 15]), (30, [10, 10, 10]), (60, [20, 20, 20]), (40, [15, 15, 10]), (44, [15, 15, 14])],
)
def test_the_time_is_shared_in_equal_parts(minutes: int, shares: list[int]):
    slots = plan(agenda(whole()), minutes).slots

    assert [slot.minutes for slot in slots] == shares


def test_where_steps_of_five_minutes_leave_a_topic_without_time_single_minutes_are_shared():
    topics = agenda(whole())

    slots = plan(topics, 10, [topic.criterion for topic in topics[:3]]).slots

    assert [slot.minutes for slot in slots] == [4, 3, 3]


@pytest.mark.parametrize(("minutes", "number"), [(5, 1), (15, 1), (20, 2), (30, 3), (240, 3)])
def test_three_topics_are_proposed_if_there_are_ten_minutes_for_each(minutes: int, number: int):
    topics = agenda(whole())

    assert proposed(topics, minutes) == tuple(topic.criterion for topic in topics[:number])


def test_what_is_not_proposed_is_listed_for_another_time():
    topics = agenda(whole())

    assert plan(topics).left == topics[3:]


def test_the_chosen_topics_come_in_the_chosen_order_and_the_others_are_left_in_theirs():
    topics = agenda(profile_of(STRONG, RED, DIFFERENT, YELLOW))

    planned = plan(topics, 40, [YELLOW.criterion, STRONG.criterion])

    assert [(slot.topic.criterion, slot.minutes) for slot in planned.slots] == [
        (YELLOW.criterion, 20),
        (STRONG.criterion, 20),
    ]
    assert [topic.criterion for topic in planned.left] == [RED.criterion, DIFFERENT.criterion]


def test_a_chosen_criterion_that_is_unknown_no_topic_or_named_twice_is_passed_over():
    topics = agenda(profile_of(RED, GREEN))

    planned = plan(topics, 30, ["gibt-es-nicht", RED.criterion, GREEN.criterion, RED.criterion])

    assert [(slot.topic.criterion, slot.minutes) for slot in planned.slots] == [(RED.criterion, 30)]


def test_whoever_chooses_nothing_talks_about_nothing():
    planned = plan(agenda(whole()), 45, [])

    assert planned.slots == ()
    assert planned.left == agenda(whole())


def test_a_profile_without_topics_needs_no_time():
    assert plan(agenda(profile_of(GREEN))).slots == ()


@given(st.integers(1, 300), st.integers(1, 19))
def test_no_minute_is_lost_and_none_is_added(minutes: int, number: int):
    topics = agenda(whole())

    slots = plan(topics, minutes, [topic.criterion for topic in topics[:number]]).slots

    assert sum(slot.minutes for slot in slots) == minutes


# both sides


def test_the_sides_part_in_the_middle_between_highest_and_lowest():
    split = shared(IDS[0], 70, 70, 70, 70, 70, comparison=compared(78, 25, 61, 69, 32))

    assert sides(split) == (
        ("verwaltung", "prozessgestaltung", "politik"),
        ("einwohnerschaft", "zivilgesellschaft"),
    )


def test_who_stands_exactly_in_the_middle_sees_it_higher():
    assert sides(shared(IDS[0], 70, 70, 70, comparison=compared(80, 60, 40))) == (
        ("verwaltung", "zivilgesellschaft"),
        ("politik",),
    )


@pytest.mark.parametrize(
    "alike",
    [GREY, shared(IDS[0], 70, 70, comparison=compared(70, 70))],
    ids=["nothing to compare", "all alike"],
)
def test_without_a_distance_there_are_no_sides(alike: CriterionProfile):
    assert sides(alike) == ((), ())
    assert distance(alike) == 0


# another order


@pytest.mark.parametrize(
    ("steps", "order"), [(-1, ("b", "a", "c")), (1, ("a", "c", "b")), (0, ("a", "b", "c"))]
)
def test_a_topic_can_be_moved_up_and_down(steps: int, order: tuple[str, ...]):
    assert moved(["a", "b", "c"], "b", steps) == order


def test_the_first_cannot_be_moved_up_nor_the_last_down():
    assert moved(["a", "b"], "a", -1) == ("a", "b")
    assert moved(["a", "b"], "b", 1) == ("a", "b")


# through the gate


def test_a_withheld_group_changes_nothing_of_the_agenda():
    high, low = ["4 4 4 4"] * 5, ["1 1 1 1"] * 5

    calm, upset = (
        profiled(FOUR_SEEN, Mode.CONFIDENTIAL, amt=high, verein=low, rat=[line] * 4)
        for line in ("4 4 4 4", "1 dk dk 4")
    )

    assert agenda(calm) == agenda(upset)
    assert [topic.reason for topic in agenda(calm)] == [Reason.STRONG_DIFFERENCE]


def test_a_check_of_which_everything_is_withheld_has_no_topics():
    assert agenda(profiled(FOUR_SEEN, Mode.CONFIDENTIAL, amt=["1 1 1 1"] * 2, rat=["4 4 4 4"] * 2)) == ()


def test_a_catalogue_without_perspectives_has_an_agenda_of_lights():
    two = catalogue(
        "criteria: [{id: k, title: K, questions: [{id: a, text: A}]}, {id: l, title: L, questions: "
        "[{id: b, text: B}]}]"
    )

    topics = agenda(profiled(two, all=["3 1", "3 1"]))

    assert [(topic.criterion, topic.reasons) for topic in topics] == [
        ("l", (Reason.RED,)),
        ("k", (Reason.YELLOW,)),
    ]


def test_the_own_check_of_one_person_has_an_agenda_too():
    assert [topic.reason for topic in agenda(alone(scored(80), scored(60), scored(30)))] == [
        Reason.RED,
        Reason.YELLOW,
    ]
