"""What is kept of somebody who registered or applied: taken along and deleted by their own link."""

from __future__ import annotations

from dataclasses import asdict
from datetime import timedelta

import pytest

from qcheck.service import UnknownLink
from tests.sheet.devices import text
from tests.trial_dates import EVENING, date_of, on_list, registered
from tests.trials import APPLIED, opened_trial


@pytest.fixture
def coming(service):
    """It is May 2026, weeks before the dates of these tests."""
    before, service.clock.now = service.clock.now, lambda: EVENING.replace(month=5)
    yield service
    service.clock.now = before


def test_everything_of_a_registration_is_taken_along(device, coming, coordinate):
    date = date_of(coming, coordinate)
    link = registered(coming, coordinate, date.id, "Anna Asal", mail="anna@example.org")

    taken = device.get(f"/registration/{link}/mine.json")

    kept = asdict(coming.registering.own(link).registration)
    ways = {
        "id",
        "trial",
        "date",
        "pilot",
        "revision",
        "repeats",
        "by_hand",
        "person",
        "at",
        "number",
        "state",
    }
    said = taken.json()
    assert {name: said[name] for name in kept if name not in ways} == {
        name: value for name, value in kept.items() if name not in ways
    }
    assert (said["state"], said["registered"][:10], len(said["not_here"])) == ("seat", "2026-05-15", 1)
    assert taken.headers["cache-control"] == "no-store"


def test_everything_of_an_application_is_taken_along_without_the_notes_of_others(device, service):
    day = service.clock.now() + timedelta(days=2)
    name = f"t-{service.applying.new_nonce()[:9]}"
    opened_trial(service, apply_day=f"{day:%d.%m.%Y}", name=name)
    own = device.fill(f"/trial/{name}/apply", **APPLIED).headers["location"].partition("?")[0]

    said = device.get(f"{own}/mine.json").json()

    assert "Stadt Musterstadt" in [each["answer"] for each in said["answers"]]
    assert (said["state"], "note" in said) == ("sent", False)
    assert "Notizen" in said["not_here"][0]


def test_a_registration_is_deleted_whole_and_the_next_one_gets_the_seat(device, coming, coordinate):
    date = date_of(coming, coordinate, seats=1)
    first, second = (registered(coming, coordinate, date.id, name) for name in ("Anna", "Bert"))
    asked = device.get(f"/registration/{first}/delete")

    gone = device.post(f"/registration/{first}/delete")

    assert "für jemand anderen frei." in text(asked.text)
    assert "Von Ihrer Anmeldung ist hier nichts mehr gespeichert." in text(gone.text)
    assert on_list(coming, coordinate, date.id) == [("Bert", "seat")]
    with pytest.raises(UnknownLink):
        coming.registering.own(first)
    assert coming.registering.own(second).place == 0


def test_whoever_has_cancelled_can_still_delete_what_is_kept(device, coming, coordinate):
    date = date_of(coming, coordinate)
    link = registered(coming, coordinate, date.id, "Anna")
    coming.registering.cancel(link)

    device.post(f"/registration/{link}/delete")

    assert on_list(coming, coordinate, date.id) == []


@pytest.mark.parametrize("below", ["mine.json", "delete"])
def test_another_link_of_the_trial_opens_nothing_of_it(device, coming, coordinate, below):
    answer = device.get(f"/registration/{coordinate}/{below}")

    assert answer.headers["location"] == f"/coordinate/{coordinate}"
