"""What people who registered are written, and that it is queued with what it tells of."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from qcheck.loading import Shelf
from qcheck.mailing import mail_server_from
from qcheck.piloting import Asks, MailState
from qcheck.service import Person, Service, shipped
from qcheck.store.tables.trials import mails
from tests.test_service import Clock
from tests.trial_dates import EVENING, date_of, on_list, plan
from tests.trials import made

ADDRESS = "https://check.example.org"


@pytest.fixture
def service(store, tmp_path):
    sent = mail_server_from("smtp://127.0.0.1:2525", "Erprobung <erprobung@example.org>", 60)
    opened = Service(store, Shelf([shipped(), tmp_path]), bytes(range(32)), Clock(), None, sent)
    opened.registration_letters.base = ADDRESS
    return opened


@pytest.fixture
def trial(service):
    link = made(service)
    service._store.write_trial(replace(service.trials.coordinate(link).trial, asks=frozenset({Asks.MAIL})))
    return link


def come(service, trial, date, name, network="192.0.2.1", once=""):
    person = Person(name, mail=f"{name.lower()}@example.org")
    opened = service.trials.coordinate(trial).trial
    return service.registering.register(opened, date.id, person, once or name, network=network)


def queued(service, *of: str):
    """What is to be sent to whom, in the order in which it was said."""
    with service._store.database.reading() as connection:
        rows = connection.execute(select(mails).where(mails.c.state == MailState.WAITING)).all()
    return sorted((row.key.partition("/")[0], row.to, row.body, row.due) for row in rows)


def rows(service):
    """All that was ever to be sent."""
    with service._store.database.reading() as connection:
        return connection.execute(select(mails)).all()


def kinds(service):
    return [(kind, to.partition("@")[0]) for kind, to, *_ in queued(service)]


def test_everybody_is_written_where_they_stand_with_the_link_to_their_page(service, trial):
    date = date_of(service, trial, seats=1)

    links = [come(service, trial, date, name) for name in ("Anna", "Bert")]

    assert kinds(service) == [("seat", "anna"), ("waiting", "bert")]
    bodies = [body for _, _, body, _ in queued(service)]
    assert [f"{ADDRESS}/registration/{link}" in body for link, body in zip(links, bodies, strict=True)] == [
        True,
        True,
    ]
    assert "geheim" not in "".join(bodies)


def test_who_registered_twice_is_not_written_that_they_have_moved_up(service, trial):
    date = date_of(service, trial, seats=1)
    come(service, trial, date, "Anna")
    come(service, trial, date, "Anna", once="woanders")
    before = kinds(service)

    service.dates.change(trial, date.id, plan(seats=2), date.revision)

    assert on_list(service, trial, date.id) == [("Anna", "seat"), ("Anna", "seat")]
    assert kinds(service) == before == [("again", "anna"), ("seat", "anna")]


def test_whoever_moves_up_is_written_with_the_one_who_cancelled(service, trial):
    date = date_of(service, trial, seats=1)
    anna, _ = [come(service, trial, date, name) for name in ("Anna", "Bert")]

    service.registering.cancel(anna)
    service.registering.cancel(anna)

    assert kinds(service) == [("cancelled", "anna"), ("moved_up", "bert"), ("waiting", "bert")]


def test_a_person_who_is_registered_already_is_written_and_nobody_else_learns_it(service, trial):
    date = date_of(service, trial, seats=2)
    first = come(service, trial, date, "Anna")

    come(service, trial, date, "Anna", once="noch einmal")

    assert kinds(service) == [("again", "anna"), ("seat", "anna")]
    assert f"{ADDRESS}/registration/{first}" in queued(service)[0][2]


def test_a_new_time_is_written_to_everybody_once_and_other_changes_to_nobody(service, trial):
    date = date_of(service, trial, seats=1)
    for name in ("Anna", "Bert"):
        come(service, trial, date, name)

    other = service.dates.change(trial, date.id, plan(seats=1, text="Mit Tee."), date.revision)
    later = {"starts": EVENING + timedelta(hours=1), "ends": EVENING + timedelta(hours=2)}
    service.dates.change(trial, date.id, plan(seats=1, **later), other.revision)

    assert [each for each in kinds(service) if each[0] == "changed"] == [
        ("changed", "anna"),
        ("changed", "bert"),
    ]


def test_on_the_day_those_with_a_seat_are_written_how_to_get_in_once(service, trial):
    date = date_of(service, trial, seats=1)
    for name in ("Anna", "Bert"):
        come(service, trial, date, name)
    service.clock.now = lambda: EVENING.replace(hour=1)

    service.upkeep.tidy()
    service.upkeep.tidy()

    ((_, to, body, due),) = [each for each in queued(service) if each[0] == "access"]
    assert to == "anna@example.org"
    assert "https://raum.example/geheim" in body
    assert due == EVENING.replace(hour=4)  # six o'clock in Berlin


def test_nobody_floods_somebody_elses_address_through_a_form(service, trial):
    date = date_of(service, trial, seats=None)

    for number in range(20):
        come(service, trial, date, "Anna", once=str(number))

    assert len(kinds(service)) == 6


def test_nobody_floods_a_mailbox_through_other_spellings_of_its_address(service, trial):
    date = date_of(service, trial, seats=None)
    opened = service.trials.coordinate(trial).trial

    for number in range(20):
        person = Person("Anna", mail=f"Anna+{number}@example.org")
        service.registering.register(opened, date.id, person, str(number), network="192.0.2.1")

    assert len(kinds(service)) == 6


def test_without_an_address_nothing_is_written(service):
    plain = made(service)
    date = date_of(service, plain)

    come(service, plain, date, "Anna")

    assert queued(service) == []


def test_nobody_floods_an_address_by_changing_to_and_fro(service, trial):
    first = date_of(service, trial, seats=None)
    second = date_of(service, trial, seats=None, like=first.id)
    link = come(service, trial, first, "Anna")

    for number in range(20):
        service.registering.move(link, (first, second)[(number + 1) % 2].id, network="192.0.2.1")

    assert len(kinds(service)) == 6


def test_nobody_floods_an_address_by_letting_it_move_up(service, trial):
    date = date_of(service, trial, seats=1)
    opened = service.trials.coordinate(trial).trial
    links = [
        service.registering.register(
            opened,
            date.id,
            Person(f"Name {number}", mail="anna@example.org"),
            str(number),
            network="192.0.2.1",
        )
        for number in range(30)
    ]

    for link in links:
        service.registering.cancel(link, "192.0.2.1")

    assert 0 < len([row for row in rows(service) if row.key.startswith("moved_up")]) <= 12
    assert len(rows(service)) <= 6 + 12
