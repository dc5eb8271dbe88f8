"""Tables of other survey tools, a row for each response: what their columns and cells mean."""

import pytest

from qcheck.catalogue import Apart
from qcheck.importing import ColumnMap, FileKind
from tests.builders import catalogue
from tests.importing.reading import CODES, NOTHING_SAID, found_in, said, table, values

TOWN = catalogue("""
    perspectives:
      - {id: amt, title: {de: Amt, en: Office}}
      - {id: verein, title: {de: Verein, en: Club}}
    criteria:
      - id: dialog
        title: Dialog
        questions:
          - {id: k-offen, text: {de: "Die Ziele sind „offen“ für alle.", en: The goals are open.}}
          - {id: k-ehrlich, text: Alle reden ehrlich.}
          - {id: k-frueh, text: Alle wissen früh Bescheid.}
""")
EXPORTS = [
    "limesurvey-codes.csv",
    "limesurvey-texte.csv",
    "limesurvey-zwei-kopfzeilen.xlsx",
    "microsoft-forms.xlsx",
    "google-forms.csv",
    "kobo.xlsx",
    "eusurvey.xlsx",
]
OFFICE = {
    "k-zuhoeren": 4, "k-ziel": 3, "k-spielraum": 3, "k-zeit": 4, "k-vielfalt": 2, "k-verstehen": 3,
    "k-ablauf": 4, "k-ernst": 3, "k-rueckmeldung": 2, "k-auswertung": 3, "k-rueckhalt": 4, "k-regeln": 3,
}  # fmt: skip


def row(cell: str) -> object:
    """What an answer's cell means in a wide table."""
    found = table(f"Perspektive|k-offen|k-ehrlich\nAmt|{cell}|1\n", TOWN)
    assert said(found) == ""
    return values(found)[0].get("k-offen")


# the exports of five tools


@pytest.mark.parametrize("name", EXPORTS)
def test_the_export_of_a_survey_tool_is_read_whole(name: str) -> None:
    found = found_in(name, CODES if name == "limesurvey-codes.csv" else NOTHING_SAID)

    assert (found.kind, said(found)) == (FileKind.WIDE, "")
    assert [sheet.perspective for sheet in found.sheets] == [
        "verwaltung", "zivilgesellschaft", "politik", "einwohnerschaft",
    ]  # fmt: skip
    assert values(found)[0] == OFFICE
    assert values(found)[2]["k-ziel"] is Apart.DK
    assert values(found)[2]["k-rueckmeldung"] is Apart.NA
    assert "k-ablauf" not in values(found)[3]


def test_rows_in_which_nobody_said_anything_are_told_and_not_taken() -> None:
    assert found_in("limesurvey-codes.csv").silent == (6,)


def test_comments_stand_beside_their_question() -> None:
    found = found_in("limesurvey-codes.csv")

    assert found.sheets[0].answers["k-verstehen"].comment == "Die Einladung kam spät, aber sie kam."
    assert found.sheets[2].answers["k-verstehen"].comment == "„Gut“ gemeint;\nnicht gut gemacht"
    assert found_in("kobo.xlsx").sheets[0].answers["k-ziel"].comment.startswith("Die Einladung")


def test_closing_questions_are_known_by_their_text() -> None:
    assert found_in("limesurvey-texte.csv").sheets[0].closings == {"open_good": "Der Anfang"}
    assert found_in("microsoft-forms.xlsx").sheets[1].closings == {"open_next": "Mehr Zeit"}


def test_what_a_tool_writes_for_itself_is_told_apart_from_what_nobody_understands() -> None:
    found = found_in("google-forms.csv")
    codes = found_in("limesurvey-codes.csv")

    assert found.unmatched == ("Haben Sie noch Fragen?",)
    assert codes.unmatched == ("G03Q20",)
    assert "ipaddr" in codes.aside


def test_names_and_addresses_of_people_are_never_taken() -> None:
    found = found_in("microsoft-forms.xlsx")

    assert {"E-Mail", "Name"} <= set(found.aside)
    assert "anonymous" not in repr(found.sheets)


def test_a_response_is_told_from_others_by_its_number_or_by_an_id_of_its_own() -> None:
    assert [sheet.mark for sheet in found_in("limesurvey-codes.csv").sheets] == ["101", "102", "103", "104"]
    assert found_in("kobo.xlsx").sheets[0].origin == "7f0c1c1e-0000-4000-8000-000000000000"


