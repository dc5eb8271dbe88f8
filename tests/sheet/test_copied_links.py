"""Links and codes as mail programs, chats and printed paper leave them, in addresses and in the field for a
code.
"""

from __future__ import annotations

from urllib.parse import quote

import pytest

from qcheck.service import LinkKind, Service
from tests.sheet.devices import Device, invitation, new_check

MARKS = [".", ",", ")", ">", ";", "%3E", "&gt;", "“", "%20", "*"]


@pytest.mark.parametrize("mark", MARKS)
def test_an_address_with_a_sign_behind_it_opens_the_sheet(service: Service, mark: str) -> None:
    link = invitation(service, new_check(service))

    answer = Device().get(f"/a/{link}{mark}?lang=de")

    assert (answer.status_code, answer.headers["location"]) == (303, f"/a/{link}?lang=de")


def test_an_address_that_was_broken_in_the_middle_opens_the_sheet(service: Service) -> None:
    link = invitation(service, new_check(service))

    answers = [Device().get(f"/a/{link[:20]}{mark}{link[20:]}") for mark in ("%20", "%E2%80%8B", "-")]

    assert {answer.headers["location"] for answer in answers} == {f"/a/{link}"}


@pytest.mark.parametrize(
    "pasted",
    ["{link}", "https://check.example.org/a/{link}", "<https://check.example.org/a/{link}>.", "{safe}"],
)
def test_a_link_in_the_field_for_a_code_leads_where_it_leads(service: Service, pasted: str) -> None:
    link = invitation(service, new_check(service))
    safe = f"https://x.safelinks.protection.outlook.com/?url={quote(f'https://check.example.org/a/{link}', safe='')}&data=1"

    answer = Device().post("/join", data={"code": pasted.format(link=link, safe=safe)})

    assert (answer.status_code, answer.headers["location"]) == (303, f"/a/{link}")


def test_a_link_of_another_kind_in_the_field_for_a_code_leads_to_its_own_page(service: Service) -> None:
    organiser = new_check(service)
    view = next(each.link for each in service.inviting.links(organiser) if each.kind is LinkKind.VIEW)

    answers = [
        Device().post("/join", data={"code": f"https://check.example.org/x?link={link}"})
        for link in (organiser, view)
    ]

    assert [answer.headers["location"] for answer in answers] == [f"/check?link={organiser}", f"/r/{view}"]


def test_a_link_that_opens_nothing_is_refused_in_the_field(service: Service) -> None:
    answer = Device().post("/join", data={"code": "https://check.example.org/a/" + "0" * 38})

    assert answer.status_code == 422
    assert 'role="alert"' in answer.text


def test_a_code_in_wide_letters_with_signs_around_it_leads_to_its_check(service: Service) -> None:
    choice = service.inviting.links(new_check(service))[0]
    wide = "".join(chr(ord(sign) + 0xFEE0) for sign in choice.code or "")

    answer = Device().post("/join", data={"code": f"Code: »{wide[:3]} {wide[3:]}«."})

    assert answer.headers["location"] == f"/a/{choice.link}"


def test_a_letter_of_another_alphabet_is_named(service: Service) -> None:
    answer = Device().post("/join", data={"code": "АВС234"})

    assert "»А« ist kein Buchstabe eines Codes" in answer.text
