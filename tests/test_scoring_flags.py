"""Several people, several perspectives: the shared result, and the flags that say where a talk
is worth it.
"""

import pytest

from qcheck.catalogue import Catalogue, Rules
from qcheck.scoring.values import Comparison, Flag, Light
from tests.builders import FOUR, FOUR_SEEN, ONE, VIEWS, catalogue, rated, row

EXAMPLE = {"amt": ["4 4 3 3"] * 12, "verein": ["2 2 2 3"] * 4, "rat": ["3 3 3 2"] * 3}
ONE_SEEN = catalogue(VIEWS + "criteria: [{id: k, title: K, questions: [{id: a, text: A}]}]")
FINE = catalogue(
    VIEWS
    + "scale: {options: [" + ", ".join(f"{{value: {value}, label: '{value}'}}" for value in range(1, 102)) + "]}\n"
    "criteria: [{id: k, title: K, questions: [{id: a, text: A}]}]"
)  # fmt: skip
"""A scale of 101 points: the point v is the score v − 1."""


def seen(questions: str) -> Catalogue:
    return catalogue(VIEWS + f"criteria: [{{id: k, title: K, questions: [{questions}]}}]")


# ---- the shared result


def test_the_shared_result_is_the_mean_of_the_perspectives_not_of_the_people() -> None:
    overall = row(FOUR_SEEN, **EXAMPLE).overall

    assert (overall.rating.score, overall.rating.light, overall.rating.n) == (61, Light.YELLOW, 19)
    assert (overall.lowest, overall.highest, overall.shown) == (42, 83, ("amt", "verein", "rat"))
    assert overall.rating.flags == (Flag.STRONG_DIFFERENCE, Flag.BLIND_SPOT)


def test_means_go_unrounded_into_the_next_mean() -> None:
    overall = row(ONE_SEEN, amt=["3", "4", "4"], verein=["3"]).overall  # 88 8/9 and 66 2/3 make 77 7/9

    assert overall.rating.score == 78


def test_perspectives_without_sheets_are_left_out() -> None:
    found = row(FOUR_SEEN, rat=["4 4 4 4"], amt=["4 4 4 4"])

    assert list(found.perspectives) == ["amt", "rat"]


def test_perspectives_to_whom_a_criterion_puts_no_question_are_left_out() -> None:
    found = row(seen("{id: a, text: A, perspectives: [amt, rat]}"), amt=["4"], rat=["4"])

    assert list(found.perspectives) == ["amt", "rat"]


def test_with_exactly_one_shown_the_overall_rating_repeats_it_whole() -> None:
    found = row(FOUR_SEEN, amt=["1 4 4 4", "4 1 4 4"], verein=["4 – – –"])

    assert found.overall.rating is found.perspectives["amt"]
    assert (found.overall.shown, found.overall.lowest, found.overall.highest) == (("amt",), 75, 75)
    assert found.flags == ((Flag.DISAGREEMENT, "amt"),)


@pytest.mark.parametrize(
    ("amt", "rat", "light"),
    [("4 – – –", "na na na na", Light.GREY), ("na na na na", "na na na na", Light.NOT_RELEVANT)],
)
def test_with_none_shown_the_overall_rating_is_grey_or_not_relevant(amt: str, rat: str, light: Light) -> None:
    overall = row(FOUR_SEEN, amt=[amt], rat=[rat]).overall

    assert (overall.rating.light, overall.rating.score, overall.rating.n, overall.shown) == (
        light,
        None,
        0,
        (),
    )
    assert overall.rating.explanation.sheets == 2


def test_a_shared_explanation_sums_over_the_shown_perspectives_only() -> None:
    explanation = row(
        FOUR_SEEN, amt=["4 4 4 4", "4 – – –"], verein=["3 3 3 dk"], rat=["4 – – –"]
    ).overall.rating.explanation

    assert (explanation.sheets, explanation.counted, explanation.too_few) == (3, 2, 1)
    assert (explanation.points, explanation.points_left_out, explanation.dk, explanation.open) == (7, 1, 1, 3)


def test_a_critical_question_caps_the_shared_result_by_the_mean_of_the_means() -> None:
    critical = seen("{id: a, text: A, critical: true}, {id: b, text: B, weight: 9}")

    overall = row(critical, amt=["2 4"], verein=["3 4", "2 4", "2 4"], rat=["– –", "na –"]).overall

    assert overall.rating.critical == {"a": 39}  # of 33 1/3 and 44 4/9
    assert (overall.rating.light, overall.rating.capped_by) == (Light.YELLOW, ("a",))


def test_a_perspective_can_be_capped_where_the_shared_result_is_not() -> None:
    critical = seen("{id: a, text: A, critical: true}, {id: b, text: B, weight: 9}")

    found = row(critical, amt=["2 4"], verein=["4 4"])

    assert (found.perspectives["amt"].capped_by, found.overall.rating.capped_by) == (("a",), ())


