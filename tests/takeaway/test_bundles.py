"""A check as a file for another installation, from the page of what can be taken away."""

from __future__ import annotations

import json

import pytest

from qcheck.bundle import read
from qcheck.records import Mode
from qcheck.service import LinkKind, Matter, Service
from tests.link_kinds import link_of, others
from tests.sheet.devices import Device, new_check


def taken(link: str, name: str) -> dict:
    response = Device().get(f"/take/{link}/{name}")
    assert response.headers["cache-control"] == "private, no-store"
    return json.loads(response.content)


def test_a_check_is_taken_away_as_one_file(service: Service) -> None:
    link = new_check(service)
    answer = Device().get(f"/take/{link}/paket.json")

    found = read(answer.content)

    assert (answer.status_code, len(found.checks)) == (200, 1)
    assert answer.headers["content-type"].startswith("application/json")
    assert ".qcheck.json" in answer.headers["content-disposition"]
    assert answer.content == service.bundle_exchange.of_check(link)


def test_the_whole_process_is_offered_where_it_has_several_checks(service: Service) -> None:
    link = new_check(service)
    before = service.taking_away.takeable(link).matters
    another = new_check(service, beside=link)

    assert (Matter.PROCESS in before, Matter.PROCESS in service.taking_away.takeable(link).matters) == (
        False,
        True,
    )
    assert len(taken(another, "paket.process")["checks"]) == 2


def test_a_bundle_taken_later_holds_what_came_in_between(service: Service) -> None:
    link = new_check(service)
    first = taken(link, "paket.json")
    service.agreements.agree(
        link, service.access.open(link).questionnaire.criterion_ids[0], "red", "x", seen=0
    )

    assert len(taken(link, "paket.json")["agreements"]) == len(first["agreements"]) + 1


def test_before_the_end_of_a_confidential_check_it_says_when(service: Service) -> None:
    link = new_check(service, mode=Mode.CONFIDENTIAL)

    answer = Device().get(f"/take/{link}/paket.json")

    assert answer.status_code == 409
    assert "noch nicht beendet" in answer.text


@pytest.mark.parametrize("kind", others(LinkKind.ORGANISE, LinkKind.WALL))
def test_no_other_link_takes_a_bundle(service: Service, kind: LinkKind) -> None:
    link = new_check(service)

    assert Device().get(f"/take/{link_of(service, link, kind)}/paket.json").status_code == 403
