"""`qcheck stats`: how the questions of a catalogue work."""

from __future__ import annotations

import csv
import json
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from qcheck.catalogue import Apart
from qcheck.service import Service
from tests.cli.checks import organise
from tests.cli.running import Run, Written


@pytest.fixture
def link(qcheck: Run, service: Service) -> str:
    """A check with 31 sheets: all give the highest answer to one question, none knows about another."""
    made = organise(qcheck)
    questionnaire = service.access.open(made).questionnaire
    view = questionnaire.perspectives[0]
    asked = questionnaire.form(view).ids
    for number in range(31):
        values = {each: 1 + (number + place) % 4 for place, each in enumerate(asked)}
        values |= {asked[0]: 4, asked[1]: Apart.DK}
        service.collecting.enter_sheet(made, view, f"Tisch {number}", values, f"nonce-{number:08}")
    return made


def test_the_table_says_what_is_known_and_where_to_look(qcheck: Run, link: str) -> None:
    ran = qcheck("stats", "kurzcheck", link, "--language", "de")

    assert ran.code == 0
    assert "1 Check, 1 Prozess" in ran.out
    assert "→ Fast alle geben die höchste Antwort." in ran.out
    assert "oft »kann ich nicht beurteilen«" in ran.out
    assert "kein Urteil" in ran.out


def test_json_has_null_for_what_is_from_too_few(qcheck: Run, service: Service) -> None:
    made = organise(qcheck)
    form_of = service.access.open(made).questionnaire
    view = form_of.perspectives[0]
    service.collecting.enter_sheet(made, view, "Tisch", {form_of.form(view).ids[0]: 3}, "nonce-00000001")

    [edition] = json.loads(qcheck("stats", "kurzcheck", "--format", "json").out)["editions"]

    first = edition["criteria"][0]["questions"][0]
    assert (first["asked"], first["processes"], first["points"]) == (1, 1, 1)
    assert (first["mean"], first["distribution"], first["item_rest"], first["skipped"]) == (None,) * 4


def test_csv_has_a_row_for_each_question(qcheck: Run, link: str) -> None:
    ran = qcheck("stats", "kurzcheck", link, "--format", "csv", "--language", "en")

    rows = list(csv.DictReader(StringIO(ran.out.removeprefix("\ufeff"))))
    assert rows[0]["hints"] == "ceiling"
    assert (rows[0]["asked"], rows[0]["mean"], rows[0]["sd"]) == ("31", "100.0", "0.0")
    assert "unknown:verwaltung" in rows[1]["hints"]


def test_the_workbook_says_the_same(qcheck: Run, link: str, tmp_path: Path) -> None:
    ran = qcheck(
        "stats", "kurzcheck", link, "--format", "xlsx", "-o", str(tmp_path / "f.xlsx"), "--language", "de"
    )

    book = load_workbook(BytesIO((tmp_path / "f.xlsx").read_bytes()))
    assert ran.code == 0
    assert [book.worksheets[0].cell(2, place).value for place in (5, 12)] == [31, 100]


def test_a_catalogue_may_be_named_by_its_file(qcheck: Run, link: str) -> None:
    from qcheck.service import shipped

    assert qcheck("stats", str(shipped() / "kurzcheck.yaml")).code == 0


def test_where_no_check_asks_it_the_command_says_so(qcheck: Run, link: str) -> None:
    ran = qcheck("stats", "qualitaetscheck", "--language", "de")

    assert ran.code == 1
    assert "Noch stellt kein Check" in ran.out


# what was said about questions


FIRST = """{"qcheck": "feedback", "format": 1, "catalogue": "kurzcheck", "said": [
  {"id": "0000000001", "version": "0.1.0", "phase": "planung", "question": "k-zuhoeren", "perspective": null,
   "language": "de", "week": "2026-W48", "marks": ["unclear", "word"], "text": "Wer ist gemeint?"}]}"""
SECOND = FIRST.replace("0000000001", "0000000002").replace("Wer ist gemeint?", "")


def test_files_of_several_installations_are_put_together_each_thing_once(
    qcheck: Run, written: Written
) -> None:
    files = [
        written(f"{name}.qcheck-feedback.json", text)
        for name, text in (("a", FIRST), ("b", SECOND), ("c", FIRST))
    ]

    ran = qcheck("stats", "kurzcheck", *files, "--format", "json")

    [fit] = json.loads(ran.out)["fits"]
    assert ran.code == 0
    assert (fit["people"], fit["marks"]) == (2, {"unclear": 2, "word": 2})
    assert [each["text"] for each in fit["sentences"]] == ["Wer ist gemeint?"]


def test_the_table_has_marks_and_sentences(qcheck: Run, written: Written) -> None:
    ran = qcheck("stats", "kurzcheck", written("a.qcheck-feedback.json", FIRST), "--language", "de")

    assert "1 Person, 1 × unklar, 1 × Wort unverständlich" in ran.out
    assert "„Wer ist gemeint?“" in ran.out


def test_what_was_put_together_can_be_handed_on_and_read_again(qcheck: Run, written: Written) -> None:
    both = [written("a.qcheck-feedback.json", FIRST), written("b.qcheck-feedback.json", SECOND)]
    once = qcheck("stats", "kurzcheck", *both, "--format", "feedback").out

    again = qcheck("stats", "kurzcheck", written("c.qcheck-feedback.json", once), "--format", "feedback").out

    assert again == once


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "beschädigt (JSON)"),
        (FIRST.replace('"unclear"', '"blöd"'), "beschädigt (said.0.marks.0)"),
        (FIRST.replace('"format": 1', '"format": 2'), "von einer neueren Version"),
        (FIRST.replace("kurzcheck", "spielplatz"), "um die Fragen von »spielplatz«"),
    ],
)
def test_another_file_is_refused_with_the_place(qcheck: Run, written: Written, text: str, said: str) -> None:
    ran = qcheck("stats", "kurzcheck", written("a.qcheck-feedback.json", text), "--language", "de")

    assert ran.code == 1
    assert said in ran.err
