"""The page *Grundlage*: which points the criteria of each catalogue take up, and what is openly not known."""

from __future__ import annotations

import re

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from qcheck.guide import Chapter
from qcheck.language import language
from qcheck.server.named_sources import named_sources
from qcheck.server.plain_pages import basis_page
from qcheck.server.routes import ROUTES
from tests.builders import catalogue
from tests.test_content import full, short


@pytest.fixture(scope="module")
def browser() -> TestClient:
    return TestClient(Starlette(routes=ROUTES))


def test_every_criterion_stands_there_with_its_meaning_and_its_source():
    page = basis_page("de", [full()])

    assert [
        (criterion.id, text)
        for criterion in full().every_criterion
        for text in (criterion.title, criterion.meaning, criterion.source)
        if text.say("de") not in page
    ] == []


def test_points_of_2013_are_named_and_points_of_2015_openly_not():
    page = basis_page("de", [full(), short()])

    assert set(re.findall(r"Punkte? ([\d und]+) der", page)) >= {
        "1 und 4",
        "2",
        "3",
        "5",
        "6",
        "7",
        "8",
        "9",
        "10",
    }
    assert "Deshalb nennen wir daraus keine einzelnen Punkte." in page
    assert "eigenständig formuliert" in page
    assert "keine Veröffentlichung der Stiftung Mitarbeit" in page


def test_a_catalogue_that_names_no_source_says_so():
    bare = catalogue("criteria: [{id: k, title: Kriterium eins, questions: [{id: a, text: A}]}]")

    told = named_sources(language("de"), [bare])

    assert "<dd>Hier ist keine Grundlage genannt.</dd>" in told


def test_the_address_shows_all_catalogues_or_the_one_it_names(browser):
    all_of_them = browser.get("/guide/basis?lang=en").text
    one = browser.get("/guide/basis?lang=en&catalogue=kurzcheck").text

    assert [heading in all_of_them for heading in ('id="kurzcheck"', 'id="qualitaetscheck"')] == [True, True]
    assert [heading in one for heading in ('id="kurzcheck"', 'id="qualitaetscheck"')] == [True, False]


def test_the_guide_leads_to_it(browser):
    page = browser.get("/guide?lang=de").text

    assert f'<a href="/guide/{Chapter.BASIS}">Grundlage der Fragen</a>' in page
