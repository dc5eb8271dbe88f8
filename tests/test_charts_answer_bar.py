"""The answers to one question as a stacked bar, described once for all who draw it."""

from qcheck.catalogue import Apart
from qcheck.charts import answer_bar
from qcheck.language import language
from qcheck.scoring.values import QuestionTally
from tests.builders import ONE, row

GERMAN = language("de")
TALLY = QuestionTally("a", points=(2, 0, 1, 4), dk=3, na=0, open=1, mean=62)


def test_a_stretch_stands_for_each_point_from_low_to_high_and_differs_from_its_neighbours() -> None:
    bar = answer_bar.stretches(TALLY.points, ONE.scale, GERMAN)

    assert [(each.label, each.count) for each in bar] == [
        ("trifft gar nicht zu", 2),
        ("trifft eher nicht zu", 0),
        ("trifft eher zu", 1),
        ("trifft voll zu", 4),
    ]
    assert [each.is_hatched for each in bar] == [False, True, False, True]
    assert [each.is_dark for each in bar] == [False, False, True, True]
    assert len({each.colour for each in bar}) == 4


def test_the_key_explains_every_point_of_the_scale() -> None:
    assert [each.label for each in answer_bar.key(ONE.scale, GERMAN)] == [
        option.label.say("de") for option in ONE.scale.answers[:4]
    ]


def test_where_nothing_may_be_told_there_is_no_bar() -> None:
    assert answer_bar.stretches((), ONE.scale, GERMAN) == ()


def test_beside_the_bar_stand_answers_that_are_no_points_and_who_did_not_answer() -> None:
    assert answer_bar.apart(TALLY) == ((Apart.DK, 3),)
    assert answer_bar.beside(TALLY, ONE.scale, GERMAN) == (
        ("kann ich nicht beurteilen", 3),
        ("nicht beantwortet", 1),
    )


def test_answers_are_told_by_their_numbers() -> None:
    counted = [("ja", 3), ("nein", 0), ("vielleicht", 1)]

    assert answer_bar.times(counted[:1]) == "3 × ja"
    assert answer_bar.spoken(counted) == "ja: 3, vielleicht: 1"


def test_a_criterion_tells_how_each_perspective_answered_a_question() -> None:
    shown = row(ONE, all=["4", "1", "dk"])

    assert {whose: tally.points for whose, tally in shown.tallies("a").items()} == {"all": (1, 0, 0, 1)}
    assert shown.tallies("b") == {}
