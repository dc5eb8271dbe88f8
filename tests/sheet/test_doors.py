"""What stands at the door of a sheet: before it is opened, after it has ended, with codes and links of all
kinds, and for forms of foreign pages.
"""

from __future__ import annotations

import re

import pytest

from qcheck.service import Mode, Service
from tests.sheet.devices import Device, hidden, invitation, new_check, text
from tests.sheet.test_pages import link, open_link, organiser

__all__ = ["link", "open_link", "organiser"]  # fixtures


def test_a_prepared_check_asks_for_patience(service: Service) -> None:
    organiser = new_check(service, prepared=True)

    answer = Device().get(f"/a/{invitation(service, organiser)}")

    assert answer.status_code == 200
    assert "Noch nicht gestartet" in answer.text


def test_a_closed_check_ends_kindly_wherever_one_is(service: Service, organiser: str, link: str) -> None:
    device = Device()
    address = device.begin(link)
    stale = hidden(device.get(address).text)
    service.organising.end_check(organiser)

    answer = device.post(address, data=stale | {"a-k-zuhoeren": "1"})

    assert answer.headers["location"] == f"/a/{link}?late=1"
    assert (
        "Ihre letzte Eingabe kam zu spät und ist nicht gespeichert"
        in device.get(answer.headers["location"]).text
    )
    assert "Dieser Check ist beendet" in device.get(f"/a/{link}").text


def test_a_sheet_that_was_begun_goes_on_where_its_invitation_was_renewed(
    service: Service, organiser: str, link: str
) -> None:
    device = Device()
    address = device.begin(link)
    [way] = [each.id for each in service.inviting.links(organiser) if each.link == link]

    service.inviting.renew_link(organiser, way)
    device.fill(address, **{"a-k-zuhoeren": "4"})

    assert 'value="4" checked' in device.get(address).text
    assert "durch einen neuen ersetzt" in text(Device().get(f"/a/{link}").text)


def test_another_invitation_of_the_same_check_leads_to_the_sheet_of_this_device(
    link: str, open_link: str
) -> None:
    device = Device()
    device.begin(link)

    answer = device.get(f"/a/{open_link}")

    assert answer.headers["location"] == f"/a/{open_link}/t/dialogbereitschaft"
    assert device.save(open_link, kind="answer", about="k-zuhoeren", value=3).status_code == 200


def test_a_sheet_that_an_organiser_added_needs_no_cookie(service: Service, organiser: str) -> None:
    sheet = service.collecting.add_sheet(organiser, "verwaltung", "Tisch 3")
    device = Device()

    address = device.get(f"/a/{sheet}").headers["location"]
    device.fill(address, **{"a-k-zuhoeren": "2"})
    page = Device().get(address)

    assert "Tisch 3" in page.text
    assert "Antwortet jemand anderes?" not in page.text
    assert 'value="2" checked' in page.text


@pytest.mark.parametrize("link", ["abc", "x" * 38, "1" * 38, "%00", "..%2f..%2fetc"])
def test_a_link_that_leads_nowhere_says_so_kindly(service: Service, link: str) -> None:
    answer = Device().get(f"/a/{link}")

    assert answer.status_code == 404
    assert "führt" in answer.text
    assert 'lang="de"' in answer.text


def test_a_link_for_organising_leads_to_the_page_for_organising(organiser: str) -> None:
    answer = Device().get(f"/a/{organiser}")

    assert answer.headers["location"] == f"/check?link={organiser}"


def test_the_code_from_the_wall_leads_to_the_invitation(
    service: Service, organiser: str, open_link: str
) -> None:
    code = next(each.code for each in service.inviting.links(organiser) if each.code)

    by_hand, by_picture = (
        Device().post("/join", data={"code": f" {code.lower()} "}),
        Device().get(f"/join?code={code}"),
    )

    assert by_hand.headers["location"] == by_picture.headers["location"] == f"/a/{open_link}"


def test_a_wrong_code_is_said_at_its_field(service: Service) -> None:
    answer = Device().post("/join", data={"code": "AAAAAA"})

    assert answer.status_code == 422
    assert 'aria-describedby="error-code"' in answer.text
    assert 'value="AAAAAA"' in answer.text


