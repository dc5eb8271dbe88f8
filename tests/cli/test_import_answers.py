"""`qcheck import LINK FILES`: what would come in, what does not fit, and what came."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from qcheck.service import Service
from tests.cli.checks import organise
from tests.cli.running import Run, Written
from tests.importing.reading import FILES

GOOD = "sheet;perspective;question;answer\n1;politik;k-ziel;4\n2;politik;k-ziel;dk\n"
BAD = "sheet;perspective;question;answer\n1;politik;k-ziel;9\n"


@pytest.fixture
def link(qcheck: Run) -> str:
    return organise(qcheck)


def number(service: Service, link: str) -> int:
    return sum(found or 0 for found in service.organising.status(link).sheets.values())


def test_answers_come_in_once(qcheck: Run, link: str, written: Written, service: Service) -> None:
    file = written("a.csv", GOOD)

    first, again = (qcheck("import", link, file, "--language", "de") for _ in range(2))

    assert (first.code, again.code) == (0, 0)
    assert first.out == "a.csv: 2 Bögen, neu\n"
    assert again.out.startswith("a.csv: Genau diese Datei wurde schon übernommen\n")
    assert "2 Bögen übernommen" in first.err
    assert number(service, link) == 2


def test_a_look_takes_nothing_in(qcheck: Run, link: str, written: Written, service: Service) -> None:
    ran = qcheck("import", link, written("a.csv", GOOD), "--dry-run", "--language", "de")

    assert (ran.code, ran.out) == (0, "a.csv: 2 Bögen, neu\n")
    assert "nichts" in ran.err
    assert number(service, link) == 0


def test_a_file_that_does_not_fit_is_named_and_the_others_come_in(
    qcheck: Run, link: str, written: Written, service: Service
) -> None:
    ran = qcheck("import", link, written("b.csv", BAD), written("a.csv", GOOD), "--language", "de")

    assert ran.code == 1
    assert ran.out.startswith("b.csv: Zeile 2: »9« ist keine Antwort der Skala\n")
    assert number(service, link) == 2


def test_a_table_of_another_tool_comes_in_with_a_file_about_its_columns(
    qcheck: Run, link: str, written: Written, service: Service
) -> None:
    file = written("umfrage.csv", "Wer;F1;Rest\nRat;stimmt;x\n")
    columns = written(
        "spalten.yaml",
        "columns: {Wer: perspective, F1: k-ziel}\nperspectives: {Rat: politik}\nanswers: {stimmt: 4}\n",
    )

    ran = qcheck("import", link, file, "--map", columns, "--language", "de")

    assert ran.code == 0
    assert "Nicht übernommen, weil es hier keine Frage ist: Rest" in ran.out
    assert number(service, link) == 1


def test_what_is_wrong_with_the_file_about_columns_is_said(qcheck: Run, link: str, written: Written) -> None:
    ran = qcheck("import", link, written("a.csv", GOOD), "--map", written("m.yaml", "column: {}"))

    assert ran.code == 1
    assert ran.err.startswith("m.yaml: 'column' says nothing here")


def test_a_column_that_stands_twice_is_named_with_what_both_lines_say(
    qcheck: Run, link: str, written: Written
) -> None:
    twice = written("m.yaml", "columns:\n  F1: k-ziel\n  F1: ignore\n")

    ran = qcheck("import", link, written("a.csv", GOOD), "--map", twice, "--language", "de")

    assert ran.code == 1
    assert ran.err.startswith(
        "m.yaml: »F1« steht hier zweimal: In Zeile 2 steht »k-ziel«, in Zeile 3 »ignore«\n"
        "    Lassen Sie die Zeile stehen, die gemeint ist, und löschen Sie die andere"
    )


def test_programs_read_it_as_json(qcheck: Run, link: str, written: Written) -> None:
    told = json.loads(
        qcheck("import", link, written("b.csv", BAD), "--format", "json", "--language", "en").out
    )

    [file] = told["files"]
    assert (file["taken"], file["new"], file["problems"][0]["rows"]) == (0, 0, [2])


def test_an_export_in_another_phase_says_which_texts_are_no_questions_here(qcheck: Run, link: str) -> None:
    ran = qcheck("import", link, str(FILES / "microsoft-forms.xlsx"), "--dry-run", "--language", "en")

    assert "Not taken, because it is no question here: " in ran.out


def test_the_link_may_come_from_the_environment(
    qcheck: Run, link: str, written: Written, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QCHECK_LINK", link)

    assert qcheck("import", written("a.csv", GOOD)).code == 0


def test_responses_that_are_left_out_are_counted_with_the_way_to_take_them_in(
    qcheck: Run, link: str, written: Written, service: Service
) -> None:
    file = written(
        "umfrage.csv", "submitdate;perspektive;k-ziel\n2026-06-01 18:00:00;politik;4\n;politik;1\n"
    )

    left = qcheck("import", link, file, "--dry-run", "--language", "de")
    taken = qcheck("import", link, file, "--map", written("m.yaml", "unfinished: take in"))

    assert "1 Antwort wurde nicht abgeschickt; sie bleibt draußen." in left.out
    assert "mit dieser Zeile in einer Datei für --map: unfinished: take in" in left.out
    assert (taken.code, number(service, link)) == (0, 2)


def test_files_are_called_by_their_names_and_questions_by_their_words(
    qcheck: Run, link: str, written: Written
) -> None:
    rows = "perspektive;k-ziel;k-zeit\nPolitik;stimmt;4\n"
    ran = qcheck("import", link, str(Path(written("b.csv", rows)).resolve()), "--language", "de")

    assert ran.out.startswith("b.csv: Zeile 2: »Es ist klar, was die Beteiligung erreichen soll.«: »stimmt«")


@pytest.mark.parametrize("more", [(), ("a.csv", "--again")])
def test_a_call_that_cannot_be_meant_is_refused(
    qcheck: Run, link: str, written: Written, more: tuple[str, ...]
) -> None:
    written("a.csv", GOOD)

    assert qcheck("import", link, *more).code == 2


def test_a_check_that_is_closed_says_so(qcheck: Run, link: str, written: Written) -> None:
    qcheck("close", link, "--yes")

    ran = qcheck("import", link, written("a.csv", GOOD), "--language", "de")

    assert ran.code == 1
    assert "beendet" in ran.err
