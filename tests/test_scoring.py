"""The method's tables: sheets, lights, critical questions, close calls, and what explains them."""

from fractions import Fraction

import pytest

from qcheck.catalogue import Rules
from qcheck.scoring.thresholds import half_up, is_close, light_for
from qcheck.scoring.values import Explanation, Light, Rule
from tests.builders import FOUR, ONE, catalogue, profiled, rated, row

FIVE = catalogue(
    "criteria: [{id: k, title: K, questions: ["
    + ", ".join(f"{{id: {name}, text: T}}" for name in "abcde")
    + "]}]"
)
CRITICAL = catalogue(
    "criteria: [{id: k, title: K, questions: [{id: a, text: A, critical: true}, {id: b, text: B}, {id: "
    "c, text: C}]}]"
)


@pytest.mark.parametrize(
    ("line", "score", "light"),
    [
        ("3 3 3 3", 67, Light.YELLOW),
        ("4 3 3 3", 75, Light.GREEN),
        ("2 2 2 2", 33, Light.RED),
        ("2 3 2 3", 50, Light.YELLOW),
        ("4 4 na na", 100, Light.GREEN),
        ("4 dk 3 dk", 83, Light.GREEN),
        ("4 dk dk dk", None, Light.GREY),
        ("– – 3 dk", None, Light.GREY),
        ("na na na 1", 0, Light.RED),
        ("na na na na", None, Light.NOT_RELEVANT),
        ("4 4 1 1", 50, Light.YELLOW),
        ("4 4 – na", 100, Light.GREEN),
        ("4 – – na", None, Light.GREY),
        ("dk dk dk dk", None, Light.GREY),
        ("4 – na na", None, Light.GREY),
    ],
)
def test_a_single_sheet_has_the_light_of_the_table(line: str, score: int | None, light: Light) -> None:
    rating = rated(FOUR, line)

    assert (rating.score, rating.light) == (score, light)


@pytest.mark.parametrize(
    ("line", "score"), [("4 4 – – –", None), ("4 4 4 – –", 100), ("4 4 – – na", 100), ("4 4 – na na", 100)]
)
def test_half_of_what_applies_is_enough_and_half_of_five_is_three(line: str, score: int | None) -> None:
    assert rated(FIVE, line).score == score


@pytest.mark.parametrize(
    ("exact", "shown"),
    [
        (Fraction(99, 2), 50),
        (Fraction(149, 2), 75),
        (Fraction(200, 3), 67),
        (Fraction(100, 3), 33),
        (Fraction(4949, 100), 49),
        (Fraction(0), 0),
        (Fraction(1, 2), 1),
        (Fraction(100), 100),
    ],
)
def test_halves_are_rounded_up(exact: Fraction, shown: int) -> None:
    assert half_up(exact) == shown


@pytest.mark.parametrize(
    ("score", "light"),
    [
        (0, Light.RED),
        (49, Light.RED),
        (50, Light.YELLOW),
        (74, Light.YELLOW),
        (75, Light.GREEN),
        (100, Light.GREEN),
    ],
)
def test_a_threshold_belongs_to_the_better_light(score: int, light: Light) -> None:
    assert light_for(score, Rules()) is light


@pytest.mark.parametrize(
    ("weights", "score", "light"), [((99, 101), 50, Light.YELLOW), ((149, 51), 75, Light.GREEN)]
)
def test_the_rounded_score_is_classified(weights: tuple[int, int], score: int, light: Light) -> None:
    yes_no = catalogue(
        f"""
        scale: {{options: [{{value: 1, label: nein}}, {{value: 2, label: ja}}]}}
        criteria: [{{id: k, title: K, questions: [{{id: a, text: A, weight: {weights[0]}}}, {{id: b, text: B, weight: {weights[1]}}}]}}]
        """
    )

    rating = rated(yes_no, "2 1")

    assert (rating.score, rating.light) == (score, light)


def test_a_weight_counts_as_so_many_questions() -> None:
    weighed = catalogue(
        "criteria: [{id: k, title: K, questions: [{id: a, text: A, weight: 3}, {id: b, text: B}]}]"
    )

    assert (rated(weighed, "4 1").score, rated(weighed, "1 4").score) == (75, 25)


