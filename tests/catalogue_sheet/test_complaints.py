"""What cannot be meant in a spreadsheet is said with its cell, and then nothing of it is taken."""

from __future__ import annotations

from datetime import datetime

import pytest
from openpyxl import Workbook

from qcheck.catalogue_sheet import NotTaken, taken
from qcheck.language import language
from tests.catalogue_sheet.sheets import (
    FIRST,
    PLAYGROUND,
    QUESTIONS,
    TEXTS,
    back,
    changed,
    complaints,
    out,
    put,
    tabs,
    type_in,
)

EMPTY = FIRST + 5


@pytest.mark.parametrize(
    ("name", "key", "value", "said"),
    [
        (
            "offen",
            "number",
            datetime(2026, 5, 2),
            "Fragen!A4: daraus hat Ihr Tabellenprogramm das Datum 2026-05-02",
        ),
        ("offen", "number", "zwei", "Fragen!A4: »zwei« ist keine Zahl"),
        ("offen", "text.de", datetime(2026, 5, 1), "Fragen!D4: daraus hat Ihr Tabellenprogramm das Datum"),
        ("offen", "text.de", None, "Fragen!D4: hier fehlt der Text in der Sprache »de«"),
        ("offen", "criterion", "Planing", "Fragen!B4: Es gibt kein Kriterium »Planing«"),
        (
            "offen",
            "perspective.amt",
            "vielleicht",
            "Fragen!J4: »vielleicht« ist kein Kreuz: ein x, oder nichts",
        ),
        ("offen", "weight", "1,5", "Fragen!O4: »1,5« ist keine Zahl"),
        ("offen", "scale", "reif", "Fragen!P4: Eine Skala »reif« gibt es nicht"),
        (
            "offen",
            "skip_if",
            "wenn frueh",
            "Fragen!R4: »wenn frueh« ist kein Filter; er wird so geschrieben:",
        ),
        ("offen", "skip_if", "fruh = 1", "Fragen!R4: Es gibt keine Frage »fruh«"),
        ("offen", "id", "frueh", "Fragen!C4: »frueh« steht schon in Zeile 3."),
        ("offen", "id", "Offen!", "Fragen!C4: »Offen!« ist keine Kennung: Erlaubt sind nur a-z, 0-9 und -"),
        (
            "offen",
            "id",
            "amt",
            "Fragen!C4: die Kennung »amt« gehört in diesem Katalog schon zu etwas anderem",
        ),
    ],
)
def test_a_cell_that_cannot_be_meant_is_named(name: str, key: str, value: object, said: str) -> None:
    [complaint] = complaints(put(name, key, value))

    assert complaint.startswith(said)


def test_everything_that_is_wrong_is_said_at_once() -> None:
    found = complaints(
        put("offen", "weight", "viel"), put("frueh", "critical", "?"), put("sauber", "text.de", "")
    )

    assert [each.partition(":")[0] for each in found] == ["Fragen!N3", "Fragen!O4", "Fragen!D5"]


def test_a_new_question_without_words_or_criterion_is_named() -> None:
    found = complaints(type_in(EMPTY, text__en="Only in English."))

    assert [each.partition(":")[0] for each in found] == [f"Fragen!D{EMPTY}", f"Fragen!B{EMPTY}"]


def test_a_mark_that_was_left_over_in_an_empty_row_is_no_question() -> None:
    assert back(type_in(EMPTY, perspective__amt="x", number=99)).text == PLAYGROUND


def test_a_key_that_was_changed_is_named() -> None:
    [complaint] = complaints(put("criterion/planung//title", "name", "criterion/plan//title", TEXTS))

    assert complaint.startswith("Texte!F")
    assert "»criterion/plan//title« ist kein Text des Katalogs: Der Schlüssel" in complaint


def test_what_somebody_else_changed_meanwhile_is_not_written_over() -> None:
    now = PLAYGROUND.replace("Der Platz ist sauber.", "Der Platz ist gepflegt.")

    [complaint] = complaints(put("sauber", "text.de", "Der Platz ist schön."), now=now)

    assert complaint == (
        "Fragen!D5: hier wurde der Katalog geändert, seit die Tabelle entstanden ist: Jetzt steht dort "
        "»Der Platz ist gepflegt.«"
    )


def test_a_question_that_is_gone_meanwhile_is_named() -> None:
    now = PLAYGROUND[: PLAYGROUND.index("  - id: betrieb")]

    assert complaints(put("sauber", "text.de", "Der Platz ist schön."), now=now) == [
        "Fragen!D5: »sauber« gibt es im Katalog nicht mehr"
    ]


def test_a_spreadsheet_of_somebody_else_is_not_taken() -> None:
    def forget(book: Workbook) -> None:
        book[QUESTIONS].delete_rows(1)
        book[TEXTS].delete_rows(1)

    [complaint] = complaints(forget)

    assert complaint.startswith("kein Blatt dieser Tabelle hat qcheck aus einem Fragebogen gemacht")


def test_a_tab_that_was_copied_into_another_file_needs_the_catalogue() -> None:
    def copy(book: Workbook) -> None:
        del book["qcheck"]

    file = changed(out(), put("sauber", "text.de", "Der Platz ist schön."), copy)

    with pytest.raises(NotTaken) as refused:
        taken(tabs(file))
    assert "nennen" in refused.value.problems[0].said(language("de")).casefold()
    assert "Der Platz ist schön." in taken(tabs(file), PLAYGROUND).text
