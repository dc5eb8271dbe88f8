"""Responses of another survey tool that nobody sent off, and those of people who did not agree: left out, counted,
and taken in where somebody says so.

LimeSurvey writes `submitdate` (*Datum Abgeschickt*) when the last button is pressed and leaves it empty before:
evaluations of such exports keep the rows in which it is filled.
"""

import pytest

from qcheck.importing import ColumnMap
from tests.importing.reading import said, table, values
from tests.importing.test_wide import TOWN

ROWS = """id,{sent},lastpage,Perspektive,k-offen,k-ehrlich
1,2026-06-01 18:20:11,3,Amt,4,3
2,,2,Amt,1,1
3,,1,Verein,9,
4,,1,,,
"""
AGREED = "Perspektive;{head};k-offen;k-ehrlich\nAmt;{yes};4;3\nVerein;{no};1;1\nVerein;;1;9\n"


@pytest.mark.parametrize("head", ["submitdate", "Datum Abgeschickt", "Date submitted"])
def test_what_nobody_sent_off_is_counted_and_left_out_with_its_mistakes(head: str) -> None:
    found = table(ROWS.format(sent=head), TOWN)

    assert (said(found), found.unfinished, found.silent) == ("", 2, (5,))
    assert values(found) == [{"k-offen": 4, "k-ehrlich": 3}]


def test_it_comes_in_where_somebody_says_so() -> None:
    found = table(ROWS.format(sent="submitdate").replace(",9,", ",2,"), TOWN, ColumnMap(unfinished="take in"))

    assert (len(found.sheets), found.unfinished) == (3, 2)


def test_a_table_that_does_not_say_when_has_nothing_unfinished() -> None:
    found = table(ROWS.format(sent="note").replace(",9,", ",2,"), TOWN)

    assert (len(found.sheets), found.unfinished) == (3, 0)


@pytest.mark.parametrize(
    "head",
    [
        "Ich willige ein, dass meine Angaben ausgewertet werden.", "Einwilligung", "consent[SQ001]",
        "Haben Sie die Datenschutzhinweise gelesen?", "I consent to taking part in this survey.",
    ],
)  # fmt: skip
def test_whoever_did_not_agree_is_counted_and_left_out(head: str) -> None:
    found = table(AGREED.format(head=head, yes="Ja", no="Nein"), TOWN)

    assert (said(found), found.without_consent) == ("", 2)
    assert [sheet.perspective for sheet in found.sheets] == ["amt"]


@pytest.mark.parametrize(
    ("yes", "no"),
    [
        ("Ja", "Nein"), ("Y", "N"), ("1", "0"), ("Yes", "No"), ("Ich willige ein.", "Ich willige nicht ein."),
        ("Ja, ich bin einverstanden", "Nein, ich bin nicht einverstanden"), ("I agree", "I don’t agree"),
        ("ja", "vielleicht"), ("Ich stimme dem zu", "Ich lehne das ab"),
    ],
)  # fmt: skip
def test_only_what_clearly_is_a_yes_counts_as_one(yes: str, no: str) -> None:
    found = table(AGREED.format(head="Einwilligung", yes=yes, no=no), TOWN)

    assert (len(found.sheets), found.without_consent) == (1, 2)


def test_a_box_that_can_only_be_ticked_leaves_its_own_words_behind() -> None:
    text = "Hinweise gelesen"
    found = table(AGREED.format(head="Datenschutz", yes=text, no=text), TOWN)

    assert (len(found.sheets), found.without_consent) == (2, 1)


def test_it_can_be_said_which_column_asks_for_consent_and_that_all_are_taken() -> None:
    rows = AGREED.format(head="Dürfen wir?", yes="Ja", no="Nein").replace(";9", ";2")
    columns = {"Dürfen wir?": "consent"}

    left, taken = (
        table(rows, TOWN, ColumnMap(columns, without_consent=wish)) for wish in ("leave out", "take in")
    )

    assert (len(left.sheets), len(taken.sheets)) == (1, 3)


def test_a_question_of_the_catalogue_is_never_taken_for_consent() -> None:
    asked = "Alle reden ehrlich über Datenschutz."
    found = table(f"Perspektive;{asked};k-offen\nAmt;nein;4\n", TOWN, ColumnMap({asked: "k-ehrlich"}))

    assert (found.without_consent, values(found)) == (0, [{"k-ehrlich": 1, "k-offen": 4}])
