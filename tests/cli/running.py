"""The command line as people run it: what tests give to commands, and what these leave behind."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

DATA = Path(__file__).parents[1] / "data" / "answers"
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
Written = Callable[[str, str], str]


def criteria(ran: Ran) -> dict[str, Any]:
    """The criteria of a profile in JSON, by id, in order."""
    assert ran.err == ""
    return {each.pop("id"): each for each in json.loads(ran.out)["criteria"]}
