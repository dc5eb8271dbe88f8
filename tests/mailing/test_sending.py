"""Mail is sent by a real server: once, with what belongs to it, and tried again where it could not go."""

from datetime import timedelta
from multiprocessing.pool import ThreadPool

import pytest
from sqlalchemy import select

from qcheck.mailing import Conversation, mail_server_from, parcel
from qcheck.mailing.parcel import message_id
from qcheck.piloting import MailState, MailTrouble
from qcheck.store.enrolment.mail_rows import drop
from qcheck.store.tables.trials import mails, trials
from tests.mail_server import HOST, SENDER, mail_server
from tests.mailing.conftest import address
from tests.test_store_mails import MAIL
from tests.test_store_trials import TRIAL


def rows(service):
    with service._store.database.reading() as connection:
        return {row.key: row for row in connection.execute(select(mails))}


def test_a_mail_arrives_with_its_words_and_calendar_and_who_sent_it(installation, smtp, box, say):
    service = installation.service(smtp)
    say(
        service,
        subject="Ihr Platz: Größe & Maß",
        body="Guten Tag,\n\n.ein Platz\n",
        calendar="BEGIN:VCALENDAR",
    )

    sent = service.mailing.send_due()

    [(to, message)] = box.arrived
    assert (sent, to, message["To"]) == (1, MAIL.to, MAIL.to)
    assert message["From"] == SENDER
    assert message["Reply-To"] == TRIAL.contact
    assert message["Subject"] == "Ihr Platz: Größe & Maß"
    assert message["Auto-Submitted"] == "auto-generated"
    text, calendar = message.iter_parts()
    assert text.get_content_type() == "text/plain"
    assert text.get_content().replace("\r", "") == "Guten Tag,\n\n.ein Platz\n"
    assert (calendar.get_content_type(), calendar.get_filename()) == ("text/calendar", "termin.ics")


def test_what_was_sent_is_wiped_at_once_and_not_sent_again(installation, smtp, box, say):
    service = installation.service(smtp)
    say(service)

    service.mailing.send_due()
    say(service)
    service.mailing.send_due()

    row = rows(service)["seat/1"]
    assert len(box.arrived) == 1
    assert (row.state, row.done) == (MailState.SENT, installation.now)
    assert (row.to, row.subject, row.body, row.calendar) == ("", "", "", "")


def test_a_mail_waits_for_its_day(installation, smtp, box, say):
    service = installation.service(smtp)
    say(service, not_before=installation.now + timedelta(days=3))

    service.mailing.send_due()
    before = list(box.arrived)
    installation.now += timedelta(days=3)
    service.mailing.send_due()

    assert before == []
    assert box.recipients == [MAIL.to]


def test_nothing_is_sent_about_a_cancelled_registration_or_a_deleted_trial(installation, smtp, box, say):
    service = installation.service(smtp)
    say(service, "seat/abgemeldet")
    say(service, "seat/geloescht")

    with service._store.database.writing() as connection:
        drop(connection, "seat/abgemeldet", installation.now)
        connection.execute(trials.delete().where(trials.c.id == TRIAL.id))
    service.mailing.send_due()

    assert box.arrived == []


def test_nothing_is_sent_on_the_day_on_which_a_trial_goes(installation, smtp, box, say):
    service = installation.service(smtp)
    say(service)
    installation.now += TRIAL.deletes - installation.now.date()

    service.mailing.send_due()

    assert box.arrived == []


def test_an_address_that_is_put_off_is_tried_again_and_holds_up_nobody(installation, smtp, box, say):
    service = installation.service(smtp)
    box.puts_off = {"grau@example.org"}
    say(service, "seat/1", to="grau@example.org")
    say(service, "seat/2")

    service.mailing.send_due()
    at_first = list(box.recipients)
    box.puts_off = set()
    service.mailing.send_due()
    at_once = list(box.recipients)
    installation.now += timedelta(minutes=1)
    service.mailing.send_due()

    assert at_first == at_once == [MAIL.to]
    assert box.recipients == [MAIL.to, "grau@example.org"]


