"""What a confidential check shows, and what it keeps."""

import pytest

from qcheck.asking import Questionnaire
from qcheck.catalogue import EVERYBODY, Catalogue, Rules
from qcheck.disclosure import profile
from qcheck.records import Mode, Scope
from qcheck.scoring import frame
from qcheck.scoring.values import Comparison, CriterionProfile, Explanation, Flag, Light, Rule
from tests.builders import FOUR, FOUR_SEEN, VIEWS, catalogue, profiled, row, sheets

MANY, FEW = ["4 4 4 4"] * 5, ["1 1 1 1"] * 4
TWO_PARTS = catalogue(
    VIEWS,
    """
parts:
  - {id: eins, title: Eins, criteria: [
      {id: a, title: A, questions: [{id: qa, text: A}]}, {id: b, title: B, questions: [{id: qb, text: B}]}]}
  - {id: zwei, title: Zwei, criteria: [{id: c, title: C, questions: [{id: qc, text: C}]}]}
modules:
  - {id: m, title: M, questions: [{id: qm, text: M}]}
""",
)


def confidential(catalogue: Catalogue, **lines: list[str]) -> CriterionProfile:
    return row(catalogue, Mode.CONFIDENTIAL, **lines)


def seen(questions: str) -> Catalogue:
    return catalogue(VIEWS + f"criteria: [{{id: k, title: K, questions: [{questions}]}}]")


# ---- perspectives


@pytest.mark.parametrize(("number", "light"), [(1, Light.WITHHELD), (4, Light.WITHHELD), (5, Light.GREEN)])
def test_a_perspective_is_shown_from_five_sheets(number: int, light: Light) -> None:
    assert confidential(FOUR_SEEN, amt=["4 4 4 4"] * number, rat=MANY).perspectives["amt"].light is light


def test_in_an_open_round_a_single_sheet_is_shown() -> None:
    assert row(FOUR_SEEN, amt=["4 4 4 4"], rat=MANY).perspectives["amt"].n == 1


def test_the_smallest_group_is_a_rule_of_the_catalogue() -> None:
    larger = FOUR_SEEN.model_copy(update={"rules": Rules(minimum_group=6)})

    assert confidential(larger, amt=MANY, rat=[*MANY, "4 4 4 4"]).perspectives["amt"].light is Light.WITHHELD


def test_a_withheld_rating_says_nothing_but_that_it_is_there() -> None:
    rating = confidential(FOUR_SEEN, amt=MANY, rat=FEW).perspectives["rat"]

    assert (rating.light, rating.score, rating.n, rating.close_call) == (Light.WITHHELD, None, None, False)
    assert (rating.flags, rating.capped_by, rating.critical) == ((), (), {})
    assert rating.explanation == Explanation(Rule.TOO_FEW_PEOPLE)
    assert [(tally.question, tally.points, tally.withheld) for tally in rating.questions] == [
        (q, (), True) for q in "abcd"
    ]


def test_a_withheld_perspective_is_left_out_of_the_shared_result() -> None:
    overall = confidential(FOUR_SEEN, amt=MANY, verein=["3 3 3 3"] * 5, rat=FEW).overall

    assert (overall.rating.score, overall.rating.n, overall.shown) == (83, 10, ("amt", "verein"))
    assert (overall.lowest, overall.highest) == (67, 100)
    assert overall.rating.explanation.sheets == 10


def test_with_one_shown_perspective_beside_withheld_ones_it_is_repeated() -> None:
    found = confidential(FOUR_SEEN, amt=MANY, rat=FEW)

    assert found.overall.rating is found.perspectives["amt"]


def test_where_everything_is_withheld_the_overall_rating_is_withheld() -> None:
    overall = confidential(FOUR_SEEN, rat=FEW).overall

    assert (overall.rating.light, overall.rating.n, overall.rating.score, overall.shown) == (
        Light.WITHHELD,
        None,
        None,
        (),
    )
    assert overall.rating.explanation == Explanation(Rule.TOO_FEW_PEOPLE)


def test_withheld_wins_over_grey() -> None:
    overall = confidential(FOUR_SEEN, amt=["4 – – –"] * 5, rat=FEW).overall

    assert overall.rating.light is Light.WITHHELD


def test_a_withheld_perspective_is_named_only_where_a_criterion_puts_it_a_question() -> None:
    found = confidential(seen("{id: a, text: A, perspectives: [amt]}"), amt=["4"] * 5, rat=["–"] * 3)

    assert list(found.perspectives) == ["amt"]


def test_the_numbers_of_sheets_of_small_groups_are_not_told() -> None:
    assert profiled(FOUR_SEEN, Mode.CONFIDENTIAL, amt=MANY, rat=FEW).sheets == {"amt": 5, "rat": None}
    assert profiled(FOUR_SEEN, Mode.OPEN, amt=MANY, rat=FEW).sheets == {"amt": 5, "rat": 4}


def test_without_perspectives_the_check_is_one_group() -> None:
    assert confidential(FOUR, all=FEW).overall.rating.light is Light.WITHHELD
    assert confidential(FOUR, all=MANY).overall.rating.light is Light.GREEN


