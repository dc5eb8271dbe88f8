"""A draft as a file: taken away as a text and as a spreadsheet, and brought in again."""

from __future__ import annotations

from io import BytesIO

import pytest
from openpyxl import load_workbook

from qcheck.authoring import WHOLE, Add, Item, Kind
from qcheck.service import Service
from tests.sheet.devices import Device, text


@pytest.fixture
def link(service: Service) -> str:
    link = service.drafting.begin("Schulhof-Check")
    _, criterion = service.drafting.add(link, Add(Kind.CRITERION, "Pausen", "de", WHOLE))
    service.drafting.add(link, Add(Kind.QUESTION, "Es ist Platz.", "de", criterion))
    return link


def send(link: str, name: str, content: bytes):
    return Device().post(f"/draft/{link}", files={"file": (name, content)})


def test_the_text_goes_out_as_it_stands(service: Service, link: str) -> None:
    answer = Device().get(f"/draft/{link}/catalogue.yaml")

    assert answer.text == service.drafting.open(link).draft.text
    assert "schulhof-check.yaml" in answer.headers["content-disposition"]


def test_a_text_comes_in_in_place_of_the_draft_and_can_be_taken_back(service: Service, link: str) -> None:
    answer = send(link, "neu.yaml", b"id: neu\nversion: 1.0.0\ntitle: Neu\n")

    assert (answer.status_code, answer.headers["location"]) == (303, f"/write?link={link}")
    assert service.drafting.open(link).draft.title(WHOLE) == "Neu"
    assert service.drafting.undo(link).draft.title(WHOLE) == "Schulhof-Check"


def test_a_spreadsheet_brings_back_what_was_changed_in_it(service: Service, link: str) -> None:
    book = load_workbook(BytesIO(Device().get(f"/draft/{link}/catalogue.xlsx").content))
    cells = [
        cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value == "Es ist Platz."
    ]
    cells[0].value = "Es ist genug Platz."
    changed = BytesIO()
    book.save(changed)

    assert send(link, "neu.xlsx", changed.getvalue()).status_code == 303
    assert (
        service.drafting.open(link).draft.title(Item(Kind.QUESTION, "es-ist-platz")) == "Es ist genug Platz."
    )


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"PK\x03\x04nichts", b""])
def test_what_is_no_catalogue_is_refused_with_a_reason(service: Service, link: str, content: bytes) -> None:
    before = service.drafting.open(link).draft.text

    answer = send(link, "bild.png", content)

    assert answer.status_code == 422
    assert "Nichts wurde übernommen" in text(answer.text)
    assert service.drafting.open(link).draft.text == before


def test_a_spreadsheet_of_another_questionnaire_comes_in_only_where_one_says_so(
    service: Service, link: str
) -> None:
    other = service.drafting.begin("Spielplatz-Check")
    _, criterion = service.drafting.add(other, Add(Kind.CRITERION, "Pausen", "de", WHOLE))
    service.drafting.add(other, Add(Kind.QUESTION, "Es ist Platz.", "de", criterion))
    book = Device().get(f"/draft/{other}/catalogue.xlsx").content
    before = service.drafting.open(link).number

    refused = send(link, "andere.xlsx", book)
    wanted = Device().post(f"/draft/{link}", files={"file": ("andere.xlsx", book)}, data={"of-another": "on"})

    assert refused.status_code == 422
    assert "aus einem anderen Fragebogen gemacht: »Spielplatz-Check«" in text(refused.text)
    assert 'name="of-another"' in refused.text
    assert service.drafting.open(link).number == before
    assert wanted.status_code == 303
