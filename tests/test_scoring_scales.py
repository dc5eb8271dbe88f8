"""Scales by name: what answers are worth makes the score, their place on the scale all that speaks of steps."""

from fractions import Fraction

import numpy as np
import pytest

from qcheck.asking import Questionnaire
from qcheck.catalogue import Catalogue
from qcheck.records import Answer, Sheet
from qcheck.scoring import frame
from qcheck.scoring.values import Flag, Light
from tests.builders import catalogue, rated, sheets

WORTHS = """
scales:
  wirkung:
    options:
      - {value: 1, label: nichts, points: 0}
      - {value: 2, label: wenig, points: 20}
      - {value: 3, label: einiges, points: 50}
      - {value: 4, label: viel, points: 100}
  ja-nein:
    options: [{value: 1, label: nein}, {value: 2, label: ja}]
"""


def asking(*questions: str) -> Catalogue:
    asked = ", ".join(f"{{id: {'abcd'[place]}, text: T, {each}}}" for place, each in enumerate(questions))
    return catalogue(WORTHS, f"criteria: [{{id: k, title: K, questions: [{asked}]}}]")


WORTH = asking(*["scale: wirkung"] * 4)
MIXED = asking("scale: wirkung", "scale: ja-nein, weight: 2", "weight: 1")


@pytest.mark.parametrize(
    ("line", "score"), [("2 2 2 2", 20), ("3 3 3 4", 63), ("1 4 1 4", 50), ("4 na 2 dk", 60)]
)
def test_a_score_is_the_mean_of_what_the_answers_are_worth(line: str, score: int) -> None:
    assert rated(WORTH, line).score == score


def test_scales_of_different_length_count_together_by_their_worth_and_weight() -> None:
    rating = rated(MIXED, "2 2 2")

    assert rating.score == round(Fraction(20 + 2 * 100) / 4 + Fraction(100, 3) / 4)
    assert [tally.points for tally in rating.questions] == [(0, 1, 0, 0), (0, 1), (0, 1, 0, 0)]
    assert [tally.mean for tally in rating.questions] == [20, 100, 33]


def test_a_close_call_looks_at_what_that_very_step_is_worth() -> None:
    rating = rated(WORTH, "3 3 3 4")

    assert rating.light is Light.YELLOW
    assert (rating.explanation.step_up, rating.explanation.step_down) == (Light.GREEN, None)


def test_a_step_that_is_worth_nothing_changes_no_light() -> None:
    flat = asking(
        "options: [{value: 1, label: a, points: 0}, {value: 2, label: b, points: 60}, "
        "{value: 3, label: c, points: 60}, {value: 4, label: d, points: 60.5}]"
    )

    rating = rated(flat, "2")

    assert (rating.score, rating.close_call) == (60, True)
    assert (rating.explanation.step_up, rating.explanation.step_down) == (None, Light.RED)


def test_a_group_disagrees_by_the_ends_of_the_scale_of_the_question() -> None:
    assert Flag.DISAGREEMENT in rated(MIXED, "4 1 2", "4 2 2").flags
    assert rated(MIXED, "3 2 2", "4 2 3").flags == ()


def test_agreement_goes_by_position_whatever_the_answers_are_worth() -> None:
    worth, equal = asking("scale: wirkung"), asking("weight: 1")
    given = ["1", "2", "2", "3", "3", "3", "4", "4"]

    assert rated(worth, *given).questions[0].agreement == rated(equal, *given).questions[0].agreement


def test_a_key_question_caps_by_what_its_answers_are_worth() -> None:
    critical = asking("scale: wirkung, critical: true", "scale: ja-nein, weight: 5")

    rating = rated(critical, "2 2")

    assert (rating.score, rating.light, rating.capped_by) == (87, Light.YELLOW, ("a",))
    assert rating.critical == {"a": 20}


def test_scales_whose_common_denominator_is_long_stay_exact() -> None:
    def steps(points: int) -> str:
        options = ", ".join(f"{{value: {value}, label: L}}" for value in range(1, points + 1))
        return f"weight: 1000, options: [{options}]"

    odd = asking(*(steps(points) for points in (1010, 1014, 1020, 1022)))

    rating = rated(odd, "1010 1014 1020 1")

    assert (rating.score, rating.light) == (75, Light.GREEN)


def test_a_frame_has_the_place_on_the_scale_and_the_worth() -> None:
    table = frame(Questionnaire(MIXED), sheets(MIXED, all=["3 2 dk"]))

    assert table["answer"].tolist() == ["3", "2", "dk"]
    assert table["answer"].cat.categories.tolist() == ["1", "2", "3", "4", "dk", "na"]
    np.testing.assert_equal(table["points"].to_numpy(), [3.0, 2.0, np.nan])
    np.testing.assert_equal(table["worth"].to_numpy(), [50.0, 100.0, np.nan])


def test_a_point_of_another_scale_is_a_bug() -> None:
    with pytest.raises(KeyError, match="3"):
        frame(Questionnaire(MIXED), [Sheet("s", "all", {"b": Answer(3)})])
