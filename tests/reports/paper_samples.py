"""Sheets on paper, for tests."""

from __future__ import annotations

from datetime import date

from qcheck.asking import Questionnaire
from qcheck.catalogue import Catalogue
from qcheck.reports.source import SheetSource
from qcheck.service import Letterhead, Mode
from tests.builders import VIEWS, catalogue

ASKED = catalogue(
    VIEWS,
    """
parts:
  - id: eins
    title: Der Prozess
    criteria:
      - id: zugang
        title: Zugang
        meaning: Alle können mitmachen.
        questions:
          - {id: a, text: Alle waren eingeladen., help: Auch die Jungen.}
          - {id: b, text: Der Raum war gut., perspectives: [amt]}
          - {id: c, text: Es gab Hilfe., skip_if: {question: a, answer: [1, na]}}
          - {id: d, text: Die Hilfe half., skip_if: {question: c, answer: 1}}
      - id: zeit
        title: Zeit
        questions: [{id: e, text: Es war genug Zeit.}]
texts:
  welcome: Schön, dass Sie mitmachen.
  freetext_notice: Bitte keine Namen.
  how_to_answer: Antworten Sie aus Ihrer Sicht.
""",
)
FACTS = ("Ihre Antworten sind nicht anonym.", "Alles wird am 28. Februar 2027 gelöscht.")


def sheet(asked: Catalogue = ASKED, **changes: object) -> SheetSource:
    """A sheet of this catalogue, to be changed in single points."""
    given = {
        "title": "Verkehrskonzept",
        "place": "Neustadt",
        "questionnaire": Questionnaire(asked),
        "mode": Mode.OPEN,
        "language": "de",
        "made": date(2026, 11, 28),
        "letterhead": Letterhead(sender="Stadt Neustadt", contact="Frau Muster", afterwards="Bald."),
        "facts": FACTS,
        "code": "k7m2qx",
    }
    return SheetSource(**(given | changes))  # type: ignore[arg-type]
