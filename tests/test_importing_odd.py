"""Files of answers as other programs and people leave them: NA, names of sheets, invisible characters,
separators, alignment.
"""

import codecs

import pytest

from qcheck.catalogue import Apart
from tests.builders import catalogue
from tests.test_importing import HEADER, PLAYGROUND, answers, given, said, value

ROWS = "sheet{s}question{s}answer\n1{s}offen{s}3\n"
SEP = [
    ("sep=;", ";"),
    ('"sep=;"', ";"),
    ("sep=;;;;", ";"),
    ("sep= ;", ";"),
    ("SEP = ;", ";"),
    ("'sep=;'", ";"),
    ('"sep=;";;', ";"),
]
SEP += [
    ("sep=,", ","),
    ('"sep=,"', ","),
    ("sep=,,,", ","),
    ("sep=\t", "\t"),
    ("sep=|", "|"),
    ("sep=", ";"),
    ("sep=:", ";"),
    ('"sep=;",,', ","),
]


# NA


@pytest.mark.parametrize("cell", ["NA", " NA ", '"NA"', "N\u200bA", "ＮＡ"])
def test_na_in_capitals_is_asked_about_with_its_rows(cell: str) -> None:
    read = given(
        f"1,offen,{cell}", "1,frueh,3", f"2,offen,{cell}", header="sheet,question,answer", of=PLAYGROUND
    )

    assert said(read) == (
        "a.csv: rows 2 and 4: 'NA' can mean two things: R writes it where an answer is missing\n"
        "    write na for 'not relevant here', or leave the cell empty"
    )


def test_na_in_capitals_is_taken_where_the_catalogue_itself_calls_an_answer_so() -> None:
    own = catalogue(
        "scale: {options: [{value: na, label: NA}]}\ncriteria: [{id: k, title: K, questions: [{id: "
        "offen, text: Offen}]}]"
    )

    assert value("NA", own) is Apart.NA


def test_na_of_r_is_no_name_of_a_sheet() -> None:
    assert "row 2: the cell 'sheet' says NA" in said(
        given("NA,offen,3", header="sheet,question,answer", of=PLAYGROUND)
    )


def test_na_of_r_is_no_comment_and_no_evidence() -> None:
    [only] = given("1,verwaltung,offen,3,NA,NA", header=HEADER + ",comment,evidence").sheets

    assert (only.answers["offen"].comment, only.answers["offen"].evidence) == ("", None)


# names of sheets


@pytest.mark.parametrize(
    "names",
    [
        ("Tisch 1", "tisch 1"),
        ("1", "1.0"),
        ("3", "03"),
        ("1", "1,0"),
        ("Tisch 1", "Tisch 01"),
        ("Tisch 1", "Tisch-1"),
        ("1", "１"),
    ],
)
def test_names_that_may_mean_one_sheet_are_one_problem_with_their_rows(names: tuple[str, str]) -> None:
    first, second = names
    rows = [f"{first}|verwaltung|offen|4", f"{second}|verwaltung|ehrlich|4", f"{second}|verwaltung|offen|4"]

    [problem] = given(*rows, header=HEADER.replace(",", "|")).problems

    assert problem.rows == (2, 3)
    assert problem.complaint.values == (("names", f"'{first}', '{second}'"),)


def test_three_people_under_two_spellings_each_never_pass_as_six() -> None:
    spelt = ["1", "1.0", "2", "2.0", "3", "03"]

    read = given(*(f"{name},verwaltung,offen,4" for name in spelt))

    assert read.sheets == ()
    assert [problem.rows for problem in read.problems] == [(2, 3), (4, 5), (6, 7)]


@pytest.mark.parametrize(
    "other",
    [
        "Tisch  1",
        " Tisch 1 ",
        "Tisch\u00a01",
        "Tisch\u200b 1",
        "\ufeffTisch 1",
        "Ti\u00adsch 1",
        "Tisch\u202f1\ufe0f",
    ],
)
def test_names_that_look_the_same_are_one_sheet(other: str) -> None:
    [only] = given("Tisch 1,verwaltung,offen,4", f"{other},verwaltung,ehrlich,3").sheets

    assert set(only.answers) == {"offen", "ehrlich"}