def test_a_weight_does_not_make_a_question_count_twice_for_validity() -> None:
    weighed = catalogue(
        "criteria: [{id: k, title: K, questions: [{id: a, text: A, weight: 1000}, {id: b, text: B}]}]"
    )

    assert rated(weighed, "4 –").light is Light.GREY


def test_thresholds_are_those_of_the_catalogue() -> None:
    strict = FOUR.model_copy(update={"rules": Rules(yellow_from=68, green_from=90)})

    assert rated(strict, "3 3 3 3").light is Light.RED


def test_each_sheet_counts_once_however_much_it_answers() -> None:
    assert rated(FOUR, "4 4 4 4", "1 1 – –").score == 50


def test_sheets_without_a_score_are_not_counted() -> None:
    rating = rated(FOUR, "4 4 4 4", "1 – – –", "na na na na")

    assert (rating.score, rating.n) == (100, 1)


def test_grey_wins_over_not_relevant() -> None:
    assert rated(FOUR, "na na na na", "1 – – –").light is Light.GREY


# ---- critical questions


def test_a_critical_question_below_yellow_makes_green_yellow() -> None:
    rating = rated(CRITICAL, "2 4 4", "2 4 4", "4 4 4")

    assert (rating.score, rating.light, rating.capped_by) == (85, Light.GREEN, ())
    assert rating.critical == {"a": 56}


def test_a_critical_question_is_judged_by_the_rounded_mean_of_its_points() -> None:
    rating = rated(CRITICAL, "2 4 4", "2 4 4", "3 4 4")

    assert (rating.score, rating.light, rating.capped_by) == (81, Light.YELLOW, ("a",))
    assert (rating.critical, rating.explanation.rule) == ({"a": 44}, Rule.CAPPED)


def test_a_critical_question_at_the_yellow_threshold_caps_nothing() -> None:
    rating = rated(CRITICAL, "2 4 4", "3 4 4")

    assert (rating.light, rating.critical, rating.capped_by) == (Light.GREEN, {"a": 50}, ())


def test_a_critical_question_counts_the_points_of_sheets_without_a_score_too() -> None:
    assert rated(CRITICAL, "3 4 4", "1 – –").capped_by == ("a",)


@pytest.mark.parametrize(
    ("line", "light"), [("1 3 4", Light.YELLOW), ("1 1 1", Light.RED), ("1 – –", Light.GREY)]
)
def test_a_critical_question_touches_nothing_but_green(line: str, light: Light) -> None:
    rating = rated(CRITICAL, line)

    assert (rating.light, rating.capped_by) == (light, ())


def test_only_the_critical_questions_below_yellow_are_named() -> None:
    two = catalogue(
        "criteria: [{id: k, title: K, questions: ["
        "{id: a, text: A, critical: true}, {id: b, text: B, critical: true}, {id: c, text: C, weight: 9}]}]"
    )

    assert rated(two, "2 3 4").capped_by == ("a",)


# ---- close calls


@pytest.mark.parametrize(
    ("lines", "is_close"),
    [
        (["3 3 3 3"], True),  # one step up: 75
        (["4 4 4 4"], False),
        (["3 3 3 3"] * 2, False),  # one step up: 71
        (["4 3 3 3"] * 9, True),  # on the threshold
        (["2 2 2 2"], False),
        (["3 2 2 2"], True),  # one step up: 50
        (["4 4 4 3", "4 4 4 3"], False),
        (["4 4 na na"], False),  # one step down: 83
        (["4 na na na"], True),  # one step down: 67
        (["4 – – –"], False),
    ],
)
def test_a_close_call_is_one_step_or_two_points_away_from_another_light(
    lines: list[str], is_close: bool
) -> None:
    assert rated(FOUR, *lines).close_call is is_close


def test_a_step_off_the_scale_is_no_step() -> None:
    assert rated(ONE, "4", "4", "1").explanation.step_up is Light.GREEN
    assert rated(ONE, "4", "4", "4").explanation.step_up is None


