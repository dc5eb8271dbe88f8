"""The way of those who answered: told before, led to the result after the end, by nothing but their own
sheet's cookie.
"""

import re

from qcheck.service import Mode
from tests.result.rooms import WORDS, answered, viewing
from tests.sheet.devices import Device, invitation, new_check, text


def begun(service, way, **fields):
    """A phone with one answer."""
    device = Device()
    device.begin(way, perspective="politik", **fields)
    first = service.access.open(way).catalogue.main_criteria[0].questions[0].id
    device.save(way, kind="answer", about=first, value=3)
    return device


def test_it_is_said_before_answering_whether_one_will_see_the_result(service):
    shared, kept = new_check(service, shares=True), new_check(service)

    said = [text(Device().get(f"/a/{invitation(service, link)}").text) for link in (shared, kept)]

    assert "Wer antwortet, kann das Ergebnis ansehen, sobald der Check beendet ist" in said[0]
    assert "Das Ergebnis sehen die Organisierenden und alle, denen sie es weitergeben." in said[1]


def test_after_the_end_the_same_link_leads_to_the_result(service):
    link = new_check(service, shares=True)
    way = invitation(service, link)
    device = begun(service, way)
    assert f"/a/{way}/result" in device.get(f"/a/{way}/end").text

    service.organising.end_check(link)

    assert f'href="/a/{way}/result"' in device.get(f"/a/{way}").text
    assert "Spielplatz am Bach" in text(device.get(f"/a/{way}/result").text)
    assert "1 Bogen" in text(device.get(f"/a/{way}/result").text)


def test_the_result_leads_back_to_ones_own_sheet_and_only_there(service):
    link = new_check(service, shares=True)
    way = invitation(service, link)
    device = begun(service, way)
    service.organising.end_check(link)

    own = device.get(f"/a/{way}/result").text
    shared = device.get(f"/r/{viewing(service, link)}").text

    assert '<a href="overview">Zurück zu meinem Fragebogen</a>' in own
    assert device.get(f"/a/{way}/overview").headers["location"] == f"/a/{way}"
    assert "Zurück zu meinem Fragebogen" not in shared


def test_before_the_end_it_is_said_when_it_comes(service):
    way = invitation(service, new_check(service, shares=True))

    said = text(begun(service, way).get(f"/a/{way}/result").text)

    assert "Noch ist kein Ergebnis zu sehen" in said
    assert "sobald der Check beendet ist" in said


def test_a_withdrawn_invitation_does_not_shut_out_those_who_came_by_it(service):
    link = new_check(service, shares=True)
    way = invitation(service, link)
    device = begun(service, way)
    service.organising.end_check(link)

    service.inviting.withdraw_link(link, service.inviting.links(link)[0].id)

    assert "1 Bogen" in text(device.get(f"/a/{way}/result").text)


def test_a_device_without_a_sheet_sees_nothing_and_is_told_why(service):
    link = answered(service)
    service.organising.end_check(link)
    way = service.inviting.own_answer_link(link)

    said = text(Device().get(f"/a/{way}/result").text)

    assert "Das Ergebnis ist für alle, die geantwortet haben" in said
    assert "Ampelprofil" not in said
    assert WORDS not in said


def test_a_phone_that_began_and_answered_nothing_sees_nothing(service):
    link = answered(service)
    way, device = service.inviting.own_answer_link(link), Device()
    device.begin(way, perspective="politik")
    service.organising.end_check(link)

    said = text(device.get(f"/a/{way}/result").text)

    assert "keine Antwort, die zählt" in said
    assert "Hier ist kein Ergebnis zu sehen" in said


def test_in_a_confidential_check_the_phones_see_what_the_gate_lets_through(service):
    link = answered(service, mode=Mode.CONFIDENTIAL, verwaltung=5, zivilgesellschaft=3)
    way = service.inviting.own_answer_link(link)
    device = begun(service, way)
    service.organising.end_check(link)

    said = text(device.get(f"/a/{way}/result").text)

    assert "Verwaltung: 5 Bögen" in said
    assert "Zivilgesellschaft: zu wenige, um sie getrennt zu zeigen" in said
    assert "Politik: zu wenige, um sie getrennt zu zeigen" in said


def test_when_a_workshop_is_over_the_phone_is_led_to_the_result(service):
    link = answered(service)
    service.facilitating.start_workshop(link, "90")
    room = service.facilitating.seen(link)
    service.facilitating.go_to(link, room.revision, 1)
    way = service.inviting.own_answer_link(link)
    device = begun(service, way)
    room = service.facilitating.seen(link)
    service.facilitating.go_to(link, room.revision, len(room.stage.plan) - 1)

    page = device.get(f"/a/{way}").text

    assert f'href="/a/{way}/result"' in page
    assert "Ampelprofil" in device.get(f"/a/{way}/result").text


def test_it_is_chosen_where_a_workshop_is_started(service):
    fields = {"title": "Workshop", "place": "", "phase": "planung", "plan": "90"}

    started = [
        Device().post("/lead", data=fields | chosen).headers["location"] for chosen in ({"shares": "1"}, {})
    ]

    assert [service.access.open(way.removeprefix("/lead/")).shares for way in started] == [True, False]


def code_of(device, way):
    """The personal code, as the sheet shows it."""
    return re.search(r'<p class="code">([^<]+)</p>', device.get(f"/a/{way}/overview").text)[1]


def test_whoever_passed_the_device_on_sees_the_result_by_the_personal_code(service):
    link = new_check(service, shares=True)
    way = invitation(service, link)
    laptop = begun(service, way)
    code = code_of(laptop, way)
    laptop.post(f"/a/{way}/again")
    service.organising.end_check(link)
    assert "Mit Ihrem persönlichen Code sehen Sie hier das Ergebnis." in text(laptop.get(f"/a/{way}").text)

    led = laptop.post(f"/a/{way}/resume", data={"code": code.lower()})

    assert led.headers["location"].startswith(f"/a/{way}/result")
    assert "1 Bogen" in text(laptop.get(f"/a/{way}/result").text)


def test_a_wrong_code_after_the_end_is_said_at_its_field_and_offers_no_new_sheet(service):
    link = new_check(service, shares=True)
    way = invitation(service, link)
    service.organising.end_check(link)

    page = Device().post(f"/a/{way}/resume", data={"code": "K7M2-9XQP"})

    assert page.status_code == 422
    assert "Zu diesem Code gibt es in diesem Check keinen Fragebogen." in text(page.text)
    assert 'value="K7M2-9XQP"' in page.text
    assert "Los geht" not in page.text


def test_where_the_result_is_not_shared_the_code_is_for_ones_own_sheet_alone(service):
    link = new_check(service)
    way = invitation(service, link)
    service.organising.end_check(link)

    said = text(Device().get(f"/a/{way}").text)

    assert "Mit Ihrem persönlichen Code können Sie hier Ihre Antworten ansehen" in said
    assert "das Ergebnis ansehen" not in said


def test_it_is_said_before_the_device_is_passed_on_that_the_result_needs_the_code(service):
    way = invitation(service, new_check(service, shares=True))

    assert "Mit diesem Code ist später auch das Ergebnis zu sehen." in text(
        begun(service, way).get(f"/a/{way}/again").text
    )
