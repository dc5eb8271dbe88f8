"""The coordinator's pages about dates, and the lists of who comes."""

import re
from dataclasses import replace

import pytest

from qcheck.piloting import Asks
from qcheck.service import Person
from tests.sheet.devices import hidden, text
from tests.trial_dates import EVENING, date_of, on_list, plan, registered

TYPED = {
    "kind": "reflection",
    "title": "Reflexion am See",
    "day": "2027-03-01",
    "from": "18:00",
    "until": "20:00",
    "place": "Rathaus, Saal 2",
    "seats": "30",
}


@pytest.fixture
def coming(service):
    """It is May 2026, weeks before the dates of these tests."""
    before, service.clock.now = service.clock.now, lambda: EVENING.replace(month=5)
    yield service
    service.clock.now = before


@pytest.fixture
def date(coming, coordinate):
    return date_of(coming, coordinate, seats=1)


def test_a_date_is_planned_listed_and_changed(device, coming, coordinate):
    address = f"/coordinate/{coordinate}/dates"
    made = device.fill(f"{address}/new", **TYPED)
    listed = text(device.get(address).text)

    changed = device.fill(f"{made.headers['location'].partition('?')[0]}/change", seats="31")

    assert "Montag, 1. März 2027, 18:00 bis 20:00 Uhr" in listed
    assert "Rathaus, Saal 2" in listed
    assert "Genug Plätze" in listed
    assert changed.status_code == 303
    (date,) = coming.dates.all(coordinate)
    assert (date.seats, date.online) == (31, True)


def test_everything_that_cannot_be_read_is_said_at_once_and_what_was_typed_stays(device, coming, coordinate):
    address = f"/coordinate/{coordinate}/dates/new"

    answer = device.post(address, data=TYPED | {"day": "irgendwann", "seats": "viele", "from": "26 Uhr"})

    assert answer.status_code == 422
    assert all(f'id="{field}-why"' in answer.text for field in ("day", "seats", "from"))
    assert 'value="viele"' in answer.text
    assert coming.dates.all(coordinate) == ()


def test_what_cannot_be_planned_is_said_at_its_field(device, coming, coordinate):
    answer = device.fill(f"/coordinate/{coordinate}/dates/new", **TYPED | {"until": "17:00"})

    assert answer.status_code == 422
    assert 'id="until-why"' in answer.text


def test_a_date_that_two_change_at_once_is_looked_at_once_more(device, coming, coordinate, date):
    address = f"/coordinate/{coordinate}/dates/{date.id}/change"
    seen = hidden(device.get(address).text)
    coming.dates.change(coordinate, date.id, plan(seats=5), date.revision)

    answer = device.post(address, data=seen | {"title": "Anders"})

    assert answer.status_code == 409
    assert 'value="Anders"' in answer.text
    assert coming.dates.one(coordinate, date.id).seats == 5


def test_a_copy_has_all_but_the_day_and_the_same_content(device, coming, coordinate, date):
    form = hidden(device.get(f"/coordinate/{coordinate}/dates/new?copy={date.id}").text)

    assert (form["title"], form["seats"], form["day"], form["from"]) == ("Infotermin", "1", "", "18:00")
    assert (
        f'value="{date.id}" selected' in device.get(f"/coordinate/{coordinate}/dates/new?copy={date.id}").text
    )


def test_a_date_is_called_off_once_that_was_ticked(device, coming, coordinate, date):
    address = f"/coordinate/{coordinate}/dates/{date.id}"
    unsure = device.post(f"{address}/off")
    still = coming.dates.one(coordinate, date.id).called_off
    device.post(f"{address}/off", data={"sure": "1"})

    off = text(device.get(address).text)
    device.post(f"{address}/hold")

    assert (unsure.status_code, still) == (422, None)
    assert "Dieser Termin ist abgesagt." in off
    assert "abgesagt" not in text(device.get(address).text)


def test_a_date_of_another_trial_is_not_seen(device, coming, coordinate, date):
    other = coming.trials.make("Eine andere")

    assert (
        device.get(f"/coordinate/{other}/dates/{date.id}").headers["location"] == f"/coordinate/{other}/dates"
    )


