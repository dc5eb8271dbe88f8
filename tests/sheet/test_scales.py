"""Questions with scales of their own where answers are given: on the sheet, in the room, from paper."""

from __future__ import annotations

from pathlib import Path

import pytest

from qcheck.language import language
from qcheck.plain.sheet.one_file import one_file
from qcheck.service import Service
from qcheck.settings import Settings
from tests.sheet.devices import Device, invitation, new_check, text

CATALOGUES = Path(__file__).parents[1] / "data" / "catalogues"
ONE_EACH = """
id: je-eine
version: 1.0.0
title: Je eine
scales:
  zehn:
    prompt: Wie sehr?
    options: [OPTIONS]
criteria:
  - {id: p, title: P, questions: [{id: viel, text: Viel., scale: zehn}]}
  - {id: q, title: Q, questions: [{id: nein, text: Ja?, options: [
      {value: 1, label: Nein danke}, {value: 2, label: Ja gern}]}]}
  - {id: r, title: R, questions: [{id: usual, text: Wie sonst.}]}
""".replace("OPTIONS", ", ".join(f"{{value: {point}, label: {point}}}" for point in range(1, 11)))


@pytest.fixture(scope="module", autouse=True)
def catalogues(service: Service) -> None:
    for file in CATALOGUES.glob("*.yaml"):
        (Settings().criteria / file.name).write_bytes(file.read_bytes())
    (Settings().criteria / "je-eine.yaml").write_text(ONE_EACH, encoding="utf-8")


def begun(service: Service, catalogue: str, perspective: str | None) -> tuple[Device, str, str]:
    """A device that has begun a sheet, the invitation, and the organiser's link."""
    organiser = new_check(service, catalogue, None)
    link = invitation(service, organiser, perspective)
    device = Device()
    device.begin(link)
    return device, link, organiser


def choices(device: Device, address: str, question: str) -> list[str]:
    page = device.get(address).text
    [section] = [each for each in page.split("<section ") if f'data-question="{question}"' in each]
    return [text(each.split("</label>")[0]) for each in section.split('class="choice">')[1:]]


def test_each_question_stands_with_its_own_answers_and_what_is_asked_above_them(service: Service) -> None:
    device, link, _ = begun(service, "offene-plattform", "betrieb")

    page = device.get(f"/a/{link}/t/nachvollziehen").text

    assert choices(device, f"/a/{link}/t/nachvollziehen", "vertrauen")[:10] == [str(n) for n in range(1, 11)]
    assert choices(device, f"/a/{link}/t/nachvollziehen", "beitraege")[:4] == [
        "gar nicht", "in Ansätzen", "zur Hälfte", "vollständig",
    ]  # fmt: skip
    assert page.count("Wie weit ist das umgesetzt?") == 2
    assert page.count('class="points numbers"') == 1


def test_what_all_questions_of_a_topic_ask_is_said_once(service: Service) -> None:
    device, link, _ = begun(service, "dreistufig", None)

    assert device.get(f"/a/{link}/t/lernen").text.count("Gilt das bei Ihnen?") == 1


def test_above_answers_of_a_single_question_nothing_stands(service: Service) -> None:
    device, link, _ = begun(service, "reifegrad", "amt")

    page = device.get(f"/a/{link}/t/einladung").text

    assert "Wie sehr trifft das zu?" not in page
    assert page.count('class="points below"') == 2


def test_an_answer_is_taken_where_its_question_has_it_and_listed_in_its_words(service: Service) -> None:
    device, link, _ = begun(service, "reifegrad", "amt")

    taken = device.save(link, kind="answer", about="rueckmeldung", value=5)
    refused = device.save(link, kind="answer", about="rueckmeldung", value=6)

    assert (taken.status_code, refused.status_code) == (200, 422)
    assert "Durch ein Treffen, bei dem nachgefragt werden kann" in device.get(f"/a/{link}/answers").text


def test_the_sheet_as_one_file_has_the_answers_of_each_question(service: Service) -> None:
    carried = service.carrying.carried_sheet(new_check(service, "offene-plattform", None), "betrieb")

    page = one_file(carried, language("de"))

    assert "Wie sehr vertrauen Sie darauf" in page
    assert "zur Hälfte" in page


def test_hands_are_counted_by_the_answers_of_the_question(service: Service) -> None:
    organiser, desk = new_check(service, "je-eine", None), Device()

    page = desk.get(f"/lead/{organiser}/hands?question=2").text
    desk.fill(f"/lead/{organiser}/hands?question=2", **{"all-2": "3", "then": "stay"})

    assert "Ja gern" in page
    assert "trifft voll zu" not in page
    assert [dict(each.numbers) for each in service.collecting.hands(organiser)] == [{2: 3}]


def test_a_pile_is_counted_in_a_table_for_each_scale(service: Service) -> None:
    organiser, desk = new_check(service, "je-eine", None), Device()

    page = desk.get(f"/enter/{organiser}/piles").text
    desk.fill(f"/enter/{organiser}/piles", **{"viel-10": "4", "nein-1": "2", "usual-4": "1"})

    assert page.count("<table") == 3
    assert {each.question: dict(each.numbers) for each in service.collecting.hands(organiser)} == {
        "viel": {10: 4}, "nein": {1: 2}, "usual": {4: 1},
    }  # fmt: skip


def test_typed_in_from_paper_a_nought_is_the_tenth_of_ten(service: Service) -> None:
    organiser, desk = new_check(service, "je-eine", None), Device()
    desk.fill(f"/enter/{organiser}/paper", **{"1-viel": "0", "1-nein": "2", "1-usual": "d"})

    refused = desk.fill(f"/enter/{organiser}/paper", **{"1-viel": "9", "1-nein": "3"})

    [kept] = service.collecting.sheets(organiser)
    assert kept.answered == 3
    assert "Frage 2: »3« ist keine Antwort. Bitte tippen Sie 1 bis 2" in text(refused.text)


def test_the_keys_of_each_scale_are_explained_where_paper_is_typed_in(service: Service) -> None:
    page = text(Device().get(f"/enter/{new_check(service, 'je-eine', None)}/paper").text)

    assert "Frage 1: 1 bis 10" in page
    assert "Nein danke" in page