def test_a_mail_that_is_always_put_off_is_tried_more_and_more_seldom_and_given_up(
    installation, smtp, box, say
):
    service = installation.service(smtp)
    box.puts_off = {MAIL.to}
    say(service)
    waits = []

    while (row := rows(service)["seat/1"]).state == MailState.WAITING:
        installation.now = row.due
        service.mailing.send_due()
        waits.append((rows(service)["seat/1"].due - row.due) // timedelta(minutes=1))

    assert waits[:7] == [1, 2, 5, 10, 30, 60, 120]
    assert (row.trouble, row.to) == (MailTrouble.TOO_LONG, "")
    assert timedelta(days=4) < installation.now - MAIL.not_before < timedelta(days=4, hours=3)


def test_an_address_that_nobody_knows_is_given_up_and_the_coordinator_is_told(installation, smtp, box, say):
    service = installation.service(smtp)
    box.refuses = {"niemand@example.org"}
    say(service, "seat/1", to="niemand@example.org", of="anmeldung-1")
    say(service, "seat/2", of="anmeldung-2")

    service.mailing.send_due()

    assert box.recipients == [MAIL.to]
    assert (rows(service)["seat/1"].state, rows(service)["seat/1"].to) == (MailState.GIVEN_UP, "")
    opened = type("Opened", (), {"trial": TRIAL})
    assert service.mailing.told(opened) == {
        "anmeldung-1": "The mail could not be delivered: this mail address is not known."
    }
    assert service.mailing.standing().given_up == 1


def test_a_mail_that_the_server_does_not_want_is_given_up(installation, smtp, box, say):
    service = installation.service(smtp)
    box.data_answer = "554 5.7.1 looks like spam"
    say(service)

    service.mailing.send_due()

    assert rows(service)["seat/1"].trouble == MailTrouble.CONTENT


def test_mail_waits_while_the_server_is_away(installation, smtp, box, say, server, certificate):
    service = installation.service(smtp)
    for number in range(3):
        say(service, f"seat/{number}")
    server.stop()

    service.mailing.send_due()
    told = service.mailing.standing()
    with mail_server(box, certificate, port=server.port):
        installation.now += timedelta(seconds=29)
        too_early = service.mailing.send_due()
        installation.now += timedelta(seconds=2)
        sent = service.mailing.send_due()

    assert (told.waiting, told.wrong) == (3, "The mail server does not answer.")
    assert (too_early, sent, len(box.arrived)) == (0, 3, 3)
    assert service.mailing.standing().wrong == ""


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_server_that_is_closing_is_left_alone_for_two_minutes_and_no_mail_counts_as_tried(
    installation, smtp, box, say
):
    service = installation.service(smtp)
    box.data_answer = "421 4.3.2 closing"
    say(service, "seat/1")
    say(service, "seat/2")

    service.mailing.send_due()
    tries = [row.tries for row in rows(service).values()]
    box.data_answer = ""
    installation.now += timedelta(seconds=119)
    too_early = service.mailing.send_due()
    installation.now += timedelta(seconds=2)
    sent = service.mailing.send_due()

    assert (tries, too_early, sent) == ([0, 0], 0, 2)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_hundred_mails_arrive_once_each(installation, smtp, box, say):
    service = installation.service(smtp)
    for number in range(100):
        say(service, f"seat/{number}", to=f"person-{number}@example.org")

    sent = service.mailing.send_due()

    assert sent == 100
    assert sorted(box.recipients) == sorted(f"person-{number}@example.org" for number in range(100))
    assert len({message["Message-ID"] for _, message in box.arrived}) == 100


def test_two_processes_send_each_mail_once(installation, smtp, box, say):
    first, second = installation.service(smtp), installation.service(smtp)
    for number in range(30):
        say(first, f"seat/{number}", to=f"person-{number}@example.org")

    with ThreadPool(2) as pool:
        sent = pool.map(lambda service: service.mailing.send_due(), [first, second])

    assert sum(sent) == len(set(box.recipients)) == len(box.recipients) == 30


def test_what_was_claimed_by_a_process_that_died_is_sent_by_another_after_a_while(
    installation, smtp, box, say
):
    dead, alive = installation.service(smtp), installation.service(smtp)
    say(dead)
    claimed = dead._store.claim_mail("dead", installation.now, 10)

    at_once = alive.mailing.send_due()
    installation.now += timedelta(minutes=3)
    later = alive.mailing.send_due()

    assert claimed is not None
    assert (at_once, later) == (0, 1)


def test_a_mail_that_is_sent_again_is_the_same_mail_to_whoever_gets_it(installation, smtp, box, say):
    dead, alive = installation.service(smtp), installation.service(smtp)
    say(dead)
    found = dead._store.claim_mail("dead", installation.now, 10)
    with Conversation(dead.mailing.server) as connection:
        dead.mailing._tried(connection, found)
    installation.now += timedelta(minutes=3)

    alive.mailing.send_due()

    assert len({message["Message-ID"] for _, message in box.arrived}) == 1
    assert len(box.arrived) == 2


def test_no_more_mails_go_in_a_minute_than_the_operator_wants(installation, smtp, box, say):
    service = installation.service(smtp, rate=2)
    for number in range(5):
        say(service, f"seat/{number}")

    sent = [service.mailing.send_due() for _ in range(2)]
    installation.now += timedelta(minutes=1)
    sent.append(service.mailing.send_due())

    assert sent == [2, 0, 2]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_wrong_password_is_told_in_words_and_loses_nothing(installation, server, box, say):
    service = installation.service(address(server.port, password="falsch"))
    say(service)

    service.mailing.send_due()

    assert service.mailing.standing().wrong == (
        "The mail server does not accept user and password of QCHECK_SMTP."
    )
    assert rows(service)["seat/1"].to == MAIL.to
    assert box.arrived == []


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
class TestEncryption:
    """Nothing is said without it."""

    def test_a_server_without_it_gets_no_mail_and_no_password(self, installation, box, say):
        with mail_server(box, None, accounts=False) as plain:
            service = installation.service(address(plain.port))
            say(service)
            service.mailing.send_due()

        assert "offers no encryption" in service.mailing.standing().wrong
        assert box.arrived == []

    def test_on_this_computer_it_can_be_done_without(self, installation, box, say):
        with mail_server(box, None, accounts=False) as plain:
            service = installation.service(f"smtp+plain://127.0.0.1:{plain.port}")
            say(service)
            service.mailing.send_due()

        assert box.recipients == [MAIL.to]

    def test_from_the_first_word_on(self, installation, box, say, certificate, trusted):
        with mail_server(box, certificate, tls=True, accounts=False) as running:
            service = installation.service(f"smtps://127.0.0.1:{running.port}")
            say(service)
            service.mailing.send_due()

        assert box.recipients == [MAIL.to]

    def test_a_certificate_that_nobody_signed_is_refused(self, installation, box, say, certificate):
        with mail_server(box, certificate) as running:
            service = installation.service(address(running.port))
            say(service)
            service.mailing.send_due()

        assert "cannot prove who it is" in service.mailing.standing().wrong
        assert box.arrived == []

    def test_a_server_that_does_not_let_the_sender_send_is_told(self, installation, smtp, box, say):
        service = installation.service(smtp)
        box.sender_answer = "553 5.7.1 Sender address rejected: not owned by user"
        say(service)

        service.mailing.send_due()

        assert "QCHECK_MAIL_FROM" in service.mailing.standing().wrong
        assert rows(service)["seat/1"].state == MailState.WAITING

    def test_letters_that_the_server_does_not_know_are_told(self, installation, smtp, box, say):
        service = installation.service(smtp)
        say(service, to="jörg@example.org")

        service.mailing.send_due()

        assert rows(service)["seat/1"].trouble == MailTrouble.LETTERS


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    "subject", ["Hallo\r\nBcc: alle@example.org", "Hallo\nX: y", "Hallo\u2028Bcc: a@b.de", "a\x00b\u202ec"]
)
def test_no_line_can_be_added_to_the_headers(installation, smtp, box, say, subject):
    service = installation.service(smtp)
    say(service, subject=subject, body=f"{subject}\r\n.\r\nMAIL FROM:<x@example.org>\r\n")

    service.mailing.send_due()

    [(to, message)] = box.arrived
    assert to == MAIL.to
    assert message["Bcc"] is None
    assert message["X"] is None
    assert "\n" not in message["Subject"]


def test_a_message_id_does_not_tell_its_key():
    sender = mail_server_from("smtp://localhost", SENDER, 1).sender

    assert message_id("seat/anmeldung/1", sender) == message_id("seat/anmeldung/1", sender)
    assert "anmeldung" not in message_id("seat/anmeldung/1", sender)
    assert message_id("seat/anmeldung/1", sender).endswith("@example.org>")


def test_replies_go_to_the_first_address_that_every_server_takes():
    sender = mail_server_from(f"smtp://{HOST}", SENDER, 60).sender

    sent = parcel(MAIL, sender, "Zoë <zoë@example.org>, amt@example.org", TRIAL.created)

    assert sent.message["Reply-To"] == "amt@example.org"
