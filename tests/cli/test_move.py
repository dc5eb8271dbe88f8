"""`qcheck move`, and the profile of a former edition."""

from __future__ import annotations

import json

import pytest

from qcheck.service import Service
from tests.cli.checks import made
from tests.cli.running import PLAYGROUND, Run, Written

NEXT = PLAYGROUND.replace(
    "version: 1.0.0",
    "version: 1.1.0\nfollows: 1.0.0\nchanges:\n  - {question: frueh, change: clarified, why: Klarer.}\n"
    "  - {question: geld, change: changed, replaces: offen, why: Es geht ums Geld.}",
).replace("von Anfang an", "von Beginn an").replace(
    "- id: offen\n        text: Was gebaut wird, war am Anfang offen.",
    "- id: geld\n        text: Das Budget war bekannt.",
)  # fmt: skip


@pytest.fixture
def link(qcheck: Run, written: Written, service: Service) -> str:
    """A check with a sheet, and a newer edition beside."""
    written("data/criteria/spielplatz.yaml", PLAYGROUND)
    organise = str(made(qcheck, "new", "--title", "Radweg", "--catalogue", "spielplatz")["links"][0]["link"])
    sheet = service.joining.join(service.inviting.links(organise)[0].link, None, "nonce")
    service.answering.answer(sheet, "frueh", 4)
    service.answering.answer(sheet, "offen", 3)
    written("data/criteria/neu.yaml", NEXT)
    return organise


def test_a_dry_run_lists_before_and_after_with_counts_and_changes_nothing(qcheck: Run, link: str) -> None:
    before = qcheck("profile", link, "--format", "json").out

    ran = qcheck("move", link, "--to", "1.1.0", "--dry-run", "--language", "de")

    assert ran.code == 0
    assert (
        ran.out
        == """\
Von Ausgabe 1.0.0 auf Ausgabe 1.1.0
übernommen, Wortlaut präzisiert: 1
gezeigt, nicht gewertet: 1

Planung
  Die Kinder waren von Anfang an dabei.
    übernommen, Wortlaut präzisiert (Antworten: 1)
    jetzt: Die Kinder waren von Beginn an dabei.
    weil: Klarer.
  Was gebaut wird, war am Anfang offen.
    gezeigt, nicht gewertet (Antworten: 1)
    jetzt: Das Budget war bekannt.
    weil: Es geht ums Geld.

Neu: Das Budget war bekannt.
"""
    )
    assert qcheck("profile", link, "--format", "json").out == before


def test_a_check_is_moved_and_back_and_its_old_profile_is_the_same_to_the_byte(
    qcheck: Run, link: str
) -> None:
    before = qcheck("profile", link, "--format", "json").out

    moved = qcheck("move", link, "--to", "1.1.0", "--language", "en")
    former = qcheck("profile", link, "--format", "json", "--edition", "1.0.0").out
    undone = qcheck("move", link, "--undo", "--language", "en")

    assert moved.err == "'Radweg': moved to edition 1.1.0\n"
    assert former == before
    assert undone.err == "'Radweg': has edition 1.0.0 again\n"
    assert qcheck("profile", link, "--format", "json").out == before


def test_the_look_is_readable_for_programs(qcheck: Run, link: str) -> None:
    plan = json.loads(qcheck("move", link, "--to", "1.1.0", "--dry-run", "--format", "json").out)

    assert (plan["from"], plan["to"], plan["told"], plan["refused"]) == ("1.0.0", "1.1.0", True, None)
    assert [(each["question"], each["fate"], each["answers"]) for each in plan["questions"]] == [
        ("frueh", "clarified", 1),
        ("offen", "shown", 1),
    ]


def test_it_is_said_where_a_check_cannot_go(qcheck: Run, link: str) -> None:
    unknown = qcheck("move", link, "--to", "3.0.0", "--language", "en")
    nothing = qcheck("move", link, "--language", "en")

    assert (unknown.code, nothing.code) == (1, 2)
    assert "There is no edition 3.0.0 of this catalogue here" in unknown.err
    assert "say where it goes with --to VERSION" in nothing.err
