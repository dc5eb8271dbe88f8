"""The dates on a pilot's own page, and registering there."""

import pytest

from qcheck.piloting import TrialLinkKind, Who
from tests.sheet.devices import text
from tests.trial_dates import EVENING, date_of, on_list
from tests.trials import trial_link


@pytest.fixture
def coming(service):
    """It is May 2026, weeks before the dates of these tests."""
    before, service.clock.now = service.clock.now, lambda: EVENING.replace(month=5)
    yield service
    service.clock.now = before


@pytest.fixture
def pilot(coming, coordinate):
    return coming.piloting.become(trial_link(coming, coordinate, TrialLinkKind.JOIN), "Musterstadt")


@pytest.fixture
def date(coming, coordinate):
    return date_of(coming, coordinate, title="Nur unter uns", who=Who.PILOTS)


def test_a_pilot_sees_the_dates_for_pilots_and_registers(device, coming, coordinate, pilot, date):
    seen = text(device.get(f"/pilot/{pilot}").text)

    answer = device.fill(f"/pilot/{pilot}/dates/{date.id}", name="Anna")

    assert "Nur unter uns" in seen
    assert answer.headers["location"].startswith("/registration/")
    assert on_list(coming, coordinate, date.id) == [("Anna", "seat")]
    assert "Sie haben einen Platz." in text(device.get(answer.headers["location"]).text)


def test_a_pilot_without_a_process_reads_how_to_join_before_the_dates(device, pilot, date):
    page = device.get(f"/pilot/{pilot}").text

    assert page.index("Mit einem Prozess teilnehmen") < page.index(date.title)


def test_what_is_missing_is_said_to_a_pilot(device, pilot, date):
    assert device.fill(f"/pilot/{pilot}/dates/{date.id}", name=" ").status_code == 422


def test_the_link_for_all_registers_nobody_for_dates_of_pilots(device, coming, coordinate, date):
    join = trial_link(coming, coordinate, TrialLinkKind.JOIN)

    assert device.get(f"/pilot/{join}/dates/{date.id}").headers["location"] == f"/pilot/{join}"
    device.post(f"/pilot/{join}/dates/{date.id}", data={"name": "Anna", "once": "1"})
    assert on_list(coming, coordinate, date.id) == []


def test_a_pilot_reads_which_dates_have_the_same_content(device, coming, coordinate, pilot, date):
    date_of(coming, coordinate, title="Noch einmal", who=Who.PILOTS, like=date.id)

    seen = text(device.get(f"/pilot/{pilot}").text)

    assert seen.count("Gleicher Inhalt: Montag, 15. Juni 2026") == 2
