"""Which questions a sheet asks."""

import numpy as np
import pytest

from qcheck import asking
from qcheck.asking import Length, Questionnaire
from qcheck.catalogue import AnswerValue, Catalogue
from qcheck.records import Answer, Scope, Sheet
from tests.builders import DK, NA, VIEWS, catalogue

HOUSE = catalogue(
    VIEWS,
    """
phases: [{id: vorher, title: Vorher}, {id: nachher, title: Nachher}]
parts:
  - {id: teil, title: Teil, criteria: [
      {id: planung, title: Planung, questions: [
        {id: plan, text: P}, {id: plan-amt, text: P, perspectives: [amt]}, {id: plan-spaeter, text: P, phases: [nachher]}]},
      {id: bau, title: Bau, phases: [nachher], questions: [{id: bau-gut, text: B, about: own_group}]}]}
modules:
  - {id: jugend, title: Jugend, questions: [{id: jung, text: J}]}
  - {id: netz, title: Netz, questions: [{id: online, text: O}]}
""",
)
FILTERED = catalogue(
    """
criteria:
  - {id: regeln, title: Regeln, questions: [
      {id: gibt-es, text: G},
      {id: bekannt, text: B, skip_if: {question: gibt-es, answer: 1}},
      {id: befolgt, text: F, skip_if: {question: bekannt, answer: [1, 2, dk, na]}}]}
  - {id: folgen, title: Folgen, questions: [{id: wirksam, text: W, skip_if: {question: gibt-es, answer: 1}}]}
"""
)
EVERYTHING = Scope()


def ids(asked: tuple) -> dict[str, list[str]]:
    return {criterion.id: [question.id for question in questions] for criterion, questions in asked}


def filtered(
    values: dict[str, AnswerValue], scope: Scope = EVERYTHING, source: Catalogue = FILTERED
) -> list[str]:
    return [
        question
        for questions in ids(Questionnaire(source, None, scope).asked("all", values)).values()
        for question in questions
    ]


def test_a_check_has_the_criteria_of_the_parts_and_then_the_modules_in_use() -> None:
    found = Questionnaire(HOUSE, scope=Scope(modules=frozenset({"netz"})))

    assert found.criterion_ids == ("planung", "bau", "netz")


def test_a_check_can_be_narrowed_to_some_criteria() -> None:
    found = Questionnaire(HOUSE, scope=Scope(only=frozenset({"bau"}), modules=frozenset({"jugend"})))

    assert found.criterion_ids == ("bau", "jugend")


@pytest.mark.parametrize(
    ("phase", "perspective", "expected"),
    [
        ("vorher", "amt", {"planung": ["plan", "plan-amt"]}),
        ("vorher", "rat", {"planung": ["plan"]}),
        ("nachher", "amt", {"planung": ["plan", "plan-amt", "plan-spaeter"], "bau": ["bau-gut"]}),
        ("nachher", "verein", {"planung": ["plan", "plan-spaeter"], "bau": ["bau-gut"]}),
    ],
)
def test_phase_and_perspective_decide_what_is_asked(
    phase: str, perspective: str, expected: dict[str, list[str]]
) -> None:
    assert ids(Questionnaire(HOUSE, phase).asked(perspective)) == expected


def test_a_module_is_asked_only_where_it_is_in_use() -> None:
    asked = Questionnaire(HOUSE, "vorher", Scope(modules=frozenset({"jugend"}))).asked("rat")

    assert ids(asked) == {"planung": ["plan"], "jugend": ["jung"]}


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, ["gibt-es", "bekannt", "befolgt", "wirksam"]),
        ({"gibt-es": 2}, ["gibt-es", "bekannt", "befolgt", "wirksam"]),
        ({"gibt-es": 1}, ["gibt-es"]),
        ({"bekannt": 2}, ["gibt-es", "bekannt", "wirksam"]),
        ({"bekannt": 3}, ["gibt-es", "bekannt", "befolgt", "wirksam"]),
        ({"bekannt": DK}, ["gibt-es", "bekannt", "wirksam"]),
        ({"bekannt": NA}, ["gibt-es", "bekannt", "wirksam"]),
    ],
)
def test_a_filter_switches_a_question_off_where_the_named_answer_was_given(
    values: dict[str, AnswerValue], expected: list[str]
) -> None:
    assert filtered(values) == expected


def test_what_hangs_on_a_question_that_is_itself_left_out_is_left_out_too() -> None:
    assert filtered({"gibt-es": 1, "bekannt": 3, "befolgt": 4}) == ["gibt-es"]


def test_a_chain_of_filters_may_be_of_any_length() -> None:
    chain = "".join(
        f"{{id: q{n}, text: T, skip_if: {{question: q{n - 1}, answer: 1}}}}, " for n in range(1, 400)
    )
    long = catalogue(f"criteria: [{{id: k, title: K, questions: [{{id: q0, text: T}}, {chain}]}}]")

    assert filtered({"q0": 1} | {f"q{n}": 4 for n in range(1, 400)}, source=long) == ["q0"]
    assert len(filtered({f"q{n}": 4 for n in range(400)}, source=long)) == 400


TWO_REASONS = catalogue(
    """
criteria:
  - {id: k, title: K, questions: [
      {id: a, text: A}, {id: b, text: B},
      {id: c, text: C, skip_if: [{question: a, answer: 1}, {question: b, answer: [1, 2]}]}]}
"""
)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"a": 1, "b": 4}, ["a", "b"]),
        ({"a": 4, "b": 2}, ["a", "b"]),
        ({"b": 1}, ["a", "b"]),
        ({"a": 4, "b": 4}, ["a", "b", "c"]),
        ({}, ["a", "b", "c"]),
    ],
)
def test_of_several_filters_any_one_leaves_out(values: dict[str, AnswerValue], expected: list[str]) -> None:
    assert filtered(values, source=TWO_REASONS) == expected


