"""The plain pages of a check whose answers are gone: the result, the sheet, the workshop, the screen."""

from __future__ import annotations

import pytest

from qcheck.addresses import address_of
from qcheck.catalogue import CriterionId
from qcheck.service import Keeps, LinkKind, Mode, Service, Shows
from tests.link_kinds import link_of
from tests.result.rooms import WORDS, answered, page, viewing, words
from tests.sheet.devices import Device

GONE = "Die Antworten dieses Checks wurden am"


def kept(service: Service, keeps: Keeps = Keeps.RESULT, **wishes: object) -> str:
    """A check with answers and something agreed, which keeps so much."""
    link = answered(service, **wishes)
    check = service.access.open(link).check_id
    with service._store.database.writing() as connection:
        connection.exec_driver_sql("UPDATE checks SET keeps = ? WHERE id = ?", (keeps.value, check))
    if service.access.open(link).mode is Mode.OPEN:
        service.agreements.agree(link, CriterionId("ziele-rahmen"), "yellow", "Das Ziel ist klar.", seen=0)
    return link


def test_the_result_says_that_its_answers_are_gone_and_shows_the_figures(service: Service) -> None:
    link = kept(service)
    view, before = viewing(service, link), words(viewing(service, link))
    service.organising.delete_answers(link)

    html, said = page(view), words(view)

    assert GONE in said
    assert WORDS not in html
    assert '<table class="d ' not in html
    assert "Tippen Sie auf ein Kriterium, um zu sehen, warum." in said
    assert "V Verwaltung: 3 Bögen Z Zivilgesellschaft: 2 Bögen" in said
    assert WORDS in before


def test_without_a_result_it_says_what_was_agreed(service: Service) -> None:
    link = kept(service, Keeps.MEASURES)
    view = viewing(service, link)
    service.organising.delete_answers(link)

    said = words(view)

    assert "und mit ihnen das Ergebnis" in said
    assert "Das Ziel ist klar." in said
    assert "<details" not in page(view)


@pytest.mark.parametrize("mode", list(Mode))
def test_a_part_of_what_remained_is_the_part_alone(service: Service, mode: Mode) -> None:
    link = kept(service, mode=mode, verwaltung=5, politik=5)
    shows = Shows(frozenset({CriterionId("ziele-rahmen")}), comments=True, perspectives=False)
    part = service.inviting.hand_on(link, "Presse", shows).link
    service.organising.delete_answers(link)

    said = words(part)

    assert GONE in said
    assert "Verwaltung" not in said
    assert page(part).count('<details class="c"') == 1


@pytest.mark.parametrize("kind", [LinkKind.ANSWER, LinkKind.SHEET, LinkKind.WALL])
def test_links_that_led_to_answers_say_that_these_are_gone(service: Service, kind: LinkKind) -> None:
    link = kept(service)
    service.facilitating.start_workshop(link, "90")
    leading = link_of(service, link, kind)
    service.organising.delete_answers(link)

    seen = Device().get(address_of(kind, leading))

    assert seen.status_code == 404
    assert "gelöscht" in seen.text


def test_a_workshop_is_over_with_the_answers(service: Service) -> None:
    link = kept(service)
    service.facilitating.start_workshop(link, "90")
    service.organising.delete_answers(link)
    device = Device()

    lead, minutes = device.get(f"/lead/{link}"), device.get(f"/lead/{link}/minutes")

    assert (lead.status_code, minutes.headers["location"]) == (200, f"/lead/{link}")
    assert GONE in lead.text
    assert 'value="begin:90"' not in lead.text


def test_a_code_that_led_to_an_invitation_leads_nowhere_in_words(service: Service) -> None:
    link = kept(service)
    code = next(each.code for each in service.inviting.links(link) if each.code)
    service.organising.delete_answers(link)

    seen = Device().post("/join", data={"code": code})

    assert seen.status_code == 422
    assert "Zu diesem Code gibt es keinen Check." in seen.text


@pytest.mark.parametrize(
    ("keeps", "said"),
    [
        (Keeps.NOTHING, "wird alles gelöscht."),
        (Keeps.MEASURES, "werden alle Antworten gelöscht, auch das Ergebnis."),
        (Keeps.RESULT, "werden alle Antworten gelöscht. Das Ergebnis darf bleiben."),
    ],
)
def test_each_sheet_says_what_may_remain(service: Service, keeps: Keeps, said: str) -> None:
    link = kept(service, keeps)
    device, invitation = Device(), link_of(service, link, LinkKind.ANSWER)
    landing = device.get(f"/a/{invitation}").text

    device.begin(invitation, perspective="politik")

    assert said in landing
    assert said in device.get(f"/a/{invitation}/overview").text