def test_answers_on_sheets_without_a_score_cannot_move_the_light() -> None:
    two = catalogue(
        "criteria: [{id: k, title: K, questions: [{id: a, text: A, weight: 50}, {id: b, text: B}, {id: "
        "c, text: C}]}]"
    )

    rating = rated(two, *["– 4 3"] * 9, "1 – –")

    assert (rating.score, rating.close_call) == (83, False)


def test_a_close_call_is_decided_before_the_cap() -> None:
    rating = rated(CRITICAL, *["2 4 4"] * 9)

    assert (rating.light, rating.score, rating.close_call) == (Light.YELLOW, 78, False)


@pytest.mark.parametrize(
    ("score", "expected"),
    [(47, False), (48, True), (52, True), (53, False), (72, False), (73, True), (77, True), (78, False)],
)
def test_at_most_two_points_from_a_threshold_is_close(score: int, expected: bool) -> None:
    assert is_close(score, Rules()) is expected


# ---- explanations


def test_an_explanation_says_what_counts_and_what_was_left_out() -> None:
    rating = rated(FOUR, "3 3 dk na", "3 3 3 –", "4 – – –", "na na na na")

    assert rating.explanation == Explanation(
        rule=Rule.SCORE,
        sheets=4,
        counted=2,
        too_few=1,
        not_relevant=1,
        points=5,
        points_left_out=1,
        dk=1,
        na=5,
        open=4,
        to_next=8,
        step_up=Light.GREEN,
        step_down=None,
    )


def test_an_explanation_says_what_would_change_the_light() -> None:
    explanation = rated(FOUR, "2 3 2 3").explanation

    assert (explanation.to_next, explanation.step_up, explanation.step_down) == (25, None, Light.RED)


@pytest.mark.parametrize(
    ("line", "rule"),
    [("4 4 4 4", Rule.SCORE), ("4 – – –", Rule.TOO_FEW_ANSWERS), ("na na na na", Rule.NOT_RELEVANT)],
)
def test_an_explanation_names_the_rule_that_decided(line: str, rule: Rule) -> None:
    assert rated(FOUR, line).explanation.rule is rule


def test_green_lacks_nothing_to_the_next_light() -> None:
    assert rated(FOUR, "4 4 4 4").explanation.to_next is None


def test_each_question_is_tallied() -> None:
    [tally, *_] = rated(FOUR, "4 1 1 1", "4 1 1 1", "3 1 1 1", "dk 1 1 1", "na 1 1 1", "– 1 1 1").questions

    assert (tally.question, tally.points, tally.dk, tally.na, tally.open, tally.mean) == (
        "a",
        (0, 0, 1, 2),
        1,
        1,
        1,
        89,
    )


# ---- the profile as a whole

PARTS = catalogue(
    """
parts:
  - {id: eins, title: Eins, criteria: [
      {id: a, title: A, questions: [{id: qa, text: A}]},
      {id: b, title: B, questions: [{id: qb, text: B}]},
      {id: c, title: C, questions: [{id: qc, text: C}]}]}
  - {id: zwei, title: Zwei, criteria: [
      {id: d, title: D, questions: [{id: qd, text: D}]},
      {id: e, title: E, questions: [{id: qe, text: E}]}]}
"""
)


def test_strengths_are_green_the_highest_first_and_at_most_three() -> None:
    found = profiled(PARTS, all=["4 4 4 4 3", "4 3 4 4 3"]).strengths

    assert [each.criterion for each in found] == ["a", "c", "d"]


def test_yellow_is_never_a_strength() -> None:
    profile = profiled(PARTS, all=["3 3 4 na –"])

    assert [each.criterion for each in profile.strengths] == ["c"]


def test_of_several_criteria_together_only_the_lights_are_counted() -> None:
    profile = profiled(PARTS, all=["3 3 4 na –"])

    assert profile.lights({"a", "b", "c"}) == {Light.YELLOW: 2, Light.GREEN: 1}


def test_a_criterion_without_any_sheet_is_not_relevant_and_has_no_perspectives() -> None:
    found = row(FOUR)

    assert (found.overall.rating.light, found.overall.rating.n, found.perspectives) == (
        Light.NOT_RELEVANT,
        0,
        {},
    )
    assert (found.overall.lowest, found.overall.highest, found.overall.shown) == (None, None, ())