def test_a_chain_is_cut_where_its_middle_is_put_to_other_people() -> None:
    cut = catalogue(
        """
        perspectives: [{id: amt, title: A}, {id: rat, title: R}]
        criteria: [{id: k, title: K, questions: [
          {id: a, text: A}, {id: b, text: B, perspectives: [rat], skip_if: {question: a, answer: 1}},
          {id: c, text: C, skip_if: {question: b, answer: 1}}]}]
        """
    )

    assert ids(Questionnaire(cut).asked("amt", {"a": 1})) == {"k": ["a", "c"]}
    assert ids(Questionnaire(cut).asked("rat", {"a": 1})) == {"k": ["a"]}


def test_a_filter_on_a_question_outside_the_check_switches_nothing_off() -> None:
    assert filtered({"gibt-es": 1}, Scope(only=frozenset({"folgen"}))) == ["wirksam"]


def test_a_filter_on_a_question_of_another_phase_switches_nothing_off() -> None:
    phased = catalogue(
        """
        phases: [{id: vorher, title: V}, {id: nachher, title: N}]
        criteria: [{id: k, title: K, questions: [
          {id: a, text: A, phases: [vorher]}, {id: b, text: B, skip_if: {question: a, answer: 1}}]}]
        """
    )

    assert ids(Questionnaire(phased, "nachher").asked("all", {"a": 1})) == {"k": ["b"]}


def test_a_question_that_was_answered_in_any_way_is_no_longer_open() -> None:
    found = Questionnaire(FILTERED).open_questions("all", {"gibt-es": DK, "bekannt": 3})

    assert found == {"befolgt", "wirksam"}


def test_a_comment_alone_is_no_answer() -> None:
    sheet = Sheet("s", "all", {"gibt-es": Answer(None, "Welche Regeln?"), "bekannt": Answer(2)})

    assert asking.given_on(sheet) == {"bekannt": 2}


def test_shared_questions_are_put_to_every_perspective_and_mean_the_same_to_each() -> None:
    planung, bau = HOUSE.main_criteria

    found = [
        Questionnaire(HOUSE, "nachher").shared(criterion, ("amt", "rat")) for criterion in (planung, bau)
    ]

    assert [[question.id for question in questions] for questions in found] == [["plan", "plan-spaeter"], []]


@pytest.mark.parametrize(("questions", "expected"), [(0, 0), (1, 1), (2, 1), (3, 2), (12, 5), (85, 36)])
def test_a_question_takes_25_seconds_and_minutes_are_rounded_up(questions: int, expected: int) -> None:
    assert asking.minutes(questions) == expected


def test_a_questionnaire_knows_whom_it_asks_anything() -> None:
    phased = Questionnaire(HOUSE, "vorher", Scope(only=frozenset({"bau"})))

    assert phased.perspectives == ()
    assert Questionnaire(HOUSE, "nachher", phased.scope).perspectives == ("amt", "verein", "rat")


def test_a_criterion_concerns_those_to_whom_it_puts_a_question_in_the_phase() -> None:
    [planung, bau] = HOUSE.main_criteria

    assert Questionnaire(HOUSE, "vorher").concerned(planung) == ("amt", "verein", "rat")
    assert Questionnaire(HOUSE, "vorher").concerned(bau) == ()


def test_a_phase_is_named_in_a_language_and_is_empty_where_there_is_none() -> None:
    assert Questionnaire(HOUSE, "nachher").phase_title("de") == "Nachher"
    assert Questionnaire(FILTERED).phase_title("de") == ""


def test_the_longest_sheet_is_that_of_the_perspective_that_is_asked_most() -> None:
    before = Questionnaire(HOUSE, "vorher")

    assert (before.length("rat"), before.longest()) == (Length(1, 1), Length(2, 1))
    assert before.longest(["rat"]) == Length(1, 1)


def test_hands_can_be_counted_where_each_criterion_asks_one_question_and_none_has_a_filter() -> None:
    assert Questionnaire(HOUSE, "vorher", Scope(modules=frozenset({"netz"}))).asks_one_each is False
    assert Questionnaire(HOUSE, "nachher", Scope(only=frozenset({"bau"}))).asks_one_each is True
    assert Questionnaire(FILTERED, scope=Scope(only=frozenset({"folgen"}))).asks_one_each is True
    assert Questionnaire(FILTERED).asks_one_each is False


def test_many_sheets_are_walked_as_each_of_them_alone() -> None:
    form = Questionnaire(FILTERED).form("all")
    sheets = [{"gibt-es": 1, "bekannt": 3}, {"gibt-es": 2, "bekannt": DK}, {}, {"bekannt": NA, "befolgt": 4}]

    at_once = form.left_out(
        lambda question, answers: np.array([sheet.get(question) in answers for sheet in sheets])
    )

    alone = [{q for q, column in at_once.items() if column[number]} for number in range(len(sheets))]
    assert alone == [form.left_out_on(sheet) for sheet in sheets]
    assert alone == [{"bekannt", "befolgt", "wirksam"}, {"befolgt"}, set(), {"befolgt"}]


def test_a_question_is_put_to_those_whose_form_has_it() -> None:
    later = Questionnaire(HOUSE, "nachher")

    assert later.asked_to(HOUSE.questions["plan-amt"]) == ("amt",)
    assert later.asked_to(HOUSE.questions["bau-gut"]) == ("amt", "verein", "rat")
    assert Questionnaire(HOUSE, "vorher").asked_to(HOUSE.questions["bau-gut"]) == ()
