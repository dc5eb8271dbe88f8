"""One person spoils nothing for a hall: begins no sheets without end, makes no checks without end, and locks
no door for others.
"""

from __future__ import annotations

from collections.abc import Iterator
from multiprocessing.pool import ThreadPool
from time import monotonic

import pytest

from qcheck.plain import takeaway
from qcheck.plain.takeaway import file_pool
from qcheck.reports.pool import Pool
from qcheck.service import Service, shared_service
from qcheck.service.limits import misses
from qcheck.service.limits.allowance import Allowance
from qcheck.web import visit
from tests.attack.routes import everything
from tests.sheet.devices import Device, hidden, invitation, new_check

FILES = ("arbeitsmappe.csv", "arbeitsmappe.wide", "bild.svg", "bild-matrix.svg")
WORKSHOP = {"title": "Werkstatt", "place": "", "phase": "planung", "plan": "90"}


@pytest.fixture
def served(service: Service) -> Service:
    """The service that answers requests."""
    return shared_service(visit.settings())


def begun(device: Device, link: str, **fields: str):
    return device.post(f"/a/{link}/begin", data=hidden(device.get(f"/a/{link}").text) | fields)


def test_who_has_begun_too_many_sheets_is_told_so_kindly_and_keeps_the_choice(
    service: Service, served: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(served.network_limits, "sheets_begun", Allowance(2, 0, monotonic))
    link = invitation(service, new_check(service))
    sent = [begun(Device(address="198.51.100.31"), link, perspective="politik") for _ in range(3)]

    refused = sent[-1]

    assert [each.status_code for each in sent] == [303, 303, 429]
    assert refused.headers["retry-after"] == "60"
    assert "Ihre Einladung gilt weiter" in refused.text
    assert hidden(refused.text)["perspective"] == "politik"


def test_another_address_is_not_held_up(
    service: Service, served: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(served.network_limits, "sheets_begun", Allowance(1, 0, monotonic))
    link = invitation(service, new_check(service), "verwaltung")
    [begun(Device(address="198.51.100.32"), link) for _ in range(2)]

    assert begun(Device(address="198.51.100.33"), link).status_code == 303


def test_who_has_a_sheet_goes_on_whatever_was_begun_from_the_same_address(
    service: Service, served: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(served.network_limits, "sheets_begun", Allowance(1, 0, monotonic))
    link, first = invitation(service, new_check(service), "verwaltung"), Device(address="198.51.100.34")
    first.begin(link)
    begun(Device(address="198.51.100.34"), link)

    saved = first.save(link, kind="answer", about="k-zuhoeren", value=4)

    assert saved.status_code == 200


def test_workshops_are_not_made_without_end_and_what_was_typed_stays(
    service: Service, served: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(served.network_limits, "checks_made", Allowance(1, 0, monotonic))
    device = Device(address="198.51.100.35")
    assert device.post("/lead", data=WORKSHOP).status_code == 303
    before = everything(service)

    refused = device.post("/lead", data=WORKSHOP | {"title": "Die zweite"})

    assert refused.status_code == 429
    assert "bleibt stehen" in refused.text
    assert 'value="Die zweite"' in refused.text
    assert everything(service) == before


def test_wrong_links_by_the_thousand_lock_no_door_for_codes(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(misses, "EACH", 0)
    monkeypatch.setattr(misses, "EACH_OVERALL", 0)
    organiser = new_check(service)
    code = next(each.code for each in service.inviting.links(organiser) if each.code)
    for network in range(12):
        device = Device(address=f"2001:db8:{network:x}::1")
        assert {device.get(f"/a/{network:012}{each:026}").status_code for each in range(45)} == {404}

    assert Device(address="2001:db8:0::1").post("/join", data={"code": code}).status_code == 303
    assert Device(address="198.51.100.36").post("/join", data={"code": code}).status_code == 303


@pytest.fixture
def a_small_pool() -> Iterator[None]:
    """One process that makes files, and room for three that wait."""
    takeaway.close()
    file_pool._OPENED.append(Pool(1, waiting=3))
    yield
    takeaway.close()


@pytest.mark.usefixtures("a_small_pool")
def test_fifty_who_ask_for_files_at_once_are_served_or_asked_to_wait_and_nobody_who_answers_is_held_up(
    service: Service,
) -> None:
    organiser, first = new_check(service), Device(address="198.51.100.40")
    link = invitation(service, organiser, "verwaltung")
    first.begin(link)

    def ask(number: int) -> int:
        name, tag = FILES[number % 4], ("de", "en")[number // 4 % 2]
        device = Device(address=f"198.51.100.{100 + number}")
        return device.get(f"/take/{organiser}/{name}?language={tag}").status_code

    with ThreadPool(50) as people:
        asked = people.map_async(ask, range(50))
        saved = first.save(link, kind="answer", about="k-zuhoeren", value=4)
        statuses = asked.get(timeout=300)

    assert saved.status_code == 200
    assert set(statuses) <= {200, 503}
    assert 200 in statuses
    assert ask(0) == 200
