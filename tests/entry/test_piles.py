"""A whole pile of paper counted by its answers: as raised hands, for every question of a perspective at once."""

import pytest

from qcheck.service import Service
from tests.sheet.devices import Device, hidden, new_check


@pytest.fixture
def desk() -> Device:
    return Device()


def address(link: str, whose: str = "verwaltung") -> str:
    return f"/enter/{link}/piles?whose={whose}"


def questions(service: Service, link: str) -> list[str]:
    return [question.id for _, question in service.collecting.paper_form(link).questions]


def counted(service: Service, link: str) -> dict[tuple[str, str], dict]:
    return {(each.perspective, each.question): dict(each.numbers) for each in service.collecting.hands(link)}


def test_numbers_count_as_so_many_sheets(service: Service, desk: Device) -> None:
    link = new_check(service)
    first, second, *_ = questions(service, link)

    answer = desk.fill(address(link), **{f"{first}-4": "7", f"{first}-dk": "2", f"{second}-1": "9"})

    page = desk.get(answer.headers["location"]).text
    assert counted(service, link) == {
        ("verwaltung", first): {4: 7, "dk": 2},
        ("verwaltung", second): {1: 9},
    }
    assert service.results.result(link).sheets["verwaltung"] == 9
    assert "Gespeichert." in page
    assert hidden(page)[f"{first}-4"] == "7"


@pytest.mark.parametrize("typed", ["viele", "-1", "²", "9" * 5_000], ids=["word", "minus", "sign", "long"])
def test_what_is_no_number_stays_at_its_question_and_the_others_are_saved(
    service: Service, desk: Device, typed: str
) -> None:
    link = new_check(service)
    first, second, *_ = questions(service, link)

    answer = desk.fill(address(link), **{f"{first}-4": typed, f"{second}-1": "9"})

    assert answer.status_code == 422
    assert "ist keine Zahl von Bögen." in answer.text
    assert f'<li><a href="#error-{first}">' in answer.text
    assert hidden(answer.text)[f"{first}-4"] == typed
    assert counted(service, link) == {("verwaltung", second): {1: 9}}


def test_a_second_window_leaves_alone_what_it_did_not_change(service: Service, desk: Device) -> None:
    link = new_check(service)
    first, second, *_ = questions(service, link)
    older = hidden(desk.get(address(link)).text)
    desk.fill(address(link), **{f"{first}-4": "7"})

    desk.post(address(link), data=older | {f"{second}-1": "9"})

    assert counted(service, link) == {("verwaltung", first): {4: 7}, ("verwaltung", second): {1: 9}}


def test_a_number_is_taken_back_by_emptying_its_field(service: Service, desk: Device) -> None:
    link = new_check(service)
    [first, *_] = questions(service, link)
    desk.fill(address(link), **{f"{first}-4": "7"})

    desk.fill(address(link), **{f"{first}-4": ""})

    assert counted(service, link) == {}


def test_hands_counted_in_the_room_stand_there_too(service: Service, desk: Device) -> None:
    link = new_check(service)
    [first, *_] = questions(service, link)
    service.collecting.count_hands(link, "verwaltung", first, {3: 5})

    assert hidden(desk.get(address(link)).text)[f"{first}-3"] == "5"


def test_each_perspective_has_its_own_pile(service: Service, desk: Device) -> None:
    link = new_check(service)
    [first, *_] = questions(service, link)

    desk.fill(address(link, "zivilgesellschaft"), **{f"{first}-2": "4"})

    assert counted(service, link) == {("zivilgesellschaft", first): {2: 4}}
    assert hidden(desk.get(address(link)).text)[f"{first}-2"] == ""


def test_where_a_light_comes_from_several_answers_it_says_why_not(service: Service, desk: Device) -> None:
    link = new_check(service, "qualitaetscheck")

    answer = desk.get(f"/enter/{link}/piles")

    assert answer.status_code == 409
    assert "bloße Zahlen sagen nicht, welche Antworten zusammengehören" in answer.text
    assert all(f'href="{each}' in answer.text for each in (f"/enter/{link}/paper", f"/bring/{link}"))
    assert f"/organise?link={link}" in answer.text
