"""Where a part of the questionnaire begins on the sheet, what the phase asks one to think of, what could show
it, and lists in longer texts: on the pages online and in the sheet as one file.
"""

from __future__ import annotations

import re

import pytest

from qcheck.catalogue import PerspectiveId
from qcheck.language import language
from qcheck.plain.sheet.one_file import one_file
from qcheck.service import Service
from qcheck.settings import Settings
from tests.sheet.devices import Device, invitation, new_check, text

TOWN = """
id: dorf
version: 1.0.0
title: Dorf-Check
texts:
  how_to_answer: Antworten Sie ehrlich.
  open_good: "Was war gut?"
  open_good_by_phase: {planung: "Was wird gut?"}
phases:
  - {id: planung, title: Planung, intro: Noch steht alles bevor.}
  - {id: rueckblick, title: Rückblick, intro: Es ist vorbei.}
perspectives: [{id: amt, title: Amt}]
parts:
  - id: ort
    title: "Teil A: Das Dorf"
    meaning: Denken Sie an die letzten zwei Jahre.
    looks_at: place
    criteria:
      - id: regeln
        title: Regeln
        meaning: |
          Es gibt Regeln:
          - für Treffen
          - für <Geld>
        evidence: Die Satzung.
        questions: [{id: r1, text: Es gibt Regeln.}, {id: r2, text: Alle kennen sie., help: "- eins\\n- zwei"}]
  - id: prozess
    title: "Teil B: Der Prozess"
    meaning: Es geht um ein Vorhaben.
    criteria:
      - id: ziel
        title: Ziel
        questions: [{id: z1, text: Das Ziel ist klar.}, {id: z2, text: Es ist erreichbar.}]
      - id: geld
        title: Geld
        evidence: Der Haushalt.
        questions: [{id: g1, text: Das Geld reicht.}]
modules:
  - id: jung
    title: Junge Menschen
    questions: [{id: j1, text: Junge machen mit.}]
"""


@pytest.fixture(scope="module")
def town(service: Service) -> str:
    """An invitation to a check of a village in its planning, with a module."""
    (Settings().criteria / "dorf.yaml").write_text(TOWN, encoding="utf-8")
    organiser = new_check(service, "dorf", "planung")
    return invitation(service, organiser, "amt")


def page(town: str, criterion: str) -> str:
    device = Device()
    device.begin(town)
    return device.get(f"/a/{town}/t/{criterion}").text


def test_a_part_is_named_and_explained_above_its_first_topic_alone(town: str) -> None:
    first, second, third = (text(page(town, each)) for each in ("regeln", "ziel", "geld"))

    assert "Teil A: Das Dorf Denken Sie an die letzten zwei Jahre. Regeln" in first
    assert "Teil B: Der Prozess Es geht um ein Vorhaben. Ziel" in second
    assert "Teil" not in third


def test_the_words_of_the_phase_stand_above_the_process_and_never_above_the_place(town: str) -> None:
    told = {each: text(page(town, each)) for each in ("regeln", "ziel", "geld")}

    assert [name for name, shown in told.items() if "Noch steht alles bevor." in shown] == ["ziel"]
    assert [name for name, shown in told.items() if "Antworten Sie ehrlich." in shown] == ["regeln"]


def test_what_could_show_it_unfolds_and_is_closed_at_first(town: str) -> None:
    several, alone, none = (page(town, each) for each in ("regeln", "geld", "ziel"))

    assert '<details class="more evidence">' in several
    assert "Woran man es belegen kann Die Satzung." in text(several)
    assert "Woran man es belegen kann Der Haushalt." in text(alone)
    assert "Woran man es belegen kann" not in text(none)


def test_lines_with_a_dash_are_a_list_and_everything_else_stays_text(town: str) -> None:
    shown = page(town, "regeln")

    assert '<p class="written">Es gibt Regeln:</p>' in shown
    assert "<li>für Treffen</li><li>für &lt;Geld&gt;</li>" in shown
    assert re.search(
        r'<div id="help-r2"><ul class="soft written"><li>eins</li><li>zwei</li></ul></div>', shown
    )


def test_the_closing_questions_are_those_of_the_phase(town: str) -> None:
    device = Device()
    device.begin(town)

    shown = text(device.get(f"/a/{town}/closing").text)

    assert "Was wird gut?" in shown
    assert "Was war gut?" not in shown


def test_the_sheet_as_one_file_has_the_parts_the_phase_and_what_could_show_it(service: Service) -> None:
    (Settings().criteria / "dorf.yaml").write_text(TOWN, encoding="utf-8")
    organiser = new_check(service, "dorf", "planung")
    carried = service.carrying.carried_sheet(organiser, PerspectiveId("amt"))

    shown = text(one_file(carried, language("de")))

    assert "Teil A: Das Dorf Denken Sie an die letzten zwei Jahre. Regeln" in shown
    assert shown.count("Noch steht alles bevor.") == 2  # on wide and on narrow screens
    assert shown.index("Es geht um ein Vorhaben.") < shown.index("Noch steht alles bevor.")
    assert "Woran man es belegen kann Der Haushalt." in shown
    assert "Was wird gut?" in shown