@pytest.mark.parametrize(("rat", "is_close"), [("52", False), ("53", True), ("54", True), ("56", False)])
def test_a_step_in_one_perspective_moves_the_shared_result_by_its_share(rat: str, is_close: bool) -> None:
    steps = catalogue(
        VIEWS + "rules: {close_within: 0}\n" + "criteria: [{id: k, title: K, questions: [{id: a, text: A}]}]"
    )
    fine = steps.model_copy(update={"scale": FINE.scale})

    overall = row(fine, amt=["47"], rat=[rat]).overall  # 46 with 51, 52, 53 or 55: a step is worth a half

    assert overall.rating.close_call is is_close


# ---- difference


@pytest.mark.parametrize(
    ("amt", "verein", "flags"),
    [
        ("51", "75", ()),
        ("51", "76", (Flag.DIFFERENCE,)),
        ("51", "90", (Flag.DIFFERENCE,)),
        ("51", "91", (Flag.STRONG_DIFFERENCE,)),
        ("50", "76", (Flag.DIFFERENCE,)),
        ("50", "74", ()),
    ],
)
def test_a_difference_starts_at_25_and_a_strong_one_at_40(
    amt: str, verein: str, flags: tuple[Flag, ...]
) -> None:
    assert row(FINE, amt=[amt], verein=[verein]).overall.rating.flags == flags


def test_lights_two_levels_apart_are_a_difference_however_near_the_scores() -> None:
    narrow = FINE.model_copy(update={"rules": Rules(yellow_from=50, green_from=52)})

    assert row(narrow, amt=["50"], rat=["53"]).overall.rating.flags == (Flag.DIFFERENCE,)


def test_a_difference_is_one_of_rounded_means() -> None:
    assert row(FINE, amt=["51", "51"], rat=["75", "76"]).overall.rating.flags == (
        Flag.DIFFERENCE,
    )  # 50 and 74½


def test_a_difference_looks_at_shared_questions_only() -> None:
    some_shared = seen("{id: a, text: A}, {id: b, text: B, perspectives: [amt]}")

    found = row(some_shared, amt=["3 1"], rat=["3 –"])

    assert found.overall.rating.flags == ()
    assert found.comparison == Comparison(
        ("a",), {"amt": 67, "rat": 67}, {"amt": Light.YELLOW, "rat": Light.YELLOW}
    )


def test_a_perspective_that_is_not_shown_does_not_narrow_what_is_shared() -> None:
    some_shared = seen(
        "{id: a, text: A}, {id: b, text: B, perspectives: [amt, rat]}, {id: c, text: C, perspectives: "
        "[amt, rat]}"
    )

    found = row(some_shared, amt=["4 4 4"], rat=["4 2 2"], verein=["dk – –"])

    assert (found.comparison.questions, found.overall.rating.flags) == (
        ("a", "b", "c"),
        (Flag.STRONG_DIFFERENCE,),
    )


def test_questions_about_the_own_group_are_never_compared() -> None:
    own = seen("{id: a, text: A, about: own_group}")

    found = row(own, amt=["4"], verein=["1"])

    assert (found.overall.rating.flags, found.comparison) == ((), Comparison())


def test_the_validity_rule_holds_for_the_shared_questions_alone() -> None:
    some_shared = seen(
        "{id: a, text: A}, {id: b, text: B}, {id: c, text: C, perspectives: [amt]}, {id: d, text: D, "
        "perspectives: [amt]}"
    )

    found = row(some_shared, amt=["4 – 4 4"], verein=["1 1 – –"])

    assert (found.comparison.scores, found.overall.rating.flags) == ({"verein": 0}, ())


def test_a_single_mean_is_no_difference_whatever_the_catalogue_calls_one() -> None:
    some_shared = seen(
        "{id: a, text: A}, {id: b, text: B}, {id: c, text: C, perspectives: [amt]}, {id: d, text: D, "
        "perspectives: [amt]}"
    )
    touchy = some_shared.model_copy(update={"rules": Rules(difference=0, strong_difference=0)})

    assert row(touchy, amt=["4 – 4 4"], verein=["1 1 – –"]).overall.rating.flags == ()


def test_differences_are_compared_before_caps() -> None:
    critical = seen("{id: a, text: A, critical: true}, {id: b, text: B, weight: 9}")

    found = row(critical, amt=["2 4"], verein=["1 1"])

    assert (found.perspectives["amt"].light, found.comparison.lights["amt"]) == (Light.YELLOW, Light.GREEN)
    assert found.overall.rating.flags == (Flag.STRONG_DIFFERENCE, Flag.BLIND_SPOT)


# ---- blind spot


