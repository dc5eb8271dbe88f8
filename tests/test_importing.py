"""Answers from a spreadsheet: what is understood, and what is said about the rest."""

import codecs
import random
from time import process_time

import pytest

from qcheck.catalogue import Apart, Catalogue, PerspectiveId, QuestionId
from qcheck.importing import LARGEST, Import, read_answers
from qcheck.language import language
from qcheck.records import Answer, Evidence, Sheet, SheetId
from tests.builders import catalogue

TOWN = catalogue("""
    perspectives:
      - {id: verwaltung, title: {de: Verwaltung, en: Administration}}
      - {id: zivilgesellschaft, title: {de: Zivilgesellschaft, en: Civil society}}
    criteria:
      - {id: dialog, title: Dialog, questions: [{id: offen, text: Offen}, {id: ehrlich, text: Ehrlich}]}
    modules:
      - {id: jugend, title: Jugend, questions: [{id: jung, text: Jung}]}
""")
PLAYGROUND = catalogue(
    "criteria: [{id: planung, title: Planung, questions: [{id: offen, text: Offen}, {id: frueh, text: "
    "Früh}]}]"
)
HEADER = "sheet,perspective,question,answer"


def given(*rows: str, header: str = HEADER, of: Catalogue = TOWN) -> Import:
    """What is read from these rows."""
    return read_answers("\n".join([header, *rows]).encode(), "a.csv", of)


def answers(source: bytes, of: Catalogue = PLAYGROUND) -> dict[str, Answer]:
    """The answers of the only sheet in these bytes."""
    read = read_answers(source, "a.csv", of)
    assert said(read) == ""
    [only] = read.sheets
    return {str(question): answer for question, answer in only.answers.items()}


def said(read: Import, tag: str = "en") -> str:
    """All problems, as they are printed."""
    assert not (read.sheets and read.problems)
    return "\n".join(problem.said(language(tag)) for problem in read.problems)


def value(cell: str, of: Catalogue = PLAYGROUND) -> object:
    """What an answer cell means, in a file that is separated by bars."""
    return answers(f"sheet|question|answer\n1|offen|{cell}".encode(), of)["offen"].value


def sheet(name: str, perspective: str, **answers: Answer) -> Sheet:
    """A sheet with its answers by question."""
    return Sheet(
        SheetId(name),
        PerspectiveId(perspective),
        {QuestionId(question): answer for question, answer in answers.items()},
    )


# what is understood


def test_rows_of_one_sheet_become_one_sheet() -> None:
    read = given("b,verwaltung,offen,3", "a,zivilgesellschaft,offen,na", "b,verwaltung,ehrlich,dk")

    assert read == Import(
        sheets=(
            sheet("b", "verwaltung", offen=Answer(3), ehrlich=Answer(Apart.DK)),
            sheet("a", "zivilgesellschaft", offen=Answer(Apart.NA)),
        ),
        problems=(),
    )


def test_a_file_with_a_first_row_alone_has_no_sheets_and_no_problems() -> None:
    assert given() == Import((), ())


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_recognised(separator: str) -> None:
    source = "sheet,question,answer\n1,offen,2\n".replace(",", separator)

    assert answers(source.encode()) == {"offen": Answer(2)}


def test_a_separator_inside_quotation_marks_separates_nothing() -> None:
    source = '"comment, if any";sheet;question;answer\n"a; b";1;offen;2\n'

    assert answers(source.encode()) == {"offen": Answer(2)}


def test_the_line_in_which_a_spreadsheet_says_its_separator_is_obeyed_and_not_counted() -> None:
    read = read_answers(b"sep=|\r\nsheet|question|answer\r\n1|offen|9\r\n", "a.csv", PLAYGROUND)

    assert said(read).startswith("a.csv: row 2: ")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_encoding_is_recognised(encoding: str) -> None:
    source = "sheet;question;answer;comment\r\nJürgen;offen;2;„schön“ für 5 €\r\n"

    assert answers(source.encode(encoding)) == {"offen": Answer(2, "„schön“ für 5 €")}


def test_big_endian_utf_16_is_recognised_by_its_byte_order_mark() -> None:
    source = codecs.BOM_UTF16_BE + "sheet\tquestion\tanswer\r\n1\toffen\t2\r\n".encode("utf-16-be")

    assert answers(source) == {"offen": Answer(2)}


