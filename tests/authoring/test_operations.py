"""Operations on a draft: each gives a text in which that has changed and nothing else."""

from difflib import unified_diff

import pytest

from qcheck.authoring import (
    USUAL_SCALE,
    WHOLE,
    Add,
    AddOption,
    Clash,
    Draft,
    DropLanguage,
    Gone,
    Item,
    Kind,
    Move,
    MoveInto,
    Remove,
    SetText,
    SetValue,
    Unwritable,
    added,
    applied,
)

PLAYGROUND = """\
# Für die Gruppe am Bach
id: spielplatz
version: 1.0.0
title: Spielplatz-Check
languages: [de, en]
perspectives:
  - id: amt
    title: {de: Amt, en: Office}  # das Grünflächenamt
  - {id: kinder, title: Kinder}
phases:
  - id: vorher
    title: Vorher
  - id: nachher
    title: Nachher
criteria:
  # das Wichtigste zuerst
  - id: planung
    title: Planung
    questions:
      - id: frueh  # noch offen
        text:
          de: Die Kinder waren von Anfang an dabei.
          en: The children took part from the start.
        text_by_phase:
          vorher: Die Kinder sind dabei.
        perspectives: [amt, kinder]
      # hängt an der vorigen
      - id: offen
        text: Was gebaut wird, war am Anfang offen.
        help: |
          Zum Beispiel Lage
          und Größe.
        skip_if: {question: frueh, answer: [1, dk]}

  - id: bau
    title: Bau
    questions:
      - id: sicher
        text: 'Die Geräte sind sicher.'
# Ende
"""
EARLY, OPEN, SAFE = (Item(Kind.QUESTION, name) for name in ("frueh", "offen", "sicher"))
PLANNING, BUILDING = Item(Kind.CRITERION, "planung"), Item(Kind.CRITERION, "bau")


def changed(*operations, text=PLAYGROUND):
    """The lines that went and came, without their context."""
    lines = unified_diff(text.splitlines(), applied(text, *operations).splitlines(), n=0, lineterm="")
    return [line for line in lines if not line.startswith(("---", "+++", "@@"))]


def test_a_text_in_one_language_changes_its_own_line_only():
    assert changed(SetText(EARLY, ("text",), "en", "Children first: always.")) == [
        "-          en: The children took part from the start.",
        '+          en: "Children first: always."',
    ]


def test_a_second_language_makes_a_line_for_each_of_a_plain_text():
    assert changed(SetText(PLANNING, ("title",), "en", "Planning")) == [
        "-    title: Planung",
        "+    title:",
        "+      de: Planung",
        "+      en: Planning",
    ]


def test_an_emptied_translation_goes_with_its_line():
    assert changed(SetText(EARLY, ("text",), "en", "  ")) == [
        "-          en: The children took part from the start."
    ]


def test_a_text_that_is_emptied_in_all_languages_goes_with_its_key():
    assert changed(SetText(OPEN, ("help",), "de", "")) == [
        "-        help: |",
        "-          Zum Beispiel Lage",
        "-          und Größe.",
    ]


def test_a_new_text_stands_where_catalogues_have_it_not_at_the_end():
    assert changed(SetText(EARLY, ("help",), "de", "Auch die Kleinen.\nUnd ihre Eltern.")) == [
        "+        help:",
        "+          de: |-",
        "+            Auch die Kleinen.",
        "+            Und ihre Eltern.",
    ]


def test_texts_in_braces_stay_in_braces_and_keep_the_remark_behind_them():
    assert changed(SetText(Item(Kind.PERSPECTIVE, "amt"), ("title",), "en", "Office, parks")) == [
        "-    title: {de: Amt, en: Office}  # das Grünflächenamt",
        '+    title: {de: Amt, en: "Office, parks"}  # das Grünflächenamt',
    ]


def test_words_that_yaml_would_take_for_something_else_stay_words():
    text = applied(
        PLAYGROUND, SetText(PLANNING, ("title",), "de", "no"), SetText(BUILDING, ("title",), "de", "08")
    )

    assert [Draft(text).said(PLANNING), Draft(text).said(BUILDING)] == ["no", "08"]