@pytest.mark.parametrize(
    ("lines", "is_blind"),
    [
        ({"amt": ["4"], "verein": ["1"]}, True),
        ({"amt": ["1"], "verein": ["4"]}, False),
        ({"amt": ["4"], "rat": ["1"]}, False),
        ({"rat": ["4"], "verein": ["1"]}, False),
        ({"amt": ["3"], "verein": ["1"]}, False),
        ({"amt": ["4"], "verein": ["3"]}, False),
    ],
)
def test_a_blind_spot_is_green_for_who_organises_and_red_for_who_takes_part(
    lines: dict[str, list[str]], is_blind: bool
) -> None:
    assert (Flag.BLIND_SPOT in row(ONE_SEEN, **lines).overall.rating.flags) is is_blind


# ---- disagreement


@pytest.mark.parametrize(
    ("answers", "disagrees"),
    [
        ("1 4", True),
        ("1 3", False),
        ("1 2 3 4", True),
        ("1 1 4 4", True),
        ("4 dk", False),
        ("1 1 3 3", False),  # A = −1/6: four points are too few for it
        ("1 1 3 3 3", True),
        ("1 1 1 1 4", False),
        ("1 1 4 4 4", True),
        ("1 4 2 3 2 3 2 3", False),
        ("2 2 2 2 3 4 4 4 4 4", True),  # A = 1/10, where floats would stray
        ("2 2 2 2 2 3 4 4 4 4 4 4 3", False),
    ],
)
def test_a_group_disagrees_by_its_ends_up_to_four_points_and_by_agreement_from_five(
    answers: str, disagrees: bool
) -> None:
    assert (Flag.DISAGREEMENT in rated(ONE, *answers.split()).flags) is disagrees


def test_one_question_answered_4_4_1_1_by_four_sheets_is_a_disagreement() -> None:
    rating = rated(FOUR, "4 3 3 3", "4 3 3 3", "1 3 3 3", "1 3 3 3")

    assert [tally.question for tally in rating.questions if tally.disagreement] == ["a"]
    assert rating.flags == (Flag.DISAGREEMENT,)


# ---- knowledge gap


@pytest.mark.parametrize(
    ("lines", "is_gap"),
    [
        (["dk dk 3 3"], True),
        (["dk dk 3 na"], True),
        (["dk 3 3 3"], False),
        (["dk dk 3 3", "3 – – –"], True),  # two of five, and 0.4 exactly
        (["dk dk 3 3", "3 3 – –"], False),
        (["dk dk dk 3", "3 3 3 3"], False),  # three of eight, the point of a sheet without a score among them
        (["na na na na"], False),
    ],
)
def test_a_knowledge_gap_is_a_share_of_dk_among_dk_and_points(lines: list[str], is_gap: bool) -> None:
    assert (Flag.KNOWLEDGE_GAP in rated(FOUR, *lines).flags) is is_gap


# ---- often not relevant


@pytest.mark.parametrize(
    ("lines", "is_often"),
    [
        (["na na 3 3"], True),
        (["na na 3 3", "4 4 4 4", "na na na –"], False),  # five of eleven
        (["na na 3 dk"], True),
        (["na 3 3 dk"], False),
        (["na 3 – –"], True),  # what is open counts on neither side
        (["4 na na na", "4 na na na"], True),
        (["na na na na"], True),
        (["– – – –", "3 3 – –"], False),
    ],
)
def test_often_not_relevant_is_a_share_of_na_among_all_answers(lines: list[str], is_often: bool) -> None:
    assert (Flag.OFTEN_NOT_RELEVANT in rated(FOUR, *lines).flags) is is_often


def test_a_green_light_from_one_answer_of_four_says_so() -> None:
    rating = rated(FOUR, "4 na na na", "4 na na na")

    assert (rating.light, rating.score, rating.flags) == (Light.GREEN, 100, (Flag.OFTEN_NOT_RELEVANT,))


def test_a_grey_rating_can_be_often_not_relevant() -> None:
    rating = rated(FOUR, "na na dk –", "na na dk –")

    assert (rating.light, rating.flags) == (Light.GREY, (Flag.KNOWLEDGE_GAP, Flag.OFTEN_NOT_RELEVANT))


def test_a_grey_rating_carries_the_flags_of_its_perspective() -> None:
    rating = rated(FOUR, "4 dk – –", "1 dk – –")

    assert (rating.light, rating.flags) == (Light.GREY, (Flag.DISAGREEMENT, Flag.KNOWLEDGE_GAP))


def test_flags_of_a_perspective_stay_out_of_the_shared_rating_and_in_the_row() -> None:
    found = row(FOUR_SEEN, amt=["4 4 4 4", "4 4 dk dk"], rat=["4 4 dk dk"])

    assert found.overall.rating.flags == ()
    assert found.flags == ((Flag.KNOWLEDGE_GAP, "rat"),)
