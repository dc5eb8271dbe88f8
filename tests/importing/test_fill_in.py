"""The spreadsheet to fill in, as it comes back: whatever was typed is understood, or named with its place."""

from datetime import datetime
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from qcheck.fill_in_marks import Place
from qcheck.importing import Edition, FileKind
from qcheck.records import Answer, Evidence
from tests.builders import DK, NA, catalogue
from tests.importing.reading import said, workbook
from tests.reports.fill_ins import TABLE, blank, filled, form_of, found, rows_of, saved

SAVED_AGAIN = Path(__file__).parents[1] / "data" / "fill_in"


def values(written: bytes) -> dict[str, object]:
    [sheet] = found(written).sheets
    return {str(question): answer.value for question, answer in sheet.answers.items()}


def test_what_was_chosen_comes_back_with_what_the_file_is_about() -> None:
    read = found(filled({"question:a-1": "trifft voll zu", "question:d": "kann ich nicht beurteilen"}))
    [sheet] = read.sheets

    assert (read.kind, read.problems) == (FileKind.FILL_IN, ())
    assert (read.edition, read.check) == (Edition("klein", "1.0.0"), "abc123")
    assert sheet.perspective == "amt"
    assert sheet.answers == {"a-1": Answer(4), "d": Answer(DK)}
    assert read.wordings == {"a-1": "Ist es klar?", "d": "=Kommen alle hinein?"}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (4, 4),
        (4.0, 4),
        ("4", 4),
        ("4,0", 4),
        ("4.0", 4),
        ("Trifft VOLL zu ", 4),
        ("\u200btrifft\u00a0eher zu", 3),
        ("applies fully", 4),
        ("dk", DK),
        ("NA ".lower(), NA),
        ("Hier nicht relevant", NA),
    ],
)
def test_what_was_typed_instead_is_understood(typed: object, meant: object) -> None:
    assert values(filled({"question:a-1": typed})) == {"a-1": meant}


@pytest.mark.parametrize("typed", ["vielleicht", "5", "4,5", "NA", "3/4", "jein"])
def test_what_cannot_be_understood_is_named_with_sheet_row_question_and_reason(typed: str) -> None:
    written = filled({"question:a-1": typed, "question:d": 3})
    row = rows_of(form_of(load_workbook(BytesIO(written))))["question:a-1"]

    read = found(written)

    assert read.sheets == ()
    assert said(read).startswith(f"bogen.xlsx: Fragen: row {row}: a-1: '{typed}'")


def test_a_date_that_excel_made_of_an_answer_is_named() -> None:
    written = filled({"question:a-1": datetime(2026, 4, 3)})

    assert "is a day" in said(found(written))


def test_comments_evidence_closing_words_and_the_name_come_along() -> None:
    written = filled(
        {"question:a-1": "Weil es so ist", "closing:open_good": "Alles\nWirklich"}, Place.COMMENT
    )
    written = filled({"question:a-1": "Protokoll https://example.org/p"}, Place.EVIDENCE, written)
    written = filled({"label:": "Tisch 3"}, Place.ANSWER, written)

    [sheet] = found(written).sheets

    assert sheet.answers == {
        "a-1": Answer(None, "Weil es so ist", Evidence("Protokoll", "https://example.org/p"))
    }
    assert sheet.closings == {"open_good": "Alles\nWirklich"}
    assert sheet.label == "Tisch 3"


def test_a_file_that_nobody_filled_in_gives_no_sheet_and_no_problem() -> None:
    read = found(blank())

    assert (read.sheets, read.problems) == ((), ())
    assert read.silent


@pytest.mark.parametrize("name", ["libreoffice.ods", "libreoffice.xlsx"])
def test_it_comes_back_as_libreoffice_saved_it(name: str) -> None:
    """Filled in, saved as ODS and from there as XLSX again."""
    read = found((SAVED_AGAIN / name).read_bytes(), name)
    [sheet] = read.sheets

    assert (read.check, sheet.perspective, sheet.label) == ("abc123", "amt", "Tisch 3")
    assert sheet.answers == {
        "a-1": Answer(4, "Weil es klar ist – auch für Ältere"),
        "b": Answer(3),
        "c": Answer(NA),
        "d": Answer(2, "=1+1"),
    }
    assert sheet.closings == {"open_next": "Mehr Zeit"}


