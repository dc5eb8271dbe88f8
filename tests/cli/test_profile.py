"""`qcheck profile` of a file of answers: what is computed."""

from __future__ import annotations

import json
import sys
from io import BytesIO, TextIOWrapper
from typing import Any

import pytest

from tests.cli.running import AGGREGATION, CATALOGUE, DATA, PLAYGROUND, Ran, Run, Written, criteria

SILENT: dict[str, Any] = {
    "overall": {
        "light": "not_relevant",
        "score": None,
        "lowest": None,
        "highest": None,
        "n": 0,
        "perspectives_shown": 0,
        "close_call": False,
        "capped_by": [],
        "flags": [],
    },
    "perspectives": {},
    "agreed": None,
}


def test_the_methods_example_comes_out_as_the_method_says(qcheck: Run) -> None:
    ran = qcheck(*AGGREGATION, "--only", "zugang", "--format", "json")

    assert ran == Ran(0, (DATA / "aggregation.json").read_text(encoding="utf-8"), "")


def test_every_criterion_of_the_parts_is_reported_also_where_it_is_silent_or_nobody_answered(
    qcheck: Run,
) -> None:
    found = criteria(qcheck(*AGGREGATION, "--format", "json"))

    assert list(found) == ["zugang", "vorab", "regeln"]
    assert found["vorab"] == found["regeln"] == SILENT


def test_modules_are_added_and_only_narrows_to_parts_and_criteria(qcheck: Run) -> None:
    found = criteria(
        qcheck(*AGGREGATION, "--format", "json", "--modules", "jugend", "--only", "rahmen", "vorab")
    )

    assert list(found) == ["vorab", "regeln", "jugend"]


def test_a_module_in_use_may_be_the_only_thing_to_report(qcheck: Run) -> None:
    assert list(
        criteria(qcheck(*AGGREGATION, "--format", "json", "--modules", "jugend", "--only", "jugend"))
    ) == ["jugend"]


def test_small_groups_are_withheld_in_a_confidential_check(qcheck: Run) -> None:
    found = criteria(qcheck(*AGGREGATION, "--format", "json", "--mode", "confidential", "--only", "zugang"))[
        "zugang"
    ]

    withheld: dict[str, Any] = {
        "light": "withheld",
        "score": None,
        "n": None,
        "close_call": False,
        "capped_by": [],
        "flags": [],
    }
    assert found["perspectives"]["zivilgesellschaft"] == found["perspectives"]["politik"] == withheld
    assert found["overall"] == found["perspectives"]["verwaltung"] | {
        "lowest": 83,
        "highest": 83,
        "perspectives_shown": 1,
    }


def answers_of(**sheets: str) -> str:
    """Answers to the question of *Regeln* and to A–D, from so many sheets: `verwaltung="5 f"` is five sheets
    answering f.
    """
    rows = ["sheet,perspective,question,answer"]
    for perspective, said in sheets.items():
        number, questions = said.split()
        rows += [f"{perspective}{i},{perspective},{q},4" for i in range(int(number)) for q in questions]
    return "\n".join(rows)


def test_whether_a_withheld_group_answered_a_criterion_cannot_be_seen(qcheck: Run, written: Written) -> None:
    command = ("--catalogue", CATALOGUE, "--phase", "reflexion", "--mode", "confidential", "--format", "json")
    both = written("both.csv", answers_of(verwaltung="5 abcd", politik="4 abcdf"))
    one = written("one.csv", answers_of(verwaltung="5 abcd", politik="4 abcd"))

    assert qcheck("profile", both, *command) == qcheck("profile", one, *command)
    assert criteria(qcheck("profile", both, *command))["regeln"]["overall"]["light"] == "withheld"


def test_where_all_groups_are_withheld_every_criterion_that_is_asked_is(
    qcheck: Run, written: Written
) -> None:
    few = written("few.csv", answers_of(verwaltung="4 f"))

    found = criteria(
        qcheck(
            "profile",
            few,
            "--catalogue",
            CATALOGUE,
            "--phase",
            "reflexion",
            "--mode",
            "confidential",
            "--format",
            "json",
        )
    )

    assert {name: row["overall"]["light"] for name, row in found.items()} == {
        "zugang": "withheld",
        "vorab": "not_relevant",
        "regeln": "withheld",
    }


