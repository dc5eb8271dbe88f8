"""The answers for R and SPSS: nothing but numbers, with a codebook, and names that both programs take."""

import csv
import re
from io import StringIO

import pandas as pd
import pytest

from qcheck.records import Answer, Mode, Sheet
from qcheck.refusals import NotPossible
from qcheck.reports import workbook
from qcheck.reports.workbook import wide
from qcheck.reports.workbook.variables import variables
from tests.reports.workbooks import example, few, parts, source


def table(written: bytes, name: str = "answers.csv") -> list[list[str]]:
    return [*csv.reader(StringIO(parts(written)[name].decode("utf-8-sig"), newline=""))]


def test_a_row_for_each_sheet_holds_the_perspective_and_numbers_alone() -> None:
    assert table(wide(source(few()))) == [
        ["perspective", "raised_hands", "a_1", "b", "c", "d"],
        ["amt", "0", "1", "-4", "-3", "2"],
        ["amt", "0", "4", "3", "-2", "2"],
        ["rat", "0", "2", "2", "-4", "1"],
        ["rat", "0", "3", "3", "-4", "-3"],
    ]


def test_answers_need_no_word_about_their_encoding_and_pandas_reads_numbers() -> None:
    written = parts(wide(example()))["answers.csv"]

    read = pd.read_csv(StringIO(written.decode("ascii")))

    assert read.drop(columns="perspective").dtypes.map(str).unique().tolist() == ["int64"]
    assert len(read) == len(example().answers.rows)


def test_the_codebook_says_what_each_number_of_each_variable_means() -> None:
    [titles, *rows] = table(wide(source(few())), "codebook.csv")

    columns = ["variable", "question", "criterion", "text", "asked_of", "left_out", "code", "label", "worth"]
    assert titles == columns
    assert [row[6] for row in rows if row[0] == "b"] == ["1", "2", "3", "4", "-1", "-2", "-3", "-4"]
    assert [row[8] for row in rows if row[0] == "b"][:5] == ["0.0", "33.33", "66.67", "100.0", ""]
    assert {row[3] for row in rows if row[0] == "a_1"} == {"Ist es klar?"}
    assert [row[7] for row in rows if row[0] == "perspective"] == ["Amt", "Verein", "Rat"]
    assert {row[5] for row in rows if row[0] == "b"} == {
        "Entfällt, wenn »Ist es klar?« mit »trifft gar nicht zu« beantwortet wurde."
    }


def test_every_number_of_the_answers_stands_in_the_codebook() -> None:
    written = wide(example())
    known = {(row[0], row[6]) for row in table(written, "codebook.csv")}
    [names, *rows] = table(written)

    assert {(name, cell) for row in rows for name, cell in zip(names, row, strict=True)} <= known


def test_a_note_says_how_it_is_read() -> None:
    note = parts(wide(source(few())))["liesmich.txt"].decode("utf-8-sig")

    assert "MISSING VALUES a_1 TO d (-4 THRU -1)." in note
    assert "-3 = ohne Antwort" in note


def test_the_same_answers_give_the_same_bytes_in_whatever_order_they_came() -> None:
    assert wide(source(few())) == wide(source(few()[::-1]))


def test_of_a_confidential_check_there_are_no_rows() -> None:
    many = [Sheet(f"{number}", "amt", {"d": Answer(3)}) for number in range(9)]

    with pytest.raises(NotPossible):
        wide(source(many, Mode.CONFIDENTIAL))


@pytest.mark.parametrize(
    ("ids", "names"),
    [
        (["k-verstehen"], ["k_verstehen"]),
        (["1a", "-x", "--"], ["q_1a", "x", "q"]),
        (["a-b", "a--b", "a_b"], ["a_b", "a_b_2", "a_b_3"]),
        (["if", "all", "na", "to"], ["q_if", "q_all", "q_na", "q_to"]),
        (["perspective", "raised-hands"], ["perspective_2", "raised_hands_2"]),
    ],
)
def test_names_are_those_of_the_questions_as_the_programs_take_them(ids: list[str], names: list[str]) -> None:
    assert variables(ids) == names


def test_long_names_are_cut_to_64_bytes_and_stay_distinct() -> None:
    names = variables([f"{'x' * 80}{number}" for number in range(120)])

    assert len(set(names)) == 120
    assert all(re.fullmatch(r"[a-z][a-z0-9_]{0,62}[a-z0-9]", name) for name in names)


def test_the_profile_as_csv_is_that_of_the_command() -> None:
    text = workbook.csv(source(few())).decode()

    assert text.startswith("\ufeffcriterion;title;perspective;light")
    assert "agreed_day" in text
