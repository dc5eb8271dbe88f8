"""Answers of one question alone, and what else a form sets at one place: nothing else in the file changes."""

from qcheck.authoring import (
    WHOLE,
    Add,
    AddOption,
    Draft,
    Item,
    Kind,
    Move,
    SetText,
    SetValue,
    added,
    applied,
    own_answers,
    shared_answers,
)
from tests.authoring.test_operations import OPEN, PLANNING, PLAYGROUND, SAFE, changed


def with_own(text, question):
    return applied(text, *own_answers(Draft(text), question))


def test_own_answers_begin_with_the_usual_ones_in_the_languages_of_the_file():
    lines = changed(*own_answers(Draft(PLAYGROUND), SAFE))

    assert lines[:5] == [
        "+        options:",
        "+          - value: 1",
        "+            label:",
        "+              de: trifft gar nicht zu",
        "+              en: does not apply at all",
    ]
    assert len(lines) == 17


def test_own_answers_begin_with_the_words_and_the_worth_of_the_scale_the_question_had():
    text, scale = added(PLAYGROUND, Add(Kind.SCALE, "Wie weit?", "de", WHOLE, ("kaum", "ganz")))
    worth = (SetValue(Item(Kind.SCALE, scale.id, each), ("points",), each + "0") for each in ("1", "2"))
    text = applied(text, SetValue(SAFE, ("scale",), scale.id), *worth)

    catalogue = Draft(with_own(text, SAFE)).catalogue

    own = catalogue.scale_of(catalogue.questions["sicher"])
    assert [(each.label.say("de"), each.points) for each in own.steps] == [("kaum", 10), ("ganz", 20)]
    assert catalogue.questions["sicher"].scale is None


def test_own_answers_are_worded_moved_and_added_to_like_those_of_a_scale():
    text = applied(
        with_own(PLAYGROUND, SAFE),
        SetText(Item(Kind.QUESTION, "sicher", "1"), ("label",), "de", "Es gibt keine Prüfung."),
        AddOption(SAFE, "jeden Monat", "de"),
        Move(Item(Kind.QUESTION, "sicher", "5"), -1),
    )

    catalogue = Draft(text).catalogue
    steps = catalogue.scale_of(catalogue.questions["sicher"]).steps
    assert [each.label.say("de") for each in steps] == [
        "Es gibt keine Prüfung.",
        "trifft eher nicht zu",
        "trifft eher zu",
        "jeden Monat",
        "trifft voll zu",
    ]


def test_without_its_own_answers_a_question_is_as_it_was():
    text = with_own(PLAYGROUND, OPEN)

    assert applied(text, *shared_answers(Draft(text), OPEN)) == PLAYGROUND


def test_words_for_dk_alone_leave_the_usual_points():
    assert changed(AddOption(Item(Kind.SCALE), "weiß nicht", "de", "dk")) == [
        "+",
        "+scale:",
        "+  options:",
        "+    - value: dk",
        "+      label:",
        "+        de: weiß nicht",
    ]


def test_words_by_phase_stand_beside_those_of_all_phases():
    assert changed(SetText(PLANNING, ("prompt_by_phase", "vorher"), "de", "Was ist offen?")) == [
        "+    prompt_by_phase:",
        "+      vorher:",
        "+        de: Was ist offen?",
    ]
    assert changed(SetText(PLANNING, ("actions_by_phase", "nachher", "red"), "de", "Nachfragen.")) == [
        "+    actions_by_phase:",
        "+      nachher:",
        "+        red:",
        "+          de: Nachfragen.",
    ]


def test_what_a_criterion_looks_at_is_one_line():
    assert changed(SetValue(PLANNING, ("looks_at",), "place")) == ["+    looks_at: place"]


def test_a_second_filter_makes_a_list_that_keeps_the_first():
    first = Draft(PLAYGROUND).value(OPEN, ("skip_if",))
    more = applied(PLAYGROUND, SetValue(OPEN, ("skip_if",), [first, {"question": "frueh", "answer": ["2"]}]))

    [one, two] = Draft(more).catalogue.questions["offen"].skip_if
    assert (one.answer, two.answer) == ((1, "dk"), (2,))
    assert (
        applied(more, SetValue(OPEN, ("skip_if",), first)).splitlines()[-8:] == (PLAYGROUND.splitlines()[-8:])
    )
