"""Beginning a workshop: from nothing, on a check that is there, on one that is closed already."""

from __future__ import annotations

import re

import pytest

from qcheck.service import Mode, Service, State
from qcheck.workshop import PLANS, Station
from tests.sheet.devices import Device, new_check, text


@pytest.fixture
def laptop() -> Device:
    return Device()


def stage(service: Service, link: str):
    return service.workshop(link).stage


def test_a_workshop_from_nothing_takes_one_form_that_is_filled_in_already(service: Service, laptop: Device) -> None:
    shown = laptop.get("/lead").text
    filled = dict(re.findall(r'name="(title|phase|plan)" value="([^"]+)"(?: required| checked)', shown))

    answer = laptop.post("/lead", data=filled | {"place": ""})
    link = answer.headers["location"].removeprefix("/lead/")

    assert filled["title"].startswith("Workshop, ")
    assert (service.open(link).state, service.open(link).mode, service.open(link).has_sheet) == (State.PREPARED, Mode.OPEN, False)
    assert stage(service, link).plan == PLANS["90"]


def test_the_link_of_a_workshop_from_nothing_is_remembered_on_the_device(laptop: Device) -> None:
    answer = laptop.post("/lead", data={"title": "Workshop", "phase": "planung", "plan": "45"})

    assert answer.headers["location"].removeprefix("/lead/") in laptop.cookies["qcheck_links"]


def test_a_workshop_without_a_title_is_asked_for_one_and_keeps_the_rest(laptop: Device) -> None:
    answer = laptop.post("/lead", data={"title": " ", "place": "Musterstadt", "phase": "reflexion", "plan": "45"})

    assert answer.status_code == 409
    assert "Titel" in text(answer.text)
    assert re.search(r'value="reflexion" checked', answer.text)
    assert 'value="Musterstadt"' in answer.text


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_where_the_operator_took_the_kurzcheck_out_the_way_to_a_check_is_shown(
    monkeypatch: pytest.MonkeyPatch, service: Service, laptop: Device, method: str
) -> None:
    monkeypatch.setattr(type(service), "catalogues", lambda self: [])

    answer = laptop.request(method, "/lead", data={"title": "Workshop"} if method == "POST" else None)

    assert answer.status_code in {200, 409}
    assert "Der Kurzcheck fehlt hier" in text(answer.text)
    assert 'href="/new"' in answer.text


def test_a_check_without_a_workshop_offers_the_plans(service: Service, laptop: Device) -> None:
    link = new_check(service)
    shown = laptop.get(f"/lead/{link}")

    laptop.post(f"/lead/{link}/do", data={"do": "begin:45"})

    assert "begin:90" in shown.text
    assert stage(service, link).plan == PLANS["45"]


def test_a_closed_check_begins_with_the_reveal(service: Service, laptop: Device) -> None:
    link = new_check(service, mode=Mode.CONFIDENTIAL)
    service.close_check(link)
    shown = text(laptop.get(f"/lead/{link}").text)

    laptop.post(f"/lead/{link}/do", data={"do": "begin:90"})

    assert "beginnt mit dem Aufdecken" in shown
    assert stage(service, link).station is Station.REVEAL
