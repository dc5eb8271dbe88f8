"""Which comments are let through, and what they say about who wrote them."""

from random import Random

import pytest

from qcheck.disclosure import Remark, remarks
from qcheck.records import Answer, Evidence, Mode, Scope, Sheet
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


def said(mode: Mode, sheets: list[Sheet], seed: int = 1, closings: dict[str, dict[str, str]] | None = None) -> list[Remark]:
    return list(remarks(HOUSE, None, Scope(), sheets, mode, Random(seed), closings))


def commented(perspective: str, number: int) -> list[Sheet]:
    return [Sheet(f"{perspective}-{each}", perspective, {"a": Answer(4, f"{perspective} sagt {each}")}) for each in range(number)]


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

    found = said(Mode.OPEN, sheets, closings={"s": {"open_good": "Viele waren da", "open_next": ""}, "t": {"open_next": "fremd"}})

    assert [(remark.question, remark.perspective, remark.comment) for remark in found] == [
        ("b", "rat", "Gut"),
        ("open_good", "rat", "Viele waren da"),
    ]


def test_in_a_confidential_check_no_remark_says_what_was_answered() -> None:
    assert {remark.value for remark in said(Mode.CONFIDENTIAL, commented("amt", 5))} == {None}


def test_in_a_confidential_check_of_large_groups_remarks_carry_their_perspective() -> None:
    assert {remark.perspective for remark in said(Mode.CONFIDENTIAL, commented("amt", 5) + commented("rat", 5))} == {"amt", "rat"}


def test_if_any_perspective_is_withheld_no_remark_carries_a_perspective() -> None:
    assert {remark.perspective for remark in said(Mode.CONFIDENTIAL, commented("amt", 5) + commented("rat", 4))} == {None}


def test_sheets_that_do_not_exist_do_not_make_a_group_large_enough() -> None:
    sheets = [*commented("amt", 4), Sheet("leer", "amt", {"a": Answer(None, "nur ein Wort")})]

    assert {remark.perspective for remark in said(Mode.CONFIDENTIAL, sheets)} == {None}


def test_in_a_confidential_check_remarks_are_shuffled() -> None:
    orders = {tuple(remark.comment for remark in said(Mode.CONFIDENTIAL, commented("amt", 5), seed)) for seed in range(20)}

    assert len(orders) > 10


@pytest.mark.parametrize("small", [4, 5])
def test_not_even_a_known_seed_tells_in_which_order_sheets_came_in(small: int) -> None:
    sheets = commented("amt", 5) + commented("rat", small)

    assert said(Mode.CONFIDENTIAL, sheets[::-1]) == said(Mode.CONFIDENTIAL, sheets)
