"""What was typed on the organiser's own sheet, in the app's pages, is saved by the browser itself when the
field has gone.
"""

from __future__ import annotations

import pytest

from qcheck.addresses import OWN_SAVE
from qcheck.browser import own_mark
from qcheck.records import Mode, Scope
from qcheck.service import NewCheck, Service
from tests.sheet.devices import Device, invitation

ABOUT = "k-zuhoeren"
AS_SCRIPT = {"Accept": "application/json"}


@pytest.fixture
def own(service: Service) -> str:
    """The organiser's link of a check with a sheet of their own."""
    return service.organising.create_check(
        NewCheck("Radweg", "", "kurzcheck", "planung", Scope(), "verwaltung", Mode.OPEN)
    )


def marked(service: Service, link: str) -> str:
    return own_mark(service.access.open(link).check_id)


def send(
    service: Service,
    link: str,
    change: dict[str, object],
    *,
    sent: object = (),
    sheet: str | None = None,
    **headers: str,
):
    body = {
        "link": link,
        "sheet": sheet or marked(service, link),
        "sent": sent,
        "change": {"about": ABOUT, **change},
    }
    return Device().post(OWN_SAVE, json=body, headers=AS_SCRIPT | headers)


def comment(text: str, seen: str = "") -> dict[str, object]:
    return {"kind": "comment", "text": text, "seen": seen}


def commented(service: Service, link: str) -> str:
    found = service.answering.own_sheet(link).given.get(ABOUT)
    return found.comment if found else ""


def test_a_comment_is_saved(service: Service, own: str) -> None:
    answer = send(service, own, comment("Der Runde Tisch half."))

    assert answer.status_code == 200
    assert commented(service, own) == "Der Runde Tisch half."


def test_sent_twice_it_stands_there_once(service: Service, own: str) -> None:
    for _ in range(2):
        send(service, own, comment("Der Runde Tisch half."))

    assert commented(service, own) == "Der Runde Tisch half."


def test_evidence_and_closing_words_are_saved_too(service: Service, own: str) -> None:
    send(
        service, own, {"kind": "evidence", "text": "Plan", "address": "https://example.org", "seen": ["", ""]}
    )
    send(service, own, {"kind": "closing", "about": "open_good", "text": "Das Miteinander.", "seen": ""})

    sheet = service.answering.own_sheet(own)
    assert (sheet.given[ABOUT].evidence_title, sheet.given[ABOUT].evidence_address) == (
        "Plan",
        "https://example.org",
    )
    assert sheet.closing == {"open_good": "Das Miteinander."}


def test_what_the_field_had_begun_to_save_is_replaced_and_not_doubled(service: Service, own: str) -> None:
    service.answering.comment(own, ABOUT, "Der Runde", "")

    send(service, own, comment("Der Runde Tisch half."), sent=[["Der"], ["Der Runde "]])

    assert commented(service, own) == "Der Runde Tisch half."


def test_evidence_that_was_half_saved_is_replaced_and_not_doubled(service: Service, own: str) -> None:
    service.answering.evidence(own, ABOUT, "Pro", "", ("", ""))

    send(
        service,
        own,
        {"kind": "evidence", "text": "Protokoll", "address": "", "seen": ["", ""]},
        sent=[["Pro", ""]],
    )

    assert service.answering.own_sheet(own).given[ABOUT].evidence_title == "Protokoll"


def test_closing_words_that_were_half_saved_are_replaced_and_not_doubled(service: Service, own: str) -> None:
    service.answering.closing(own, "open_good", "Das Mit", "")

    send(
        service,
        own,
        {"kind": "closing", "about": "open_good", "text": "Das Miteinander.", "seen": ""},
        sent=[["Das Mit"]],
    )

    assert service.answering.own_sheet(own).closing == {"open_good": "Das Miteinander."}


def test_what_another_window_has_written_stays(service: Service, own: str) -> None:
    service.answering.comment(own, ABOUT, "Aus dem anderen Fenster.", "")

    send(service, own, comment("Aus diesem."))

    assert commented(service, own) == "Aus dem anderen Fenster.\n\nAus diesem."


def test_nothing_reaches_another_sheet(service: Service, own: str) -> None:
    other = service.organising.create_check(
        NewCheck("Bad", "", "kurzcheck", "planung", Scope(), "verwaltung", Mode.OPEN)
    )

    answer = send(service, other, comment("Nicht hierher."), sheet=marked(service, own))

    assert answer.status_code == 409
    assert (commented(service, own), commented(service, other)) == ("", "")


def test_only_the_organisers_own_sheet_is_saved_here(service: Service, own: str) -> None:
    without = service.organising.create_check(
        NewCheck("Bad", "", "kurzcheck", "planung", Scope(), None, Mode.OPEN)
    )
    guest = service.joining.join(
        invitation(service, own, "verwaltung"), "verwaltung", service.joining.new_nonce()
    )

    answers = [
        send(service, link, comment("Nein.")).status_code
        for link in (without, guest, invitation(service, own, "verwaltung"))
    ]

    assert answers == [409, 409, 409]
    assert commented(service, guest) == ""


@pytest.mark.parametrize("kind", ["answer", "back"])
def test_answers_are_not_taken_here(service: Service, own: str, kind: str) -> None:
    answer = send(service, own, {"kind": kind} | ({"value": 4} if kind == "answer" else {}))

    assert answer.status_code == 400
    assert service.answering.own_sheet(own).answered == 0


def test_a_closed_check_says_so(service: Service, own: str) -> None:
    service.organising.end_check(own)

    answer = send(service, own, comment("Zu spät."))

    assert answer.status_code == 422
    assert "beendet" in answer.json()["said"]


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b'{"link": "x"}', b"\xff\xfe"])
def test_anything_else_is_refused(service: Service, body: bytes) -> None:
    assert Device().post(OWN_SAVE, content=body, headers=AS_SCRIPT).status_code == 400


def test_a_link_that_opens_nothing_saves_nothing(service: Service, own: str) -> None:
    answer = send(service, own[:-6] + "000000", comment("Nein."), sheet="0" * 16)

    assert answer.status_code == 404
    assert commented(service, own) == ""


def test_a_foreign_page_saves_nothing(service: Service, own: str) -> None:
    answer = send(service, own, comment("Von dort."), **{"Origin": "https://evil.example"})

    assert answer.status_code == 403
    assert commented(service, own) == ""
