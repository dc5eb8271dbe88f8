"""The one frame that everything is computed from."""

import pandas as pd
import pytest

from qcheck.asking import Questionnaire
from qcheck.records import Answer, Scope, Sheet
from qcheck.scoring import frame
from tests.builders import FOUR, FOUR_SEEN, ONE, VIEWS, catalogue, sheets

FILTERED = catalogue(
    """
criteria:
  - {id: k, title: K, questions: [{id: a, text: A}, {id: b, text: B, skip_if: {question: a, answer: 1}}]}
modules:
  - {id: m, title: M, questions: [{id: c, text: C}]}
"""
)


def rows(table: pd.DataFrame) -> list[tuple]:
    known = table.astype(object).where(table.notna(), None)
    return [tuple(row) for row in known.itertuples(index=False)]


def test_a_frame_has_a_row_for_every_question_asked_answered_or_not() -> None:
    table = frame(Questionnaire(FOUR_SEEN), sheets(FOUR_SEEN, rat=["4 dk na –"]))

    assert list(table.columns) == [
        "sheet",
        "perspective",
        "criterion",
        "question",
        "answer",
        "points",
        "worth",
    ]
    assert rows(table) == [
        ("rat-0", "rat", "k", "a", "4", 4.0, 100.0),
        ("rat-0", "rat", "k", "b", "dk", None, None),
        ("rat-0", "rat", "k", "c", "na", None, None),
        ("rat-0", "rat", "k", "d", None, None, None),
    ]


def test_the_categories_of_a_frame_say_what_the_check_asks() -> None:
    table = frame(Questionnaire(FILTERED, scope=Scope(modules=frozenset({"m"}))), [])

    assert {name: table[name].cat.categories.tolist() for name in table.columns[:-2]} == {
        "sheet": [],
        "perspective": ["all"],
        "criterion": ["k", "m"],
        "question": ["a", "b", "c"],
        "answer": ["1", "2", "3", "4", "dk", "na"],
    }


def test_an_answer_to_a_question_that_is_not_asked_is_dropped() -> None:
    table = frame(
        Questionnaire(FILTERED), [Sheet("s", "all", {"a": Answer(1), "b": Answer(4), "c": Answer(4)})]
    )

    assert rows(table) == [("s", "all", "k", "a", "1", 1.0, 0.0)]


@pytest.mark.parametrize(
    "answers",
    [{}, {"a": Answer(None, "Warum?")}, {"c": Answer(4)}, {"fremd": Answer(4)}],
    ids=["empty", "only a comment", "only a module not in use", "only an unknown question"],
)
def test_a_sheet_that_answers_nothing_that_was_asked_does_not_exist(answers: dict[str, Answer]) -> None:
    assert frame(Questionnaire(FILTERED), [Sheet("s", "all", answers)]).empty


@pytest.mark.parametrize("word", ["1", "dk", "na"])
def test_a_sheet_with_a_single_answer_of_any_kind_exists(word: str) -> None:
    table = frame(Questionnaire(ONE), sheets(ONE, all=[word]))

    assert table["answer"].tolist() == [word]


def test_sheets_of_several_perspectives_each_ask_their_own_questions() -> None:
    seen = catalogue(
        VIEWS
        + (
            "criteria: [{id: k, title: K, questions: [{id: a, text: A}, {id: b, text: B, perspectives: "
            "[amt]}]}]"
        )
    )

    table = frame(Questionnaire(seen), sheets(seen, amt=["1 2"], rat=["3 4"]))

    assert [row[:4] for row in rows(table)] == [
        ("amt-0", "amt", "k", "a"),
        ("amt-0", "amt", "k", "b"),
        ("rat-0", "rat", "k", "a"),
    ]


def test_a_perspective_the_catalogue_does_not_know_is_a_bug() -> None:
    with pytest.raises(KeyError, match="gast"):
        frame(Questionnaire(FOUR), [Sheet("s", "gast", {"a": Answer(1)})])


def test_an_answer_off_the_scale_is_a_bug() -> None:
    with pytest.raises(KeyError, match="5"):
        frame(Questionnaire(FOUR), [Sheet("s", "all", {"a": Answer(5)})])