@pytest.mark.parametrize(
    "names",
    [("1", "10"), ("1.1", "1.10"), ("Tisch 1", "Tisch 11"), ("a", "b"), ("1-1", "11"), ("2026-1", "20261")],
)
def test_names_that_differ_stay_different_sheets(names: tuple[str, str]) -> None:
    read = given(*(f"{name},verwaltung,offen,4" for name in names))

    assert [sheet.id for sheet in read.sheets] == list(names)


def test_perspectives_and_questions_are_known_however_they_are_spelt() -> None:
    [only] = given("1,VERWALTUNG,Offen,4", "1,Verwal\u00adtung,ehr\u200blich,3").sheets

    assert set(only.answers) == {"offen", "ehrlich"}


# invisible characters


@pytest.mark.parametrize(
    "cell",
    [
        "4\u200b",
        "\u202a4\u202c",
        "\ufeff4",
        "4\u00ad",
        "4\ufe0f",
        "\u20604",
        "4\u200d",
        "\u2066４\u2069",
        "4\u3164",
    ],
)
def test_invisible_characters_make_no_other_answer(cell: str) -> None:
    assert value(cell) == 4


@pytest.mark.parametrize("mark", ["\u200b", "\ufeff", "\u202a", "\u00ad", "\u2060"])
def test_invisible_characters_make_no_other_column(mark: str) -> None:
    source = codecs.BOM_UTF8 + f"{mark}sheet,que{mark}stion,answer{mark}\n1,offen,3\n".encode()

    assert answers(source)["offen"].value == 3


def test_what_nobody_sees_is_named_in_messages() -> None:
    read = given("1,off\u200ben2,3", header="sheet,question,answer", of=PLAYGROUND)

    assert "there is no question 'off⟨U+200B⟩en2'" in said(read)


def test_a_row_of_invisible_characters_is_a_blank_row() -> None:
    assert given("1,verwaltung,offen,4", "\u200b,\ufeff,,").problems == ()


# the separator's own line


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
def test_the_line_that_names_the_separator_is_obeyed_in_all_its_forms(end: str, mark: bytes) -> None:
    sources = {
        (line, separator): mark + f"{line}\n{ROWS.format(s=separator)}".replace("\n", end).encode()
        for line, separator in SEP
    }

    read = {form: answers(source)["offen"].value for form, source in sources.items()}

    assert read == dict.fromkeys(sources, 3)


# alignment


@pytest.mark.parametrize(
    "source",
    [
        "sheet ; question ; answer\n1     ; offen    ; 3\n",
        'sheet ; "question" ; "answer"\n1     ; "offen"    ; "3"\n',
        '"sheet" , "question" , "answer" , "comment"\n  "1" ,   "offen"  ,  3   ,  "gut, aber ""spät"" "  \n',
        "sheet;\tquestion;\tanswer\n1;\t\toffen;\t\t3\n",
        'sheet;\t"question";\tanswer\n1;\t\t"offen";\t\t3\n',
        "sheet\tquestion\tanswer\n1\toffen\t3\n",
        "sheet\t\tquestion\tanswer\n1\t\toffen\t\t3\n",
        "sheet\t\tquestion\tanswer\n1\toffen\t\t3\n",
    ],
)
def test_cells_may_be_aligned_with_spaces_and_tabs(source: str) -> None:
    assert answers(source.encode())["offen"].value == 3


def test_an_empty_cell_between_tabs_stays_an_empty_cell() -> None:
    read = given('1\t"verwaltung"\toffen\t\t"gut"', header="sheet\tperspective\tquestion\tanswer\tcomment")

    assert read.sheets[0].answers["offen"].comment == "gut"
    assert read.sheets[0].answers["offen"].value is None


def test_a_column_without_a_name_between_tabs_stays_one() -> None:
    read = given(
        "1\tx\tverwaltung\toffen\t3",
        "2\ty\tverwaltung\toffen\t3",
        header="sheet\t\tperspective\tquestion\tanswer",
    )

    assert len(read.sheets) == 2
