"""The command line, run as people run it: what comes out, where, and with which exit code."""

import csv
import json
import os
import re
import runpy
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from contextlib import redirect_stdout, suppress
from http.client import HTTPResponse
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path
from time import monotonic, sleep
from typing import Any, NamedTuple, cast
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from qcheck.cli import main
from qcheck.cli.arguments import COMMANDS, LINT, PROFILE
from qcheck.cli.formats import FORMATS
from qcheck.cli.problems import PROBLEM_FORMATS
from qcheck.loading.schema import schema_text

PATIENCE = 180  # seconds; two cores, shared
DATA = Path(__file__).parent / "data" / "answers"
ANSWERS, CATALOGUE = str(DATA / "aggregation.csv"), str(DATA / "aggregation.yaml")
AGGREGATION = ("profile", ANSWERS, "--catalogue", CATALOGUE, "--phase", "reflexion")
PLAYGROUND = """\
id: spielplatz
version: 1.0.0
title: Spielplatz-Check
criteria:
  - id: planung
    title: Planung
    questions:
      - id: frueh
        text: Die Kinder waren von Anfang an dabei.
      - id: offen
        text: Was gebaut wird, war am Anfang offen.
"""
BROKEN = PLAYGROUND.replace("id: offen", "id: offen\n        wieght: 2")
WARNED = PLAYGROUND.replace("title: Planung", "title: {de: Planung, en: Planning}")


