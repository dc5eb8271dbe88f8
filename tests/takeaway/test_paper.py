"""The questionnaire on paper and a copy of one's own sheet, as they are taken away."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from qcheck.plain import takeaway
from qcheck.service import Mode, Service
from tests.reports.pdf_reading import complaints, words
from tests.sheet.devices import Device, invitation, new_check


@pytest.fixture(scope="module", autouse=True)
def _nothing_lives_on() -> Iterator[None]:
    yield
    takeaway.close()


def taken(device: Device, address: str) -> str:
    """The words of the file at this address, which keeps the rules."""
    answer = device.get(address)
    assert answer.headers["Content-Type"] == "application/pdf", answer.text
    assert complaints(answer.content) == []
    return " ".join(words(answer.content))


def test_an_organiser_takes_the_questionnaire_of_one_perspective(service: Service) -> None:
    organiser = new_check(service, shares=True)

    found = taken(Device(), f"/take/{organiser}/fragebogen.pdf?perspective=politik")

    assert "Sie antworten als: Politik" in found
    assert "Ihre Antworten sind nicht anonym." in found
    assert "gelöscht" in found
    assert "auf demselben Gerät" not in found  # paper has none
    assert "Code " in found
    assert "A. Was ist schon gut vorbereitet?" in found  # the letter by which it is typed in


@pytest.mark.parametrize("mode", Mode)
def test_the_list_says_that_paper_of_a_confidential_check_is_never_typed_in(
    service: Service, mode: Mode
) -> None:
    page = Device().get(f"/take/{new_check(service, mode=mode)}").text

    assert ("Was auf diesem Papier steht, kann niemand eingeben" in page) == (mode is Mode.CONFIDENTIAL)
    assert ("zum Ausfüllen" in page or "Ausfüllen mit dem Stift" in page) == (mode is Mode.OPEN)


def test_the_sheet_as_one_file_stands_first_where_sheets_are_handed_out(service: Service) -> None:
    organiser = new_check(service)

    pages = [Device().get(f"/take/{organiser}{asked}").text for asked in ("?first=bogen,fragebogen", "")]

    firsts = [page.index('id="one-file"') < page.index('id="k1"') for page in pages]
    assert firsts == [True, False]
    assert [page.count('id="one-file"') for page in pages] == [1, 1]


def test_whoever_is_invited_takes_it_in_large_print_and_in_another_language(service: Service) -> None:
    link = invitation(service, new_check(service))

    found = taken(Device(), f"/a/{link}/take/fragebogen.gross?language=de-simple")

    assert "Zu welcher Gruppe gehören Sie?" in found
    assert "Machen Sie bei jeder Frage ein Kreuz." in found


def test_whoever_answered_takes_a_copy_of_all_they_said(service: Service) -> None:
    link, device = invitation(service, new_check(service), "politik"), Device()
    device.begin(link)
    device.save(link, kind="answer", about="k-zuhoeren", value=3)
    device.save(link, kind="comment", about="k-zuhoeren", text="Es war gut.", seen="")

    found = taken(device, f"/a/{link}/take/mein-bogen.pdf")

    assert "Politik" in found
    assert "Ihre Antwort: trifft eher zu" in found
    assert "Ihre Bemerkung: Es war gut." in found