def test_bytes_that_the_windows_code_page_does_not_know_are_read_as_latin_1() -> None:
    assert answers(b"sheet,question,answer,comment\n1,offen,2,\x81\xfc\n")["offen"].comment == "\x81ü"


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end_is_understood(ends: str) -> None:
    assert answers(f"sheet,question,answer{ends}1,offen,2{ends}1,frueh,3{ends}".encode()) == {
        "offen": Answer(2),
        "frueh": Answer(3),
    }


def test_names_of_columns_come_in_any_order_case_and_language() -> None:
    source = " Antwort ;FRAGE;Punkte;Bogen;Beleg;Kommentar;Perspektive\n2;offen;17;1;Protokoll;gut;\n"

    assert answers(source.encode()) == {"offen": Answer(2, "gut", Evidence("Protokoll"))}


def test_the_perspective_may_be_its_title_in_any_language() -> None:
    read = given("1,verwaltung,offen,3", "2,Civil  SOCIETY,offen,3", "3,Zivilgesellschaft,offen,3")

    assert [each.perspective for each in read.sheets] == [
        "verwaltung",
        "zivilgesellschaft",
        "zivilgesellschaft",
    ]


@pytest.mark.parametrize("cell", ["", " ", "all"])
def test_without_perspectives_everybody_is_all(cell: str) -> None:
    [only] = given(f"1,{cell},offen,3", of=PLAYGROUND).sheets

    assert only.perspective == "all"


@pytest.mark.parametrize(
    "cell", ["3", " 3 ", "3.0", "3,0", "3.00", "03", "trifft eher zu", "Mostly  applies", "EHER JA"]
)
def test_a_point_may_be_a_number_or_its_label_in_any_language(cell: str) -> None:
    assert value(cell) == 3


@pytest.mark.parametrize(
    "cell",
    [
        "dk",
        "DK",
        "I can't say",
        "I can’t say",
        "weiß ich nicht",
        "WEISS ICH NICHT",
        "Kann ich nicht beurteilen",
    ],
)
def test_not_knowing_is_understood_in_code_and_words(cell: str) -> None:
    assert value(cell) is Apart.DK


@pytest.mark.parametrize("cell", ["na", "Na", "not relevant here", "Passt hier nicht"])
def test_not_relevant_is_an_answer_and_never_an_empty_cell(cell: str) -> None:
    assert value(cell) is Apart.NA


def test_letters_made_of_two_signs_are_the_same_letters() -> None:
    assert value("Weiß ich nicht") is Apart.DK
    assert (
        answers("sheet,question,answer\n1,offen,Sta\u0308rke".encode(), catalogue(LABELLED))["offen"].value
        == 2
    )


LABELLED = """
    scale: {options: [{value: 1, label: Mittel}, {value: 2, label: Stärke}, {value: 3, label: "1"}, {value: 4, label: mittel}]}
    criteria: [{id: k, title: K, questions: [{id: offen, text: Offen}]}]
"""


def test_a_number_is_the_point_and_not_another_points_label() -> None:
    assert value("1", catalogue(LABELLED)) == 1


def test_an_empty_answer_is_none() -> None:
    assert given("1,verwaltung,offen, ").sheets == (sheet("1", "verwaltung"),)


def test_a_comment_without_an_answer_is_kept() -> None:
    [only] = given("1,verwaltung,offen,,weiß noch nicht", header=HEADER + ",comment").sheets

    assert only.answers == {"offen": Answer(None, "weiß noch nicht")}


@pytest.mark.parametrize(
    ("cell", "evidence"),
    [
        ("Protokoll  vom 3. Mai", Evidence("Protokoll vom 3. Mai")),
        (
            "Protokoll (https://example.org/p.pdf), Seite 3",
            Evidence("Protokoll, Seite 3", "https://example.org/p.pdf"),
        ),
        ("Protokoll: https://example.org/p.pdf.", Evidence("Protokoll", "https://example.org/p.pdf")),
        ("https://example.org/a_(b)", Evidence("https://example.org/a_(b)", "https://example.org/a_(b)")),
        ("javascript:alert(1)", Evidence("javascript:alert(1)")),
    ],
)
def test_an_address_in_the_evidence_becomes_its_link(cell: str, evidence: Evidence) -> None:
    source = f'sheet,question,answer,evidence\n1,offen,2,"{cell}"\n'

    assert answers(source.encode())["offen"].evidence == evidence


def test_a_question_of_a_module_is_known() -> None:
    assert given("1,verwaltung,jung,3").problems == ()