def test_a_browser_without_cookies_is_told_what_is_missing(link: str) -> None:
    device = Device()
    begun = device.post(f"/a/{link}/begin", data={"nonce": "once"})
    device.cookies.clear()

    led_back = device.get(begun.headers["location"])

    assert "Bitte erlauben Sie Cookies" in device.get(led_back.headers["location"]).text


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site", "Origin": "http://testserver"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": ""},
    ],
)
def test_a_form_of_a_foreign_page_changes_nothing(link: str, headers: dict[str, str]) -> None:
    device = Device()
    address = device.begin(link)
    fields = hidden(device.get(address).text) | {"a-k-zuhoeren": "1"}

    answer = device.post(address, data=fields, headers=headers)

    assert answer.status_code == 403
    assert " checked" not in device.get(address).text


@pytest.mark.parametrize(
    "headers",
    [{"Sec-Fetch-Site": "same-origin", "Origin": "null"}, {"Origin": "", "Referer": "http://testserver/a/x"}],
)
def test_a_form_of_our_own_page_is_taken(link: str, headers: dict[str, str]) -> None:
    device = Device()
    address = device.begin(link)

    assert device.post(address, data=hidden(device.get(address).text), headers=headers).status_code == 303


@pytest.mark.parametrize("below", ["begin", "resume", "finish", "save", "nowhere", "t/nowhere", "t/", ""])
def test_an_address_below_a_link_that_shows_nothing_leads_to_what_does(link: str, below: str) -> None:
    answer = Device().get(f"/a/{link}/{below}")

    assert (answer.status_code, answer.headers["location"]) == (303, f"/a/{link}")


def test_a_withdrawn_code_says_whom_to_ask_and_counts_as_a_miss(
    service: Service, organiser: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    way = next(each for each in service.inviting.links(organiser) if each.code)
    service.inviting.withdraw_link(organiser, way.id)
    missed: list[str] = []
    monkeypatch.setattr(
        service.network_limits.wrong_codes, "missed", lambda sender, tried: missed.append(f"{sender} {tried}")
    )

    answer = Device("203.0.113.9").post("/join", data={"code": way.code})

    assert answer.status_code == 422
    assert "Diese Einladung gilt nicht mehr" in text(answer.text)
    assert "Bitte fragen Sie, wer Ihnen den Code gegeben hat." in text(answer.text)
    assert missed == [f"203.0.113.9 {way.code}"]


@pytest.mark.parametrize(
    ("mode", "said"),
    [
        (Mode.OPEN, "auf einem anderen Gerät oder von denen, die diesen Check organisieren"),
        (Mode.CONFIDENTIAL, "Ihr Fragebogen wurde auf einem anderen Gerät gelöscht"),
    ],
)
def test_a_sheet_that_was_deleted_on_another_device_is_not_lost_without_a_word(
    service: Service, mode: Mode, said: str
) -> None:
    link = invitation(service, new_check(service, mode=mode), "verwaltung")
    first, other, stranger = Device(), Device(), Device()
    address = first.begin(link)
    [code] = re.findall(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}\b", first.get(f"/a/{link}/overview").text)[:1]
    other.post(f"/a/{link}/resume", data={"code": code})

    other.fill(f"/a/{link}/withdraw")

    assert first.get(address).headers["location"] == f"/a/{link}"
    assert said in text(first.get(f"/a/{link}").text)
    assert [said in text(each.get(f"/a/{link}").text) for each in (other, stranger)] == [False, False]
    assert first.begin(link) == address
    assert said not in text(first.get(address).text)


@pytest.mark.parametrize("mode", list(Mode))
def test_after_the_end_whoever_answered_still_sees_their_own_answers_but_changes_none(
    service: Service, mode: Mode
) -> None:
    organiser = new_check(service, mode=mode)
    link = invitation(service, organiser, "verwaltung")
    device = Device()
    address = device.begin(link)
    device.fill(address, **{"a-k-zuhoeren": "1"})
    service.organising.end_check(organiser)

    over, own = device.get(f"/a/{link}").text, device.get(f"/a/{link}/answers")

    assert f'<a class="button" href="/a/{link}/answers">Meine Antworten ansehen</a>' in over
    assert "Dieser Check ist beendet. 1 von 12 Fragen beantwortet" in text(own.text)
    assert "nicht beantwortet" in text(own.text)
    assert f'<a class="button" href="/a/{link}">Zurück</a>' in own.text
    assert (f"/a/{link}/t/" in own.text, f"/a/{link}/closing" in own.text) == (False, False)


def test_after_the_end_whoever_did_not_answer_here_is_offered_no_answers(
    service: Service, organiser: str, link: str
) -> None:
    service.organising.end_check(organiser)
    stranger = Device()

    assert "Meine Antworten" not in stranger.get(f"/a/{link}").text
    assert stranger.get(f"/a/{link}/answers").headers["location"] == f"/a/{link}"
