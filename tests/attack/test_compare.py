"""Two checks side by side: hostile texts come out as text there too, and nothing leaves but by its own link."""

from __future__ import annotations

import re

import pytest
from streamlit.testing.v1 import AppTest

from qcheck.catalogue import PerspectiveId
from qcheck.service import NewCheck, Service
from tests.attack.hostile import ATTACKS, TITLE, Links, hostile
from tests.attack.reading import dangers, said
from tests.ui.pages import answer, asked, markup, pieces, visit


@pytest.fixture(scope="module")
def later(service: Service, hostile_check: Links) -> str:
    """The organiser's link of another check of the same process, in which both perspectives answered."""
    first = service.access.open(hostile_check.organise)
    link = service.organising.create_check(
        NewCheck(TITLE, "", first.catalogue.id, first.phase, first.scope, None, beside=hostile_check.organise)
    )
    invitation = service.inviting.own_answer_link(link)
    for perspective in ("amt", "verein"):
        sheet = service.joining.join(invitation, PerspectiveId(perspective), service.joining.new_nonce())
        answer(service, sheet, 4, asked(service, sheet))
    return link


@pytest.fixture(scope="module")
def seen(hostile_check: Links, later: str) -> AppTest:
    return visit("compare", link=hostile_check.organise, other=later)


def test_nothing_hostile_in_a_comparison_runs_loads_or_leads_away(seen: AppTest) -> None:
    assert not seen.exception
    assert [each for element in seen.html for each in dangers(element.value)] == []


@pytest.mark.parametrize(
    ("word", "longest"), [("Titel", 190), ("Kriterium", 5_000), ("Amt", 5_000), ("Verein", 5_000)]
)
def test_hostile_texts_come_out_word_by_word(seen: AppTest, word: str, longest: int) -> None:
    everything = said(markup(seen))

    assert hostile(word, longest) in everything


def test_a_figure_holds_no_markup_but_line_ends(seen: AppTest) -> None:
    specs = "".join(chart.proto.spec for chart in seen.get("plotly_chart"))

    assert "onerror" in specs
    assert set(re.findall(r"</?\w+", specs)) <= {"<br", "<extra", "</extra"}


def test_a_link_of_attacks_is_said_as_text(hostile_check: Links) -> None:
    seen = visit("compare", link=hostile_check.organise, other=ATTACKS[0])

    assert not seen.exception
    assert ATTACKS[0] not in markup(seen)


def test_whoever_views_one_check_gets_no_link_of_another(
    service: Service, hostile_check: Links, later: str
) -> None:
    others = {each.link for each in service.inviting.links(later)} | {later}

    sent = "\n".join(pieces(visit("compare", link=hostile_check.view)))

    assert [each for each in others if each in sent] == []
