"""All questions beforehand, and the help page."""

from __future__ import annotations

import re
from pathlib import Path

from streamlit.testing.v1 import AppTest

from qcheck.service import Scope, Service
from tests.ui.pages import begun, headings, links, markup, text, visit

SPECIAL = """
id: besonders
version: 1.0.0
title: Besonderes
perspectives: [{id: eltern, title: Eltern}, {id: amt, title: Amt}]
criteria:
  - id: planung
    title: Planung
    questions:
      - {id: nur, text: Die Eltern haben Zeit., perspectives: [eltern], weight: 3}
      - {id: wir, text: Wir hören zu., about: own_group}
      - {id: alle, text: Alle sind dabei.}
"""
CATALOGUES = Path(__file__).parents[1] / "data" / "catalogues"


def test_the_preview_shows_every_question_of_a_catalogue_numbered_through(service: Service) -> None:
    page = visit("preview", catalogue="kurzcheck")

    assert numbers(page) == list(range(1, 13))
    assert "12 Fragen" in text(page)
    assert headings(page, 2)[-1] == "Zum Schluss"


def test_the_preview_of_the_whole_catalogue_holds_its_modules_too(service: Service) -> None:
    page = visit("preview", catalogue="qualitaetscheck", phase="reflexion")

    assert "Junge Menschen" in headings(page, 2)
    assert numbers(page) == list(range(1, len(numbers(page)) + 1))


def test_the_preview_says_what_answers_are_worth_where_that_is_not_equal(
    service: Service, criteria: Path
) -> None:
    (criteria / "dreistufig.yaml").write_bytes((CATALOGUES / "dreistufig.yaml").read_bytes())

    assert "nein (0 von 100) · ja, in einzelnen Vorhaben (25 von 100)" in text(
        visit("preview", catalogue="dreistufig")
    )


def test_the_preview_shows_the_answers_of_each_question_where_they_differ(
    service: Service, criteria: Path
) -> None:
    (criteria / "reifegrad.yaml").write_bytes((CATALOGUES / "reifegrad.yaml").read_bytes())

    page = text(visit("preview", catalogue="reifegrad"))

    assert page.count("Mögliche Antworten") == 4
    assert "Durch ein Treffen, bei dem nachgefragt werden kann" in page


def test_the_preview_says_what_is_special_about_a_question(service: Service, criteria: Path) -> None:
    (criteria / "besonders.yaml").write_text(SPECIAL, encoding="utf-8")

    [only, ours, plain] = re.findall(r"<li value.*?</li>", markup(visit("preview", catalogue="besonders")))

    assert "Gefragt werden: Eltern<" in only
    assert "Zählt 3-mal." in only
    assert "Hier antwortet jede Gruppe für sich selbst" in ours
    assert "qc-aside" not in plain


def test_phase_and_perspective_change_what_is_asked(service: Service) -> None:
    page = visit("preview", catalogue="qualitaetscheck")
    planning = len(numbers(page))

    page.selectbox(key="phase").set_value("reflexion").run()
    reflecting = len(numbers(page))
    page.selectbox(key="perspective").set_value("einwohnerschaft").run()

    assert planning < reflecting
    assert len(numbers(page)) < reflecting
    assert page.query_params["phase"] == "reflexion"


def test_the_preview_of_a_check_shows_its_own_questions_and_nothing_to_choose(service: Service) -> None:
    link = begun(service, catalogue="qualitaetscheck", scope=Scope(frozenset({"lernen"})))

    page = visit("preview", link=link)

    assert headings(page, 2) == ["Teil A: Der einzelne Prozess", "Auswerten und lernen", "Zum Schluss"]
    assert list(page.selectbox) == []
    assert "Zurück zum Check" in links(page)


def test_the_preview_says_the_possible_answers_and_where_a_question_may_fall_away(service: Service) -> None:
    page = visit("preview", catalogue="qualitaetscheck", phase="reflexion")

    assert "Mögliche Antworten: trifft gar nicht zu · trifft eher nicht zu" in text(page)
    assert "Entfällt, wenn eine frühere Antwort sie überflüssig macht." in text(page)


def test_the_preview_can_be_printed(service: Service) -> None:
    page = visit("preview")

    assert 'data-print="1"' in markup(page)


def test_the_help_explains_the_lights_the_score_and_what_is_stored(service: Service) -> None:
    page = visit("help")

    assert headings(page) == ["Hilfe"]
    assert {
        "Was bedeuten die Ampeln und Hinweise?",
        "Was wird gespeichert, und wo?",
        "Ich habe meinen Link verloren",
    } <= set(headings(page, 2))


def test_every_page_leads_to_the_help(service: Service) -> None:
    page = visit("check", link=begun(service))

    assert links(page)["Hilfe"].startswith("/help")


def numbers(page: AppTest) -> list[int]:
    """The numbers of the questions on the page."""
    return [int(number) for number in re.findall(r'<li value="(\d+)">', markup(page))]
