"""Saving by script: one change at a time, as JSON, on the sheet that the device holds."""

from __future__ import annotations

import json
import re

import pytest

from qcheck.service import NotNow, Service
from qcheck.store import Store
from tests.sheet.devices import SKIPPING, Device, hidden, invitation, new_check

FIRST = {"kind": "answer", "about": "k-zuhoeren", "value": 3}


@pytest.fixture
def link(service: Service) -> str:
    return invitation(service, new_check(service), "verwaltung")


@pytest.fixture
def device(link: str) -> Device:
    """One that has begun a sheet."""
    begun = Device()
    begun.begin(link)
    return begun


def stands(device: Device, link: str) -> dict[str, str]:
    """What the first topic shows."""
    return hidden(device.get(f"/a/{link}/t/dialogbereitschaft").text)


def test_an_answer_is_saved_and_the_time_is_said(device: Device, link: str) -> None:
    answer = device.save(link, **FIRST)

    assert answer.status_code == 200
    assert answer.json()["at"].endswith("+00:00")
    assert stands(device, link)["a-k-zuhoeren"] == "3"


@pytest.mark.parametrize("value", ["dk", "na", 1, 4])
def test_every_answer_of_the_scale_is_taken(device: Device, link: str, value: int | str) -> None:
    device.save(link, **FIRST | {"value": value})

    assert stands(device, link)["a-k-zuhoeren"] == str(value)


def test_the_same_change_sent_twice_is_one(device: Device, link: str) -> None:
    change = {"kind": "comment", "about": "k-zuhoeren", "text": "Einmal.", "seen": ""}

    first, second = device.save(link, **change), device.save(link, **change)

    assert first.json()["text"] == second.json()["text"] == "Einmal."


def test_an_answer_is_taken_back(device: Device, link: str) -> None:
    device.save(link, **FIRST)

    device.save(link, kind="back", about="k-zuhoeren")

    assert "a-k-zuhoeren" not in stands(device, link)


def test_an_answer_that_waited_too_long_leaves_a_newer_one_and_learns_of_it(
    device: Device, link: str
) -> None:
    device.save(link, **FIRST | {"value": 4})

    late = device.save(link, **FIRST | {"value": 1, "age": 60_000})

    assert late.json()["value"] == "4"
    assert stands(device, link)["a-k-zuhoeren"] == "4"


def test_an_answer_that_waited_behind_ones_own_earlier_one_takes_its_place(device: Device, link: str) -> None:
    first = device.save(link, **FIRST | {"value": 4})

    device.save(link, **FIRST | {"value": 1, "age": 60_000, "known": first.json()["at"]})

    assert stands(device, link)["a-k-zuhoeren"] == "1"


def test_evidence_and_closing_words_are_saved(device: Device, link: str) -> None:
    device.save(
        link,
        kind="evidence",
        about="k-zuhoeren",
        text="Beschluss",
        address="https://example.org",
        seen=["", ""],
    )
    device.save(link, kind="closing", about="open_good", text="Alles.", seen="")

    assert stands(device, link)["w-k-zuhoeren"] == "https://example.org"
    assert hidden(device.get(f"/a/{link}/closing").text)["c-open_good"] == "Alles."


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (FIRST | {"value": 5}, "Diese Antwort gibt es hier nicht."),
        (FIRST | {"value": -(10**30)}, "Diese Antwort gibt es hier nicht."),
        (FIRST | {"about": "nowhere"}, "Diese Frage gehört nicht zu diesem Check."),
        (
            {"kind": "comment", "about": "k-zuhoeren", "text": "x" * 5001, "seen": ""},
            "Dieser Text hat 5.001 Zeichen",
        ),
        (
            {"kind": "closing", "about": "nowhere", "text": "", "seen": ""},
            "Diese Frage gehört nicht zu diesem Check.",
        ),
    ],
)
def test_what_never_will_be_saved_is_refused_in_words(
    device: Device, link: str, change: dict[str, object], said: str
) -> None:
    answer = device.save(link, **change)

    assert answer.status_code == 422
    assert said in answer.json()["said"]


