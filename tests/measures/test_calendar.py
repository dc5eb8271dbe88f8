"""The calendar of measures, read back with the library that everybody reads such files with."""

from datetime import date, timedelta

import pytest
from icalendar import Calendar

from qcheck.service import Measure, MeasureState
from tests.sheet.devices import Device, new_check, text

DUE = date(2028, 3, 31)


@pytest.fixture
def link(service):
    return new_check(service)


def add(service, link, what="Bänke aufstellen", **fields):
    return service.measures.add_measure(link, Measure("", what, **{"due": DUE, **fields}))


def fetched(service, link, **parameters):
    viewing = service.measures.measures_link(link).link
    return Device().get(f"/m/{viewing}/measures.ics", params=parameters)


def events(service, link, **parameters):
    return Calendar.from_ical(fetched(service, link, **parameters).content).walk("VEVENT")


def test_a_measure_is_a_whole_day_with_an_alarm_two_weeks_before(service, link):
    add(service, link, who="Bauhof")

    [event] = events(service, link)

    assert (event["DTSTART"].dt, event["DTEND"].dt) == (DUE, DUE + timedelta(days=1))
    assert event["DTSTART"].params["VALUE"] == "DATE"
    assert event["SUMMARY"] == "Bänke aufstellen"
    assert "Wer: Bauhof" in event["DESCRIPTION"]
    [alarm] = event.walk("VALARM")
    assert (alarm["ACTION"], alarm["TRIGGER"].dt) == ("DISPLAY", timedelta(days=-14))


def test_a_changed_measure_updates_its_day_instead_of_doubling_it(service, link):
    made = add(service, link)
    [before] = events(service, link)

    service.measures.change_measure(link, made.id, {"due": date(2028, 5, 31)}, made.revision)

    [after] = events(service, link)
    assert after["UID"] == before["UID"]
    assert after["SEQUENCE"] == before["SEQUENCE"] + 1
    assert after["LAST-MODIFIED"].dt >= before["LAST-MODIFIED"].dt
    assert after["DTSTART"].dt == date(2028, 5, 31)


def test_what_is_done_has_no_alarm_and_what_was_dropped_is_cancelled(service, link):
    done, dropped = add(service, link, "Einladen"), add(service, link, "Bänke")
    service.measures.change_measure(link, done.id, {"state": MeasureState.DONE}, 1)
    service.measures.change_measure(link, dropped.id, {"state": MeasureState.DROPPED}, 1)

    first, second = events(service, link)

    assert (first["SUMMARY"], first["STATUS"], first.walk("VALARM")) == (
        "Einladen (erledigt)",
        "CONFIRMED",
        [],
    )
    assert (second["STATUS"], second.walk("VALARM")) == ("CANCELLED", [])


def test_texts_come_back_as_they_were_written_and_make_no_line_of_their_own(service, link):
    hostile = "Bänke; Tische, Stühle\nEND:VEVENT\nATTENDEE:mailto:x@example.org \\n 🌳" + " ä" * 100
    add(service, link, hostile, success="a,b;c\\d")

    answer = fetched(service, link)

    [event] = Calendar.from_ical(answer.content).walk("VEVENT")
    assert event["DESCRIPTION"].startswith(hostile)
    assert "a,b;c\\d" in event["DESCRIPTION"]
    assert "ATTENDEE" not in event
    assert all(len(line) <= 75 for line in answer.content.split(b"\r\n"))


def test_a_measure_without_a_day_stands_in_no_calendar(service, link):
    made = add(service, link, due=None, by_when="Ende des Sommers")

    answer = fetched(service, link, measure=made.id)

    assert events(service, link) == []
    assert answer.status_code == 404
    assert "Diese Maßnahme gibt es hier nicht" in text(answer.text)


def test_one_measure_can_be_taken_alone(service, link):
    add(service, link, "Einladen")
    wanted = add(service, link, "Bänke")

    [event] = events(service, link, measure=wanted.id)

    assert event["SUMMARY"] == "Bänke"


def test_it_is_sent_as_a_calendar_and_the_page_tells_the_address_to_subscribe_to(service, link):
    add(service, link)
    viewing = service.measures.measures_link(link).link

    answer, page = fetched(service, link), Device().get(f"/m/{viewing}").text

    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert answer.headers["content-disposition"] == 'attachment; filename="measures.ics"'
    assert f'href="webcal://testserver/m/{viewing}/measures.ics"' in page
    assert Calendar.from_ical(answer.content)["METHOD"] == "PUBLISH"
