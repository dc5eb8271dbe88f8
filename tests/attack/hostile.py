"""A check in whose every free field stands what a browser, a spreadsheet or a template would run, if it were
let.

Each text begins with a word of its own, `WORDS[field]`, by which it is found again wherever it comes out.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

from qcheck.catalogue import QuestionId
from qcheck.records import Mode, Scope
from qcheck.service import LinkKind, NewCheck, Service

ATTACKS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(2)>",
    '"><svg onload=alert(3)>',
    "'-alert(4)-'",
    "[hier](javascript:alert(5))",
    "![](http://x.invalid/y.png)",
    "**fett** _kursiv_ `code` ~~weg~~",
    ":red[rot] :material/home: :smile: :+1:",
    "$x^2$",
    "http://x.invalid/",
    "&lt;b&gt; &amp;",
    "{{7*7}} {x} {0} %s %(x)s ${y}",
)
HOSTILE = " ".join(ATTACKS)
"""All of it in one line; not too long for a comment, in parts for a title."""
FORMULA = '=HYPERLINK("http://x.invalid")'
"""What only works at the beginning of a text."""


def hostile(word: str, most: int = 5_000) -> str:
    """A text for a field, beginning with its word, whole attacks only."""
    text = word
    for attack in ATTACKS:
        text = f"{text} {attack}" if len(text) + len(attack) < most else text
    return text


TITLE = hostile("Titel", 190)


def quoted(word: str) -> str:
    """The same for a line of YAML."""
    return json.dumps(hostile(word), ensure_ascii=False)


CATALOGUE = f"""
id: feindlich
version: 1.0.0
title: {quoted("Katalog")}
status: {quoted("Stand")}
description: {quoted("Beschreibung")}
perspectives:
  - {{id: amt, title: {quoted("Amt")}, for_whom: {quoted("FuerAmt")}, role: organising}}
  - {{id: verein, title: {quoted("Verein")}, for_whom: {quoted("FuerVerein")}, role: taking_part}}
phases:
  - {{id: jetzt, title: {quoted("Phase")}, intro: {quoted("Einleitung")}}}
scale:
  prompt: {quoted("Skala")}
  options:
    - {{value: 1, label: {quoted("Eins")}}}
    - {{value: 2, label: {quoted("Zwei")}}}
    - {{value: 3, label: {quoted("Drei")}}}
    - {{value: 4, label: {quoted("Vier")}}}
    - {{value: dk, label: {quoted("Weissnicht")}}}
    - {{value: na, label: {quoted("Passtnicht")}}}
texts:
  welcome: {quoted("Willkommen")}
  how_to_answer: {quoted("Anleitung")}
  freetext_notice: {quoted("Hinweis")}
  comment_prompt: {quoted("Bitte")}
  difference_prompt: {quoted("Verschieden")}
  disclaimer_result: {quoted("Vorbehalt")}
  independence: {quoted("Unabhaengig")}
  open_good: {quoted("Gut")}
  open_next: {quoted("Weiter")}
  thanks: {quoted("Dank")}
parts:
  - id: teil
    title: {quoted("Teil")}
    meaning: {quoted("Teilsinn")}
    criteria:
      - id: erstes
        title: {quoted("Kriterium")}
        meaning: {quoted("Bedeutung")}
        evidence: {quoted("Beleg")}
        prompt: {quoted("Gespraech")}
        source: {quoted("Quelle")}
        actions: {{red: {quoted("BeiRot")}, yellow: {quoted("BeiGelb")}}}
        questions:
          - {{id: eine, text: {quoted("Frage")}, help: {quoted("Hilfe")}, critical: true}}
          - {{id: andere, text: {quoted("Nachfrage")}}}
      - id: zweites
        title: '{FORMULA}'
        questions:
          - {{id: dritte, text: {quoted("Dritte")}}}
modules:
  - id: baustein
    title: {quoted("Baustein")}
    questions:
      - {{id: vierte, text: {quoted("Vierte")}}}
"""


class Links(NamedTuple):
    """Ways into one check."""

    organise: str
    answer: str
    sheet: str
    view: str


def fill(service: Service, criteria: Path, title: str = TITLE, mode: Mode = Mode.OPEN) -> Links:
    """A check that is hostile in every field, with sheets of two perspectives that see it differently."""
    (criteria / "feindlich.yaml").write_text(CATALOGUE, encoding="utf-8")
    scope = Scope(modules=frozenset({"baustein"}))
    organise = service.organising.create_check(
        NewCheck(title, FORMULA, "feindlich", "jetzt", scope, "amt", mode)
    )
    invitation = service.inviting.own_answer_link(organise)
    sheets = [
        service.joining.join(invitation, who, service.joining.new_nonce())
        for who in ("amt", "verein", "verein", "verein", "verein", "verein")
    ]
    added = (
        [service.collecting.add_sheet(organise, "verein", hostile("Tisch", 190))] if mode is Mode.OPEN else []
    )
    for value, sheet in zip((4, 4, 1, 1, 2, 1, 3, 4), (organise, *sheets, *added), strict=False):
        _answer(service, sheet, value)
    [service.answering.comment(sheet, QuestionId("andere"), hostile("Geheim"), "") for sheet in added]
    view = next(each.link for each in service.inviting.links(organise) if each.kind is LinkKind.VIEW)
    return Links(organise, invitation, sheets[0], view)


def _answer(service: Service, sheet: str, value: int) -> None:
    for question in map(QuestionId, ("eine", "andere", "dritte", "vierte")):
        service.answering.answer(sheet, question, value)
        service.answering.comment(sheet, question, hostile("Kommentar"), "")
    service.answering.evidence(
        sheet, QuestionId("eine"), hostile("Nachweis", 190), "https://x.invalid/?a=<b>&\"'", ("", "")
    )
    service.answering.closing(sheet, "open_good", hostile("Schlussgut"), "")
    service.answering.closing(sheet, "open_next", FORMULA, "")
