"""The spreadsheet to fill in, as people open it."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from qcheck.asking import Questionnaire
from qcheck.fill_in_marks import Place
from qcheck.refusals import NotPossible
from qcheck.service import Keeps, Mode
from tests.builders import VIEWS, catalogue
from tests.reports.fill_ins import blank, form_of, rows_of
from tests.reports.workbooks import formulas, parts, rows, tabs


def test_there_are_a_guide_and_the_questions_of_one_perspective() -> None:
    written = blank()

    assert tabs(written) == ["Anleitung", "Fragen"]
    assert [row[2] for row in rows(written, "Fragen") if str(row[0]).startswith("question:")] == [
        "Ist es klar?", "Und kurz?", "Nur das Amt", "=Kommen alle hinein?",
    ]  # fmt: skip
    assert [row[2] for row in rows(blank(perspective="rat"), "Fragen") if row[1] == "3"] == [
        "=Kommen alle hinein?"
    ]


def test_answers_comments_and_evidence_are_free_and_everything_else_is_locked() -> None:
    form = form_of(load_workbook(BytesIO(blank())))
    number = rows_of(form)["question:b"]

    locked = [form.cell(number, place + 1).protection.locked for place in Place]

    assert form.protection.sheet
    assert not form.protection.password
    assert locked == [True, True, True, True, False, False, False]


def test_the_guide_is_locked_too_and_says_how_open_it_is_and_when_it_is_deleted() -> None:
    book = load_workbook(BytesIO(blank()))
    words = " ".join(str(cell) for row in rows(blank(), "Anleitung") for cell in row)

    assert book["Anleitung"].protection.sheet
    assert "Ihre Antworten sind nicht anonym." in words
    assert "Am 28. November 2027 wird alles gelöscht." in words
    assert "Gefragt als" in words


def test_the_guide_says_what_remains() -> None:
    words = " ".join(str(cell) for row in rows(blank(keeps=Keeps.RESULT), "Anleitung") for cell in row)

    assert "Das Ergebnis darf bleiben." in words


def test_each_answer_is_chosen_from_a_list_with_the_words_of_the_scale() -> None:
    book = load_workbook(BytesIO(blank()))
    form = form_of(book)
    [*lists] = form.data_validations.dataValidation
    sheet, cells = lists[0].formula1.lstrip("=").replace("'", "").split("!")

    labels = [cell.value for [cell] in book[sheet][cells.replace("$", "")]]

    assert labels == [
        "trifft gar nicht zu", "trifft eher nicht zu", "trifft eher zu", "trifft voll zu",
        "kann ich nicht beurteilen", "hier nicht relevant",
    ]  # fmt: skip
    assert sorted(str(each.sqref) for each in lists) == sorted(
        f"E{row}" for mark, row in rows_of(form).items() if mark.startswith("question:")
    )


def test_a_filter_is_told_in_words_beside_the_help() -> None:
    [note] = [row[3] for row in rows(blank(), "Fragen") if row[2] == "Und kurz?"]

    assert note == (
        "Entfällt, wenn »Ist es klar?« mit »trifft gar nicht zu« oder »kann ich nicht beurteilen« beantwortet wurde."
    )


def test_the_marks_stand_in_a_hidden_column() -> None:
    form = form_of(load_workbook(BytesIO(blank())))

    assert form.column_dimensions["A"].hidden
    assert [*rows_of(form)][:6] == [
        "qcheck:fill-in:1", "check=abc123", "catalogue=klein", "version=1.0.0", "perspective=amt", "language=de",
    ]  # fmt: skip


def test_no_text_of_a_catalogue_becomes_a_formula() -> None:
    assert formulas(blank()) == []


def test_every_part_of_the_file_is_well_formed_and_the_same_on_the_same_day() -> None:
    assert parts(blank())
    assert blank() == blank()


def test_of_a_confidential_check_there_is_none_and_the_ways_that_stay_open_are_named() -> None:
    with pytest.raises(NotPossible, match="hand out links"):
        blank(mode=Mode.CONFIDENTIAL)


def test_in_english_everything_of_ours_is_english() -> None:
    written = blank(language="en")

    assert tabs(written) == ["How to fill it in", "Questions"]
    assert "applies fully" in [row[1] for row in rows(written, "How to fill it in")]


def test_without_a_perspective_there_is_a_sheet_for_each_and_one_is_to_be_filled_in() -> None:
    written = blank(perspective=None)

    assert tabs(written) == ["Anleitung", "Amt", "Verein", "Rat"]
    assert "Bitte füllen Sie nur dieses aus." in " ".join(str(row[1]) for row in rows(written, "Anleitung"))


def test_a_catalogue_without_perspectives_has_one_sheet_with_its_questions() -> None:
    asked = catalogue("criteria: [{id: k, title: K, questions: [{id: a, text: A}]}]")

    assert tabs(blank(perspective=None, questionnaire=Questionnaire(asked))) == ["Anleitung", "Fragen"]


def test_in_plain_german_the_guide_is_in_short_sentences_and_the_answers_too() -> None:
    words = [str(row[1]) for row in rows(blank(language="de-simple"), "Anleitung")]

    assert "Jede Zeile ist eine Frage." in " ".join(words)
    assert "Eher ja" in words


def test_a_row_fades_when_an_earlier_answer_leaves_its_question_out() -> None:
    form = form_of(load_workbook(BytesIO(blank())))
    [area] = form.conditional_formatting
    rows = rows_of(form)

    assert str(area.sqref) == f"B{rows['question:b']}:G{rows['question:b']}"
    assert area.rules[0].formula == [
        f'OR($E${rows["question:a-1"]}="trifft gar nicht zu",$E${rows["question:a-1"]}="kann ich nicht beurteilen")'
    ]


def test_a_filter_that_looks_at_a_question_of_others_is_not_told() -> None:
    asked = catalogue(
        VIEWS,
        "criteria: [{id: k, title: K, questions: [{id: a, text: A, perspectives: [amt]}, "
        "{id: b, text: B, skip_if: {question: a, answer: 1}}]}]",
    )

    [note] = [
        row[3]
        for row in rows(blank(perspective="rat", questionnaire=Questionnaire(asked)), "Fragen")
        if row[2] == "B"
    ]

    assert note == ""


def test_what_the_online_sheet_says_at_its_beginning_stands_in_the_guide_where_it_is_known() -> None:
    facts = ("Ihre Antworten sind nicht anonym.", "Antworten können Sie bis zum 3. März.")

    told = [row for row in rows(blank(facts=facts), "Anleitung") if row[0] == "Zu beachten"]

    assert [row[1] for row in told] == ["\n".join(facts)]
    assert "Löschung" not in [row[0] for row in rows(blank(facts=facts), "Anleitung")]
