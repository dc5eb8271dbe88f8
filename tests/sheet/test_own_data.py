"""One's own data on the pages of the sheet: taken along, corrected and deleted after the end, also by the
personal code on another device.
"""

from __future__ import annotations

import re

import pytest

from qcheck.service import Mode, Service
from tests.sheet.devices import Device, hidden, invitation, new_check, text

ANSWERED = {"a-k-zuhoeren": "1", "c-k-zuhoeren": "Niemand hat gefragt."}


class Ended:
    """A check that has ended, with a sheet on a device; `code` opens it elsewhere."""

    def __init__(self, service: Service, mode: Mode, **wishes: object) -> None:
        self.organiser = new_check(service, mode=mode, **wishes)
        self.link, self.device = invitation(service, self.organiser, "politik"), Device()
        self.device.fill(self.device.begin(self.link), **ANSWERED)
        code = re.search(r'<p class="code">([^<]+)', self.get("/overview").text)
        assert code
        self.code = code[1]
        service.organising.end_check(self.organiser)

    def get(self, below: str = ""):
        return self.device.get(f"/a/{self.link}{below}")

    def elsewhere(self) -> Device:
        """Another device that has typed the code."""
        other = Device()
        other.post(f"/a/{self.link}/resume", data={"code": self.code})
        return other


@pytest.mark.parametrize("mode", list(Mode))
def test_whoever_has_the_code_comes_to_their_answers_after_the_end(service: Service, mode: Mode) -> None:
    ended, other = Ended(service, mode), Device()
    asked = other.get(f"/a/{ended.link}").text

    answer = other.post(f"/a/{ended.link}/resume", data={"code": ended.code})

    assert "Mit Ihrem persönlichen Code können Sie hier Ihre Antworten ansehen" in text(asked)
    assert answer.headers["location"] == f"/a/{ended.link}/answers?begun=elsewhere"
    assert "Niemand hat gefragt." in other.get(f"/a/{ended.link}/answers").text


def test_whoever_looks_at_their_answers_while_the_check_runs_can_take_everything_along(
    service: Service,
) -> None:
    link, device = invitation(service, new_check(service), "politik"), Device()
    device.fill(device.begin(link), **ANSWERED)

    page = device.get(f"/a/{link}/answers").text

    assert f'href="/a/{link}/take"' in page
    assert f'href="/a/{link}/withdraw"' in page


def test_a_wrong_code_after_the_end_is_said_at_its_field(service: Service) -> None:
    ended = Ended(service, Mode.CONFIDENTIAL)

    answer = Device().post(f"/a/{ended.link}/resume", data={"code": "AAAA-AAAA"})

    assert answer.status_code == 422
    assert 'aria-describedby="error-code"' in answer.text


def test_everything_is_taken_along_as_json_from_another_device(service: Service) -> None:
    ended = Ended(service, Mode.CONFIDENTIAL)
    other = ended.elsewhere()

    listed, taken = (other.get(f"/a/{ended.link}/take{each}") for each in ("", "/mein-bogen.json"))

    assert "mein-bogen.json" in listed.text
    assert taken.headers["content-type"] == "application/json"
    assert [(each["value"], each["comment"]) for each in taken.json()["answers"]] == [
        (1, "Niemand hat gefragt.")
    ]


@pytest.mark.parametrize(
    ("mode", "asked", "said"),
    [
        (Mode.OPEN, "Ihren Fragebogen wirklich löschen?", "Das Ergebnis wird ab jetzt ohne sie gezählt."),
        (
            Mode.CONFIDENTIAL,
            "Wirklich löschen, was zu Ihnen führt?",
            "Ihre bloßen Antworten zählen weiter mit",
        ),
    ],
)
def test_a_sheet_is_deleted_after_the_end_as_the_page_says_it(
    service: Service, mode: Mode, asked: str, said: str
) -> None:
    ended = Ended(service, mode)
    other = ended.elsewhere()
    page = other.get(f"/a/{ended.link}/withdraw").text

    answer = other.post(f"/a/{ended.link}/withdraw", data=hidden(page))

    assert asked in text(page)
    assert said in text(answer.text)
    assert "qcheck_sheet_" in answer.headers["set-cookie"]
    assert ended.get("/answers").status_code == 303
    assert "Niemand hat gefragt." not in ended.device.get(f"/a/{ended.link}").text


def test_whoever_was_told_that_everything_goes_is_asked_once_more_after_the_end(service: Service) -> None:
    organiser = new_check(service, mode=Mode.CONFIDENTIAL)
    link, device = invitation(service, organiser, "politik"), Device()
    device.fill(device.begin(link), **ANSWERED)
    told = hidden(device.get(f"/a/{link}/withdraw").text)
    service.organising.end_check(organiser)

    answer = device.post(f"/a/{link}/withdraw", data=told)

    assert answer.status_code == 409
    assert "Wirklich löschen, was zu Ihnen führt?" in answer.text
    assert "Niemand hat gefragt." in device.get(f"/a/{link}/answers").text


def test_a_comment_is_corrected_after_the_end_and_says_so(service: Service) -> None:
    ended = Ended(service, Mode.CONFIDENTIAL)
    [address] = re.findall(r'href="(/a/[^"]+/correct/[^"]+)"', ended.get("/answers").text)

    answer = ended.device.fill(address, text="Fast niemand hat gefragt.")

    assert answer.headers["location"].endswith("/answers#q-k-zuhoeren")
    assert "Fast niemand hat gefragt. [nach dem Ende berichtigt]" in ended.get("/answers").text
    assert hidden(ended.device.get(address).text)["text"] == "Fast niemand hat gefragt."


def test_a_correction_that_is_too_long_stays_in_its_field_with_why(service: Service) -> None:
    ended = Ended(service, Mode.OPEN)

    answer = ended.device.fill(f"/a/{ended.link}/correct/k-zuhoeren", text="x" * 5_001)

    assert answer.status_code == 422
    assert 'aria-describedby="error-words"' in answer.text
    assert "x" * 5_001 in answer.text


@pytest.mark.parametrize("about", ["k-gibtesnicht", "k-zuhoeren", "open_good"])
def test_nothing_is_corrected_where_nothing_is_written_or_the_check_is_running(
    service: Service, about: str
) -> None:
    organiser = new_check(service)
    link, device = invitation(service, organiser, "politik"), Device()
    device.fill(device.begin(link), **{"a-k-zuhoeren": "1"})
    running = device.get(f"/a/{link}/correct/{about}")
    service.organising.end_check(organiser)

    ended = device.get(f"/a/{link}/correct/{about}")

    assert (running.status_code, ended.headers["location"]) == (303, f"/a/{link}/answers")


@pytest.mark.parametrize("mode", list(Mode))
def test_whoever_presses_twice_is_told_that_it_is_deleted(
    service: Service, mode: Mode, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended = Ended(service, mode)
    asked, erase = hidden(ended.get("/withdraw").text), service.own_data.erase

    def at_the_same_moment(link, *, whole: bool) -> None:
        erase(link, whole=whole)
        erase(link, whole=whole)

    monkeypatch.setattr(service.own_data, "erase", at_the_same_moment)
    answer = ended.device.post(f"/a/{ended.link}/withdraw", data=asked)

    assert answer.status_code == 200
    assert "gelöscht" in text(answer.text)
    assert "Dieser Link führt nicht weiter" not in answer.text
