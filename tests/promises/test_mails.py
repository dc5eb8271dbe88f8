"""What is written to people by mail is kept no longer than it is needed."""

from dataclasses import replace
from datetime import UTC, datetime

from sqlalchemy import delete, select

from qcheck.mailing import Conversation, mail_server_from, parcel, try_out
from qcheck.piloting import MailTrouble
from qcheck.store.enrolment.mail_rows import queue
from qcheck.store.tables.trials import mails, trials
from tests.mail_server import SENDER, Letterbox, mail_server
from tests.test_store_mails import MAIL
from tests.test_store_trials import TRIAL


def test_what_is_to_be_written_to_people_goes_with_the_trial(store):
    store.add_trial(TRIAL)

    with store.database.writing() as connection:
        queue(connection, MAIL)
        connection.execute(delete(trials).where(trials.c.id == TRIAL.id))

    with store.database.reading() as connection:
        assert connection.execute(select(mails)).all() == []


def test_nobody_sees_the_address_of_anybody_else():
    two = [replace(MAIL, key=to, to=to) for to in ("ada@example.org", "bob@example.org")]
    box, now = Letterbox(), datetime.now(UTC)

    with mail_server(box, None, accounts=False) as server:
        sent = mail_server_from(f"smtp+plain://127.0.0.1:{server.port}", SENDER, 60)
        with Conversation(sent) as connection:
            for mail in two:
                connection.send(parcel(mail, sent.sender, "", now))

    assert [(to, str(message).count("@example.org>")) for to, message in box.arrived] == [
        ("ada@example.org", 2),
        ("bob@example.org", 2),
    ]
    assert all("bob@" not in str(message) for to, message in box.arrived if to.startswith("ada"))


def test_nothing_is_sent_without_encryption():
    box, now = Letterbox(), datetime.now(UTC)

    with mail_server(box, None, accounts=False) as server:
        sent = mail_server_from(f"smtp://ada:geheim@127.0.0.1:{server.port}", SENDER, 60)
        trouble = try_out(sent, "ada@example.org", "de", "Probe", "Probe", now)

    assert (trouble, box.arrived) == (MailTrouble.PLAIN, [])
