"""Checks made by commands."""

from __future__ import annotations

import json
from typing import Any

from qcheck.service import Service
from tests.cli.running import Run

NEW = (
    "new",
    "--title",
    "Spielplatz am Bach",
    "--place",
    "Bachstadt",
    "--catalogue",
    "kurzcheck",
    "--phase",
    "planung",
)
WHOLE = ("new", "--title", "Radweg", "--catalogue", "qualitaetscheck", "--phase", "planung")


def made(qcheck: Run, *argv: str) -> dict[str, Any]:
    """What `qcheck new` says in JSON."""
    ran = qcheck(*(argv or NEW), "--format", "json")
    assert ran.code == 0
    return json.loads(ran.out)


def organise(qcheck: Run, *argv: str) -> str:
    """The organiser's link of a check made for the test."""
    return made(qcheck, *argv)["links"][0]["link"]


def answered(service: Service, link: str, perspective: str, people: int) -> None:
    """So many people of a perspective answer a question."""
    invitation = service.inviting.links(link)[0].link
    for number in range(people):
        sheet = service.joining.join(invitation, perspective, f"{perspective}-{number}")
        service.answering.answer(sheet, "k-zuhoeren", 4)
