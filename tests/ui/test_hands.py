"""Hands counted in the room are named where a light is explained."""

import pytest

from qcheck.catalogue import PerspectiveId, QuestionId
from qcheck.service import Service
from tests.sheet.devices import invitation, new_check
from tests.ui.pages import text, visit


@pytest.fixture
def link(service: Service) -> str:
    """A Kurzcheck with one sheet and three hands on its first question."""
    organiser = new_check(service)
    first = service.collecting.paper_form(organiser).questions[0][1].id
    service.answering.answer(
        service.joining.join(invitation(service, organiser), PerspectiveId("politik"), "a"),
        QuestionId(first),
        1,
    )
    service.collecting.count_hands(organiser, PerspectiveId("verwaltung"), QuestionId(first), {4: 2, "dk": 1})
    return organiser


def test_the_profile_says_how_many_of_its_sheets_are_hands(service: Service, link: str) -> None:
    assert "4 Bögen aus 2 Perspektiven · darunter 3 gezählt" in text(visit("profile", link=link, lang="de"))


def test_the_explanation_of_a_light_names_the_hands_in_it(service: Service, link: str) -> None:
    first, second = (each.id for each in service.access.open(link).catalogue.main_criteria[:2])

    assert "Darunter 3 gezählte Antworten (Handzeichen oder Papierstapel): Verwaltung 3." in text(
        visit("criterion", link=link, criterion=first, lang="de")
    )
    assert "gezählte Antworten" not in text(visit("criterion", link=link, criterion=second, lang="de"))
