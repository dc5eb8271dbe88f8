"""The same in what the commands print: as words on a terminal, in programs' formats as values, in
spreadsheets never as formulas.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from io import StringIO

import pytest

from qcheck.catalogue import PerspectiveId, QuestionId
from qcheck.cli import main
from qcheck.records import Scope
from qcheck.service import NewCheck, Service
from qcheck.settings import Settings
from tests.attack.hostile import FORMULA, TITLE, Links, hostile
from tests.attack.reading import dangers_in_svg

Said = Callable[..., str]
STEERING = """
id: steuernd
version: 1.0.0
title: "A\\e[2J\\e]0;x\\a\\x9b31mB"
perspectives:
  - {id: amt, title: "A\\e[2J\\e]0;x\\a\\x9b31mB"}
criteria:
  - {id: k, title: "A\\e[2J\\e]0;x\\a\\x9b31mB", questions: [{id: eine, text: Eine.}]}
"""
"""In YAML's own writing: clears a terminal, renames its window, colours."""


@pytest.fixture
def said(hostile_check: Links, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Said:
    """What a command prints about the hostile check, at a server that says where it is."""
    monkeypatch.setenv("QCHECK_BASE_URL", "https://check.example.org")

    def run(*argv: str) -> str:
        code = main([getattr(hostile_check, word, word) for word in argv], {})
        out, err = capsys.readouterr()
        assert (code, err) == (0, "")
        return out

    return run


def test_a_cell_that_looks_like_a_formula_begins_with_an_apostrophe(said: Said) -> None:
    table = said("profile", "organise", "--format", "csv", "--language", "en").removeprefix("\ufeff")
    cells = [cell for row in csv.reader(StringIO(table)) for cell in row]

    assert f"'{FORMULA}" in cells
    assert hostile("Kriterium") in cells
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []


def test_the_picture_is_sound_and_runs_nothing(said: Said) -> None:
    drawn = said("profile", "organise", "--format", "svg")

    assert dangers_in_svg(drawn) == []
    assert "&lt;script&gt;" in drawn


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (("profile", "organise", "--format", "table"), ["Kriterium", "Teil", "Amt"]),
        (("status", "organise"), [TITLE, FORMULA, hostile("Verein"), hostile("Katalog"), hostile("Phase")]),
        (("links",), [TITLE, FORMULA]),
        (("links", "--format", "json"), [json.dumps(TITLE, ensure_ascii=False)]),
        (("status", "organise", "--format", "json"), [json.dumps(FORMULA, ensure_ascii=False)]),
        (
            (
                "new",
                "--title",
                hostile("Neu", 190),
                "--place",
                "{x} %s",
                "--catalogue",
                "feindlich",
                "--phase",
                "jetzt",
            ),
            [hostile("Neu", 190), "{x} %s"],
        ),
    ],
)
def test_a_command_prints_hostile_words_as_they_are(
    said: Said, command: tuple[str, ...], words: list[str]
) -> None:
    printed = said(*command)

    assert [word for word in words if word not in printed] == []


def test_a_title_never_steers_a_terminal(said: Said) -> None:
    made = json.loads(
        said(
            "new",
            "--title",
            "A\x1b[2J\x9b31mB",
            "--catalogue",
            "feindlich",
            "--phase",
            "jetzt",
            "--format",
            "json",
        )
    )

    assert made["title"] == "A[2J31mB"


@pytest.mark.parametrize(
    "command",
    [("profile", "--format", "table"), ("profile", "--format", "csv"), ("status", "--language", "en")],
)
def test_a_catalogue_never_steers_a_terminal(
    service: Service, capsys: pytest.CaptureFixture[str], command: tuple[str, ...]
) -> None:
    (Settings().criteria / "steuernd.yaml").write_text(STEERING, encoding="utf-8")
    link = service.organising.create_check(
        NewCheck("Platz", "", "steuernd", None, Scope(), PerspectiveId("amt"))
    )
    service.answering.answer(link, QuestionId("eine"), 4)

    assert main([command[0], link, *command[1:]], {}) == 0

    printed = capsys.readouterr().out
    assert "A[2J]0;x31mB" in printed
    assert [sign for sign in printed if (sign < " " and sign != "\n") or "\x7f" <= sign <= "\x9f"] == []
