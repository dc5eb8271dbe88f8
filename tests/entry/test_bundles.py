"""A bundle is taken in on a page: first a look, then the new links."""

import re

import pytest

from qcheck.service import Service
from tests.sheet.devices import Device, hidden, new_check, text


@pytest.fixture
def desk() -> Device:
    return Device()


def looked(desk: Device, source: bytes):
    return desk.post("/bundle", files={"file": ("platz.qcheck.json", source)})


def test_a_look_says_what_is_in_the_file_and_takes_nothing_in(service: Service, desk: Device) -> None:
    source = service.bundle_exchange.of_check(new_check(service))
    before = len(service.known_checks.organisers())

    answer = looked(desk, source)

    assert answer.status_code == 200
    assert "Spielplatz am Bach" in answer.text
    assert "Die Checks dieses Pakets sind hier entstanden" in text(answer.text)
    assert len(service.known_checks.organisers()) == before


def test_a_file_of_another_field_is_not_taken_for_the_bundle(service: Service, desk: Device) -> None:
    source = service.bundle_exchange.of_check(new_check(service))

    answer = desk.post("/bundle", files=[("other", ("file", b"{}")), ("file", ("platz.qcheck.json", source))])

    assert answer.status_code == 200
    assert "Spielplatz am Bach" in answer.text


def test_taken_in_it_leads_to_the_new_check_and_is_remembered(service: Service, desk: Device) -> None:
    source = service.bundle_exchange.of_check(new_check(service))
    form = hidden(looked(desk, source).text)

    answer = desk.post("/bundle/take", data=form)

    [link] = re.findall(r"link=(\w+)&new=1", answer.headers["location"])
    assert service.access.open(link).title == "Spielplatz am Bach"
    assert link in answer.headers["set-cookie"]


def test_the_same_once_more_without_wanting_it_is_refused(service: Service, desk: Device) -> None:
    form = hidden(looked(desk, service.bundle_exchange.of_check(new_check(service))).text)
    form.pop("again")

    answer = desk.post("/bundle/take", data=form)

    assert answer.status_code == 409
    assert "Dieses Paket ist schon übernommen" in text(answer.text)


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (b"", "Bitte wählen Sie die Datei eines Pakets"),
        (b"PK\x03\x04", "die Datei ist komprimiert"),
        (b"{}", "das ist kein Paket von qcheck"),
        (b"\x00\xff--x\r\n\r\n", "die Datei ist kein Text in UTF-8"),
    ],
)
def test_what_is_no_bundle_is_said_in_words(desk: Device, source: bytes, said: str) -> None:
    answer = looked(desk, source)

    assert answer.status_code == 422
    assert said in text(answer.text)


@pytest.mark.parametrize("carried", ["", "nichts", "é", "eNqrVkrLz1eyUkpKLFKqBQAdegQ0", "A" * 5_000])
def test_a_page_that_carries_something_else_takes_nothing_in(
    service: Service, desk: Device, carried: str
) -> None:
    before = len(service.known_checks.organisers())

    answer = desk.post("/bundle/take", data={"bundle": carried})

    assert answer.status_code == 422
    assert len(service.known_checks.organisers()) == before


def test_names_in_a_bundle_come_out_as_text(service: Service, desk: Device) -> None:
    link = new_check(service)
    service.organising.rename(link, "<script>alert(1)</script>", "")

    answer = looked(desk, service.bundle_exchange.of_check(link))

    assert "<script>alert" not in answer.text
    assert "&lt;script&gt;alert(1)" in answer.text
