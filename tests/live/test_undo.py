"""What a facilitator does and takes back leaves no trace: in the stage, the answering, the day of deletion
and the topics.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from html import unescape

import pytest
from sqlalchemy import select, update

from qcheck.catalogue import CriterionId, PerspectiveId
from qcheck.service import Mode, NotPossible, Service, State
from qcheck.store.tables.workshops import workshops
from qcheck.workshop import Sight, Station
from tests.live.desks import answered, at, begun, go, press
from tests.sheet.devices import Device, invitation, new_check

STATIONS = list(Station)
KEEPS_NOTHING_BACK = re.compile(r"undo|wall")
"""Buttons that make no step."""


@pytest.fixture
def laptop() -> Device:
    return Device()


def everything(service: Service, link: str):
    """Where the workshop stands, the whole life of the check, the topics that are kept with it."""
    return (
        service.facilitating.seen(link).stage,
        service.access.open(link).life,
        service.access.let_in(link).topics,
    )


def steps(laptop: Device, link: str) -> list[str]:
    """What the buttons of the page do now that make a step."""
    found = re.findall(
        r'<button[^>]*form="step"[^>]*value="([^"]+)"', unescape(laptop.get(f"/lead/{link}").text)
    )
    return [each for each in dict.fromkeys(found) if not KEEPS_NOTHING_BACK.match(each)]


@pytest.mark.parametrize("station", STATIONS)
def test_every_step_taken_back_leaves_no_trace(service: Service, laptop: Device, station: Station) -> None:
    link = begun(service) if station is Station.LOBBY else at(service, station)
    before = everything(service, link)
    pressed, differences = steps(laptop, link), []

    for button in pressed:
        press(laptop, link, button)
        if everything(service, link) != before:
            service.facilitating.undo(
                link, service.facilitating.workshop_revision(link)
            )  # as its button does
            differences += [button] if everything(service, link) != before else []

    assert len(pressed) > 5
    assert differences == []


@pytest.mark.parametrize("station", [Station.LOBBY, Station.ANSWERING])
def test_in_a_confidential_check_every_step_but_closing_can_be_taken_back(
    service: Service, laptop: Device, station: Station
) -> None:
    link = begun(service, Mode.CONFIDENTIAL)
    if station is Station.ANSWERING:
        answered(service, link)
    before = everything(service, link)
    differences = []

    for button in steps(laptop, link):
        press(laptop, link, button)
        if everything(service, link) != before:
            press(laptop, link, "undo")
            differences += [button] if everything(service, link) != before else []

    assert differences == []
    assert service.facilitating.seen(link).state is not State.CLOSED


def test_a_reveal_that_came_too_early_lets_everybody_in_again(service: Service, laptop: Device) -> None:
    link = begun(service)
    press(laptop, link, "go:2")
    closed = service.facilitating.seen(link).state

    press(laptop, link, "undo")

    assert closed is State.CLOSED
    assert service.facilitating.seen(link).state is State.PREPARED
    assert service.joining.join(
        invitation(service, link), PerspectiveId("politik"), service.joining.new_nonce()
    )


@pytest.mark.parametrize("days", [None, 20])
def test_the_day_of_deletion_is_the_one_before(service: Service, laptop: Device, days: int | None) -> None:
    ends = datetime.now(UTC) + timedelta(days=days) if days else None
    link = begun(service, ends=ends)
    answered(service, link)
    told = service.access.open(link).deletes

    press(laptop, link, "go:2")
    press(laptop, link, "undo")

    assert (service.access.open(link).deletes, service.access.open(link).ends) == (told, ends)


def test_closing_and_opening_without_going_on_can_be_taken_back(service: Service, laptop: Device) -> None:
    link = begun(service)
    answered(service, link)
    before = everything(service, link)

    press(laptop, link, "close")
    press(laptop, link, "open")
    press(laptop, link, "undo")
    once = service.facilitating.seen(link).state
    press(laptop, link, "undo")

    assert once is State.CLOSED
    assert everything(service, link) == before


def test_a_check_closed_on_another_page_stays_closed(service: Service, laptop: Device) -> None:
    link = begun(service, Mode.CONFIDENTIAL)
    press(laptop, link, "next")

    service.organising.end_check(link)
    press(laptop, link, "undo")

    assert service.facilitating.seen(link).state is State.CLOSED
    assert service.facilitating.seen(link).stage.station is Station.LOBBY


def test_an_undo_leaves_alone_what_somebody_changed_meanwhile_on_another_page(
    service: Service, laptop: Device
) -> None:
    link = begun(service)
    press(laptop, link, "next")
    later = datetime.now(UTC).replace(microsecond=0) + timedelta(days=3)

    service.organising.schedule(link, later, "Europe/Berlin")
    press(laptop, link, "undo")

    assert (service.facilitating.seen(link).state, service.access.open(link).ends) == (State.PREPARED, later)


# topics that are arranged on another page


def test_the_order_arranged_for_the_talk_is_that_of_the_workshop(service: Service) -> None:
    link = new_check(service)
    one, two = _criteria(service, link)
    service.organising.arrange(link, [two, one])

    service.facilitating.start_workshop(link, "90")

    assert service.facilitating.seen(link).stage.topics == (two, one)


@pytest.mark.parametrize("station", STATIONS)
def test_an_order_arranged_later_is_followed_and_can_be_taken_back(
    service: Service, laptop: Device, station: Station
) -> None:
    link = at(service, station)
    before = everything(service, link)
    one, two = _criteria(service, link)

    service.organising.arrange(link, [two, one])
    followed = service.facilitating.seen(link).stage.topics
    press(laptop, link, "undo")

    assert followed == (two, one)
    assert everything(service, link) == before


def test_going_back_to_the_proposal_takes_no_topic_away_that_is_talked_about(service: Service) -> None:
    link = at(service, Station.TOPICS)
    topics = service.facilitating.seen(link).stage.topics

    service.organising.arrange(link, [])

    assert service.facilitating.seen(link).stage.topics == topics


def test_a_step_kept_by_an_earlier_version_is_taken_back_as_it_was_then(
    service: Service, laptop: Device
) -> None:
    link = begun(service)
    go(service, link, Station.ANSWERING, Station.REVEAL)
    _forget_what_was_noted(service)

    press(laptop, link, "undo")

    assert (service.facilitating.seen(link).state, service.facilitating.seen(link).stage.sight) == (
        State.OPEN,
        Sight.COUNT,
    )


def _criteria(service: Service, link: str) -> list[CriterionId]:
    return [CriterionId(each.id) for each in service.access.open(link).catalogue.main_criteria[:2]]


def _forget_what_was_noted(service: Service) -> None:
    """Makes of all histories what earlier versions kept: the stages alone."""
    with service._store.database.writing() as connection:
        for row in connection.execute(select(workshops)).all():
            plain = [{name: value for name, value in each.items() if name != "check"} for each in row.history]
            connection.execute(update(workshops).where(workshops.c.check == row.check).values(history=plain))


def test_a_step_that_somebody_else_has_made_since_is_not_taken_back_unseen(service: Service) -> None:
    link = at(service, Station.ANSWERING)
    seen = service.facilitating.seen(link).revision
    go(service, link, Station.REVEAL)

    with pytest.raises(NotPossible):
        service.facilitating.undo(link, seen)

    assert service.facilitating.seen(link).stage.station is Station.REVEAL
