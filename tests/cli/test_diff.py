"""`qcheck diff`, and what lint says where the earlier edition stands beside."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import PLAYGROUND, Run, Written

NEXT = (
    PLAYGROUND.replace("version: 1.0.0", "version: 1.1.0\nfollows: 1.0.0")
    .replace("Die Kinder waren von Anfang an dabei.", "Die Kinder waren von Beginn an dabei.")
    .replace("- id: offen\n        text: Was gebaut wird, war am Anfang offen.", "- id: geld\n        text: Das Budget war bekannt.")
)  # fmt: skip
DECLARED = NEXT.replace(
    "follows: 1.0.0",
    "follows: 1.0.0\nchanges:\n  - {question: frueh, change: clarified, why: Klarer.}\n"
    "  - {question: offen, change: removed, why: Unnötig.}",
)


@pytest.fixture
def old(written: Written) -> str:
    return written("alt.yaml", PLAYGROUND)


def test_undeclared_differences_are_refused_with_the_declaration_to_paste(
    qcheck: Run, written: Written, old: str
) -> None:
    ran = qcheck("diff", old, written("neu.yaml", NEXT), "--language", "de")

    assert ran.code == 1
    assert (
        ran.out
        == """\
Spielplatz-Check: 1.0.0 → 1.1.0

Frage frueh: Die Kinder waren von Beginn an dabei.
  Wortlaut (de)
    bisher: Die Kinder waren von Anfang an dabei.
    jetzt: Die Kinder waren von Beginn an dabei.
  Antworten bisher: im Archiv: keine Ausgabe sagt, was sich geändert hat

Frage geld: Das Budget war bekannt.
  neu
    jetzt: Das Budget war bekannt.

Frage offen: Was gebaut wird, war am Anfang offen.
  entfallen
    bisher: Was gebaut wird, war am Anfang offen.
  Antworten bisher: im Archiv: keine Ausgabe sagt, was sich geändert hat

Noch nicht angegeben. Zum Einfügen, mit der Art, nach der es aussieht:

changes:
  - {question: frueh, change: clarified, why: "Bitte begründen."}  # nur wenn sie noch dasselbe meint; sonst braucht sie eine neue Kennung, mit changed und replaces
  - {question: offen, change: removed, why: "Bitte begründen."}
"""
    )


def test_the_proposal_pasted_in_is_a_good_catalogue_that_passes(
    qcheck: Run, written: Written, old: str
) -> None:
    proposal = json.loads(qcheck("diff", old, written("neu.yaml", NEXT), "--format", "json").out)["proposal"]

    ran = qcheck("diff", old, written("neu.yaml", NEXT.replace("title: Sp", f"{proposal}title: Sp")))

    assert (ran.code, ran.err) == (0, "")


def test_what_is_declared_passes_and_says_what_becomes_of_answers_and_why(
    qcheck: Run, written: Written, old: str
) -> None:
    ran = qcheck("diff", old, written("neu.yaml", DECLARED), "--language", "en")

    assert ran.code == 0
    assert "  answers so far: carried over, wording clarified\n    because: Klarer.\n" in ran.out
    assert "  answers so far: in the archive\n    because: Unnötig.\n" in ran.out
    assert ran.out.endswith("Everything that must be declared is declared.\n")


def test_editions_of_the_shelf_are_named_by_id_and_version(qcheck: Run, written: Written) -> None:
    written("data/criteria/spielplatz.yaml", DECLARED)
    written("data/criteria/earlier/spielplatz-1.0.0.yaml", PLAYGROUND)

    assert qcheck("diff", "spielplatz@1.0.0", "spielplatz").code == 0
    assert qcheck("diff", "spielplatz@1.0.0", "spielplatz@1.1.0").code == 0

    ran = qcheck("diff", "spielplatz@1.0.1", "spielplatz", "--language", "en")
    assert ran.code == 2
    assert "there is no edition 'spielplatz@1.0.1' on the shelf" in ran.err
    assert "possible are: spielplatz@1.0.0, spielplatz@1.1.0" in ran.err


def test_two_catalogues_are_no_two_editions(qcheck: Run, written: Written, old: str) -> None:
    other = written("andere.yaml", PLAYGROUND.replace("id: spielplatz", "id: bolzplatz"))

    ran = qcheck("diff", old, other, "--language", "en")

    assert (ran.code, ran.err) == (
        2,
        "'spielplatz' and 'bolzplatz' are two catalogues, not two editions of one\n",
    )


def test_lint_says_the_same_where_the_earlier_edition_stands_beside(
    qcheck: Run, written: Written, tmp_path: Path
) -> None:
    written("mein/earlier/alt.yaml", PLAYGROUND)
    neu = written("mein/neu.yaml", NEXT)

    ran = qcheck("lint", neu, "--language", "en")

    assert ran.code == 0
    assert ran.out.splitlines() == [
        "mein/neu.yaml:3:1: changes: warning: 'frueh' is not as in 1.0.0, and 'changes' does not say how; it "
        "looks like: clarified (qcheck diff shows it)",
        "mein/neu.yaml:3:1: changes: warning: 'offen' is not as in 1.0.0, and 'changes' does not say how; it "
        "looks like: removed (qcheck diff shows it)",
    ]


def test_lint_asks_an_edition_that_follows_none_what_changed(qcheck: Run, written: Written) -> None:
    written("mein/earlier/alt.yaml", PLAYGROUND)

    ran = qcheck("lint", written("mein/neu.yaml", NEXT.replace("follows: 1.0.0\n", "")), "--language", "en")

    assert "the edition 1.0.0 of this catalogue stands beside it" in ran.out
