"""A catalogue goes out as a spreadsheet and comes back with what was changed in it, and nothing else."""

from __future__ import annotations

from difflib import unified_diff
from pathlib import Path

import pytest
from openpyxl import Workbook

from qcheck.catalogue_sheet import taken
from qcheck.loading import read
from tests.catalogue_sheet.sheets import (
    FIRST,
    PLAYGROUND,
    QUESTIONS,
    TEXTS,
    back,
    changed,
    column,
    out,
    put,
    row_of,
    tabs,
    type_in,
)

CRITERIA = Path(__file__).parents[2] / "criteria"


def lines(text: str, before: str = PLAYGROUND) -> list[str]:
    """The lines that were taken out and put in."""
    found = list(unified_diff(before.splitlines(), text.splitlines(), n=0, lineterm=""))[2:]
    return [line for line in found if not line.startswith("@@")]


@pytest.mark.parametrize(("file", "texts_only"), [("qualitaetscheck", False), ("kurzcheck", True)])
def test_what_nobody_changed_comes_back_to_the_byte(file: str, texts_only: bool) -> None:
    text = (CRITERIA / f"{file}.yaml").read_text("utf-8")

    assert taken(tabs(changed(out(text, texts_only=texts_only)))).text == text


def test_a_question_that_was_worded_anew_changes_its_own_line() -> None:
    came = back(put("sauber", "text.de", "Der Platz ist „immer“ sauber."))

    assert lines(came.text) == [
        "-        text: {de: Der Platz ist sauber., en: The playground is clean.}",
        "+        text: {de: Der Platz ist „immer“ sauber., en: The playground is clean.}",
    ]
    assert [(str(wish.cell), wish.was, wish.now) for wish in came.changed] == [
        ("Fragen!D5", "Der Platz ist sauber.", "Der Platz ist „immer“ sauber.")
    ]


def test_help_may_have_several_lines_and_be_taken_out_in_one_language() -> None:
    came = back(put("offen", "help.de", "Erstens.\nZweitens."), put("offen", "help.en", None))

    found = read(came.text.encode(), "x").catalogue
    assert found is not None
    assert found.questions["offen"].help.root == {"de": "Erstens.\nZweitens."}  # type: ignore[index, union-attr]
    assert "# hängt an der vorigen" in came.text


@pytest.mark.parametrize(
    ("name", "key", "value", "line"),
    [
        ("offen", "perspective.amt", None, "        perspectives: [kinder]"),
        ("offen", "phase.vorher", None, "        phases: [nachher]"),
        ("offen", "critical", "x", "        critical: true"),
        ("offen", "own_group", "X", "        about: own_group"),
        ("sauber", "weight", 3, "        weight: 3"),
        ("frueh", "scale", "reife", "        scale: reife"),
        ("sauber", "skip_if", "frueh = 1 oder dk; offen: 2", "        skip_if:"),
    ],
)
def test_a_setting_stands_on_a_line_of_its_own(name: str, key: str, value: object, line: str) -> None:
    came = back(put(name, key, value))

    assert line in [each[1:] for each in lines(came.text) if each.startswith("+")]
    assert not [each for each in lines(came.text) if each.startswith("-")]
    assert read(came.text.encode(), "x").catalogue is not None


@pytest.mark.parametrize(
    ("name", "key", "line"),
    [
        ("frueh", "critical", "        critical: true"),
        ("offen", "weight", "        weight: 2"),
        ("offen", "skip_if", "        skip_if: {question: frueh, answer: [1, dk]}"),
        ("sauber", "scale", "        scale: reife"),
    ],
)
def test_a_setting_that_was_emptied_is_taken_out(name: str, key: str, line: str) -> None:
    assert lines(back(put(name, key, None)).text) == [f"-{line}"]


def test_marks_for_all_perspectives_mean_all() -> None:
    assert lines(back(put("sauber", "perspective.amt", "x")).text) == ["-        perspectives: [kinder]"]


def test_no_mark_at_all_means_all_too() -> None:
    assert lines(back(put("sauber", "perspective.kinder", None)).text) == ["-        perspectives: [kinder]"]


