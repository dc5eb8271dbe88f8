"""Whoever chose the wrong perspective takes another one; nobody takes one that the link does not offer."""

import pytest

from qcheck.service import Service
from tests.sheet.devices import Device, invitation, new_check, text


@pytest.fixture
def organiser(service: Service) -> str:
    return new_check(service)


@pytest.fixture
def link(service: Service, organiser: str) -> str:
    """An invitation with a choice of perspective."""
    return invitation(service, organiser)


@pytest.fixture
def phone(link: str) -> Device:
    """A phone with a sheet of politics and one answer on it."""
    device = Device()
    device.begin(link, perspective="politik")
    device.save(link, kind="answer", about="k-zuhoeren", value=3, age=0)
    return device


def sheets(service: Service, organiser: str) -> list[tuple[str, int]]:
    return [(str(each.perspective), each.answered) for each in service.collecting.sheets(organiser)]


def test_another_perspective_keeps_what_was_answered(
    service: Service, organiser: str, link: str, phone: Device
) -> None:
    phone.fill(f"/a/{link}/perspective", perspective="verwaltung")

    assert sheets(service, organiser) == [("verwaltung", 1)]


def test_the_page_is_reached_from_the_overview_and_knows_what_was_chosen(link: str, phone: Device) -> None:
    overview = phone.get(f"/a/{link}/overview").text
    page = phone.get(f"/a/{link}/perspective").text

    assert f'href="/a/{link}/perspective"' in overview
    assert 'value="politik" checked' in page
    assert "Was Sie geantwortet haben, bleibt." in text(page)


@pytest.mark.parametrize("chosen", ["", "einhorn"])
def test_a_perspective_that_is_none_is_said_at_its_field(link: str, phone: Device, chosen: str) -> None:
    answer = phone.fill(f"/a/{link}/perspective", perspective=chosen)

    assert answer.status_code == 422
    assert 'aria-describedby="error-perspective"' in answer.text
    assert 'value="politik" checked' in answer.text


def test_a_form_shown_on_another_persons_sheet_changes_nothing(
    service: Service, organiser: str, link: str, phone: Device
) -> None:
    phone.post(f"/a/{link}/perspective", data={"sheet": "0" * 16, "perspective": "verwaltung"})

    assert sheets(service, organiser) == [("politik", 1)]


def test_an_invitation_for_one_perspective_offers_no_other(service: Service, organiser: str) -> None:
    link, device = invitation(service, organiser, "politik"), Device()
    device.begin(link)
    device.save(link, kind="answer", about="k-zuhoeren", value=3, age=0)
    overview = device.get(f"/a/{link}/overview").text

    answers = [
        device.get(f"/a/{link}/perspective"),
        device.post(f"/a/{link}/perspective", data={"perspective": "verwaltung"}),
    ]

    assert "/perspective" not in overview
    assert [answer.headers["location"] for answer in answers] == [f"/a/{link}"] * 2
    assert sheets(service, organiser) == [("politik", 1)]


def test_whoever_has_no_sheet_and_whoever_comes_after_closing_is_led_to_the_link(
    service: Service, organiser: str, link: str, phone: Device
) -> None:
    stranger = Device().get(f"/a/{link}/perspective")
    service.organising.end_check(organiser)
    late = phone.post(f"/a/{link}/perspective", data={"perspective": "verwaltung"})

    assert stranger.headers["location"] == f"/a/{link}"
    assert late.headers["location"] == f"/a/{link}"
    assert sheets(service, organiser) == [("politik", 1)]