def test_people_are_taken_in_and_off_the_list(device, coming, coordinate, date):
    for name in ("Anna", "Bert", "Cem"):
        registered(coming, coordinate, date.id, name)
    address = f"/coordinate/{coordinate}/dates/{date.id}"
    anna, bert, _ = coming.registering.people(coordinate, date.id)

    device.post(f"{address}/in", data={"registration": bert.id})
    device.post(f"{address}/out", data={"registration": anna.id})

    assert on_list(coming, coordinate, date.id) == [
        ("Anna", "cancelled"),
        ("Bert", "seat"),
        ("Cem", "waiting"),
    ]
    page = text(device.get(address).text)
    assert "1 Platz vergeben" in page
    assert "1 auf der Warteliste" in page


def test_where_no_seat_became_free_nothing_says_that_somebody_has_moved_up(device, coming, coordinate, date):
    for name in ("Anna", "Bert"):
        registered(coming, coordinate, date.id, name)
    address = f"/coordinate/{coordinate}/dates/{date.id}"
    anna, bert = coming.registering.people(coordinate, date.id)
    device.post(f"{address}/in", data={"registration": bert.id})

    answer = device.post(f"{address}/out", data={"registration": anna.id})

    assert "Wurde dadurch ein Platz frei" in text(device.get(answer.headers["location"]).text)


def test_somebody_who_called_is_added_by_hand_once(device, coming, coordinate, date):
    address = f"/coordinate/{coordinate}/dates/{date.id}"
    form = hidden(device.get(address).text) | {"name": "Dora", "mail": "dora@example.org"}

    device.post(f"{address}/add", data=form)
    device.post(f"{address}/add", data=form)

    assert on_list(coming, coordinate, date.id) == [("Dora", "seat")]
    assert "dora@example.org" in device.get(address).text
    assert device.post(f"{address}/add", data=form | {"name": " "}).status_code == 422


def test_the_attendance_list_has_whoever_has_a_seat_and_no_address(device, coming, coordinate, date):
    coming.registering.add_by_hand(coordinate, date.id, Person("Zoe", "Verein", "zoe@example.org"), "1")
    coming.registering.add_by_hand(coordinate, date.id, Person("Wartende"), "2")

    page = device.get(f"/coordinate/{coordinate}/dates/{date.id}/attendance").text

    assert "Zoe" in page
    assert "Verein" in page
    assert "zoe@example.org" not in page
    assert "Wartende" not in page


def test_the_table_for_spreadsheets_holds_no_formula(device, coming, coordinate, date):
    coming.registering.add_by_hand(coordinate, date.id, Person("=1+1", "@SUM(A1)", "+49@example.org"), "1")

    answer = device.get(f"/coordinate/{coordinate}/dates/{date.id}/people.csv")

    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    row = answer.text.splitlines()[1]
    assert row.startswith("1;'=1+1;'@SUM(A1);'+49@example.org;hat einen Platz;;")


def test_an_address_that_several_people_gave_is_pointed_out_and_copied_once(device, coming, coordinate, date):
    for name in ("Anna", "Bert"):
        coming.registering.add_by_hand(coordinate, date.id, Person(name, "", "amt@example.org"), name)

    page = device.get(f"/coordinate/{coordinate}/dates/{date.id}").text

    assert page.count("mehrere mit dieser Adresse") == 2
    assert re.search(r"<textarea[^>]*>amt@example.org</textarea>", page)


def test_who_registered_once_more_stands_apart_and_can_count_instead(device, coming, coordinate):
    trial = coming.trials.coordinate(coordinate).trial
    coming._store.write_trial(replace(trial, asks=frozenset({Asks.MAIL})))
    first = date_of(coming, coordinate, seats=1)
    second = date_of(coming, coordinate, seats=1, like=first.id)
    registered(coming, coordinate, first.id, "Anna", "anna@example.org")
    registered(coming, coordinate, second.id, "Anna", "anna@example.org")
    address = f"/coordinate/{coordinate}/dates/{second.id}"
    page = text(device.get(address).text)
    (again,) = coming.registering.people(coordinate, second.id)

    device.post(f"{address}/in", data={"registration": again.id})

    assert "Noch einmal angemeldet" in page
    assert [each.repeats is None for each in coming.registering.people(coordinate, second.id)] == [True]
    assert [each.repeats is None for each in coming.registering.people(coordinate, first.id)] == [False]