# ---- ratings and distributions


def test_a_rating_with_a_score_from_fewer_than_five_sheets_is_withheld() -> None:
    found = confidential(FOUR_SEEN, amt=[*FEW, "4 – – –", "4 – – –"], rat=MANY)

    assert found.perspectives["amt"].light is Light.WITHHELD
    assert found.overall.shown == ("rat",)


def test_a_rating_without_any_score_is_grey_also_in_a_confidential_check() -> None:
    rating = confidential(FOUR_SEEN, amt=["4 – – –"] * 3 + ["1 dk – –"] * 2).perspectives["amt"]

    assert (rating.light, rating.n, rating.flags) == (Light.GREY, 0, (Flag.DISAGREEMENT,))
    assert rating.explanation.sheets == 5


def test_a_distribution_of_fewer_than_five_points_is_withheld_whole() -> None:
    first, second, *_ = (
        confidential(FOUR_SEEN, amt=[*["4 4 4 4"] * 4, "4 dk 4 4"]).perspectives["amt"].questions
    )

    assert (first.points, first.withheld) == ((0, 0, 0, 5), False)
    assert (second.points, second.dk, second.mean, second.withheld) == ((), 0, None, True)


def test_fewer_than_five_points_give_no_disagreement() -> None:
    lines = ["1 3 3 3", "4 3 3 3", "dk 3 3 3", "dk 3 3 3", "dk 3 3 3"]

    assert Flag.DISAGREEMENT in row(FOUR_SEEN, amt=lines).perspectives["amt"].flags
    assert Flag.DISAGREEMENT not in confidential(FOUR_SEEN, amt=lines).perspectives["amt"].flags


def test_fewer_than_five_points_give_no_critical_mean() -> None:
    critical = seen("{id: a, text: A, critical: true}, {id: b, text: B}, {id: c, text: C}")
    lines = [*["1 4 4"] * 4, "dk 4 4", "dk 4 4"]

    assert row(critical, amt=lines).overall.rating.critical == {"a": 0}
    assert confidential(critical, amt=lines).overall.rating.critical == {}


def test_a_cap_by_fewer_than_five_points_does_not_hold_in_a_confidential_check() -> None:
    critical = seen("{id: a, text: A, critical: true}, {id: b, text: B, weight: 9}, {id: c, text: C}")
    lines = [*["1 4 4"] * 4, "dk 4 4", "dk 4 4"]

    assert row(critical, amt=lines).overall.rating.light is Light.YELLOW
    assert confidential(critical, amt=lines).overall.rating.light is Light.GREEN


def test_often_not_relevant_is_told_of_a_group_that_is_large_enough_and_of_no_other() -> None:
    found = confidential(FOUR_SEEN, amt=["4 4 na na"] * 5, rat=["4 4 na na"] * 4)

    assert found.perspectives["amt"].flags == (Flag.OFTEN_NOT_RELEVANT,)
    assert found.perspectives["rat"].flags == ()


def test_a_knowledge_gap_is_told_of_a_group_that_is_large_enough() -> None:
    rating = confidential(FOUR_SEEN, amt=["3 3 dk dk"] * 5).perspectives["amt"]

    assert rating.flags == (Flag.KNOWLEDGE_GAP,)


def test_a_mean_over_shared_questions_from_fewer_than_five_sheets_does_not_exist() -> None:
    some_shared = seen(
        "{id: a, text: A}, {id: b, text: B, perspectives: [amt]}, {id: c, text: C, perspectives: [amt]}"
    )
    lines = {"amt": [*["4 4 4"] * 4, "dk 4 4"], "verein": ["1 – –"] * 5}

    assert confidential(some_shared, **lines).overall.rating.flags == ()
    assert confidential(some_shared, **lines).comparison.scores == {"verein": 0}
    assert row(some_shared, **lines).overall.rating.flags == (Flag.STRONG_DIFFERENCE, Flag.BLIND_SPOT)


# ---- all together


def test_where_only_all_together_are_enough_they_are_shown_as_one_group_beside_the_withheld_ones() -> None:
    found = confidential(FOUR_SEEN, amt=["4 4 4 4"] * 3, rat=["3 3 3 3"] * 2)

    assert {group: rating.light for group, rating in found.perspectives.items()} == {
        "amt": Light.WITHHELD,
        "rat": Light.WITHHELD,
        EVERYBODY: Light.GREEN,
    }
    assert (found.overall.shown, found.overall.rating.score, found.overall.rating.n) == ((EVERYBODY,), 87, 5)
    assert found.overall.rating is found.perspectives[EVERYBODY]


def test_all_together_are_told_by_number() -> None:
    assert profiled(FOUR_SEEN, Mode.CONFIDENTIAL, amt=FEW, rat=FEW).sheets == {
        "amt": None,
        "rat": None,
        EVERYBODY: 8,
    }


def test_in_an_open_round_nobody_is_put_together() -> None:
    assert EVERYBODY not in row(FOUR_SEEN, amt=FEW, rat=FEW).perspectives