def test_small_groups_that_are_enough_together_are_shown_as_all(qcheck: Run, written: Written) -> None:
    small = written("small.csv", answers_of(verwaltung="4 f", politik="3 f"))

    found = criteria(
        qcheck(
            "profile",
            small,
            "--catalogue",
            CATALOGUE,
            "--phase",
            "reflexion",
            "--mode",
            "confidential",
            "--format",
            "json",
        )
    )

    assert found["regeln"]["perspectives"]["all"]["n"] == 7
    assert found["zugang"] == SILENT


def test_answers_that_do_not_count_are_answers_all_the_same(qcheck: Run, written: Written) -> None:
    unknown = written(
        "unknown.csv",
        "sheet,perspective,question,answer\n1,verwaltung,f,dk\n2,verwaltung,a,na\n2,verwaltung,b,3\n",
    )

    found = criteria(
        qcheck("profile", unknown, "--catalogue", CATALOGUE, "--phase", "reflexion", "--format", "json")
    )

    assert {name: row["overall"]["light"] for name, row in found.items()} == {
        "zugang": "grey",
        "vorab": "not_relevant",
        "regeln": "grey",
    }


def test_a_catalogue_without_perspectives_and_phases_needs_neither(qcheck: Run, written: Written) -> None:
    catalogue = written("spielplatz.yaml", PLAYGROUND)
    answers = written("a.csv", "Bogen;Frage;Antwort\n1;frueh;trifft voll zu\n1;offen;3\n")

    ran = qcheck("profile", answers, "--catalogue", catalogue, "--format", "json")

    assert json.loads(ran.out)["phase"] is None
    assert list(criteria(ran)["planung"]["perspectives"]) == ["all"]


def test_answers_may_come_from_standard_input(
    qcheck: Run, written: Written, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(b"sheet,question,answer\n1,frueh,9\n")))

    ran = qcheck("profile", "-", "--catalogue", written("spielplatz.yaml", PLAYGROUND))

    assert ran == Ran(
        1, "", "-: row 2: '9' is not an answer on the scale\n    possible are: 1, 2, 3, 4, dk, na\n"
    )


@pytest.mark.parametrize("rows", ["", "1,frueh,\n2,frueh,\n", ",,\n"])
def test_a_file_without_an_answer_says_so(qcheck: Run, written: Written, rows: str) -> None:
    ran = qcheck(
        "profile",
        written("a.csv", f"sheet,question,answer\n{rows}"),
        "--catalogue",
        written("p.yaml", PLAYGROUND),
    )

    assert ran.err == "a.csv: there is no sheet with an answer in it\n"


def test_a_catalogue_dropped_into_the_data_folder_is_known_by_its_id(qcheck: Run, written: Written) -> None:
    written("data/criteria/eigener.yaml", PLAYGROUND)

    assert (
        qcheck("profile", written("a.csv", "sheet,question,answer\n"), "--catalogue", "spielplatz").code == 0
    )


def test_the_shipped_catalogues_are_known_by_their_ids(qcheck: Run, written: Written) -> None:
    answers = written("a.csv", "sheet,perspective,question,answer\n")

    assert qcheck("profile", answers, "--catalogue", "kurzcheck", "--phase", "planung").code == 0
    assert qcheck("profile", answers, "--catalogue", "qualitaetscheck", "--phase", "reflexion").code == 0


# no sheet at all


@pytest.mark.parametrize("rows", ["sheet,question,answer\n", "sheet,question,answer\n1,frueh,\n"])
@pytest.mark.parametrize("form", ["table", "svg"])
def test_without_a_sheet_there_are_no_answers_yet_and_nothing_is_called_not_relevant(
    qcheck: Run, written: Written, rows: str, form: str
) -> None:
    answers, catalogue = written("leer.csv", rows), written("spielplatz.yaml", PLAYGROUND)

    ran = qcheck("profile", answers, "--catalogue", catalogue, "--format", form, "--language", "de")

    assert "noch keine Antworten" in ran.out
    assert "nicht relevant" not in ran.out


def test_without_a_sheet_programs_and_spreadsheets_are_told_no_light(qcheck: Run, written: Written) -> None:
    answers, catalogue = (
        written("leer.csv", "sheet,question,answer\n"),
        written("spielplatz.yaml", PLAYGROUND),
    )

    as_json, as_csv = (
        qcheck("profile", answers, "--catalogue", catalogue, "--format", each, "--language", "en").out
        for each in ("json", "csv")
    )

    assert json.loads(as_json)["criteria"][0]["overall"]["light"] is None
    assert as_csv.splitlines()[1] == "planung,Planung,overall,,,,,0,0,no,,,"