class Ran(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def qcheck(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command in a folder of its own, with a data folder of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("QCHECK_DATA", str(tmp_path / "data"))

    def run(*argv: str, environ: Mapping[str, str] = {}) -> Ran:
        code = main(argv, environ)
        return Ran(code, *capsys.readouterr())

    return run


@pytest.fixture
def written(tmp_path: Path) -> Callable[[str, str], str]:
    """Writes a file into the folder of the test and gives its name."""

    def write(name: str, text: str) -> str:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
        return name

    return write


Written = Callable[[str, str], str]


def criteria(ran: Ran) -> dict[str, Any]:
    """The criteria of a profile in JSON, by id, in order."""
    assert ran.err == ""
    return {each.pop("id"): each for each in json.loads(ran.out)["criteria"]}


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


# profile: what is computed


def test_the_methods_example_comes_out_as_the_method_says(qcheck: Run) -> None:
    ran = qcheck(*AGGREGATION, "--only", "zugang", "--format", "json")

    assert ran == Ran(0, (DATA / "aggregation.json").read_text(encoding="utf-8"), "")


def test_every_criterion_of_the_parts_is_reported_also_where_it_is_silent_or_nobody_answered(qcheck: Run) -> None:
    found = criteria(qcheck(*AGGREGATION, "--format", "json"))

    assert list(found) == ["zugang", "vorab", "regeln"]
    assert found["vorab"] == found["regeln"] == SILENT


def test_modules_are_added_and_only_narrows_to_parts_and_criteria(qcheck: Run) -> None:
    found = criteria(qcheck(*AGGREGATION, "--format", "json", "--modules", "jugend", "--only", "rahmen", "vorab"))

    assert list(found) == ["vorab", "regeln", "jugend"]


def test_a_module_in_use_may_be_the_only_thing_to_report(qcheck: Run) -> None:
    assert list(criteria(qcheck(*AGGREGATION, "--format", "json", "--modules", "jugend", "--only", "jugend"))) == ["jugend"]


def test_small_groups_are_withheld_in_a_confidential_check(qcheck: Run) -> None:
    found = criteria(qcheck(*AGGREGATION, "--format", "json", "--mode", "confidential", "--only", "zugang"))["zugang"]

    withheld: dict[str, Any] = {"light": "withheld", "score": None, "n": None, "close_call": False, "capped_by": [], "flags": []}
    assert found["perspectives"]["zivilgesellschaft"] == found["perspectives"]["politik"] == withheld
    assert found["overall"] == found["perspectives"]["verwaltung"] | {"lowest": 83, "highest": 83, "perspectives_shown": 1}


def answers_of(**sheets: str) -> str:
    """Answers to the question of *Regeln* and to A–D, from so many sheets: `verwaltung="5 f"` is five sheets answering f."""
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


def test_where_all_groups_are_withheld_every_criterion_that_is_asked_is(qcheck: Run, written: Written) -> None:
    few = written("few.csv", answers_of(verwaltung="4 f"))

    found = criteria(qcheck("profile", few, "--catalogue", CATALOGUE, "--phase", "reflexion", "--mode", "confidential", "--format", "json"))

    assert {name: row["overall"]["light"] for name, row in found.items()} == {
        "zugang": "withheld",
        "vorab": "not_relevant",
        "regeln": "withheld",
    }


def test_small_groups_that_are_enough_together_are_shown_as_all(qcheck: Run, written: Written) -> None:
    small = written("small.csv", answers_of(verwaltung="4 f", politik="3 f"))

    found = criteria(
        qcheck("profile", small, "--catalogue", CATALOGUE, "--phase", "reflexion", "--mode", "confidential", "--format", "json")
    )

    assert found["regeln"]["perspectives"]["all"]["n"] == 7
    assert found["zugang"] == SILENT


def test_answers_that_do_not_count_are_answers_all_the_same(qcheck: Run, written: Written) -> None:
    unknown = written("unknown.csv", "sheet,perspective,question,answer\n1,verwaltung,f,dk\n2,verwaltung,a,na\n2,verwaltung,b,3\n")

    found = criteria(qcheck("profile", unknown, "--catalogue", CATALOGUE, "--phase", "reflexion", "--format", "json"))

    assert {name: row["overall"]["light"] for name, row in found.items()} == {"zugang": "grey", "vorab": "not_relevant", "regeln": "grey"}


def test_a_catalogue_without_perspectives_and_phases_needs_neither(qcheck: Run, written: Written) -> None:
    catalogue = written("spielplatz.yaml", PLAYGROUND)
    answers = written("a.csv", "Bogen;Frage;Antwort\n1;frueh;trifft voll zu\n1;offen;3\n")

    ran = qcheck("profile", answers, "--catalogue", catalogue, "--format", "json")

    assert json.loads(ran.out)["phase"] is None
    assert list(criteria(ran)["planung"]["perspectives"]) == ["all"]


def test_answers_may_come_from_standard_input(qcheck: Run, written: Written, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(b"sheet,question,answer\n1,frueh,9\n")))

    ran = qcheck("profile", "-", "--catalogue", written("spielplatz.yaml", PLAYGROUND))

    assert ran == Ran(1, "", "-: row 2: '9' is not an answer on the scale\n    possible are: 1, 2, 3, 4, dk, na\n")


def test_a_catalogue_dropped_into_the_data_folder_is_known_by_its_id(qcheck: Run, written: Written) -> None:
    written("data/criteria/eigener.yaml", PLAYGROUND)

    assert qcheck("profile", written("a.csv", "sheet,question,answer\n"), "--catalogue", "spielplatz").code == 0


def test_the_shipped_catalogues_are_known_by_their_ids(qcheck: Run, written: Written) -> None:
    answers = written("a.csv", "sheet,perspective,question,answer\n")

    assert qcheck("profile", answers, "--catalogue", "kurzcheck", "--phase", "planung").code == 0
    assert qcheck("profile", answers, "--catalogue", "qualitaetscheck", "--phase", "reflexion").code == 0


# profile: forms


def test_the_table_fits_a_terminal_and_says_lights_in_symbols_and_words(qcheck: Run) -> None:
    ran = qcheck(*AGGREGATION)

    assert ran == Ran(0, (DATA / "aggregation.txt").read_text(encoding="utf-8"), "")
    assert max(map(len, ran.out.splitlines())) <= 100


def test_the_table_speaks_german(qcheck: Run) -> None:
    out = qcheck(*AGGREGATION, "--mode", "confidential", "--language", "de").out

    assert out.startswith(
        "Beispiel (1.2.0), Reflexion, vertraulich, nur Sicht: Verwaltung\nBögen: Verwaltung 12, Zivilgesellschaft weniger als 5, "
    )
    assert "✓ gut aufgestellt" in out


def test_the_table_marks_what_caps_a_light_and_what_is_close(qcheck: Run, written: Written) -> None:
    catalogue = written(
        "k.yaml", PLAYGROUND.replace("id: offen", "id: offen\n        weight: 9").replace("id: frueh", "id: frueh\n        critical: true")
    )
    catalogue = written("k.yaml", Path(catalogue).read_text(encoding="utf-8") + "perspectives: [{id: p, title: P}, {id: q, title: Q}]\n")
    rows = "sheet,perspective,question,answer\n1,p,frueh,2\n1,p,offen,4\n2,q,frueh,2\n2,q,offen,4\n"

    out = qcheck("profile", written("a.csv", rows), "--catalogue", catalogue).out

    assert re.findall(r"^ *P .*$", out, re.MULTILINE) == [
        "    P                           ! on the way              93              1     capped, close call"
    ]


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
    assert (rows[0]["lowest"], rows[0]["highest"], rows[0]["n"], rows[0]["perspectives_shown"]) == ("42", "83", "19", "3")
    assert (rows[0]["close_call"], rows[0]["capped_by"], rows[0]["flags"]) == ("no", "", "strong_difference blind_spot")


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
def test_every_form_that_can_be_chosen_has_its_writer(options: dict[tuple[str, ...], dict[str, Any]], formats: dict[str, object]) -> None:
    assert options[("--format",)]["choices"] == tuple(formats)


# profile: what is refused


def test_all_problems_of_the_answers_are_said_and_nothing_is_computed(qcheck: Run, written: Written) -> None:
    answers = written("a.csv", "sheet,question,answer\n1,freuh,3\n1,offen,3\n1,offen,4\n2,offen,5\n3,offen,5\n")

    ran = qcheck("profile", answers, "--catalogue", written("spielplatz.yaml", PLAYGROUND), "--format", "json", "-o", "result.json")

    assert not Path("result.json").exists()
    assert ran == Ran(
        1,
        "",
        """\
a.csv: row 2: there is no question 'freuh' in this catalogue
    did you mean 'frueh'?
a.csv: rows 3 and 4: sheet '1' answers the question 'offen' more than once
a.csv: rows 5 and 6: '5' is not an answer on the scale
    possible are: 1, 2, 3, 4, dk, na
""",
    )


def test_a_catalogue_file_with_mistakes_is_refused_with_all_of_them(qcheck: Run, written: Written) -> None:
    ran = qcheck("profile", ANSWERS, "--catalogue", written("b.yaml", BROKEN))

    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("b.yaml:11:9: criteria[planung].questions[offen].wieght: ")


def test_an_unknown_catalogue_is_wrong_usage_and_broken_ones_are_said_too(qcheck: Run, written: Written) -> None:
    written("data/criteria/b.yaml", BROKEN)

    ran = qcheck("profile", ANSWERS, "--catalogue", "spielplatz")

    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("--catalogue: there is no catalogue and no file 'spielplatz'\n    possible are: ")
    assert "b.yaml:11:9: criteria[planung].questions[offen].wieght: " in ran.err


@pytest.mark.parametrize(
    ("argv", "message"),
    [
        (("--phase", "planug"), "--phase: there is no phase 'planug' in this catalogue\n    did you mean 'planung'?\n"),
        ((), "this catalogue has phases: say one with --phase\n    possible are: planung, reflexion\n"),
        (
            ("--phase", "planung", "--only", "zugagn", "prozess"),
            "--only: there is no part and no criterion 'zugagn' in this catalogue\n    did you mean 'zugang'?\n",
        ),
        (("--phase", "planung", "--only", "jugend"), "--only: 'jugend' is a module; add it with --modules\n"),
        (
            ("--phase", "planung", "--modules", "jugned"),
            "--modules: there is no module 'jugned' in this catalogue\n    did you mean 'jugend'?\n",
        ),
        (("--phase", "planung", "-o", ANSWERS), f"'{ANSWERS}' holds the answers; the result must not be written over them\n"),
        (("--phase", "planung", "-o", "nowhere/a.json"), "'nowhere/a.json': there is no such file or folder\n"),
        (("--phase", "planung", "-o", "."), "'.' is a folder, not a file\n"),
    ],
)
def test_a_call_that_cannot_be_meant_is_refused(qcheck: Run, argv: tuple[str, ...], message: str) -> None:
    assert qcheck("profile", ANSWERS, "--catalogue", CATALOGUE, *argv) == Ran(2, "", message)


@pytest.mark.parametrize(
    ("argv", "message"),
    [
        (("--phase", "planung"), "this catalogue has no phases: leave out --phase\n"),
        (("--modules", "jugend"), "--modules: there is no module 'jugend' in this catalogue\n    it has no modules\n"),
    ],
)
def test_what_a_small_catalogue_does_not_have_cannot_be_chosen(qcheck: Run, written: Written, argv: tuple[str, ...], message: str) -> None:
    assert qcheck("profile", ANSWERS, "--catalogue", written("spielplatz.yaml", PLAYGROUND), *argv) == Ran(2, "", message)


@pytest.mark.parametrize(
    ("argv", "message"),
    [
        (("profile", "none.csv", "--catalogue", CATALOGUE, "--phase", "planung"), "'none.csv': there is no such file or folder\n"),
        (("profile", ".", "--catalogue", CATALOGUE, "--phase", "planung"), "'.' is a folder, not a file\n"),
        (("profile", ANSWERS, "--catalogue", "none.yaml"), "'none.yaml': there is no such file or folder\n"),
        (("profile", ANSWERS, "--catalogue", f"{ANSWERS}/a.yaml"), f"'{ANSWERS}/a.yaml': there is no such file or folder\n"),
        (("lint", CATALOGUE, "none.yaml"), "'none.yaml': there is no such file or folder\n"),
        (("lint", "x" * 300), f"'{'x' * 300}' cannot be used: File name too long\n"),
        (("schema", "-o", "."), "'.' is a folder, not a file\n"),
        (("serve", "--port", "0"), "the setting QCHECK_PORT cannot be '0'\n"),
        (("serve", "--port", "many"), "the setting QCHECK_PORT cannot be 'many'\n"),
    ],
)
def test_what_cannot_be_opened_or_set_is_wrong_usage(qcheck: Run, argv: tuple[str, ...], message: str) -> None:
    assert qcheck(*argv) == Ran(2, "", message)


@pytest.mark.parametrize("argv", [(), ("profil",), ("profile",), ("lint", "--format", "xml"), ("--language", "fr", "schema")])
def test_a_command_that_does_not_exist_like_this_is_wrong_usage(qcheck: Run, argv: tuple[str, ...]) -> None:
    ran = qcheck(*argv)

    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("usage: qcheck")


# lint


def test_a_good_catalogue_passes(qcheck: Run, written: Written) -> None:
    assert qcheck("lint", written("spielplatz.yaml", PLAYGROUND)) == Ran(0, "", "1 catalogue, 0 mistakes, 0 warnings\n")


def test_mistakes_are_said_with_their_place_and_a_likely_fix(qcheck: Run, written: Written) -> None:
    ran = qcheck("lint", written("b.yaml", BROKEN), written("spielplatz.yaml", PLAYGROUND))

    assert (ran.code, ran.err) == (1, "2 catalogues, 1 mistake, 0 warnings\n")
    assert re.fullmatch(r"b\.yaml:11:9: criteria\[planung\]\.questions\[offen\]\.wieght: .+\n    did you mean 'weight'\?\n", ran.out)


def test_warnings_stop_nothing(qcheck: Run, written: Written) -> None:
    ran = qcheck("lint", written("w.yaml", WARNED))

    assert ran.code == 0
    assert ": warning: " in ran.out
    assert re.fullmatch(r"1 catalogue, 0 mistakes, [1-9]\d* warnings?\n", ran.err)


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
    [mistake] = json.loads(qcheck("lint", written("e.yaml", "id: e\nversion: 1.0.0\ntitle: E\ncriteria: []\n"), "--format", "json").out)

    assert mistake["hint"] is None


def test_lint_as_json_of_a_good_catalogue_is_an_empty_list(qcheck: Run, written: Written) -> None:
    assert qcheck("lint", written("spielplatz.yaml", PLAYGROUND), "--format", "json").out == "[]\n"


def test_without_files_the_shipped_catalogues_and_those_of_the_data_folder_are_checked(qcheck: Run, written: Written) -> None:
    written("data/criteria/b.yml", BROKEN)
    written("data/criteria/.hidden.yaml", BROKEN)
    written("data/criteria/notes.txt", BROKEN)

    ran = qcheck("lint")

    assert (ran.code, ran.err) == (1, "3 catalogues, 1 mistake, 0 warnings\n")
    assert "data/criteria/b.yml:11:9: " in ran.out


def test_the_shipped_catalogues_have_no_problems(qcheck: Run) -> None:
    assert qcheck("lint") == Ran(0, "", "2 catalogues, 0 mistakes, 0 warnings\n")


# schema, serve, version, language


def test_the_schema_is_the_one_for_editors(qcheck: Run, tmp_path: Path) -> None:
    assert qcheck("schema") == Ran(0, schema_text(), "")
    assert qcheck("schema", "-o", "s.json") == Ran(0, "", "")
    assert (tmp_path / "s.json").read_text(encoding="utf-8") == schema_text()


def test_the_version_is_said(qcheck: Run) -> None:
    assert re.fullmatch(r"qcheck \d+\.\d+\.\d+\n", qcheck("--version").out)


@pytest.mark.parametrize("command", [(), *((name,) for name in COMMANDS)])
def test_help_explains_every_command_in_both_languages(qcheck: Run, command: tuple[str, ...]) -> None:
    english, german = qcheck(*command, "--help"), qcheck(*command, "--help", "--language", "de")

    assert (english.code, german.code) == (0, 0)
    assert "language of messages and results" in english.out
    assert "Sprache der Meldungen und Ergebnisse" in german.out


@pytest.mark.parametrize(
    ("argv", "environ", "says"),
    [
        ((), {}, "there is no such file"),
        ((), {"LANG": "de_DE.UTF-8"}, "gibt es nicht"),
        ((), {"LANG": "de_DE.UTF-8", "LC_MESSAGES": "en_GB.UTF-8"}, "there is no such file"),
        ((), {"LANG": "en_GB.UTF-8", "LC_MESSAGES": "en_GB.UTF-8", "LC_ALL": "de_AT"}, "gibt es nicht"),
        ((), {"LANG": "fr_FR.UTF-8"}, "there is no such file"),
        (("--language", "de"), {"LANG": "en_GB.UTF-8"}, "gibt es nicht"),
        (("--language=en",), {"LANG": "de_DE.UTF-8"}, "there is no such file"),
    ],
)
def test_the_language_is_that_of_the_option_else_of_the_terminal(
    qcheck: Run, argv: tuple[str, ...], environ: Mapping[str, str], says: str
) -> None:
    assert says in qcheck("lint", "none.yaml", *argv, environ=environ).err
    assert says in qcheck(*argv, "lint", "none.yaml", environ=environ).err


def test_the_readme_shows_every_command() -> None:
    readme = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")

    assert [name for name in COMMANDS if f"qcheck {name}" not in readme] == []


# the process


def test_a_reader_that_has_seen_enough_is_no_trouble(monkeypatch: pytest.MonkeyPatch) -> None:
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "w") as nobody_reads:
        monkeypatch.setattr(sys, "stdout", nobody_reads)

        assert main(["schema"], {}) == 0