def test_empty_rows_and_empty_cells_beyond_the_first_row_do_no_harm() -> None:
    read = given("", ",,,", "1,verwaltung,offen,3,,", header=HEADER)

    assert read == Import((sheet("1", "verwaltung", offen=Answer(3)),), ())


def test_a_row_may_end_before_the_columns_that_may_be_empty() -> None:
    assert given("1,verwaltung,offen,3", header=HEADER + ",comment,evidence").problems == ()


# what is reported


def test_all_problems_are_said_at_once_in_the_order_of_their_rows() -> None:
    read = given(
        "1,verwaltung,offne,3",
        "2,verwaltung,offen,5",
        ",verwaltung,offen,3",
        "3,verwalter,ehrlich,3",
        "4,,,3",
    )

    assert (
        said(read)
        == """\
a.csv: row 2: there is no question 'offne' in this catalogue
    did you mean 'offen'?
a.csv: row 3: '5' is not an answer on the scale
    possible are: 1, 2, 3, 4, dk, na
a.csv: row 4: the cell 'sheet' is empty
    every row says to which sheet it belongs, by any name or number
a.csv: row 5: there is no perspective 'verwalter' in this catalogue
    did you mean 'verwaltung'?
a.csv: row 6: the cell 'perspective' is empty
    possible are: verwaltung, zivilgesellschaft
a.csv: row 6: the cell 'question' is empty"""
    )


def test_problems_are_said_in_german_too() -> None:
    read = given("1,verwaltung,offne,3", "2,verwaltung,offen,5")

    assert (
        said(read, "de")
        == """\
a.csv: Zeile 2: Die Frage »offne« gibt es in diesem Katalog nicht
    Meinten Sie »offen«?
a.csv: Zeile 3: »5« ist keine Antwort der Skala
    Möglich sind: 1, 2, 3, 4, dk, na"""
    )


def test_rows_are_counted_as_a_spreadsheet_does() -> None:
    read = given(
        '1,verwaltung,offen,3,"two\nlines"', "", "1,verwaltung,ehrlich,9,", header=HEADER + ",comment"
    )

    assert said(read).startswith("a.csv: row 4: ")


@pytest.mark.parametrize(
    ("rows", "named"),
    [
        (2, "rows 2 and 3"),
        (3, "rows 2, 3 and 4"),
        (11, "rows 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 and 12"),
        (12, "rows 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 and 2 more"),
    ],
)
def test_the_same_problem_in_many_rows_is_said_once(rows: int, named: str) -> None:
    read = given(*(f"{sheet},verwaltung,offen,5" for sheet in range(rows)))

    assert said(read).splitlines()[0] == f"a.csv: {named}: '5' is not an answer on the scale"


@pytest.mark.parametrize("second", ["4", "3", ""])
def test_two_rows_for_one_question_on_one_sheet_are_both_named(second: str) -> None:
    read = given("1,verwaltung,offen,3", "2,verwaltung,offen,3", f"1,verwaltung,offen,{second}")

    assert said(read) == "a.csv: rows 2 and 4: sheet '1' answers the question 'offen' more than once"


def test_a_sheet_under_two_perspectives_is_named_with_the_first_row_of_each() -> None:
    read = given("1,verwaltung,offen,3", "2,verwaltung,offen,3", "1,zivilgesellschaft,ehrlich,3")

    assert said(read) == (
        "a.csv: rows 2 and 4: sheet '1' stands under more than one perspective: verwaltung, zivilgesellschaft"
    )


@pytest.mark.parametrize("cell", ["0", "5", "2.5", "-1", "3 4", "ja, sehr", "trifft"])
def test_an_answer_off_the_scale_is_quoted(cell: str) -> None:
    read = read_answers(f"sheet|question|answer\n1|offen|{cell}".encode(), "a.csv", PLAYGROUND)

    assert (
        said(read)
        == f"a.csv: row 2: '{cell}' is not an answer on the scale\n    possible are: 1, 2, 3, 4, dk, na"
    )


def test_a_label_of_several_answers_means_none_of_them() -> None:
    read = read_answers(b"sheet,question,answer\n1,offen,Mittel", "a.csv", catalogue(LABELLED))

    assert (
        said(read)
        == "a.csv: row 2: 'Mittel' can mean several answers: 1, 4\n    possible are: 1, 2, 3, 4, dk, na"
    )


def test_a_perspective_where_the_catalogue_has_none_is_reported() -> None:
    read = given("1,verwaltung,offen,3", of=PLAYGROUND)

    assert said(read) == (
        "a.csv: row 2: this catalogue has no perspectives, so 'verwaltung' cannot be one\n    leave the "
        "column out or empty"
    )


