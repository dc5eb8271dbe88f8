"""Beginning a workshop: from nothing, on a check that is there, on one that is closed already."""

from __future__ import annotations

import re

import pytest

from qcheck.catalogue import PerspectiveId, QuestionId
from qcheck.service import Mode, Service, State
from qcheck.workshop import PLANS, Sight, Station
from tests.live.desks import press
from tests.sheet.devices import Device, invitation, new_check, text


@pytest.fixture
def laptop() -> Device:
    return Device()


def stage(service: Service, link: str):
    return service.facilitating.seen(link).stage


def test_a_workshop_from_nothing_takes_one_form_that_asks_for_a_title_and_the_phase_alone(
    service: Service, laptop: Device
) -> None:
    shown = laptop.get("/lead").text
    filled = dict(re.findall(r'name="(title|plan)" value="([^"]*)"(?: required| checked)', shown))

    asked = {"title": "Abend im Rathaus", "place": "", "phase": "durchfuehrung"}
    answer = laptop.post("/lead", data=filled | asked)
    link = answer.headers["location"].removeprefix("/lead/")

    assert filled == {"title": "", "plan": "90"}
    assert (
        service.access.open(link).state,
        service.access.open(link).mode,
        service.access.open(link).has_sheet,
    ) == (
        State.PREPARED,
        Mode.OPEN,
        False,
    )
    assert stage(service, link).plan == PLANS["90"]


def test_a_workshop_without_a_title_is_asked_for_one(service: Service, laptop: Device) -> None:
    before = service.known_checks.organisers()

    answer = laptop.post("/lead", data={"title": " ", "phase": "planung", "plan": "90"})

    assert answer.status_code == 422
    assert "Bitte geben Sie dem Prozess einen Titel." in answer.text
    assert service.known_checks.organisers() == before


def test_the_phase_of_a_workshop_is_explained_and_chosen_by_nobody_else(
    service: Service, laptop: Device
) -> None:
    shown, before = laptop.get("/lead").text, service.known_checks.organisers()

    answer = laptop.post("/lead", data={"title": "Abend im Rathaus", "plan": "45"})

    assert re.findall(r'name="phase" value="(\w+)" required( checked)?', shown) == [
        ("planung", ""),
        ("durchfuehrung", ""),
        ("reflexion", ""),
    ]
    assert "<small>Der Prozess steht noch bevor.</small>" in shown
    assert answer.status_code == 422
    assert "Bitte wählen Sie, wie weit der Prozess ist" in text(answer.text)
    assert 'value="Abend im Rathaus"' in answer.text
    assert service.known_checks.organisers() == before


def test_the_link_of_a_workshop_from_nothing_is_remembered_on_the_device(laptop: Device) -> None:
    answer = laptop.post("/lead", data={"title": "Workshop", "phase": "planung", "plan": "45"})

    assert answer.headers["location"].removeprefix("/lead/") in laptop.cookies["qcheck_links"]


def test_a_workshop_without_a_title_is_asked_for_one_and_keeps_the_rest(laptop: Device) -> None:
    answer = laptop.post(
        "/lead", data={"title": " ", "place": "Musterstadt", "phase": "reflexion", "plan": "45"}
    )

    assert answer.status_code == 422
    assert "Titel" in text(answer.text)
    assert re.search(r'value="reflexion" required checked', answer.text)
    assert 'value="Musterstadt"' in answer.text


@pytest.mark.parametrize(("method", "status"), [("GET", 200), ("POST", 409)])
def test_where_the_operator_took_the_kurzcheck_out_the_way_to_a_check_is_shown(
    monkeypatch: pytest.MonkeyPatch, service: Service, laptop: Device, method: str, status: int
) -> None:
    monkeypatch.setattr(service.shelf, "catalogues", lambda: ())

    answer = laptop.request(method, "/lead", data={"title": "Workshop"} if method == "POST" else None)

    assert answer.status_code == status
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
    service.organising.end_check(link)
    shown = text(laptop.get(f"/lead/{link}").text)

    laptop.post(f"/lead/{link}/do", data={"do": "begin:90"})

    assert "beginnt mit dem Aufdecken" in shown
    assert stage(service, link).station is Station.REVEAL


def test_a_running_check_with_answers_begins_with_the_reveal_and_can_go_back(
    service: Service, laptop: Device
) -> None:
    link = somebody_answered(service, new_check(service))
    shown = text(laptop.get(f"/lead/{link}").text)

    laptop.post(f"/lead/{link}/do", data={"do": "begin:90"})
    begun = stage(service, link)
    press(laptop, link, "back")

    assert "beginnt mit dem Aufdecken" in shown
    assert (begun.station, begun.sight) == (Station.REVEAL, Sight.QUIET)
    assert stage(service, link).station is Station.ANSWERING


def test_until_something_is_shown_a_running_check_goes_on_taking_answers(
    service: Service, laptop: Device
) -> None:
    link = somebody_answered(service, new_check(service))
    service.facilitating.start_workshop(link, "90")
    running = service.facilitating.seen(link).state

    press(laptop, link, "next")

    assert (running, service.facilitating.seen(link).state) == (State.OPEN, State.CLOSED)


@pytest.mark.parametrize("mode", list(Mode))
def test_a_check_without_answers_begins_with_the_arriving(service: Service, mode: Mode) -> None:
    link = new_check(service, mode=mode)

    service.facilitating.start_workshop(link, "90")

    assert stage(service, link).station is Station.LOBBY


def test_a_confidential_check_that_still_runs_begins_with_the_arriving_whoever_answered(
    service: Service,
) -> None:
    link = somebody_answered(service, new_check(service, mode=Mode.CONFIDENTIAL))

    service.facilitating.start_workshop(link, "90")

    assert stage(service, link).station is Station.LOBBY


def somebody_answered(service: Service, link: str) -> str:
    """One person has given one answer."""
    own = service.joining.join(
        invitation(service, link), PerspectiveId("politik"), service.joining.new_nonce()
    )
    service.answering.answer(own, QuestionId(service.answering.own_sheet(own).asked[0][1][0].id), 3)
    return link
