"""The next check of a process: it begins with the choices of the last one, and lists tell the
checks apart.
"""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qsl, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from qcheck.catalogue import CriterionId
from qcheck.service import Letterhead, Mode, NewCheck, Scope, Service
from tests.ui.pages import answer, asked, begun, links, text, visit


def part_a(service: Service) -> Scope:
    catalogue = next(each for each in service.shelf.catalogues() if each.id == "qualitaetscheck")
    return Scope(
        frozenset(CriterionId(each.id) for each in catalogue.parts[0].criteria),
        frozenset({CriterionId("junge-menschen")}),
    )


def followed(service: Service, link: str, door: str) -> AppTest:
    """The page of a new check behind a door of the hub."""
    way = next(
        address
        for name, address in links(visit("check", link=link, lang="de")).items()
        if name.startswith(door)
    )
    return visit("new", **{"lang": "de"} | dict(parse_qsl(urlsplit(way).query)))


def test_the_same_check_once_more_has_all_choices_of_the_last_one(service: Service) -> None:
    link = begun(
        service, catalogue="qualitaetscheck", phase="reflexion", scope=part_a(service), perspective="politik"
    )

    page = followed(service, link, "Denselben Check noch einmal")

    assert [page.radio(key=f"new-{each}").value for each in ("offer", "phase", "mode", "perspective")] == [
        *["qualitaetscheck.prozess", "reflexion", "open", "politik"]
    ]
    assert page.checkbox(key="new-module-junge-menschen").value
    assert (
        "Dieselben Fragen in derselben Phase: Die Ergebnisse beider Checks lassen sich nebeneinanderlegen"
        in text(page)
    )


def test_a_confidential_check_stays_confidential(service: Service) -> None:
    link = service.organising.create_check(replace(_nobody(), mode=Mode.CONFIDENTIAL))

    page = followed(service, link, "Denselben Check noch einmal")

    assert page.radio(key="new-mode").value == "confidential"


def test_the_same_check_is_made_with_one_click(service: Service) -> None:
    link = begun(service, catalogue="qualitaetscheck", phase="reflexion", scope=part_a(service))
    page = followed(service, link, "Denselben Check noch einmal")

    page.button(key="new-start").click().run()

    before, after = service.access.open(link), service.access.open(page.query_params["link"])
    assert (after.catalogue.id, after.phase, after.scope, after.mode) == (
        before.catalogue.id,
        before.phase,
        before.scope,
        before.mode,
    )


def test_single_criteria_are_picked_again(service: Service) -> None:
    scope = Scope(frozenset({CriterionId("information"), CriterionId("lernen")}))
    link = begun(service, catalogue="qualitaetscheck", scope=scope)

    page = followed(service, link, "Denselben Check noch einmal")

    assert page.radio(key="new-offer").value == "qualitaetscheck.pick"
    assert page.checkbox(key="new-pick-information").value
    assert page.checkbox(key="new-pick-lernen").value


def test_whoever_only_invited_others_does_so_again(service: Service) -> None:
    link = service.organising.create_check(_nobody())

    page = followed(service, link, "Denselben Check noch einmal")

    assert page.radio(key="new-perspective").value == "nobody"


def test_another_check_begins_in_the_next_phase(service: Service) -> None:
    link = begun(service, phase="planung")

    page = followed(service, link, "Weiteren Check zu diesem Prozess anlegen")

    assert page.radio(key="new-phase").value == "durchfuehrung"
    assert "als »geplant und erlebt« nebeneinanderlegen, nicht als Veränderung" in text(page)


def test_after_the_last_phase_the_phase_is_chosen_anew(service: Service) -> None:
    page = followed(service, begun(service, phase="reflexion"), "Weiteren Check zu diesem Prozess anlegen")

    assert page.radio(key="new-phase").value is None


@pytest.mark.parametrize(
    ("offer", "says"),
    [
        ("qualitaetscheck", "Ein anderer Katalog als beim letzten Mal"),
        ("kurzcheck", "Dieselben Fragen in derselben Phase"),
    ],
)
def test_what_can_be_compared_later_follows_the_choice(service: Service, offer: str, says: str) -> None:
    page = followed(service, begun(service), "Denselben Check noch einmal")

    page.radio(key="new-offer").set_value(offer).run()

    assert says in text(page)


def test_a_choice_made_afterwards_stays(service: Service) -> None:
    page = followed(service, begun(service, phase="planung"), "Denselben Check noch einmal")

    page.radio(key="new-phase").set_value("reflexion").run()

    assert page.radio(key="new-phase").value == "reflexion"


def test_the_lines_for_the_invitations_stand_there_already(service: Service) -> None:
    link = begun(service)
    service.inviting.write_letterhead(link, Letterhead("Stadt Musterstadt", purpose="Wir lernen."))

    page = followed(service, link, "Denselben Check noch einmal")
    page.text_area(key="new-contact").set_value("Frau Beispiel").run()
    assert "Beispiel" not in str(dict(page.query_params))
    page.button(key="new-start").click().run()

    assert service.access.open(page.query_params["link"]).letterhead == Letterhead(
        "Stadt Musterstadt", "Frau Beispiel", purpose="Wir lernen."
    )


# lists


@pytest.mark.parametrize("page", ["check", "organise"])
def test_checks_of_a_process_are_told_apart_by_day_edition_part_phase_mode_and_number(
    service: Service, page: str
) -> None:
    link = begun(service)
    other = service.organising.create_check(_beside(link, part_a(service)))
    answer(service, other, 3, asked(service, other)[:1])

    said = text(visit(page, link=link, lang="de"))
    version = service.access.open(other).catalogue.version

    assert f"Ausführlicher Fragebogen: Beteiligung und Mitwirkung, Ausgabe {version} · Teil A" in said
    assert "Reflexion" in said
    assert "1 Bogen" in said
    assert "Check vom " in said


@pytest.mark.parametrize("page", ["check", "organise"])
def test_the_pages_of_a_check_say_its_edition_part_and_mode(service: Service, page: str) -> None:
    link = begun(service, catalogue="qualitaetscheck", scope=part_a(service))
    version = service.access.open(link).catalogue.version

    said = text(visit(page, link=link, lang="de"))

    facts = next(line for line in said.split("\n") if "Musterstadt · " in line)
    assert f"Mitwirkung, Ausgabe {version} · Teil A" in facts
    assert "offene Runde" in facts


def _nobody() -> NewCheck:
    return NewCheck("Radweg", "", "kurzcheck", "planung", Scope(), None)


def _beside(link: str, scope: Scope) -> NewCheck:
    return NewCheck("Radweg", "", "qualitaetscheck", "reflexion", scope, "verwaltung", beside=link)
