"""Hands, typed in by whoever leads an open round: forms alone, no script."""

import pytest

from qcheck.service import Mode, Service
from qcheck.workshop import Station
from tests.live.desks import begun, go
from tests.sheet.devices import Device, hidden, new_check, text


@pytest.fixture
def desk() -> Device:
    return Device()


def address(link: str, page: str) -> str:
    return f"/lead/{link}/{page}"


def questions(service: Service, link: str) -> list[str]:
    return [question.id for _, question in service.collecting.paper_form(link).questions]


@pytest.mark.parametrize("page", ["hands"])
def test_in_a_confidential_check_the_reason_is_said(service: Service, desk: Device, page: str) -> None:
    link = new_check(service, mode=Mode.CONFIDENTIAL)

    answer = desk.get(address(link, page))

    assert answer.status_code == 409
    assert "vertraulichen Abfrage" in answer.text


@pytest.mark.parametrize("page", ["hands"])
def test_a_form_of_a_foreign_page_changes_nothing(service: Service, desk: Device, page: str) -> None:
    link = new_check(service)

    answer = desk.post(address(link, page), data={}, headers={"Origin": "https://foreign.invalid"})

    assert answer.status_code == 403
    assert service.collecting.sheets(link) == ()


@pytest.mark.parametrize("page", ["hands"])
def test_other_links_than_the_organisers_enter_nothing(service: Service, desk: Device, page: str) -> None:
    for_answering = service.inviting.links(new_check(service))[0].link

    assert "Dieser Link ist zum Antworten da." in desk.get(address(for_answering, page)).text


# hands


def test_hands_are_saved_and_the_next_question_comes(service: Service, desk: Device) -> None:
    link = new_check(service)

    answer = desk.fill(address(link, "hands"), **{"verwaltung-4": "7", "verwaltung-1": "3", "then": "on"})

    [counted] = service.collecting.hands(link)
    assert dict(counted.numbers) == {4: 7, 1: 3}
    assert "Frage 2 von 12" in text(answer.text)
    assert service.results.result(link).sheets["verwaltung"] == 10


@pytest.mark.parametrize("button", ["on", "stay", "to:5", "back", "show", "hide"])
def test_every_button_of_the_page_of_hands_saves_first(service: Service, desk: Device, button: str) -> None:
    link = begun(service)
    go(service, link, Station.ANSWERING)

    desk.fill(address(link, "hands"), **{"verwaltung-4": "7", "then": button})

    assert [dict(each.numbers) for each in service.collecting.hands(link)] == [{4: 7}]


def test_hands_lead_to_any_question_and_back_to_the_workshop(service: Service, desk: Device) -> None:
    link = new_check(service)

    there = desk.fill(address(link, "hands"), then="to:5")
    back = desk.fill(address(link, "hands"), then="back")

    assert "Frage 5 von 12" in text(there.text)
    assert (back.status_code, back.headers["location"].partition("?")[0]) == (303, f"/lead/{link}")


def test_hands_stand_there_again_and_are_changed(service: Service, desk: Device) -> None:
    link = new_check(service)
    desk.fill(address(link, "hands"), **{"verwaltung-4": "7", "then": "on"})
    before = hidden(desk.get(f"{address(link, 'hands')}?question=1").text)

    desk.post(
        f"{address(link, 'hands')}?question=1",
        data=before | {"verwaltung-4": "", "verwaltung-2": "2", "then": "stay"},
    )

    assert before["verwaltung-4"] == "7"
    assert dict(service.collecting.hands(link)[0].numbers) == {2: 2}


@pytest.mark.parametrize("typed", ["viele", "-1", "1.5", "99999", "²"])
def test_what_is_no_number_of_hands_is_said_at_its_field_and_stays(
    service: Service, desk: Device, typed: str
) -> None:
    link = new_check(service)

    answer = desk.fill(address(link, "hands"), **{"verwaltung-4": typed, "then": "on"})

    assert answer.status_code == 422
    assert f'value="{typed}"' in answer.text
    assert 'aria-invalid="true"' in answer.text
    assert service.collecting.hands(link) == ()


def test_where_criteria_ask_several_questions_the_reason_is_said(service: Service, desk: Device) -> None:
    answer = desk.get(address(new_check(service, "qualitaetscheck"), "hands"))

    assert "wie im Kurzcheck" in answer.text


@pytest.mark.parametrize("number", ["0", "99", "x", "9" * 30])
def test_a_question_that_is_not_there_becomes_one_that_is(
    service: Service, desk: Device, number: str
) -> None:
    assert desk.get(f"{address(new_check(service), 'hands')}?question={number}").status_code == 200


def test_after_the_end_the_reason_stands_once_at_the_head_and_no_field_is_offered(
    service: Service, desk: Device
) -> None:
    link = new_check(service)
    before = hidden(desk.get(address(link, "hands")).text)
    service.organising.end_check(link)

    page = desk.get(address(link, "hands")).text
    sent = desk.post(address(link, "hands"), data=before | {"verwaltung-4": "7", "then": "on"})

    assert page.count("Dieser Check ist beendet.") == 1
    assert 'inputmode="numeric" maxlength="5" aria-label' not in page
    assert "Speichern und zur nächsten Frage" not in page
    assert sent.text.count("Dieser Check ist beendet.") == 1