def test_a_new_question_stands_where_it_was_typed_in() -> None:
    def insert(book: Workbook) -> None:
        book[QUESTIONS].insert_rows(FIRST + 1)

    came = back(
        insert,
        type_in(
            FIRST + 1,
            criterion="Planung [planung]",
            text__de="Alle wurden gefragt.",
            text__en="Everybody was asked.",
            perspective__kinder="x",
            skip_if="frueh = 2",
        ),
    )

    found = read(came.text.encode(), "x").catalogue
    assert found is not None
    assert [each.id for each in found.criterion("planung").questions] == [
        "frueh",
        "alle-wurden-gefragt",
        "offen",
    ]
    assert found.questions["alle-wurden-gefragt"].perspectives == ("kinder",)  # type: ignore[index]
    assert found.questions["alle-wurden-gefragt"].text.say("en") == "Everybody was asked."  # type: ignore[index]
    assert came.new == ("alle-wurden-gefragt",)
    assert not [line for line in lines(came.text) if line.startswith("-")]


def test_a_new_question_may_bring_its_id_and_name_its_criterion_by_title() -> None:
    came = back(type_in(FIRST + 3, criterion="Betrieb", id="hell", text__de="Der Platz ist hell."))

    found = read(came.text.encode(), "x").catalogue
    assert found is not None
    assert [each.id for each in found.criterion("betrieb").questions] == ["sauber", "hell"]


def test_another_number_moves_a_question_and_its_comment() -> None:
    came = back(put("offen", "number", "0,5"))

    assert came.moved == ("offen",)
    assert (
        came.text.index("# hängt an der vorigen")
        < came.text.index("id: offen")
        < came.text.index("id: frueh")
    )


def test_where_a_question_has_come_in_meanwhile_the_order_stays_as_it_is_now() -> None:
    now = PLAYGROUND.replace(
        "  - id: betrieb\n", "      - {id: neu, text: {de: Neu., en: New.}}\n  - id: betrieb\n"
    )

    came = back(put("offen", "number", "0,5"), now=now)

    assert (came.text, came.moved) == (now, ())


def test_another_criterion_takes_the_question_there() -> None:
    came = back(put("offen", "criterion", "Betrieb [betrieb]"), put("offen", "skip_if", None))

    found = read(came.text.encode(), "x").catalogue
    assert found is not None
    assert [each.id for each in found.criterion("betrieb").questions] == ["offen", "sauber"]
    assert came.moved[0] == "offen"


def test_sorted_rows_and_columns_that_are_gone_change_nothing() -> None:
    def work(book: Workbook) -> None:
        sheet = book[QUESTIONS]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=FIRST)]
        for number, row in enumerate(sorted(rows, key=lambda row: str(row[3])), FIRST):
            for place, value in enumerate(row, 1):
                sheet.cell(number, place).value = value
        for key in ("help.en", "perspective.amt", "weight"):
            sheet.delete_cols(column(sheet, key))
        sheet.title = "Meine Fragen"
        book.move_sheet(sheet, 2)

    assert back(work).text == PLAYGROUND


def test_a_row_that_is_missing_stays_unless_it_is_to_be_taken_out() -> None:
    def delete(book: Workbook) -> None:
        book[QUESTIONS].delete_rows(row_of(book[QUESTIONS], "sauber"))
        book[QUESTIONS].delete_rows(row_of(book[QUESTIONS], "offen"))

    kept, removed = back(delete), back(delete, removes=True)

    assert (kept.text, kept.missing) == (PLAYGROUND, ("offen", "sauber"))
    assert "id: offen" not in removed.text


def test_other_texts_stand_on_a_tab_of_their_own() -> None:
    came = back(put("criterion/planung//meaning", "text.de", "Wie gut geplant wird.", TEXTS))

    assert lines(came.text) == ["-      de: Wie geplant wird.", "+      de: Wie gut geplant wird."]


def test_a_first_translation_adds_its_language() -> None:
    came = back(
        put("question/sauber//text", "text.fr", "La place est propre.", TEXTS), texts_only=True, into=("fr",)
    )

    found = read(came.text.encode(), "x").catalogue
    assert found is not None
    assert found.languages == ("de", "en", "fr")
    assert found.questions["sauber"].text.say("fr") == "La place est propre."  # type: ignore[index]


def test_what_others_changed_in_the_catalogue_meanwhile_stays() -> None:
    now = PLAYGROUND.replace("Wie geplant wird.", "Wie wir planen.").replace(
        "version: 1.0.0", "version: 1.1.0"
    )

    came = back(put("sauber", "text.de", "Der Platz ist schön."), now=now)

    assert "Wie wir planen." in came.text
    assert "Der Platz ist schön." in came.text
    assert "version: 1.1.0" in came.text