@pytest.mark.parametrize(
    ("text", "address", "field"),
    [("x" * 201, "https://example.org", "e-k-zuhoeren"), ("Plan", "javascript:alert(1)", "w-k-zuhoeren")],
)
def test_the_script_learns_which_field_of_the_evidence_is_refused(
    device: Device, link: str, text: str, address: str, field: str
) -> None:
    answer = device.save(link, kind="evidence", about="k-zuhoeren", text=text, address=address, seen=["", ""])

    assert answer.status_code == 422
    assert answer.json()["field"] == field


def test_what_comes_after_closing_is_not_saved_and_learns_where_the_end_is(service: Service) -> None:
    organiser = new_check(service)
    link, device = invitation(service, organiser, "verwaltung"), Device()
    device.begin(link)
    [mark] = re.findall(r'data-sheet="(\w+)"', device.get(f"/a/{link}/overview").text)
    service.organising.end_check(organiser)

    answer = device.post(
        f"/a/{link}/save", json={"sheet": mark, "change": FIRST}, headers={"Accept": "application/json"}
    )

    assert answer.status_code == 422
    assert answer.json()["said"].startswith("Nicht gespeichert: Der Check ist inzwischen beendet.")
    assert answer.json()["onward"] == f"/a/{link}?late=1"


def test_what_may_be_saved_in_a_moment_asks_for_another_try(
    device: Device, link: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_: object) -> None:
        raise NotNow("Somebody else is saving at this moment. Please try again.")

    monkeypatch.setattr(Store, "save", busy)  # together with others
    monkeypatch.setattr(Store, "answer", busy)  # alone

    assert device.save(link, **FIRST).status_code == 503


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{}",
        b"[]",
        b"\xff",
        b'{"sheet": "", "change": {"kind": "delete"}}',
        json.dumps({"sheet": 1}).encode(),
    ],
)
def test_what_cannot_be_read_changes_nothing(device: Device, link: str, body: bytes) -> None:
    answer = device.post(f"/a/{link}/save", content=body, headers={"Accept": "application/json"})

    assert answer.status_code == 400
    assert (
        answer.json()["said"]
        == "Diese Eingabe konnte nicht verarbeitet werden. Bitte laden Sie die Seite neu."
    )


def test_a_change_of_another_persons_sheet_is_not_taken_for_this_ones(device: Device, link: str) -> None:
    answer = device.post(f"/a/{link}/save", json={"sheet": "0123456789abcdef", "change": FIRST})

    assert answer.status_code == 409
    assert "a-k-zuhoeren" not in stands(device, link)


def test_a_device_without_a_sheet_saves_nothing(link: str) -> None:
    answer = Device().post(
        f"/a/{link}/save", json={"sheet": "x", "change": FIRST}, headers={"Accept": "application/json"}
    )

    assert answer.status_code == 404
    assert "said" in answer.json()


def test_a_foreign_page_saves_nothing(device: Device, link: str) -> None:
    answer = device.post(
        f"/a/{link}/save", json={"sheet": "x", "change": FIRST}, headers={"Origin": "https://evil.example"}
    )

    assert answer.status_code == 403


def test_the_script_is_told_where_a_form_leads(device: Device, link: str) -> None:
    answer = device.post(
        f"/a/{link}/t/dialogbereitschaft",
        data=stands(device, link) | {"then": "on"},
        headers={"Accept": "application/json"},
    )

    assert answer.json() == {"onward": f"/a/{link}/t/ziele-rahmen"}


def test_a_catalogue_of_the_installation_is_answered_like_any_other(service: Service) -> None:
    assert "id: spielplatz" in SKIPPING
    link = invitation(service, new_check(service, "spielplatz", None), "eltern")
    device = Device()
    device.begin(link)

    assert device.save(link, kind="answer", about="dabei", value=1).status_code == 200
