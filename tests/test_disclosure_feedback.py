"""What people said about questions is told as far as it tells nobody's answers and nobody's name."""

from dataclasses import replace
from random import Random

from qcheck.asking import Questionnaire
from qcheck.disclosure import feedback
from qcheck.records import Feedback, Fit, Mode, Sheet, State
from tests.builders import VIEWS, catalogue, sheets

HOUSE = catalogue(
    VIEWS,
    """
criteria:
  - {id: k, title: K, questions: [
      {id: a, text: A}, {id: b, text: B}, {id: c, text: C, perspectives: [rat]}]}
""",
)
ENOUGH = sheets(HOUSE, amt=["1 2 –"] * 5, rat=["1 2 3"] * 5)
FEW = sheets(HOUSE, amt=["1 2 –"] * 5, rat=["1 2 3"] * 4)


def about(question: str, perspective: str = "amt", language: str = "de", week: str = "2026-W48") -> Feedback:
    return Feedback(question, frozenset({Fit.UNCLEAR}), "", perspective, language, week)


def told(
    said: list[Feedback], those: list[Sheet], mode: Mode = Mode.CONFIDENTIAL, state: State = State.CLOSED
) -> list[Feedback]:
    return list(feedback(Questionnaire(HOUSE), said, those, mode, state, Random(1)))


def test_an_open_round_tells_all_at_any_time() -> None:
    assert told([about("c", "rat", "en")], FEW, Mode.OPEN, State.OPEN) == [about("c", "rat", "en")]


def test_where_a_perspective_is_withheld_nothing_is_told_of_whom() -> None:
    [found] = told([about("a", "rat")], FEW)

    assert found.perspective is None


def test_a_question_that_only_some_are_asked_would_tell_who_said_it() -> None:
    assert told([about("c", "rat")], FEW) == []
    assert [each.question for each in told([about("c", "rat")], ENOUGH)] == ["c"]


def test_language_and_week_are_told_where_enough_share_them() -> None:
    many = [about("a") for _ in range(5)] + [about("a", language="en", week="2026-W50")]

    found = told(many, ENOUGH)

    assert sorted((each.language, each.week) for each in found) == [("", "")] + [("de", "2026-W48")] * 5


def test_one_person_who_says_much_is_no_group() -> None:
    house = Questionnaire(
        catalogue(
            VIEWS,
            """
criteria:
  - {id: k, title: K, questions: [
      {id: a, text: A}, {id: b, text: B}, {id: c, text: C}, {id: d, text: D}, {id: e, text: E}]}
""",
        )
    )
    those = sheets(house.catalogue, amt=["1 2 3 4 1"] * 5, rat=["1 2 3 4 1"] * 5)
    alone = [about(question, language="en", week="2026-W50") for question in "abcde"]

    found = feedback(house, alone, those, Mode.CONFIDENTIAL, State.CLOSED, Random(1))

    assert {(each.language, each.week) for each in found} == {("", "")}


def test_their_order_tells_nothing() -> None:
    several = [about("a", view) for view in ("amt", "rat")] + [about("b")]

    assert told(several[::-1], ENOUGH) == told(several, ENOUGH)


def test_what_was_said_of_an_earlier_edition_stays_where_it_tells_nobody() -> None:
    earlier = [replace(about("weg"), version="0.9.0"), replace(about("a"), version="0.9.0")]

    assert sorted(each.question for each in told(earlier, ENOUGH)) == ["a", "weg"]
    assert told(earlier, FEW) == []
