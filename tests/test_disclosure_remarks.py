"""Which comments are let through, and what they say about who wrote them."""

from random import Random

import pytest

from qcheck.asking import Questionnaire
from qcheck.catalogue import Catalogue
from qcheck.disclosure import Remark, remarks
from qcheck.records import Answer, Evidence, Mode, Sheet
from tests.builders import VIEWS, catalogue

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
LINK = Evidence("Protokoll", "https://example.org/protokoll")


def said(
    mode: Mode, sheets: list[Sheet], seed: int = 1, closings: dict[str, dict[str, str]] | None = None
) -> list[Remark]:
    return list(remarks(Questionnaire(HOUSE), sheets, mode, Random(seed), closings))


def commented(perspective: str, number: int) -> list[Sheet]:
    return [
        Sheet(f"{perspective}-{each}", perspective, {"a": Answer(4, f"{perspective} sagt {each}")})
        for each in range(number)
    ]


def test_in_an_open_round_a_remark_says_whose_view_it_is_and_what_was_answered() -> None:
    sheets = [Sheet("s", "amt", {"b": Answer(3, "Gut", LINK), "a": Answer(None, "Unklar")})]

    assert said(Mode.OPEN, sheets) == [
        Remark("a", "amt", None, "Unklar", None),
        Remark("b", "amt", 3, "Gut", LINK),
    ]


def test_in_an_open_round_remarks_come_in_the_order_of_the_catalogue() -> None:
    sheets = [
        Sheet("s", "amt", {"b": Answer(3, "zwei"), "c": Answer(3, "vier")}),
        Sheet("t", "rat", {"b": Answer(2, "drei"), "a": Answer(4, "eins")}),
    ]

    assert [remark.comment for remark in said(Mode.OPEN, sheets)] == ["eins", "zwei", "drei", "vier"]


def test_evidence_alone_is_a_remark_and_blank_space_is_none() -> None:
    sheets = [Sheet("s", "amt", {"a": Answer(4, "  "), "b": Answer(3, "", LINK)})]

    assert [remark.question for remark in said(Mode.OPEN, sheets)] == ["b"]


@pytest.mark.parametrize(
    "answers",
    [
        {"a": Answer(1), "b": Answer(4, "abgeschaltet")},
        {"a": Answer(4), "c": Answer(4, "nur für das Amt")},
        {"a": Answer(4), "d": Answer(4, "Modul nicht dabei")},
        {"a": Answer(None, "sonst nichts")},
    ],
    ids=["switched off", "another perspective's", "a module not in use", "a sheet that does not exist"],
)
def test_a_remark_on_what_was_not_asked_or_on_no_sheet_at_all_is_left_out(answers: dict[str, Answer]) -> None:
    assert said(Mode.OPEN, [Sheet("s", "rat", answers)]) == []


def test_the_closing_questions_come_last() -> None:
    sheets = [Sheet("s", "rat", {"b": Answer(4, "Gut")})]

    found = said(
        Mode.OPEN,
        sheets,
        closings={"s": {"open_good": "Viele waren da", "open_next": ""}, "t": {"open_next": "fremd"}},
    )

    assert [(remark.question, remark.perspective, remark.comment) for remark in found] == [
        ("b", "rat", "Gut"),
        ("open_good", "rat", "Viele waren da"),
    ]


def test_in_a_confidential_check_no_remark_says_what_was_answered() -> None:
    assert {remark.value for remark in said(Mode.CONFIDENTIAL, commented("amt", 5))} == {None}


def test_in_a_confidential_check_of_large_groups_remarks_carry_their_perspective() -> None:
    assert {
        remark.perspective for remark in said(Mode.CONFIDENTIAL, commented("amt", 5) + commented("rat", 5))
    } == {"amt", "rat"}


def test_if_any_perspective_is_withheld_no_remark_carries_a_perspective() -> None:
    assert {
        remark.perspective for remark in said(Mode.CONFIDENTIAL, commented("amt", 5) + commented("rat", 4))
    } == {None}