def test_it_comes_back_as_a_table_with_a_column_and_rows_more_and_the_rows_in_another_order() -> None:
    book = load_workbook(BytesIO(filled({"question:a-1": 4, "question:d": 1})))
    table = [["", *row] for row in form_of(book).iter_rows(values_only=True)]
    head, body = table[:7], table[7:]

    [sheet] = found(workbook([["Tabelle 1"], [], *head, *body[::-1]])).sheets

    assert sheet.answers == {"a-1": Answer(4), "d": Answer(1)}


def test_it_comes_back_as_csv() -> None:
    form = form_of(load_workbook(BytesIO(filled({"question:a-1": 4}))))
    lines = (";".join(str(cell or "") for cell in row) for row in form.iter_rows(values_only=True))

    [sheet] = found("\r\n".join(lines).encode(), "bogen.csv").sheets

    assert sheet.answers == {"a-1": Answer(4)}


def test_two_sheets_in_one_file_are_two() -> None:
    book = load_workbook(BytesIO(filled({"question:a-1": 4})))
    copy = book.copy_worksheet(form_of(book))
    copy.cell(rows_of(copy)["question:a-1"], Place.ANSWER + 1).value = 1

    assert [sheet.answers["a-1"].value for sheet in found(saved(book)).sheets] == [4, 1]


def test_a_row_that_stands_there_twice_is_named() -> None:
    book = load_workbook(BytesIO(filled({"question:a-1": 4})))
    form = form_of(book)
    form.append(["question:a-1", "9", "Ist es klar?", "", 1])

    assert "the question 'a-1' stands in two rows" in said(found(saved(book)))


def test_an_answer_to_a_question_that_this_catalogue_does_not_have_is_named() -> None:
    other = catalogue("criteria: [{id: k, title: K, questions: [{id: a-1, text: A}]}]")

    read = found(filled({"question:d": 4}), asked=other)

    assert "there is no question 'd' in this catalogue" in said(read)


def test_a_question_without_an_answer_that_this_catalogue_does_not_have_does_no_harm() -> None:
    other = catalogue("criteria: [{id: k, title: K, questions: [{id: a-1, text: A}]}]")

    read = found(filled({"question:a-1": 4}), asked=other)

    assert read.problems == ()
    assert [(sheet.perspective, sheet.said) for sheet in read.sheets] == [(None, "amt")]


def test_a_form_of_a_later_version_is_not_guessed_at() -> None:
    book = load_workbook(BytesIO(filled({"question:a-1": 4})))
    form_of(book)["A1"] = "qcheck:fill-in:2"

    read = found(saved(book))

    assert read.sheets == ()
    assert "made by another version of qcheck" in said(read)


def test_the_same_in_english_and_for_everybody_comes_back() -> None:
    written = filled({"question:a-1": "applies fully"}, written=blank(language="en", perspective="rat"))

    [sheet] = found(written, asked=TABLE).sheets

    assert (sheet.perspective, sheet.answers) == ("rat", {"a-1": Answer(4)})


def test_of_a_file_with_a_sheet_for_each_perspective_the_one_that_was_filled_in_counts() -> None:
    book = load_workbook(BytesIO(blank(perspective=None)))
    form = book["Rat"]
    form.cell(rows_of(form)["question:d"], Place.ANSWER + 1).value = "trifft voll zu"

    read = found(saved(book))

    assert [(sheet.perspective, sheet.place.table) for sheet in read.sheets] == [("rat", "Rat")]
    assert (read.problems, read.silent) == ((), ())


def test_without_the_hidden_rows_it_says_neither_catalogue_nor_check_and_yet_its_answers() -> None:
    book = load_workbook(BytesIO(filled({"question:a-1": 4})))
    form_of(book).delete_rows(2, 3)

    read = found(saved(book))

    assert (read.edition, read.check) == (None, "")
    assert [sheet.answers for sheet in read.sheets] == [{"a-1": Answer(4)}]
