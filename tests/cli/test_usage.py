"""What argparse says of wrong usage and in its help: German where the terminal speaks it."""

from __future__ import annotations

import pytest

from tests.cli.running import Run


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        ((), "qcheck: Fehler: es fehlt noch: BEFEHL\n"),
        (("profil",), "qcheck: Fehler: BEFEHL: 'profil' steht nicht zur Wahl"),
        (("lint", "--x"), "qcheck: Fehler: unbekannte Angaben: --x\n"),
        (("new",), "qcheck new: Fehler: es fehlt noch: --title, --catalogue\n"),
        (("lint", "--format", "xml"), "qcheck lint: Fehler: --format: 'xml' steht nicht zur Wahl"),
        (("serve", "--port"), "qcheck serve: Fehler: --port: hier gehört eine Angabe dazu\n"),
        (("--language",), "qcheck: Fehler: --language: hier gehört eine Angabe dazu\n"),
    ],
)
def test_wrong_usage_is_said_in_german_where_the_terminal_speaks_it(
    qcheck: Run, argv: tuple[str, ...], said: str
) -> None:
    ran = qcheck(*argv, environ={"LANG": "de_DE.UTF-8"})

    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("Aufruf: qcheck")
    assert said in ran.err


def test_the_help_of_a_command_is_german_from_its_first_word_to_its_last(qcheck: Run) -> None:
    said = qcheck("texts", "--help", "--language", "de").out

    assert said.startswith("Aufruf: qcheck texts")
    assert "Optionen:\n  -h, --help            diese Hilfe zeigen und aufhören\n" in said