@pytest.mark.skipif(os.name == "nt", reason="Windows ends the whole process where others are interrupted")
def test_an_interruption_ends_quietly(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # whoever runs tests in the background has it ignored
    read, write = os.pipe()
    with os.fdopen(read) as nobody_types, os.fdopen(write):
        monkeypatch.setattr(sys, "stdin", nobody_types)
        threading.Timer(1, os.kill, (os.getpid(), signal.SIGINT)).start()

        code = main([*AGGREGATION[:1], "-", *AGGREGATION[2:]], {})
        signal.signal(signal.SIGINT, before)

    assert (code, capsys.readouterr().err) == (130, "")


def test_a_stream_that_is_no_file_is_written_to_as_it_is() -> None:
    with redirect_stdout(StringIO()) as stream:
        code = main(["schema"], {})

    assert (code, stream.getvalue()) == (0, schema_text())


def test_the_package_can_be_run_as_the_command(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["qcheck", "lint", "none.yaml", "--language", "en"])

    with pytest.raises(SystemExit) as left:
        runpy.run_module("qcheck", run_name="__main__")

    assert (left.value.code, capsys.readouterr().err) == (2, "'none.yaml': there is no such file or folder\n")


def test_as_a_process_it_gives_utf_8_and_its_exit_code_whatever_the_locale(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "qcheck", *AGGREGATION, "--format", "csv", "--language", "de"]
    latin = os.environ | {"PYTHONIOENCODING": "ascii", "QCHECK_DATA": str(tmp_path)}

    ran = subprocess.run(command, capture_output=True, env=latin, check=False)
    refused = subprocess.run([*command[:3], "lint", "nix.yaml"], capture_output=True, env=latin, check=False)

    assert (ran.returncode, ran.stderr) == (0, b"")
    assert ran.stdout.decode("utf-8").splitlines()[1].startswith("zugang;Zugang und Vielfalt;overall;yellow;61;42;83;19;3;")
    assert (refused.returncode, refused.stdout) == (2, b"")


def test_checking_a_file_does_not_load_the_web_server() -> None:
    script = "import sys; from qcheck.cli import main; main(sys.argv[1:]); print('streamlit' in sys.modules, file=sys.stderr)"

    ran = subprocess.run([sys.executable, "-c", script, *AGGREGATION], capture_output=True, text=True, check=False)

    assert ran.stderr == "False\n"


def test_a_database_that_cannot_be_opened_is_said_before_anything_is_served(qcheck: Run, tmp_path: Path) -> None:
    (tmp_path / "qcheck.sqlite").write_bytes(b"this is no database, " * 100)

    code, _, complaint = qcheck("serve", "--data", str(tmp_path))

    assert code == 1
    assert complaint.startswith("The file of the database is damaged")


def test_the_app_is_served_from_any_folder_with_the_data_folder_that_is_named(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = str(free.getsockname()[1])
    command = [sys.executable, "-m", "qcheck", "serve", "--port", port, "--data", str(tmp_path / "kept")]
    serving = subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    try:
        assert patiently(f"http://127.0.0.1:{port}/healthz").status == 200
    finally:
        serving.terminate()
        serving.wait(PATIENCE)


def patiently(address: str) -> HTTPResponse:
    """What is at this address, as soon as somebody serves it; after three minutes at the latest."""
    until = monotonic() + PATIENCE
    while monotonic() < until:
        with suppress(URLError):
            return cast(HTTPResponse, urlopen(address))
        sleep(0.2)
    raise TimeoutError(address)