def test_every_missing_column_is_named() -> None:
    read = given("1,3", header="bogen;wert")

    assert (
        said(read)
        == """\
a.csv: row 1: the column 'perspective' is missing
    the first row must name the columns; it says: bogen, wert
a.csv: row 1: the column 'question' is missing
    the first row must name the columns; it says: bogen, wert
a.csv: row 1: the column 'answer' is missing
    the first row must name the columns; it says: bogen, wert"""
    )


def test_a_column_that_is_there_twice_is_reported() -> None:
    read = given("1,offen,3,4", header="sheet,question,answer,Antwort", of=PLAYGROUND)

    assert said(read) == "a.csv: row 1: there are two columns 'answer'"


def test_a_row_with_too_many_cells_is_reported_with_the_separator() -> None:
    read = given("1,verwaltung,offen,3,gut, aber spät", header=HEADER + ",comment")

    assert (
        said(read)
        == """\
a.csv: row 2: this row has more cells than the first row
    a cell with the separator , in it must stand in quotation marks"""
    )


def test_a_row_that_ends_early_is_reported_with_the_column_it_lacks() -> None:
    assert said(given("1,verwaltung,offen")) == "a.csv: row 2: this row ends before the column 'answer'"


@pytest.mark.parametrize(
    "row", ['2,verwaltung,"offen,3', '2,verwaltung,"offen" now,3', '2,verwaltung,offen,"' + "3" * 200_000]
)
def test_quotation_marks_that_do_not_match_are_reported_where_they_begin(row: str) -> None:
    read = given("1,verwaltung,offen,9", row, "3,verwaltung,offen,3")

    assert [problem.rows for problem in read.problems] == [(2,), (3,)]
    assert "a.csv: row 3: the quotation marks that begin here do not match\n" in said(read)


def test_quotation_marks_that_do_not_match_in_the_first_row_are_reported() -> None:
    assert said(given(header='"sheet,question\nanswer')).startswith(
        "a.csv: row 1: the quotation marks that begin here do not match"
    )


@pytest.mark.parametrize(
    ("source", "message"),
    [
        (b"", "this file is empty"),
        (b"\xef\xbb\xbf \r\n\n", "this file is empty"),
        (b"\x00\x01\x02", "this is not a text file"),
        ("sheet,question,answer".encode("utf-16-le")[:-1], "this is not a text file"),
        (codecs.BOM_UTF16_LE + b"x", "this is not a text file"),
        (codecs.BOM_UTF8 + b"\xff", "this is not a text file"),
        (b"sheet\x1b[31m,question,answer", "this is not a text file"),
        (b"PK\x03\x04xl/workbook.xml", "this workbook is damaged or not complete"),
        (b" " * (LARGEST * 2**20 + 1), "this file is larger than 64 MB"),
    ],
)
def test_what_is_no_table_at_all_is_said_in_plain_words(source: bytes, message: str) -> None:
    assert said(read_answers(source, "a.csv", TOWN)).splitlines()[0] == f"a.csv: {message}"


def test_what_is_quoted_fits_into_a_line_and_prints() -> None:
    read = given(f'1,verwaltung,"offen\n{"x" * 100}\x9b",3')

    assert said(read) == f"a.csv: row 2: there is no question 'offen {'x' * 53}…' in this catalogue"


def test_nothing_is_read_from_a_file_with_a_problem() -> None:
    assert given("1,verwaltung,offen,3", "2,verwaltung,offen,5").sheets == ()


def test_whatever_bytes_come_in_something_sensible_comes_out() -> None:
    dice = random.Random(7)
    sources = [
        bytes(dice.choices(b'sheet,question;answer\n\r"\t|1\xfc\xff\x00 ', k=dice.randrange(80)))
        for _ in range(2000)
    ]

    assert all(said(read_answers(source, "a.csv", PLAYGROUND)) for source in sources)


def test_a_hundred_thousand_rows_take_seconds() -> None:
    rows = [
        f"{sheet},{question},{point}\n"
        for sheet in range(50_000)
        for question, point in (("offen", 2), ("frueh", 4))
    ]
    source = ("sheet,question,answer\n" + "".join(rows)).encode()
    before = process_time()

    read = read_answers(source, "a.csv", PLAYGROUND)

    assert len(read.sheets) == 50_000
    assert process_time() - before < 12  # of computing, whatever else the computer does
