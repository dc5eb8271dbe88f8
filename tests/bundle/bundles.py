"""A bundle as small as can be that has everything in it, for tests."""

import copy
import json
from hashlib import sha256

CATALOGUE = """id: platz
version: 1.0.0
title: Platz
perspectives:
  - {id: amt, title: Amt}
  - {id: verein, title: Verein}
criteria:
  - id: zugang
    title: Zugang
    questions:
      - {id: frueh, text: Wir haben früh informiert.}
      - {id: offen, text: Es war offen.}
"""
SHA = sha256(CATALOGUE.encode()).hexdigest()
NOON = "2026-05-04T12:00:00Z"

SHEET = {
    "perspective": "amt",
    "label": "Tisch 3",
    "finished": True,
    "out": False,
    "earlier": False,
    "values": {"frueh": 4, "offen": "dk"},
    "comments": {"frueh": "Schön █████"},
    "evidence": {"offen": {"title": "Protokoll", "link": "https://stadt.example/p"}},
    "closing": {"open_good": "Der Anfang"},
    "set_aside": [],
}
WORKSHOP = {
    "started": NOON,
    "next": "im Juni",
    "notes": {"": "Gut besucht", "zugang": "Lange gesprochen"},
    "stage": {
        "plan": [{"station": "lobby", "minutes": 10}, {"station": "closing", "minutes": 5}],
        "since": NOON,
        "place": 1,
        "sight": "end",
        "page": 0,
        "revealed": ["zugang"],
        "whole": True,
        "topics": ["zugang"],
        "topic": 0,
    },
    "vote": {"among": ["zugang"], "voters": 3, "dots": {"zugang": 5}, "counted": {}},
}
CHECK = {
    "id": "c1",
    "catalogue": SHA,
    "phase": None,
    "only": None,
    "modules": [],
    "mode": "open",
    "life": {
        "created": NOON,
        "opened": NOON,
        "closed": None,
        "ends": None,
        "zone": "Europe/Berlin",
        "deletes": "2027-05-04",
    },
    "letterhead": {"sender": "Amt", "contact": "", "privacy": "", "purpose": "", "afterwards": ""},
    "shares": True,
    "keeps": "measures",
    "emptied": None,
    "topics": ["zugang"],
    "sheets": [SHEET],
    "hands": [{"perspective": "verein", "question": "frueh", "numbers": {"4": 3, "na": 1}}],
    "workshop": WORKSHOP,
    "figures": None,
    "measure": None,
    "asks_back": True,
    "moves": [],
    "feedback": [],
}
BUNDLE = {
    "qcheck": "bundle",
    "format": 2,
    "process": {"title": "Spielplatz", "place": "Musterstadt"},
    "catalogues": {SHA: CATALOGUE},
    "checks": [CHECK],
    "agreements": [
        {
            "check": "c1",
            "criterion": "zugang",
            "light": "yellow",
            "reason": "Weil es spät war",
            "minority": "Der Verein sah es anders",
            "day": "2026-05-04",
            "withdrawn": False,
            "revision": 2,
        }
    ],
    "measures": [
        {
            "id": "m1",
            "check": "c1",
            "what": "Früher einladen",
            "criteria": ["zugang"],
            "who": "Amt",
            "partners": "",
            "due": "2026-12-01",
            "by_when": "",
            "success": "",
            "urgency": "medium",
            "state": "begun",
            "reason": "",
            "since": "2026-06-01",
            "revision": 2,
            "changed": NOON,
            "changes": [
                {"at": NOON, "revision": 1, "before": {}},
                {"at": NOON, "revision": 2, "before": {"state": "open", "since": None, "criteria": []}},
            ],
        }
    ],
}
RATING = {
    "light": "yellow",
    "score": 61,
    "n": 5,
    "close": False,
    "up": None,
    "down": None,
    "capped_by": [],
    "flags": [],
}
WITHHELD = RATING | {"light": "withheld", "score": None, "n": None}
FIGURES = {
    "catalogue": "platz",
    "version": "1.0.0",
    "phase": None,
    "mode": "confidential",
    "sheets": {"amt": 5, "verein": None},
    "criteria": [
        {
            "criterion": "zugang",
            "overall": RATING,
            "lowest": 61,
            "highest": 61,
            "shown": ["amt"],
            "perspectives": {"amt": RATING, "verein": WITHHELD},
            "shared": {"questions": [], "scores": {}, "lights": {}},
        }
    ],
}
CONFIDENTIAL = CHECK | {
    "mode": "confidential",
    "life": CHECK["life"] | {"closed": "2026-05-11T12:00:00Z"},
    "sheets": [],
    "hands": [],
    "workshop": None,
    "figures": FIGURES,
}


FORMER = CATALOGUE.replace("version: 1.0.0", "version: 0.9.0").replace(
    "{id: offen, text: Es war offen.}",
    "{id: einst, text: Es war gut., options: [{value: 1, label: nein}, {value: 2, label: ja}]}",
)
FORMER_SHA = sha256(FORMER.encode()).hexdigest()
MOVE = {
    "at": NOON,
    "before": FORMER_SHA,
    "after": SHA,
    "aside": ["einst"],
    "only": None,
    "modules": [],
    "topics": ["zugang"],
    "undoes": None,
}
ASIDE = {
    "question": "einst",
    "catalogue": FORMER_SHA,
    "value": 2,
    "comment": "Damals ja",
    "evidence": {"title": "Plan", "link": "https://stadt.example/plan"},
}
SAID = {
    "id": "a1b2c3d4e5",
    "question": "einst",
    "perspective": "verein",
    "language": "de",
    "week": "2026-W19",
    "version": "0.9.0",
    "marks": ["unclear", "word"],
    "text": "Was heißt gut?",
}
MOVED_SHEET = SHEET | {"set_aside": [ASIDE]}
MOVED_CHECK = CHECK | {"sheets": [MOVED_SHEET], "moves": [MOVE], "feedback": [SAID], "asks_back": False}
MOVED = BUNDLE | {"catalogues": {SHA: CATALOGUE, FORMER_SHA: FORMER}, "checks": [MOVED_CHECK]}
"""Of a check that was moved to its catalogue from an edition before it."""


def first_format(content: dict) -> dict:
    """The bundle as it was written before checks could be moved."""
    old = copy.deepcopy(content | {"format": 1})
    for check in old["checks"]:
        for key in ("asks_back", "moves", "feedback"):
            del check[key]
        for sheet in check["sheets"]:
            del sheet["set_aside"]
    return old


def moved(**changed: object) -> dict:
    """The bundle of a moved check that has other values in some of its keys."""
    return copy.deepcopy(MOVED | {"checks": [MOVED_CHECK | changed]})


def whole(**changed: object) -> dict:
    """The bundle with other values in some of its keys."""
    return copy.deepcopy(BUNDLE | changed)


def with_check(**changed: object) -> dict:
    """The bundle whose check has other values in some of its keys."""
    return whole(checks=[CHECK | changed])


def with_sheet(**changed: object) -> dict:
    """The bundle whose sheet has other values in some of its keys."""
    return with_check(sheets=[SHEET | changed])


def file(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False).encode()
