"""How long questions take: medians in coarse steps, silent below ten, the slowest tenth pointed at."""

from __future__ import annotations

import pytest

from qcheck.asking import Questionnaire
from qcheck.disclosure import Seen, statistics, times
from qcheck.language import language
from qcheck.records import SECONDS, Mode, State, Took
from qcheck.scoring import frame
from qcheck.stats import Hint, OneCheck, Seconds, figures
from qcheck.stats.seconds import timed
from qcheck.wording import statistics as worded
from tests.builders import VIEWS, catalogue, sheets

NOTHING = Seen((), ())


def took(question: str, *seconds: int, version: str = "1.0.0") -> tuple[Took, ...]:
    return tuple(Took(question, version, each, 1) for each in seconds)


def check(*times: Took, process: str = "p") -> OneCheck:
    return OneCheck(process, NOTHING, times)


def test_a_median_is_told_from_ten_times_on_over_all_processes() -> None:
    nine, one = took("a", *([10] * 4), *([20] * 5)), took("a", 60)

    assert timed([check(*nine)]) == {}
    assert timed([check(*nine), check(*one, process="q")]) == {"a": Seconds(20, 10, 2)}


def test_of_an_even_number_the_lower_one_of_the_middle_is_told_so_that_it_is_a_step() -> None:
    assert timed([check(*took("a", *([15] * 7), *([30] * 7)))]) == {"a": Seconds(15, 10, 1)}


def test_steps_grow_and_end() -> None:
    assert SECONDS == (5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 75, 90, 105, 120, 135, 150, 165, 180)


def test_the_longest_step_says_that_it_may_have_been_longer() -> None:
    assert worded.seconds(Seconds(180, 10, 1), language("de")) == "180 s oder mehr"


TEN = catalogue(
    "criteria: [{id: k, title: K, questions: ["
    + ", ".join(f"{{id: q{number}, text: Frage {number}}}" for number in range(10))
    + "]}]"
)


def slow(*medians: int) -> list[str]:
    """Which questions are named as slow, where they take so long."""
    questionnaire = Questionnaire(TEN)
    answers = frame(questionnaire, sheets(TEN, all=["1 " * 10]))
    seen = statistics(questionnaire, answers, Mode.OPEN, State.CLOSED)
    measured = [each for place, median in enumerate(medians) for each in took(f"q{place}", *[median] * 10)]
    [criterion] = figures(TEN, None, [OneCheck("p", seen, tuple(measured))]).criteria
    return [each.question for each in criterion.questions if (Hint.SLOW, None) in each.hints]


@pytest.mark.parametrize(
    ("medians", "named"),
    [
        ([10] * 9 + [40], ["q9"]),
        ([10] * 8 + [40, 40], []),
        ([10] * 8 + [40], []),
    ],
)
def test_the_slowest_tenth_is_named_and_none_of_several_that_are_as_slow(
    medians: list[int], named: list[str]
) -> None:
    assert slow(*medians) == named


def test_where_a_perspective_is_withheld_no_question_that_only_some_are_asked_is_told() -> None:
    asked = catalogue(
        VIEWS,
        "criteria: [{id: k, title: K, questions: [{id: all, text: Alle}, "
        "{id: some, text: Einige, perspectives: [amt]}]}]",
    )
    measured = took("all", *[10] * 12) + took("some", *[10] * 12)
    questionnaire = Questionnaire(asked)

    def told(councillors: int) -> set[str]:
        answered = sheets(asked, amt=["1 1"] * 12, rat=["1 –"] * councillors)
        seen = times(questionnaire, measured, answered, Mode.CONFIDENTIAL, State.CLOSED)
        return {each.question for each in seen}

    assert told(3) == {"all"}
    assert told(5) == {"all", "some"}
