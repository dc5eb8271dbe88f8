"""`qcheck profile` and its neighbours: what is refused, in which words."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import ANSWERS, BROKEN, CATALOGUE, PLAYGROUND, Ran, Run, Written


def test_all_problems_of_the_answers_are_said_and_nothing_is_computed(qcheck: Run, written: Written) -> None:
    answers = written(
        "a.csv", "sheet,question,answer\n1,freuh,3\n1,offen,3\n1,offen,4\n2,offen,5\n3,offen,5\n"
    )

    ran = qcheck(
        "profile",
        answers,
        "--catalogue",
        written("spielplatz.yaml", PLAYGROUND),
        "--format",
        "json",
        "-o",
        "result.json",
    )

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


def test_an_unknown_catalogue_is_wrong_usage_and_broken_ones_are_said_too(
    qcheck: Run, written: Written
) -> None:
    written("data/criteria/b.yaml", BROKEN)

    ran = qcheck("profile", ANSWERS, "--catalogue", "spielplatz")

    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(
        "--catalogue: there is no catalogue and no file 'spielplatz'\n    possible are: "
    )
    assert "b.yaml:11:9: criteria[planung].questions[offen].wieght: " in ran.err


@pytest.mark.parametrize(
    ("argv", "message"),
    [
        (
            ("--phase", "planug"),
            "--phase: there is no phase 'planug' in this catalogue\n    did you mean 'planung'?\n",
        ),
        ((), "this catalogue has phases: say one with --phase\n    possible are: planung, reflexion\n"),
        (
            ("--phase", "planung", "--only", "zugagn", "prozess"),
            (
                "--only: there is no part and no criterion 'zugagn' in this catalogue\n    did you mean "
                "'zugang'?\n"
            ),
        ),
        (("--phase", "planung", "--only", "jugend"), "--only: 'jugend' is a module; add it with --modules\n"),
        (
            ("--phase", "planung", "--modules", "jugned"),
            "--modules: there is no module 'jugned' in this catalogue\n    did you mean 'jugend'?\n",
        ),
        (
            ("--phase", "planung", "-o", ANSWERS),
            f"'{ANSWERS}' holds the answers; the result must not be written over them\n",
        ),
        (
            ("--phase", "planung", "-o", "nowhere/a.json"),
            "'nowhere/a.json': there is no such file or folder\n",
        ),
        (("--phase", "planung", "-o", "."), "'.' is a folder, not a file\n"),
    ],
)
def test_a_call_that_cannot_be_meant_is_refused(qcheck: Run, argv: tuple[str, ...], message: str) -> None:
    assert qcheck("profile", ANSWERS, "--catalogue", CATALOGUE, *argv) == Ran(2, "", message)


@pytest.mark.parametrize(
    ("argv", "message"),
    [
        (("--phase", "planung"), "this catalogue has no phases: leave out --phase\n"),
        (
            ("--modules", "jugend"),
            "--modules: there is no module 'jugend' in this catalogue\n    it has no modules\n",
        ),
    ],
)
def test_what_a_small_catalogue_does_not_have_cannot_be_chosen(
    qcheck: Run, written: Written, argv: tuple[str, ...], message: str
) -> None:
    assert qcheck("profile", ANSWERS, "--catalogue", written("spielplatz.yaml", PLAYGROUND), *argv) == Ran(
        2, "", message
    )


@pytest.mark.parametrize(
    ("argv", "message"),
    [
        (
            ("profile", "none.csv", "--catalogue", CATALOGUE, "--phase", "planung"),
            "'none.csv': there is no such file or folder\n",
        ),
        (("profile", ".", "--catalogue", CATALOGUE, "--phase", "planung"), "'.' is a folder, not a file\n"),
        (("profile", ANSWERS, "--catalogue", "none.yaml"), "'none.yaml': there is no such file or folder\n"),
        (
            ("profile", ANSWERS, "--catalogue", f"{ANSWERS}/a.yaml"),
            f"'{ANSWERS}/a.yaml': there is no such file or folder\n",
        ),
        (("lint", CATALOGUE, "none.yaml"), "'none.yaml': there is no such file or folder\n"),
        (("lint", "x" * 300), f"'{'x' * 300}' cannot be used: the name is too long\n"),
        (("schema", "-o", "."), "'.' is a folder, not a file\n"),
        (
            ("serve", "--port", "0"),
            "the setting QCHECK_PORT cannot be '0'\n    possible are the numbers from 1 to 65535\n",
        ),
        (
            ("serve", "--port", "many"),
            "the setting QCHECK_PORT cannot be 'many'\n    possible are the numbers from 1 to 65535\n",
        ),
    ],
)
def test_what_cannot_be_opened_or_set_is_wrong_usage(
    qcheck: Run, argv: tuple[str, ...], message: str
) -> None:
    assert qcheck(*argv) == Ran(2, "", message)


@pytest.mark.parametrize(
    "argv", [(), ("profil",), ("lint", "--format", "xml"), ("--language", "fr", "schema")]
)
def test_a_command_that_does_not_exist_like_this_is_wrong_usage(qcheck: Run, argv: tuple[str, ...]) -> None:
    ran = qcheck(*argv)

    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("usage: qcheck")
