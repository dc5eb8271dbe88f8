"""Schema, version, help and language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from qcheck import bundle
from qcheck.cli.arguments import COMMANDS
from qcheck.loading.schema import schema_text
from tests.cli.running import Ran, Run


def test_the_schema_is_the_one_for_editors(qcheck: Run, tmp_path: Path) -> None:
    assert qcheck("schema") == Ran(0, schema_text(), "")
    assert qcheck("schema", "-o", "s.json") == Ran(0, "", "")
    assert (tmp_path / "s.json").read_text(encoding="utf-8") == schema_text()


def test_the_schema_of_bundles_is_written_on_demand(qcheck: Run) -> None:
    assert qcheck("schema", "bundle") == Ran(0, bundle.schema_text(), "")


def test_the_version_is_said(qcheck: Run) -> None:
    assert re.fullmatch(r"qcheck \d+\.\d+\.\d+ \(database step \d{4}\)\n", qcheck("--version").out)


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


@pytest.mark.parametrize("page", ["commands.md", "commands.en.md"])
def test_the_page_of_commands_shows_every_command(page: str) -> None:
    table = (Path(__file__).parents[2] / "docs" / page).read_text(encoding="utf-8")

    assert [name for name in COMMANDS if f"| `qcheck {name}" not in table] == []
