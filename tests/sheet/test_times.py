"""Seconds per question: only where the organiser switched it on before anybody began, asked for, counted
apart from every sheet.
"""

from __future__ import annotations

import re

import pytest

from qcheck.records import Mode, Took
from qcheck.service import NotPossible, Service
from qcheck.settings import Settings
from tests.sheet.devices import Device, invitation, new_check, text
from tests.sheet.test_fit import TRIAL

ASKED = "Sie dürfen messen, wie lange ich für die Fragen brauche"


@pytest.fixture
def trial(service: Service) -> str:
    (Settings().criteria / "probe.yaml").write_text(TRIAL, encoding="utf-8")
    return "probe"


def begun(service: Service, organiser: str) -> tuple[Device, str]:
    link = invitation(service, organiser, "eltern")
    device = Device()
    device.begin(link)
    return device, link


def of_page(device: Device, link: str) -> dict[str, str]:
    """What the page tells its script."""
    page = device.get(f"/a/{link}/t/treffen").text
    return dict(re.findall(r'data-(sheet|edition|steps|below)="?([^"> ]+)', page[page.index('id="times"') :]))


def send(device: Device, link: str, **seconds: int):
    page = of_page(device, link)
    body = {"sheet": page["sheet"], "edition": page["edition"], "seconds": seconds}
    return device.post(f"/a/{link}/times", json=body)


def measured(service: Service, organiser: str) -> tuple[Took, ...]:
    return service.timing.of_check(service.access.open(organiser).opened.check)


def test_nothing_is_asked_or_counted_unless_the_organiser_wished_it(service: Service, trial: str) -> None:
    organiser = new_check(service, trial, None)
    device, link = begun(service, organiser)

    page = device.get(f"/a/{link}/t/treffen").text
    [mark] = re.findall(r'data-sheet="(\w+)"', page)
    edition = service.access.open(organiser).edition
    sent = device.post(f"/a/{link}/times", json={"sheet": mark, "edition": edition, "seconds": {"dabei": 10}})

    assert ASKED not in text(page)
    assert "times.js" not in page
    assert sent.status_code == 204
    assert measured(service, organiser) == ()


def test_it_is_said_where_one_begins_and_asked_before_the_first_question_without_a_tick(
    service: Service, trial: str
) -> None:
    organiser = new_check(service, trial, None, times=True)
    link = invitation(service, organiser, "eltern")
    device = Device()
    landing = text(device.get(f"/a/{link}").text)
    device.begin(link)

    page = device.get(f"/a/{link}/t/treffen").text

    assert "ohne Skripte im Browser wird nichts gemessen" in landing
    assert page.index(ASKED) < page.index("Wir waren dabei.")
    assert '<input type="checkbox" id="may-measure">' in page


def test_what_is_sent_is_counted_and_nothing_else(service: Service, trial: str) -> None:
    organiser = new_check(service, trial, None, times=True)
    (one, link), (other, _) = begun(service, organiser), begun(service, organiser)

    for device in (one, other):
        send(device, link, dabei=15, gehoert=17, nobody=15)

    assert measured(service, organiser) == (Took("dabei", "1.0.0", 15, 2),)


@pytest.mark.parametrize(
    "body", [b"", b"[]", b'{"seconds": 3}', b'{"sheet":"x","edition":"","seconds":{"a":"b"}}']
)
def test_what_cannot_be_read_is_refused(service: Service, trial: str, body: bytes) -> None:
    device, link = begun(service, new_check(service, trial, None, times=True))

    assert device.post(f"/a/{link}/times", content=body).status_code == 400


def test_another_persons_sheet_or_another_edition_counts_nothing(service: Service, trial: str) -> None:
    organiser = new_check(service, trial, None, times=True)
    device, link = begun(service, organiser)
    page = of_page(device, link)

    for wrong in ({"sheet": "another"}, {"edition": "another"}):
        body = {"sheet": page["sheet"], "edition": page["edition"], "seconds": {"dabei": 15}} | wrong
        device.post(f"/a/{link}/times", json=body)

    assert measured(service, organiser) == ()


def test_it_can_be_switched_on_before_the_start_alone_and_off_at_any_time(
    service: Service, trial: str
) -> None:
    organiser = new_check(service, trial, None, prepared=True)
    service.timing.time_questions(organiser, True)
    service.organising.start_check(organiser)
    device, link = begun(service, organiser)
    send(device, link, dabei=15)

    service.timing.time_questions(organiser, False)

    assert not service.access.open(organiser).measures
    assert measured(service, organiser) == (Took("dabei", "1.0.0", 15, 1),)
    with pytest.raises(NotPossible, match="has started"):
        service.timing.time_questions(organiser, True)


def test_a_catalogue_that_is_not_in_trial_is_not_measured(service: Service, trial: str) -> None:
    published = TRIAL.replace("status: trial", "status: published")
    (Settings().criteria / f"{trial}.yaml").write_text(published, encoding="utf-8")

    with pytest.raises(NotPossible, match="in trial"):
        new_check(service, trial, None, times=True)


def test_of_a_confidential_check_nothing_is_told_before_its_end_and_nothing_from_nine(
    service: Service, trial: str
) -> None:
    organiser = new_check(service, trial, None, Mode.CONFIDENTIAL, times=True)
    for number in range(10):
        device, link = begun(service, organiser)
        device.save(link, kind="answer", about="dabei", value=2)
        send(device, link, dabei=15, **({"gehoert": 30} if number else {}))
    before = measured(service, organiser)

    service.organising.end_check(organiser)

    assert before == ()
    assert measured(service, organiser) == (Took("dabei", "1.0.0", 15, 10),)
