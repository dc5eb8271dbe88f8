"""`qcheck lint`."""

from __future__ import annotations

import json
import re

from tests.cli.running import BROKEN, PLAYGROUND, WARNED, Ran, Run, Written


def test_a_good_catalogue_passes(qcheck: Run, written: Written) -> None:
    assert qcheck("lint", written("spielplatz.yaml", PLAYGROUND)) == Ran(
        0, "", "1 catalogue, 0 mistakes, 0 warnings\n"
    )


def test_mistakes_are_said_with_their_place_and_a_likely_fix(qcheck: Run, written: Written) -> None:
    ran = qcheck("lint", written("b.yaml", BROKEN), written("spielplatz.yaml", PLAYGROUND))

    assert (ran.code, ran.err) == (1, "2 catalogues, 1 mistake, 0 warnings\n")
    assert re.fullmatch(
        r"b\.yaml:11:9: criteria\[planung\]\.questions\[offen\]\.wieght: .+\n    did you mean 'weight'\?\n",
        ran.out,
    )


def test_warnings_stop_nothing(qcheck: Run, written: Written) -> None:
    ran = qcheck("lint", written("w.yaml", WARNED))

    assert ran.code == 0
    assert ": warning: " in ran.out
    assert re.fullmatch(r"1 catalogue, 0 mistakes, [1-9]\d* warnings?\n", ran.err)


def test_a_file_that_is_named_by_hand_is_told_that_no_catalogue_is_called_so(
    qcheck: Run, written: Written
) -> None:
    ran = qcheck("lint", written("jugend.yaml.txt", PLAYGROUND))

    assert ran.code == 0
    assert ran.out.endswith("count there; if it is a catalogue, rename it to jugend.yaml\n")


def test_lint_as_json_is_a_list_of_problems(qcheck: Run, written: Written) -> None:
    [mistake] = json.loads(qcheck("lint", written("b.yaml", BROKEN), "--format", "json").out)

    assert list(mistake) == ["file", "line", "column", "path", "message", "hint", "warning"]
    assert mistake | {"message": ""} == {
        "file": "b.yaml",
        "line": 11,
        "column": 9,
        "path": "criteria[planung].questions[offen].wieght",
        "message": "",
        "hint": "did you mean 'weight'?",
        "warning": False,
    }


def test_lint_as_json_says_where_there_is_no_hint(qcheck: Run, written: Written) -> None:
    [mistake] = json.loads(
        qcheck(
            "lint", written("e.yaml", "id: e\nversion: 1.0.0\ntitle: E\ncriteria: []\n"), "--format", "json"
        ).out
    )

    assert mistake["hint"] is None


def test_lint_as_json_of_a_good_catalogue_is_an_empty_list(qcheck: Run, written: Written) -> None:
    assert qcheck("lint", written("spielplatz.yaml", PLAYGROUND), "--format", "json").out == "[]\n"


def test_without_files_the_shipped_catalogues_and_those_of_the_data_folder_are_checked(
    qcheck: Run, written: Written
) -> None:
    written("data/criteria/b.yml", BROKEN)
    written("data/criteria/.hidden.yaml", BROKEN)
    written("data/criteria/notes.txt", BROKEN)

    ran = qcheck("lint")

    assert (ran.code, ran.err) == (1, "5 catalogues, 1 mistake, 1 warning\n")
    assert "data/criteria/b.yml:11:9: " in ran.out
    assert "data/criteria/notes.txt:1:1: warning: in a folder of catalogues this file is" in ran.out


def test_the_shipped_catalogues_have_no_problems(qcheck: Run) -> None:
    assert qcheck("lint") == Ran(0, "", "4 catalogues, 0 mistakes, 0 warnings\n")


def test_a_warning_about_words_leads_to_its_reason_and_can_be_accepted(qcheck: Run, written: Written) -> None:
    vague = PLAYGROUND.replace("text: ", "text: Regelmäßig waren ", 1)
    name = written("w.yaml", vague)
    said = qcheck("lint", name, "--language", "de").out
    [at] = re.findall(r"questions\[([a-z0-9-]+)\]", said)
    reason = f"lint: {{accepted: [{{at: {at}, warning: vague, why: Darum.}}]}}\n"

    accepted = qcheck("lint", written("a.yaml", vague + reason))

    assert "criteria/README.md#vague" in said
    assert accepted.err == "1 catalogue, 0 mistakes, 0 warnings\n"