def test_sheets_that_do_not_exist_do_not_make_a_group_large_enough() -> None:
    sheets = [*commented("amt", 4), Sheet("leer", "amt", {"a": Answer(None, "nur ein Wort")})]

    assert {remark.perspective for remark in said(Mode.CONFIDENTIAL, sheets)} == {None}


def test_in_a_confidential_check_remarks_are_shuffled() -> None:
    orders = {
        tuple(remark.comment for remark in said(Mode.CONFIDENTIAL, commented("amt", 5), seed))
        for seed in range(20)
    }

    assert len(orders) > 10


@pytest.mark.parametrize("small", [4, 5])
def test_not_even_a_known_seed_tells_in_which_order_sheets_came_in(small: int) -> None:
    sheets = commented("amt", 5) + commented("rat", small)

    assert said(Mode.CONFIDENTIAL, sheets[::-1]) == said(Mode.CONFIDENTIAL, sheets)


# ---- without a label, the question is none either


PARTLY = catalogue(
    VIEWS,
    """
    criteria:
      - {id: k, title: K, questions: [{id: a, text: A}]}
      - {id: l, title: L, questions: [{id: b, text: B}, {id: c, text: C, perspectives: [rat]}]}
    """,
)
NOT_FOR_ALL = catalogue(
    VIEWS,
    """
    criteria:
      - {id: k, title: K, questions: [{id: a, text: A}]}
      - {id: l, title: L, questions: [{id: b, text: B, perspectives: [rat, verein]}]}
    """,
)


def said_in(
    catalogue: Catalogue, councillors: int, closing: str = ""
) -> dict[str, tuple[str | None, str | None]]:
    """Under which question and topic each remark stands; a councillor wrote on every question, five of each
    other perspective nothing.
    """
    others = [
        Sheet(f"{whose}-{each}", whose, {"a": Answer(4)}) for whose in ("amt", "verein") for each in range(5)
    ]
    wrote = {question: Answer(4, f"zu {question}") for question in catalogue.questions}
    rat = [
        Sheet(f"rat-{each}", "rat", wrote if each == 0 else {"a": Answer(4)}) for each in range(councillors)
    ]
    closings = {"rat-0": {"open_good": closing}} if closing else {}
    found = remarks(Questionnaire(catalogue), others + rat, Mode.CONFIDENTIAL, Random(1), closings)
    return {remark.comment: (remark.question, remark.criterion) for remark in found}


def test_where_everybody_is_shown_remarks_stand_with_their_questions() -> None:
    assert said_in(PARTLY, 5) == {"zu a": ("a", None), "zu b": ("b", None), "zu c": ("c", None)}


def test_where_anybody_is_withheld_a_topic_with_a_question_put_to_some_keeps_all_its_questions_to_itself() -> (
    None
):
    assert said_in(PARTLY, 1) == {"zu a": ("a", None), "zu b": (None, "l"), "zu c": (None, "l")}


def test_a_remark_in_a_topic_that_is_not_put_to_everybody_stands_among_the_closing_ones() -> None:
    assert said_in(NOT_FOR_ALL, 1, "gut so") == {
        "zu a": ("a", None),
        "zu b": (None, None),
        "gut so": (None, None),
    }


def test_closing_remarks_keep_their_question_where_every_topic_is_put_to_everybody() -> None:
    assert said_in(PARTLY, 1, "gut so")["gut so"] == ("open_good", None)


def test_in_an_open_round_remarks_keep_their_questions() -> None:
    sheets = [Sheet("s", "rat", {"b": Answer(4, "zu b")})]

    [remark] = remarks(Questionnaire(NOT_FOR_ALL), sheets, Mode.OPEN, Random(1))

    assert (remark.question, remark.perspective, remark.criterion) == ("b", "rat", None)
