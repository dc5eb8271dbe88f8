"""In a confidential check a rating needs enough sheets that were asked anything: whatever the few answered,
it is withheld.
"""

import pytest

from qcheck.catalogue import EVERYBODY, Catalogue
from qcheck.records import Mode
from qcheck.scoring.values import Explanation, Light, Rating, Rule
from tests.builders import VIEWS, catalogue, profiled, row

RAT_ALONE = catalogue(
    VIEWS,
    """
    criteria:
      - {id: k, title: K, questions: [{id: a, text: A, perspectives: [rat]}, {id: b, text: B, perspectives: [rat]}]}
      - {id: l, title: L, questions: [{id: c, text: C}]}
    """,
)
TWO_ASKED = catalogue(
    VIEWS,
    """
    criteria:
      - {id: k, title: K, questions: [{id: a, text: A, perspectives: [amt, rat]}]}
      - {id: l, title: L, questions: [{id: b, text: B}]}
    """,
)
FILTERED = catalogue(
    VIEWS,
    """
    criteria:
      - {id: l, title: L, questions: [{id: a, text: A}]}
      - {id: k, title: K, questions: [{id: b, text: B, skip_if: {question: a, answer: na}}]}
    """,
)
FEW_ANSWERS = ["4 4", "1 1", "dk dk", "na na", "– –", "4 dk"]


def second(catalogue: Catalogue, **lines: list[str]) -> Rating:
    """The rating by `amt` of the second criterion."""
    return profiled(catalogue, Mode.CONFIDENTIAL, **lines).criteria[1].perspectives["amt"]


@pytest.mark.parametrize("councillor", FEW_ANSWERS)
def test_all_together_are_withheld_where_the_criterion_was_put_to_one_of_them(councillor: str) -> None:
    found = row(
        RAT_ALONE, Mode.CONFIDENTIAL, amt=["– – 4"] * 2, verein=["– – 4"] * 2, rat=[f"{councillor} 3"]
    )

    assert found.perspectives[EVERYBODY].light is Light.WITHHELD
    assert found.overall.rating.explanation == Explanation(Rule.TOO_FEW_PEOPLE)
    assert found.flags == ()


@pytest.mark.parametrize("councillors", FEW_ANSWERS)
def test_whatever_so_few_answered_the_row_is_the_same(councillors: str) -> None:
    others = {"amt": ["– – 4"] * 3, "verein": ["– – 4"] * 2}

    found = row(RAT_ALONE, Mode.CONFIDENTIAL, **others, rat=[f"{councillors} 3"] * 4)

    assert found == row(RAT_ALONE, Mode.CONFIDENTIAL, **others, rat=["4 4 3"] * 4)


@pytest.mark.parametrize(("councillors", "light"), [(1, Light.WITHHELD), (2, Light.GREEN)])
def test_all_together_are_shown_from_five_that_were_asked(councillors: int, light: Light) -> None:
    found = row(TWO_ASKED, Mode.CONFIDENTIAL, amt=["4 4"] * 3, verein=["– 4"] * 4, rat=["4 4"] * councillors)

    assert found.perspectives[EVERYBODY].light is light


@pytest.mark.parametrize("answer", ["4", "1", "dk", "na", "–"])
@pytest.mark.parametrize("asked", [1, 4])
def test_a_filter_that_leaves_fewer_than_five_withholds_whatever_they_answered(
    answer: str, asked: int
) -> None:
    rating = second(FILTERED, amt=["na –"] * 5 + [f"4 {answer}"] * asked, rat=["4 4"] * 5)

    assert (rating.light, rating.n, rating.flags) == (Light.WITHHELD, None, ())
    assert rating.explanation == Explanation(Rule.TOO_FEW_PEOPLE)


def test_a_filter_that_leaves_nobody_leaves_nothing_that_is_relevant() -> None:
    assert second(FILTERED, amt=["na –"] * 6, rat=["4 4"] * 5).light is Light.NOT_RELEVANT


@pytest.mark.parametrize("alone", ["dk –", "– na", "1 –", "na 4"])
def test_where_few_of_those_asked_say_anything_it_is_grey_whatever_they_said(alone: str) -> None:
    """A knowledge gap, or an answer that does not fit, would be what these few have said."""
    two = catalogue(
        VIEWS,
        """
        criteria:
          - {id: l, title: L, questions: [{id: a, text: A}]}
          - {id: k, title: K, questions: [{id: b, text: B}, {id: c, text: C}, {id: d, text: D}]}
        """,
    )

    found = second(two, amt=["4 – – –"] * 4 + [f"4 {alone} –"], rat=["4 4 4 4"] * 5)

    assert found == second(two, amt=["4 – – –"] * 4 + ["4 4 – –"], rat=["4 4 4 4"] * 5)
    assert (found.light, found.flags) == (Light.GREY, ())
    assert (found.explanation.dk, found.explanation.na, found.explanation.points_left_out) == (0, 0, 0)


def test_a_filter_that_leaves_five_lets_them_be_seen() -> None:
    assert second(FILTERED, amt=["na –"] + ["4 dk"] * 5, rat=["4 4"] * 5).light is Light.GREY


def test_in_an_open_round_one_who_was_asked_is_enough() -> None:
    assert row(RAT_ALONE, amt=["– – 4"] * 4, rat=["dk dk 3"]).perspectives["rat"].light is Light.GREY


# what the explanation leaves of a distribution that is not shown


MIXED = catalogue(
    VIEWS,
    (
        "criteria: [{id: k, title: K, questions: [{id: a, text: A}, {id: b, text: B, perspectives: [rat]}, "
        "{id: c, text: C}]}]"
    ),
)


@pytest.mark.parametrize("councillor", ["dk", "na", "–"])
def test_the_numbers_of_answers_of_all_together_do_not_give_back_a_question_put_to_one(
    councillor: str,
) -> None:
    """Else the answer would be what the sum has more than the distributions that are shown."""
    others = {"amt": ["4 – 4"] * 3, "verein": ["4 – 4"] * 3}

    told = (
        row(MIXED, Mode.CONFIDENTIAL, **others, rat=[f"4 {councillor} 4"]).perspectives[EVERYBODY].explanation
    )

    assert (told.sheets, told.counted) == (7, 7)
    assert (told.points, told.points_left_out, told.dk, told.na, told.open) == (0, 0, 0, 0, 0)


def test_the_numbers_of_answers_of_all_together_are_told_where_every_question_was_put_to_enough() -> None:
    shared = catalogue(
        VIEWS, "criteria: [{id: k, title: K, questions: [{id: a, text: A}, {id: c, text: C}]}]"
    )

    told = (
        row(shared, Mode.CONFIDENTIAL, amt=["4 4"] * 3, verein=["4 4"] * 3)
        .perspectives[EVERYBODY]
        .explanation
    )

    assert (told.points, told.dk) == (12, 0)
