"""Answers sheet by sheet: in an open round without anything that tells whose they are, else never."""

from random import Random

from qcheck.asking import Questionnaire
from qcheck.disclosure import AnswerRow, Blank, ShownAnswers, answers
from qcheck.records import Answer, Mode, Scope, Sheet
from tests.builders import DK, NA, VIEWS, catalogue

HOUSE = catalogue(
    VIEWS,
    """
criteria:
  - {id: k, title: K, questions: [
      {id: a, text: A}, {id: b, text: B, skip_if: {question: a, answer: 1}}, {id: c, text: C, perspectives: [amt]}]}
modules:
  - {id: m, title: M, questions: [{id: d, text: D}]}
""",
)
SHEETS = [
    Sheet("t", "rat", {"a": Answer(1), "b": Answer(4)}),
    Sheet("s", "amt", {"c": Answer(NA), "a": Answer(DK, "nicht gesehen")}),
    Sheet("u", "amt", {"a": Answer(4), "b": Answer(3), "c": Answer(2)}),
]


def shown(sheets: list[Sheet], mode: Mode = Mode.OPEN, **raised: list[str]) -> ShownAnswers | None:
    return answers(Questionnaire(HOUSE), sheets, mode, **raised)


def test_a_row_for_each_sheet_says_of_each_question_what_was_answered_or_why_nothing_was() -> None:
    assert shown(SHEETS) == ShownAnswers(
        ("a", "b", "c"),
        (
            AnswerRow("amt", (4, 3, 2)),
            AnswerRow("amt", (DK, Blank.OPEN, NA)),
            AnswerRow("rat", (1, Blank.NOT_ASKED, Blank.NOT_ASKED)),
        ),
    )


def test_a_confidential_check_gives_no_rows_however_many_there_are() -> None:
    many = [Sheet(f"{number}", "amt", {"a": Answer(3)}) for number in range(50)]

    assert shown(many, Mode.CONFIDENTIAL) is None


def test_the_order_of_the_rows_tells_nothing_of_the_order_in_which_sheets_came() -> None:
    mixed = [*SHEETS]
    Random(3).shuffle(mixed)

    assert mixed != SHEETS
    assert shown(mixed) == shown(SHEETS)


def test_neither_ids_nor_comments_are_in_a_row() -> None:
    others = [
        Sheet(f"x{sheet.id}", sheet.perspective, {q: Answer(a.value) for q, a in sheet.answers.items()})
        for sheet in SHEETS
    ]

    assert shown(others) == shown(SHEETS)


def test_a_sheet_without_an_answer_to_what_it_is_asked_has_no_row() -> None:
    silent = [Sheet("s", "rat", {"a": Answer(None, "nur gesagt"), "c": Answer(4)})]

    assert shown(silent).rows == ()


def test_questions_of_modules_stand_there_where_the_module_is_in_use() -> None:
    found = answers(Questionnaire(HOUSE, None, Scope(modules=frozenset({"m"}))), SHEETS, Mode.OPEN)

    assert found.questions == ("a", "b", "c", "d")


def test_rows_of_raised_hands_are_told_apart() -> None:
    found = shown(SHEETS, raised=["u"])

    assert [row.by_hands for row in found.rows] == [False, True, False]