def test_lines_before_a_remark_are_written_so_that_the_remark_does_not_become_text():
    text = PLAYGROUND.replace("title: Bau", "title: Bau  # später")

    assert changed(SetText(BUILDING, ("title",), "de", "Bau\nund Pflege"), text=text) == [
        "-    title: Bau  # später",
        '+    title: "Bau\\nund Pflege"  # später',
    ]


def test_flags_numbers_and_names_stand_without_quotation_marks():
    assert changed(
        SetValue(SAFE, ("critical",), "true"),
        SetValue(SAFE, ("weight",), "2"),
        SetValue(SAFE, ("perspectives",), ["amt"]),
    ) == ["+        perspectives: [amt]", "+        critical: true", "+        weight: 2"]


def test_a_filter_can_be_set_and_taken_away():
    assert changed(
        SetValue(OPEN, ("skip_if",), None),
        SetValue(SAFE, ("skip_if",), {"question": "offen", "answer": ["1", "na"]}),
    ) == [
        "-        skip_if: {question: frueh, answer: [1, dk]}",
        "+        skip_if:",
        "+          question: offen",
        "+          answer: [1, na]",
    ]


def test_a_new_question_gets_an_id_from_its_words_and_stands_at_the_end():
    _, item = added(PLAYGROUND, Add(Kind.QUESTION, "Größe & Übersicht stimmen", "de", PLANNING))

    assert item == Item(Kind.QUESTION, "groesse-uebersicht-stimmen")
    assert changed(Add(Kind.QUESTION, "Größe & Übersicht stimmen", "de", PLANNING)) == [
        "+      - id: groesse-uebersicht-stimmen",
        "+        text:",
        "+          de: Größe & Übersicht stimmen",
    ]


def test_an_id_that_is_taken_by_anything_gets_a_number():
    text, first = added(PLAYGROUND, Add(Kind.CRITERION, "Bau", "de", WHOLE))
    _, second = added(text, Add(Kind.CRITERION, "Bau", "de", WHOLE))

    assert [first.id, second.id] == ["bau-2", "bau-3"]


def test_the_first_of_a_kind_makes_its_list():
    text = "id: a\nversion: 1.0.0\ntitle: A\n"

    made = applied(
        text,
        Add(Kind.PERSPECTIVE, "Amt", "de", WHOLE),
        Add(Kind.CRITERION, "Bau", "de", WHOLE),
        Add(Kind.QUESTION, "Es ist sicher.", "de", Item(Kind.CRITERION, "bau")),
    )

    assert made == (
        "id: a\nversion: 1.0.0\ntitle: A\nperspectives:\n  - id: amt\n    title: Amt\n"
        "criteria:\n  - id: bau\n    title: Bau\n    questions:\n"
        "      - id: es-ist-sicher\n        text: Es ist sicher.\n"
    )
    assert Draft(made).reading.mistakes == ()


def test_a_new_criterion_keeps_the_distance_that_criteria_have():
    assert changed(Add(Kind.CRITERION, "Pflege", "de", WHOLE))[0] == "+"


def test_a_removed_question_goes_alone_and_the_remark_about_the_next_one_stays():
    assert changed(Remove(EARLY))[:2] == [
        "-      - id: frueh  # noch offen",
        "-        text:",
    ]
    assert "# hängt an der vorigen" in applied(PLAYGROUND, Remove(EARLY))


def test_the_last_question_goes_with_the_list():
    assert changed(Remove(SAFE)) == [
        "-    questions:",
        "-      - id: sicher",
        "-        text: 'Die Geräte sind sicher.'",
    ]


def test_a_question_that_moves_takes_its_remark_along():
    assert changed(Move(OPEN, -1))[:2] == ["+      # hängt an der vorigen", "+      - id: offen"]


def test_a_question_moves_into_another_criterion_as_it_is():
    text = applied(PLAYGROUND, MoveInto(OPEN, BUILDING))

    assert [each.item.id for each in Draft(text).below(BUILDING)] == ["sicher", "offen"]
    assert "      # hängt an der vorigen\n      - id: offen\n" in text


def test_a_criterion_moves_down_and_no_further_than_there_is_room():
    text = applied(PLAYGROUND, Move(PLANNING, 5))

    assert [each.item.id for each in Draft(text).below(WHOLE)][-2:] == ["bau", "planung"]