def test_rows_are_numbered_as_the_spreadsheet_does_below_lines_about_the_survey() -> None:
    assert [sheet.place.row for sheet in found_in("eusurvey.xlsx").sheets] == [5, 6, 7, 8]


def test_a_worksheet_without_questions_is_named() -> None:
    assert found_in("kobo.xlsx").unmatched == ("kinder",)


# heads


@pytest.mark.parametrize(
    "head",
    [
        "k-offen", "K_OFFEN", "koffen", "gruppe/k_offen", "G01Q02[koffen]", "Die Ziele sind offen für alle",
        '"die  ziele sind »offen« für alle"', "3. Die Ziele sind offen für alle.", "The goals are open",
        "Teil A: Die Ziele sind „offen“ für alle.", "Wie sehr trifft das zu? [Die Ziele sind offen für alle.]",
        "Die Ziele sind &bdquo;offen&ldquo; f&uuml;r alle.", "<b>Die Ziele</b> sind offen für alle. *",
        "Die\u00a0Ziele sind\u200b offen für alle.", "Frage 3: Die Ziele sind offen für alle (Pflichtfrage)",
        "k-offen. Die Ziele sind offen für alle.",
    ],
)  # fmt: skip
def test_a_question_is_known_by_its_id_or_its_text(head: str) -> None:
    quoted = head.replace('"', '""')

    found = table(f'Perspektive;"{quoted}";k-ehrlich\nAmt;3;4\n', TOWN)

    assert values(found) == [{"k-offen": 3, "k-ehrlich": 4}]


@pytest.mark.parametrize(
    "head", ["Die Ziele", "offen", "Die Ziele sind offen", "k-offen. Die Ziele stehen fest.", "F3"]
)
def test_a_head_that_is_only_like_a_question_is_shown_and_not_guessed(head: str) -> None:
    found = table(f"Perspektive;{head};k-ehrlich\nAmt;3;4\n", TOWN)

    assert values(found) == [{"k-ehrlich": 4}]
    assert found.unmatched == (head,)


def test_another_text_below_the_code_is_that_of_an_older_edition() -> None:
    rows = "Perspektive;k-offen;k-ehrlich;k-frueh\nWer sind Sie?;Die Ziele standen ganz anders da.;Alle reden ehrlich.;Alle wissen früh Bescheid.\nAmt;3;4;4"

    found = table(rows, TOWN)

    assert (values(found), found.unmatched) == ([{"k-ehrlich": 4, "k-frueh": 4}], ("k-offen",))


def test_the_text_of_another_phase_is_another_question() -> None:
    found = found_in("limesurvey-texte.csv")

    assert len(found.sheets) == 4
    assert found.unmatched == ()


def test_two_columns_for_one_question_are_named() -> None:
    found = table("Perspektive;k-offen;Die Ziele sind offen für alle;k-ehrlich\nAmt;3;4;4", TOWN)

    assert said(found).startswith(
        "a.csv: two columns both mean the question 'k-offen': 'k-offen', 'Die Ziele sind offen für alle'"
    )


def test_heads_that_stand_there_twice_can_each_be_named() -> None:
    said_once = ColumnMap({"Note": "k-offen", "Note (2)": "k-ehrlich"})

    found = table("Perspektive;Note;Note\nAmt;3;4", TOWN, said_once)

    assert values(found) == [{"k-offen": 3, "k-ehrlich": 4}]


def test_columns_without_anything_in_them_do_no_harm() -> None:
    found = table("Perspektive;k-offen;k-ehrlich;;;\nAmt;3;4;;;\n;;;;;\n", TOWN)

    assert (values(found), found.unmatched) == ([{"k-offen": 3, "k-ehrlich": 4}], ())


def test_a_table_without_questions_says_so() -> None:
    found = table("a;b\n1;2", TOWN)

    assert said(found).startswith("a.csv: no column of this table is a question of this catalogue")
    assert found.unmatched == ("a", "b")


# perspectives


def test_a_table_without_perspectives_asks_for_one() -> None:
    found = table("k-offen;k-ehrlich\n3;4\n", TOWN)

    assert said(found).startswith("a.csv: no column of this table says the perspective")
    assert len(found.problems) == 1


