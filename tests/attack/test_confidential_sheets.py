"""In a confidential check a sheet is opened by its device's cookie or its personal code, never by an address
that somebody handed out.
"""

from __future__ import annotations

import pytest

from qcheck.catalogue import PerspectiveId, QuestionId
from qcheck.records import Mode
from qcheck.service import Service
from tests.sheet.devices import Device, hidden, invitation, new_check

SECRET = "Nur für mich bestimmt"
BELOW = [
    "",
    "/overview",
    "/t/dialogbereitschaft",
    "/closing",
    "/end",
    "/answers",
    "/again",
    "/withdraw",
    "/perspective",
]


def confidential(service: Service) -> str:
    return new_check(service, mode=Mode.CONFIDENTIAL)


def begun(service: Service, organiser: str) -> str:
    """A sheet that the organiser has begun by the invitation; its secret link, as the organiser's own cookie
    has it.
    """
    sheet = service.joining.join(
        invitation(service, organiser), PerspectiveId("politik"), service.joining.new_nonce()
    )
    service.answering.comment(sheet, QuestionId("k-zuhoeren"), SECRET, "")
    return sheet


@pytest.mark.parametrize("below", BELOW)
def test_the_address_of_a_sheet_opens_nothing_of_it(service: Service, below: str) -> None:
    sheet = begun(service, confidential(service))
    device = Device()

    answer = device.get(f"/a/{sheet}{below}")
    while answer.is_redirect:
        answer = device.get(answer.headers["location"])

    assert SECRET not in answer.text
    assert "Diese Adresse gehörte zu einem einzelnen Fragebogen" in answer.text
    assert "nonce" in hidden(answer.text)


def test_whoever_is_handed_such_an_address_begins_a_sheet_of_their_own(service: Service) -> None:
    organiser = confidential(service)
    sheet, person = begun(service, organiser), Device()
    led = person.get(f"/a/{sheet}").headers["location"].partition("?")[0].removeprefix("/a/")

    person.fill(person.begin(led), **{"a-k-zuhoeren": "4"})

    assert led == invitation(service, organiser, "politik")
    assert service.answering.own_sheet(sheet).answered == 0


@pytest.mark.parametrize(
    "verb", ["save", "finish", "withdraw", "again", "closing", "t/dialogbereitschaft", "perspective"]
)
def test_nothing_is_changed_by_the_address_of_a_sheet(service: Service, verb: str) -> None:
    sheet = begun(service, confidential(service))
    before = service.answering.own_sheet(sheet)

    Device().post(f"/a/{sheet}/{verb}", data={"a-k-zuhoeren": "4", "seen-a-k-zuhoeren": ""})

    assert service.answering.own_sheet(sheet) == before


def test_the_device_that_has_begun_goes_on_by_its_cookie(service: Service) -> None:
    link, device = invitation(service, confidential(service), "politik"), Device()

    device.fill(device.begin(link), **{"a-k-zuhoeren": "4"})

    assert " checked" in device.get(f"/a/{link}/t/dialogbereitschaft").text


def test_where_the_invitation_was_withdrawn_the_address_of_a_sheet_says_so(service: Service) -> None:
    organiser = confidential(service)
    sheet = begun(service, organiser)
    [service.inviting.withdraw_link(organiser, each.id) for each in service.inviting.links(organiser)]

    answer = Device().get(f"/a/{sheet}")

    assert answer.status_code == 404
    assert "zurückgezogen" in answer.text


def test_in_an_open_round_the_sheet_of_a_table_has_its_address(service: Service) -> None:
    sheet = service.collecting.add_sheet(new_check(service), PerspectiveId("politik"), "Tisch 3")

    assert Device().get(f"/a/{sheet}").headers["location"].startswith(f"/a/{sheet}/t/")


def resumed(service: Service, organiser: str, code: str):
    """The first page after this personal code was typed on another device."""
    link, device = invitation(service, organiser), Device()
    answer = device.post(f"/a/{link}/resume", data=hidden(device.get(f"/a/{link}").text) | {"code": code})
    return device.get(answer.headers["location"])


def test_whoever_types_a_code_that_was_handed_out_is_told_that_others_can_read_along(
    service: Service,
) -> None:
    organiser = confidential(service)
    code = service.joining.personal_code(begun(service, organiser))

    shown = resumed(service, organiser, code).text

    assert "Dieser Fragebogen wurde woanders begonnen. Wer seinen Code hat, kann ihn lesen." in shown
    assert '/again">Eigenen Fragebogen beginnen</a>' in shown


def test_the_first_page_of_a_sheet_begun_here_says_nothing_of_the_kind(service: Service) -> None:
    link, device = invitation(service, confidential(service)), Device()
    fresh = hidden(device.get(f"/a/{link}").text) | {"perspective": "politik"}

    first = device.get(device.post(f"/a/{link}/begin", data=fresh).headers["location"])

    assert "woanders begonnen" not in first.text


def test_the_code_of_a_sheet_from_another_check_opens_nothing(service: Service) -> None:
    code = service.joining.personal_code(begun(service, confidential(service)))
    link, device = invitation(service, confidential(service)), Device()

    answer = device.post(f"/a/{link}/resume", data=hidden(device.get(f"/a/{link}").text) | {"code": code})

    assert (answer.status_code, "set-cookie" in answer.headers) == (422, False)