def test_a_removed_perspective_is_named_nowhere_any_more():
    text = applied(PLAYGROUND, Remove(Item(Kind.PERSPECTIVE, "amt")))

    assert Draft(text).value(EARLY, ("perspectives",)) == ["kinder"]
    assert Draft(text).reading.mistakes == ()


def test_where_a_removed_phase_was_the_only_one_the_loader_says_so():
    only_then = SetValue(SAFE, ("phases",), ["nachher"])

    text = applied(PLAYGROUND, only_then, Remove(Item(Kind.PHASE, "nachher")))

    assert [finding.item for finding in Draft(text).findings if not finding.problem.warning] == [SAFE]


def test_the_texts_of_a_removed_phase_go_with_it():
    text = applied(PLAYGROUND, Remove(Item(Kind.PHASE, "vorher")))

    assert Draft(text).value(EARLY, ("text_by_phase",)) is None


def test_a_language_goes_with_all_its_texts():
    text = applied(PLAYGROUND, DropLanguage("en"))

    assert Draft(text).languages == ("de",)
    assert "en:" not in text


def test_a_scale_of_ones_own_begins_with_two_answers_and_grows():
    text, scale = added(PLAYGROUND, Add(Kind.SCALE, "Wie weit sind wir?", "de", WHOLE, ("nicht", "ganz")))
    text = applied(text, AddOption(scale, "weiter", "de"), SetValue(SAFE, ("scale",), scale.id))
    text = applied(text, Move(Item(Kind.SCALE, scale.id, "3"), -1))

    [question] = [each for each in Draft(text).catalogue.questions.values() if each.id == "sicher"]
    steps = Draft(text).catalogue.scale_of(question).steps
    assert [(step.value, step.label.say("de")) for step in steps] == [
        (1, "nicht"),
        (2, "weiter"),
        (3, "ganz"),
    ]


def test_answers_are_counted_anew_when_one_goes():
    text = applied(
        PLAYGROUND,
        *(AddOption(USUAL_SCALE, label, "de") for label in ("nein", "teils", "ja")),
        Remove(Item(Kind.SCALE, "", "2")),
    )

    assert [step.label.say("de") for step in Draft(text).catalogue.scale.steps] == ["nein", "ja"]


def test_a_text_that_somebody_else_changed_since_is_not_overwritten():
    with pytest.raises(Clash) as clash:
        applied(PLAYGROUND, SetText(PLANNING, ("title",), "de", "Plan", was="Planen"))

    assert (clash.value.now, clash.value.wanted) == ("Planung", "Plan")


def test_two_who_write_the_same_agree():
    assert changed(SetText(PLANNING, ("title",), "de", "Planung", was="Planen")) == []


def test_a_removed_item_that_somebody_else_changed_since_stays():
    seen = Draft(PLAYGROUND).value(SAFE)
    text = applied(PLAYGROUND, SetText(SAFE, ("text",), "de", "Alles ist sicher."))

    with pytest.raises(Clash):
        applied(text, Remove(SAFE, was=seen))


def test_what_is_gone_is_said_to_be_gone():
    with pytest.raises(Gone):
        applied(PLAYGROUND, SetText(Item(Kind.QUESTION, "weg"), ("text",), "de", "x"))


def test_a_text_that_cannot_be_read_is_left_to_the_author_with_the_reason():
    with pytest.raises(Unwritable) as refused:
        applied("id: a\n\ttitle: A\n", SetText(WHOLE, ("title",), "de", "B"))

    assert [problem.line for problem in refused.value.problems] == [2]


def test_problems_lead_to_their_items():
    text = applied(
        PLAYGROUND, Add(Kind.CRITERION, "Pflege", "de", WHOLE), SetValue(SAFE, ("weight",), "viel")
    )

    mistakes = [finding.item for finding in Draft(text).findings if not finding.problem.warning]
    assert mistakes == [SAFE, Item(Kind.CRITERION, "pflege")]


def test_items_without_an_id_can_be_found_all_the_same():
    text = PLAYGROUND.replace("- id: offen\n        text", "- text")

    assert (
        Draft(applied(text, SetText(Item(Kind.QUESTION, "#2"), ("text",), "de", "Neu."))).said(
            Item(Kind.QUESTION, "#2"), ("text",)
        )
        == "Neu."
    )