def test_where_a_perspective_is_large_enough_nobody_is_put_together() -> None:
    assert EVERYBODY not in confidential(FOUR_SEEN, amt=MANY, rat=FEW).perspectives


def test_all_together_each_sheet_is_scored_by_the_questions_of_its_own_perspective() -> None:
    some_shared = seen("{id: a, text: A}, {id: b, text: B, perspectives: [amt]}")

    rating = confidential(some_shared, amt=["4 4"] * 3, rat=["1 –"] * 3).perspectives[EVERYBODY]

    assert (rating.score, rating.n, rating.explanation.open) == (50, 6, 0)
    assert [(tally.question, tally.withheld) for tally in rating.questions] == [("a", False), ("b", True)]


def test_all_together_are_only_those_to_whom_the_criterion_puts_a_question() -> None:
    two = catalogue(
        VIEWS,
        """
        criteria:
          - {id: k, title: K, questions: [{id: a, text: A, perspectives: [amt, verein]}]}
          - {id: l, title: L, questions: [{id: b, text: B}]}
        """,
    )

    explanation = (
        confidential(two, amt=["4 4"] * 3, verein=["4 4"] * 2, rat=["– 1"] * 4)
        .perspectives[EVERYBODY]
        .explanation
    )

    assert (explanation.sheets, explanation.counted, explanation.not_relevant) == (5, 5, 0)


def test_all_together_are_withheld_where_too_few_of_them_have_a_score() -> None:
    found = confidential(FOUR_SEEN, amt=["4 4 4 4"] * 4, rat=["4 – – –"] * 4)

    assert found.perspectives[EVERYBODY].light is Light.WITHHELD


def test_all_together_can_be_grey_and_the_overall_rating_stays_withheld() -> None:
    found = confidential(FOUR_SEEN, amt=["4 – – –"] * 3, rat=["4 – – –"] * 3)

    assert (found.perspectives[EVERYBODY].light, found.overall.rating.light) == (Light.GREY, Light.WITHHELD)


def test_there_is_nothing_to_compare_with_all_together() -> None:
    assert confidential(FOUR_SEEN, amt=["4 4 4 4"] * 3, rat=["1 1 1 1"] * 3).comparison == Comparison()


# ---- what is reported


@pytest.mark.parametrize(
    ("only", "expected"),
    [
        (None, ["a", "b", "c", "m"]),
        (["eins"], ["a", "b", "m"]),
        (["c"], ["c", "m"]),
        (["c", "eins"], ["a", "b", "c", "m"]),
        ([], ["m"]),
    ],
)
def test_parts_and_criteria_narrow_the_report_and_modules_add_to_it(
    only: list[str] | None, expected: list[str]
) -> None:
    found = profiled(TWO_PARTS, scope=Scope(modules=frozenset({"m"})), only=only)

    assert [each.criterion for each in found.criteria] == expected


def test_a_module_that_is_not_in_use_is_not_reported() -> None:
    assert [each.criterion for each in profiled(TWO_PARTS).criteria] == ["a", "b", "c"]


def test_only_the_criteria_of_the_check_are_reported() -> None:
    assert [each.criterion for each in profiled(TWO_PARTS, scope=Scope(only=frozenset({"b"}))).criteria] == [
        "b"
    ]


def test_sheets_are_counted_before_the_report_is_narrowed() -> None:
    found = profiled(TWO_PARTS, Mode.CONFIDENTIAL, only=["c"], amt=[*["– – 4 –"] * 5, "4 – – –"])

    assert (found.sheets, found.criteria[0].overall.rating.n) == ({"amt": 6}, 5)


def test_a_criterion_that_is_silent_in_the_phase_is_reported_as_not_relevant() -> None:
    phased = catalogue(
        """
        phases: [{id: vorher, title: V}, {id: nachher, title: N}]
        criteria:
          - {id: k, title: K, phases: [nachher], questions: [{id: a, text: A}]}
          - {id: l, title: L, questions: [{id: b, text: B}]}
        """
    )

    found = profiled(phased, phase="vorher", all=["4 4"]).criteria

    assert [(each.criterion, each.overall.rating.light, len(each.perspectives)) for each in found] == [
        ("k", Light.NOT_RELEVANT, 0),
        ("l", Light.GREEN, 1),
    ]


def test_a_profile_says_where_it_comes_from() -> None:
    found = profiled(FOUR, Mode.CONFIDENTIAL, all=MANY)

    assert (found.catalogue, found.version, found.phase, found.mode) == (
        "klein",
        "1.0.0",
        None,
        Mode.CONFIDENTIAL,
    )


def test_a_frame_without_some_of_its_rows_still_has_a_profile() -> None:
    rows = frame(Questionnaire(FOUR_SEEN), sheets(FOUR_SEEN, amt=MANY, rat=FEW))

    found = profile(Questionnaire(FOUR_SEEN), rows[rows["perspective"] == "rat"], Mode.OPEN)

    assert found.sheets == {"rat": 4}
