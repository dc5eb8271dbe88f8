"""A text to the people of a date: looked at, sent once to each, and on the page of each."""

import pytest

from qcheck.mailing import mail_server_from
from qcheck.piloting import Asks, ToWhom
from qcheck.service import Person
from qcheck.store.tables.trials import mails
from tests.mail_server import SENDER
from tests.sheet.devices import hidden, text
from tests.trial_dates import EVENING, date_of, registered
from tests.trials import change

WRITTEN = {"subject": "Raum geändert", "text": "Wir sind in Raum 2.\n\nBis dann!", "whom": "all"}


@pytest.fixture
def coming(service):
    """It is May 2026, weeks before the dates of these tests."""
    before, service.clock.now = service.clock.now, lambda: EVENING.replace(month=5)
    yield service
    service.clock.now = before


@pytest.fixture
def sending(coming):
    """The installation sends mail."""
    before = coming.mailing.server
    coming.mailing.server = mail_server_from("smtp://127.0.0.1:9", SENDER, 60)
    yield coming
    coming.mailing.server = before


@pytest.fixture
def date(coming, coordinate):
    """Anna has the seat, Bert and Cem wait; Bert gave no address."""
    change(coming, coordinate, is_public=True, responsible="x", contact="y", asks=frozenset({Asks.MAIL}))
    return date_of(coming, coordinate, seats=1)


@pytest.fixture
def people(coming, coordinate, date):
    trial = coming.trials.coordinate(coordinate).trial
    registered(coming, coordinate, date.id, "Anna", "anna@example.org")
    coming.registering.add_by_hand(coordinate, date.id, Person("Bert"), "bert")
    registered(coming, coordinate, date.id, "Cem", "cem@example.org")
    listed = coming.registering.people(coordinate, date.id)
    return {
        each.name: coming.access.trials_link(coming.registration_letters.link_to(each.id, trial))
        for each in listed
    }


@pytest.fixture
def address(coordinate, date, people):
    return f"/coordinate/{coordinate}/dates/{date.id}/letter"


@pytest.fixture
def queued(coming, coordinate):
    """To whom what is to go, of what was written to all in this trial."""
    trial = coming.trials.coordinate(coordinate).trial.id
    these = mails.c.key.like("letter/%") & (mails.c.trial == trial)

    def found():
        with coming._store.database.reading() as connection:
            return {row.to: row for row in connection.execute(mails.select().where(these))}

    return found


def test_a_text_is_looked_at_before_it_is_sent(device, sending, address, queued):
    form = hidden(device.get(address).text)

    looked = device.post(address, data=form | WRITTEN)

    page = text(looked.text)
    assert "So wird es aussehen" in page
    assert "3 Personen, 2 mit E-Mail-Adresse" in page
    assert "Wir sind in Raum 2." in page
    assert "/registration/…" in page
    assert queued() == {}


def test_a_text_goes_to_each_once_and_stands_on_their_pages(device, sending, address, people, queued):
    form = hidden(device.post(address, data=hidden(device.get(address).text) | WRITTEN).text)

    sent = [device.post(address, data=form | WRITTEN | {"deed": "send"}) for _ in range(2)]

    found = queued()
    assert [answer.status_code for answer in sent] == [303, 303]
    assert set(found) == {"anna@example.org", "cem@example.org"}
    assert found["cem@example.org"].subject == "Raum geändert"
    assert people["Cem"] in found["cem@example.org"].body
    assert people["Anna"] not in found["cem@example.org"].body
    assert "Wir sind in Raum 2." in text(device.get(f"/registration/{people['Bert']}").text)
    assert text(device.get(address).text).count("Wir sind in Raum 2.") == 1


def test_those_who_wait_are_written_to_alone(device, sending, address, people, queued):
    typed = WRITTEN | {"whom": ToWhom.WAITING, "deed": "send", "once": "x1"}

    device.post(address, data=typed)

    assert set(queued()) == {"cem@example.org"}
    assert "Raum geändert" not in text(device.get(f"/registration/{people['Anna']}").text)
    assert "Raum geändert" in text(device.get(f"/registration/{people['Cem']}").text)


def test_whoever_has_cancelled_gets_nothing_any_more(device, sending, address, people, queued):
    device.post(address, data=WRITTEN | {"deed": "send", "once": "x2"})
    sending.registering.cancel(people["Cem"])

    states = {row.of: row.state for row in queued().values() if row.to == ""}

    assert list(states.values()) == ["dropped"]


def test_where_no_mail_is_sent_the_text_and_the_addresses_are_to_copy(
    device, coming, address, people, queued
):
    looked = device.post(address, data=WRITTEN | {"once": "x3"}).text

    shown = device.post(address, data=WRITTEN | {"deed": "send", "once": "x3"})

    assert "anna@example.org\ncem@example.org" in looked
    assert "Auf ihren Seiten zeigen" in looked
    assert shown.headers["location"].endswith("told=letter-shown")
    assert queued() == {}
    assert "Raum geändert" in text(device.get(f"/registration/{people['Anna']}").text)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"subject": " "}, "subject"), ({"text": ""}, "text"), ({"text": "x" * 4001}, "text")],
)
def test_what_cannot_be_sent_is_said_at_its_field_and_stays(device, sending, address, wrong, field):
    answer = device.post(address, data=WRITTEN | wrong | {"once": "x4"})

    assert answer.status_code == 422
    assert f'id="{field}-why"' in answer.text
    assert "Raum geändert" in answer.text or field == "subject"


def test_where_nobody_is_meant_nothing_is_sent(device, sending, coordinate, people):
    empty = date_of(sending, coordinate, title="Leer")

    answer = device.post(f"/coordinate/{coordinate}/dates/{empty.id}/letter", data=WRITTEN)

    assert (answer.status_code, 'id="whom-why"' in answer.text) == (422, True)


def test_a_text_written_anew_keeps_what_was_typed(device, sending, address, queued):
    again = device.post(address, data=WRITTEN | {"deed": "edit", "once": "x5"})

    assert (again.status_code, "Wir sind in Raum 2." in again.text) == (200, True)
    assert hidden(again.text)["once"] == "x5"