def test_one_perspective_can_be_said_for_the_whole_file() -> None:
    found = table("k-offen;k-ehrlich\n3;4\n", TOWN, ColumnMap(perspective="verein"))

    assert [sheet.perspective for sheet in found.sheets] == ["verein"]


def test_what_stands_in_place_of_a_perspective_is_named_with_its_row() -> None:
    found = table("Perspektive;k-offen;k-ehrlich\nAmt;3;4\nBürgerin;3;4\n", TOWN)

    assert said(found).startswith("a.csv: row 3: there is no perspective 'Bürgerin' in this catalogue")
    assert [sheet.said for sheet in found.sheets] == ["", "Bürgerin"]


def test_perspectives_may_have_other_names_in_the_file() -> None:
    found = table(
        "Perspektive;k-offen;k-ehrlich\nBürgerin;3;4\n", TOWN, ColumnMap(perspectives={"bürgerin ": "verein"})
    )

    assert [sheet.perspective for sheet in found.sheets] == ["verein"]


# answers


@pytest.mark.parametrize("code", ["A4", "AO04", "a4"])
def test_a_code_that_only_gives_a_place_in_a_list_is_asked_back(code: str) -> None:
    found = table(f"Perspektive|k-offen|k-ehrlich\nAmt|{code}|1\n", TOWN)

    assert f"'{code}' is not an answer on the scale" in said(found)
    assert found.strange_answers == (code,)


@pytest.mark.parametrize(
    "cell",
    [
        "4", "4.0", "4,0", "trifft voll zu", "TRIFFT  voll zu", "Trifft voll zu.", "applies fully", "Ja",
        "4 - trifft voll zu", "4 – trifft voll zu", "(4) trifft voll zu", "4: Trifft voll zu", "4. trifft voll zu",
        "4 = trifft voll zu", "trifft voll zu (4)", "trifft&nbsp;voll zu",
        "<span>trifft voll zu</span>", "trifft\u00a0voll\u200b zu",
    ],
)  # fmt: skip
def test_an_answer_may_be_written_as_other_tools_write_it(cell: str) -> None:
    assert row(cell) == 4


@pytest.mark.parametrize(
    ("cell", "meant"),
    [("dk", Apart.DK), ("Kann ich nicht beurteilen", Apart.DK), ("na", Apart.NA), ("", None), ("  ", None)],
)
def test_what_is_set_apart_is_understood_and_an_empty_cell_is_no_answer(cell: str, meant: object) -> None:
    assert row(cell) == meant


@pytest.mark.parametrize("cell", ["NA", "N/A", "#N/A", "#NV"])
def test_what_is_written_for_something_missing_is_asked_about(cell: str) -> None:
    found = table(f"Perspektive;k-offen;k-ehrlich\nAmt;{cell};4\n", TOWN)

    assert said(found).startswith("a.csv: row 2: k-offen: '")
    assert "can mean two things" in said(found)


def test_it_can_be_said_once_what_such_a_word_means() -> None:
    found = table(
        "Perspektive;k-offen;k-ehrlich\nAmt;NA;stimme zu\n",
        TOWN,
        ColumnMap(answers={"NA": "na", "stimme zu": "4"}),
    )

    assert values(found) == [{"k-offen": Apart.NA, "k-ehrlich": 4}]


@pytest.mark.parametrize("cell", ["4 - trifft eher zu", "A5", "0", "A0"])
def test_what_contradicts_itself_or_the_scale_is_named_with_row_and_question(cell: str) -> None:
    found = table(f"Perspektive;k-offen;k-ehrlich\nAmt;{cell};4\n", TOWN)

    assert said(found).startswith(f"a.csv: row 2: k-offen: '{cell}' ")


@pytest.mark.parametrize("cell", ["2026-04-03", "03.04.2026", "3.4.", "03. Apr", "4-Mar"])
def test_a_day_that_a_spreadsheet_made_is_named_as_one(cell: str) -> None:
    found = table(f"Perspektive;k-offen;k-ehrlich\nAmt;{cell};4\n", TOWN)

    assert f"'{cell}' is a day: the spreadsheet has made one of what was typed" in said(found)
