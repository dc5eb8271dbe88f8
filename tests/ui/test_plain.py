"""Plain German holds through all pages of a result; and what a tab of the browser is called."""

from __future__ import annotations

import re

import pytest

from qcheck.addresses import PATHS
from qcheck.language import language
from qcheck.service import Service
from qcheck.ui.kit.paths import title
from tests.ui.pages import text, visit

HARD = re.compile(r"\w*(?:Perspektive|Kriterium|Kriterien|Schwelle|Spanne)\w*")
PAGES = {
    "profile": {},
    "matrix": {"order": "need"},
    "differences": {},
    "talk": {},
    "criterion": {"criterion": "zugang-vielfalt"},
}


@pytest.mark.parametrize("page", PAGES)
def test_the_pages_of_a_result_do_without_hard_words_in_plain_german(service: Service, page: str) -> None:
    shown = text(visit(page, example="1", lang="de-simple", **PAGES[page]))

    assert HARD.findall(shown) == []


def test_a_link_that_opens_nothing_takes_nobody_out_of_plain_german(service: Service) -> None:
    page = visit("organise", link="0" * 38, lang="de-simple")

    assert 'aria-current="true" lang="de-simple">Einfache Sprache' in "".join(
        each.body for each in page.get("html")
    )


def test_differences_say_once_for_all_what_is_compared(service: Service) -> None:
    shown = text(visit("differences", example="1"))

    assert len(re.findall("Verglichen w", shown)) == 1
    assert "gemeinsame Fragen" in shown


@pytest.mark.parametrize("path", PATHS)
def test_every_tab_is_called_by_its_page_and_then_by_the_product(path: str) -> None:
    assert re.fullmatch(r"[^·]+ · qcheck", title(path, language("de").say))
