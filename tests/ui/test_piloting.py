"""Taking part in a trial where a check is made, and where it is organised."""

from __future__ import annotations

import pytest

from qcheck.piloting import TrialLinkKind
from qcheck.service import Mode, Service
from tests.trials import made, trial_link, trying
from tests.ui.pages import begun, headings, links, markup, text, visit


@pytest.fixture
def coordinate(service: Service) -> str:
    link = made(service)
    trying(service, link, "kurzcheck")
    return link


@pytest.fixture
def pilot(service: Service, coordinate: str) -> str:
    return service.piloting.become(trial_link(service, coordinate, TrialLinkKind.JOIN), "Musterstadt")


def test_without_any_trial_nobody_is_asked_about_one(service: Service) -> None:
    assert "An einer Erprobung" not in text(visit("new"))
    assert "Erprobung der Fragen" not in headings(visit("organise", link=begun(service)), 2)


def test_a_new_check_takes_part_by_the_link_that_it_comes_with(service: Service, pilot: str) -> None:
    page = visit("new", **{"new-pilot": pilot, "new-title": "Platz", "new-offer": "kurzcheck"})
    filled = page.text_input(key="new-pilot").value
    said = markup(page)
    page.radio(key="new-phase").set_value("planung").run()
    page.radio(key="new-mode").set_value("open").run()
    page.radio(key="new-perspective").set_value("nobody").run()
    page.button(key="new-start").click().run()

    assert filled == pilot
    assert "Sie sieht nie Ampeln, Werte, Antworten oder Kommentare" in said
    assert service.piloting.open_pilot(pilot).pilot.takes_part


def test_it_is_said_which_questions_are_tried_and_when_a_check_asks_others(
    service: Service, pilot: str
) -> None:
    same = visit("new", **{"new-pilot": pilot, "new-offer": "kurzcheck"})
    other = visit("new", **{"new-pilot": pilot, "new-offer": "qualitaetscheck"})

    assert "Erprobt wird: Kurzcheck Beteiligung" in text(same)
    assert "Dieser Check stellt andere Fragen als die Erprobung" not in text(same)
    assert "Dieser Check stellt andere Fragen als die Erprobung" in text(other)


def test_a_link_that_leads_into_no_trial_holds_up_the_new_check(service: Service, coordinate: str) -> None:
    page = visit("new", **{"new-pilot": "egal", "new-title": "Platz", "new-offer": "kurzcheck"})

    page.button(key="new-start").click().run()

    assert "Das ist kein Link, mit dem man an einer Erprobung teilnimmt." in text(page)


def test_an_organiser_joins_shows_a_result_takes_it_back_and_leaves(
    service: Service, coordinate: str, pilot: str
) -> None:
    organise = begun(service)
    page = visit("organise", link=organise)
    page.text_input(key="pilot-way").set_value(pilot).run()
    page.button(key="pilot-join").click().run()
    which = service.piloting.open_pilot(pilot).pilot.id

    assert links(page)["Zu Ihrer Seite in der Erprobung: Musterstadt"] == f"/pilot/{pilot}"
    page.button(key=f"trial-show-it-{which}").click().run()
    (shown,) = service.observing.one(coordinate, which).shown
    page.button(key=f"trial-hide-{shown.link[:12]}").click().run()
    hidden = service.observing.one(coordinate, which).shown
    page.checkbox(key=f"trial-sure-{which}").check().run()
    page.button(key=f"trial-out-{which}").click().run()

    assert hidden == ()
    assert "Sie nehmen nicht mehr teil." in text(page)
    assert not service.piloting.open_pilot(pilot).pilot.takes_part


def test_a_running_confidential_check_offers_no_result_to_show(service: Service, pilot: str) -> None:
    organise = begun(service, mode=Mode.CONFIDENTIAL)
    service.piloting.join(pilot, organise)

    page = visit("organise", link=organise)

    assert "Aus der Erprobung aussteigen" in text(page)
    assert "Der Koordination das Ergebnis zeigen" not in text(page)


def test_a_check_that_cannot_take_part_is_there_and_says_why(
    service: Service, coordinate: str, pilot: str
) -> None:
    organise = begun(service)
    service.piloting.join(service.piloting.add(coordinate, "Nebenan"), organise)
    page = visit("new", link=organise, **{"new-pilot": pilot, "new-offer": "kurzcheck"})
    page.radio(key="new-phase").set_value("planung").run()
    page.radio(key="new-mode").set_value("open").run()
    page.radio(key="new-perspective").set_value("nobody").run()
    page.button(key="new-start").click().run()

    assert len(service.known_checks.other_checks(organise)) == 1
    assert "nimmt schon unter einem anderen Namen" in text(page)
