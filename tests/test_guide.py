"""The guide for those who run a check: every chapter in German and English, whole, reached from where it is
needed.
"""

from __future__ import annotations

import re
from html import unescape

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from qcheck.guide import TITLES, Chapter, chapter
from qcheck.records import Keeps
from qcheck.server.routes import ROUTES
from qcheck.workshop.plans import PLANS


@pytest.fixture(scope="module")
def browser() -> TestClient:
    return TestClient(Starlette(routes=ROUTES))


@pytest.mark.parametrize("which", Chapter)
def test_a_chapter_has_the_same_headings_lists_and_tables_in_both_languages(which: Chapter) -> None:
    shapes = [re.findall(r"<(h\d|li|tr|td)\b", chapter(which, tag).html) for tag in ("de", "en")]

    assert shapes[0] == shapes[1] != []


@pytest.mark.parametrize("which", Chapter)
def test_a_chapter_can_be_opened_and_leads_to_the_others(which: Chapter, browser: TestClient) -> None:
    page = browser.get(f"/guide/{which}?lang=de")

    assert page.status_code == 200
    assert set(re.findall(r'href="/guide/(\w+)"', page.text)) == set(Chapter) - {which}


def test_the_first_chapter_stands_at_the_address_of_the_guide(browser: TestClient) -> None:
    assert browser.get("/guide?lang=de").text == browser.get("/guide/check?lang=de").text


def test_a_chapter_that_does_not_exist_is_no_page(browser: TestClient) -> None:
    assert browser.get("/guide/unknown").status_code == 404


def test_plain_german_gets_the_german_chapter_and_is_told_so(browser: TestClient) -> None:
    page = browser.get("/guide/check?lang=de-simple").text

    assert "Diesen Text gibt es nicht in Einfacher Sprache." in page
    assert '<div lang="de">' in page


def test_the_plans_of_the_guide_are_those_of_the_workshop() -> None:
    rows = re.findall(
        r"<tr>(.*?)</tr>", chapter(Chapter.WORKSHOP, "de").html.split("Reflexionsworkshop")[0], re.DOTALL
    )
    cells = [re.findall(r"<td>(\d+)(?:, Pause (\d+), dann (\d+))?", row) for row in rows[1:]]
    minutes = [[sum(int(each) for each in cell if each) for cell in row] for row in cells]

    assert [list(column) for column in zip(*minutes, strict=True)] == [
        [stop.minutes for stop in PLANS[plan]] for plan in ("45", "90", "150", "120")
    ]


def test_the_minutes_of_each_plan_make_its_name() -> None:
    assert {name: sum(stop.minutes for stop in plan) for name, plan in PLANS.items()} == {
        name: int(name) for name in PLANS
    }


WHAT_MAY_STAY = {
    "de": {
        Keeps.NOTHING: "[Auch alles andere wird gelöscht.]",
        Keeps.MEASURES: "[Auch das Ergebnis wird gelöscht. Was vereinbart und geplant wurde, darf bleiben.]",
        Keeps.RESULT: "[Das Ergebnis darf bleiben, nur als Ampeln und Zahlen.]",
    },
    "en": {
        Keeps.NOTHING: "[Everything else is deleted, too.]",
        Keeps.MEASURES: "[The result is deleted, too. What was agreed and planned may stay.]",
        Keeps.RESULT: "[The result may stay, as lights and figures alone.]",
    },
}
"""What a text to copy says of a check that keeps so much, in each language."""


@pytest.mark.parametrize("tag", ["de", "en"])
@pytest.mark.parametrize("which", [Chapter.LETTERS, Chapter.NOTICES])
def test_texts_to_copy_have_a_sentence_for_all_that_a_check_may_leave_behind(
    which: Chapter, tag: str
) -> None:
    shown = unescape(re.sub(r"<[^>]+>", "", chapter(which, tag).html))

    assert [keeps for keeps in Keeps if WHAT_MAY_STAY[tag][keeps] not in shown] == []


def test_every_chapter_has_a_title() -> None:
    assert set(TITLES) == set(Chapter)
