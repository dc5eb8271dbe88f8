"""Mails wait in the database: queued with what they tell of, kept until they are sent, on every kind of
database.
"""

from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from qcheck.piloting import Mail, MailState, MailTrouble
from qcheck.store.enrolment.mail_rows import drop, queue
from qcheck.store.tables.trials import mails
from tests.test_store_trials import COORDINATE, NOON, TRIAL

MAIL = Mail(
    key="seat/anmeldung/1",
    trial=TRIAL.id,
    to="ada@example.org",
    language="de",
    subject="Ihr Platz",
    body="Guten Tag,\n\nSie haben einen Platz.\n",
    not_before=NOON,
    calendar="BEGIN:VCALENDAR",
    of="anmeldung",
)


@pytest.fixture
def trial(store):
    store.add_trial(TRIAL, COORDINATE)
    return store


def queued(store, *these):
    with store.database.writing() as connection:
        for mail in these:
            queue(connection, mail)


def rows(store):
    with store.database.reading() as connection:
        return connection.execute(select(mails).order_by(mails.c.key)).all()


def test_what_is_said_twice_is_queued_once(trial):
    queued(trial, MAIL, replace(MAIL, body="Noch einmal"))

    queued(trial, replace(MAIL, body="Und noch einmal"))

    [row] = rows(trial)
    assert (row.body, row.state, row.due) == (MAIL.body, MailState.WAITING, NOON)


def test_a_mail_goes_with_the_transaction_that_is_undone(trial):
    with suppress(ZeroDivisionError), trial.database.writing() as connection:
        queue(connection, MAIL)
        _ = 1 / 0

    assert rows(trial) == []


def test_whoever_sends_is_told_after_the_commit(trial):
    seen = []
    trial.database.when_queued = lambda: seen.append(len(rows(trial)))

    queued(trial, MAIL)
    queued(trial, MAIL)

    assert seen == [1]


def test_the_mail_that_waits_longest_goes_first(trial):
    later, earlier = NOON + timedelta(minutes=2), NOON + timedelta(minutes=1)
    queued(trial, replace(MAIL, key="b", not_before=later), replace(MAIL, key="c", not_before=earlier), MAIL)
    sent = []

    while claimed := trial.claim_mail("process", NOON + timedelta(minutes=5), 60):
        sent.append(claimed.mail.key)
        trial.mail_sent(claimed.mail.key, NOON + timedelta(minutes=5))

    assert sent == [MAIL.key, "c", "b"]


def test_a_start_wakes_what_waited_for_the_server_and_nothing_that_was_put_off(trial):
    queued(trial, MAIL, replace(MAIL, key="put off"))
    later = NOON + timedelta(hours=1)
    trial.try_mail_again(MAIL.key, MailTrouble.AWAY, later, 0)
    trial.try_mail_again("put off", MailTrouble.LATER, later, 1)

    trial.wake_all_mail(NOON)

    assert {row.key: row.due for row in rows(trial)} == {MAIL.key: NOON, "put off": later}


@pytest.mark.parametrize("sent_later", [True, False])
def test_the_latest_mail_says_whether_somebody_is_reached(trial, sent_later):
    queued(trial, MAIL, replace(MAIL, key="second"))
    for minutes, (key, is_sent) in enumerate(((MAIL.key, not sent_later), ("second", sent_later))):
        done = NOON + timedelta(minutes=minutes)
        if is_sent:
            trial.mail_sent(key, done)
        else:
            trial.give_mail_up(key, MailTrouble.ADDRESS, done)

    assert set(trial.undelivered(TRIAL.id)) == (set() if sent_later else {MAIL.of})


def test_what_was_not_sent_about_a_cancelled_registration_is_wiped(trial):
    queued(trial, MAIL, replace(MAIL, key="seat/andere/1", of="andere"))

    with trial.database.writing() as connection:
        drop(connection, "anmeldung", NOON)

    other, dropped = sorted(rows(trial), key=lambda row: row.of)
    assert (dropped.state, dropped.to, dropped.subject, dropped.body, dropped.calendar) == (
        "dropped",
        *[""] * 4,
    )
    assert (other.state, other.to) == ("waiting", MAIL.to)


def test_a_mail_shows_neither_address_nor_words_where_it_is_printed():
    assert repr(MAIL).count("seat/anmeldung/1") == 1
    assert not any(word in repr(MAIL) for word in (MAIL.to, MAIL.subject, "Guten Tag", "VCALENDAR"))
