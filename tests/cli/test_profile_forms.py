"""`qcheck profile`: the forms in which it leaves."""

from __future__ import annotations

import csv
import re
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from qcheck.cli.formats import FORMATS
from qcheck.cli.options.catalogues import LINT
from qcheck.cli.options.results import PROFILE
from qcheck.cli.problems import PROBLEM_FORMATS
from tests.cli.running import AGGREGATION, DATA, PLAYGROUND, Ran, Run, Written


def test_the_table_fits_a_terminal_and_says_lights_in_symbols_and_words(qcheck: Run) -> None:
    ran = qcheck(*AGGREGATION)

    assert ran == Ran(0, (DATA / "aggregation.txt").read_text(encoding="utf-8"), "")
    assert max(map(len, ran.out.splitlines())) <= 100


def test_the_table_speaks_german(qcheck: Run) -> None:
    out = qcheck(*AGGREGATION, "--mode", "confidential", "--language", "de").out

    assert out.startswith(
        "Beispiel (1.2.0), Reflexion, vertrauliche Abfrage, nur eine Sicht: Verwaltung\nBögen: Verwaltung 12, "
        "Zivilgesellschaft weniger als 5, "
    )
    assert "✓ gut aufgestellt" in out


def test_the_table_marks_what_caps_a_light_and_what_is_close(qcheck: Run, written: Written) -> None:
    catalogue = written(
        "k.yaml",
        PLAYGROUND.replace("id: offen", "id: offen\n        weight: 9").replace(
            "id: frueh", "id: frueh\n        critical: true"
        ),
    )
    catalogue = written(
        "k.yaml",
        Path(catalogue).read_text(encoding="utf-8")
        + "perspectives: [{id: p, title: P}, {id: q, title: Q}]\n",
    )
    rows = "sheet,perspective,question,answer\n1,p,frueh,2\n1,p,offen,4\n2,q,frueh,2\n2,q,offen,4\n"

    out = qcheck("profile", written("a.csv", rows), "--catalogue", catalogue).out

    assert re.findall(r"^ *P .*$", out, re.MULTILINE) == [
        "    P                           ! on the way              93              1     limited to yellow,"
    ]
    assert "close call" in out


def test_a_catalogue_without_parts_needs_no_headings(qcheck: Run, written: Written) -> None:
    answers = written("a.csv", "sheet,question,answer\n1,frueh,4\n1,offen,4\n")

    out = qcheck("profile", answers, "--catalogue", written("spielplatz.yaml", PLAYGROUND)).out

    assert (
        out
        == f"""\
Spielplatz-Check (1.0.0), open round
Sheets: all together 1

Criterion                       Light                     Score           n     What stands out
{"─" * 100}
Planung                         ✓ in good shape           100             1
"""
    )


def test_csv_opens_in_a_spreadsheet_and_runs_no_formula(qcheck: Run) -> None:
    out = qcheck(*AGGREGATION, "--format", "csv").out

    rows = list(csv.DictReader(StringIO(out.removeprefix("\ufeff"))))
    assert out.startswith("\ufeffcriterion,title,perspective,light,score,")
    assert [(row["criterion"], row["title"], row["perspective"], row["score"]) for row in rows] == [
        ("zugang", "Access and diversity", "overall", "61"),
        ("zugang", "Access and diversity", "verwaltung", "83"),
        ("zugang", "Access and diversity", "zivilgesellschaft", "42"),
        ("zugang", "Access and diversity", "politik", "58"),
        ("vorab", "Beforehand", "overall", ""),
        ("regeln", "'=Rules", "overall", ""),
    ]
    assert (rows[0]["lowest"], rows[0]["highest"], rows[0]["n"], rows[0]["perspectives_shown"]) == (
        "42",
        "83",
        "19",
        "3",
    )
    assert (rows[0]["close_call"], rows[0]["capped_by"], rows[0]["flags"]) == (
        "no",
        "",
        "strong_difference blind_spot",
    )


def test_csv_is_separated_by_semicolons_where_spreadsheets_speak_german(qcheck: Run) -> None:
    out = qcheck(*AGGREGATION, "--format", "csv", "--language", "de-simple").out

    assert out.startswith("\ufeffcriterion;title;perspective;light;")


def test_svg_is_a_picture_of_its_own(qcheck: Run) -> None:
    out = qcheck(*AGGREGATION, "--format", "svg").out

    assert out.startswith('<svg xmlns="http://www.w3.org/2000/svg"')
    assert "Access and diversity" in out


def test_a_result_is_written_to_the_file_that_is_named(qcheck: Run, tmp_path: Path) -> None:
    said = qcheck(*AGGREGATION, "--format", "json")

    written = qcheck(*AGGREGATION, "--format", "json", "-o", "result.json")

    assert written == Ran(0, "", "")
    assert (tmp_path / "result.json").read_text(encoding="utf-8") == said.out


@pytest.mark.parametrize(("options", "formats"), [(PROFILE, FORMATS), (LINT, PROBLEM_FORMATS)])
def test_every_form_that_can_be_chosen_has_its_writer(
    options: dict[tuple[str, ...], dict[str, Any]], formats: dict[str, object]
) -> None:
    assert options[("--format",)]["choices"] == tuple(formats)
