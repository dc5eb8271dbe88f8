"""What the marks mean stands on every page that shows them: those that are there, each by its rule; and all
of them in the help.
"""

from __future__ import annotations

import re

import pytest
from streamlit.testing.v1 import AppTest

from qcheck.service import Service
from tests.ui.pages import markup, text, visit

CHIP = re.compile(r'<span class="qc-mark[^"]*" title="[^"]*">([^<:]+)')
EXPLAINED = re.compile(r'<dt><span class="qc-mark">(.*?)</span></dt><dd>.+?</dd>')
EVERY = {
    "starker Unterschied",
    "Unterschied",
    "möglicher blinder Fleck",
    "uneinig",
    "Informationslücke",
    "oft »hier nicht relevant«",
    "auf Gelb begrenzt",
    "knapp",
}


@pytest.mark.parametrize("page", ["matrix", "differences"])
def test_every_mark_on_a_page_is_explained_there_and_no_other(service: Service, page: str) -> None:
    shown = visit(page, example="1")

    assert set(CHIP.findall(markup(shown))) == explained(shown) != set()


def test_the_marks_in_the_profile_are_explained_below_it(service: Service) -> None:
    page = visit("profile", example="1")

    cells = re.findall(r"<tr>.*<td>(.*?)</td></tr>", markup(page).replace("<tr>", "\n<tr>"))
    assert {mark.split(":")[0] for cell in cells for mark in cell.split(", ") if mark} == explained(page)


def test_a_criterion_explains_the_marks_of_its_own(service: Service) -> None:
    assert "starker Unterschied" in explained(
        visit("criterion", example="1", criterion="gestaltungsspielraum")
    )


def test_the_talk_card_explains_what_makes_a_topic(service: Service) -> None:
    assert {"starker Unterschied", "Unterschied", "uneinig"} <= explained(visit("talk", example="1"))


def test_the_help_explains_every_mark(service: Service) -> None:
    assert explained(visit("help")) == EVERY


@pytest.mark.parametrize(
    ("lang", "rule"),
    [("de-simple", "Wer plant, hat Grün. Wer mitmacht, hat Rot."), ("en", "one that takes part sees red")],
)
def test_the_help_explains_them_in_the_language_that_was_chosen(
    service: Service, lang: str, rule: str
) -> None:
    assert rule in text(visit("help", lang=lang))


def explained(page: AppTest) -> set[str]:
    """The marks in the legend of the page."""
    return set(EXPLAINED.findall(markup(page)))
