"""What a trial writes by mail: short subjects, why one gets it, the own link, how to cancel, when all goes."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from qcheck.language import language
from qcheck.piloting import mail_address
from qcheck.wording import trial_mails
from qcheck.wording.date_calendar import calendar
from qcheck.wording.trial_mails import DateInMail
from tests.test_store_trials import TRIAL

LINK = "https://check.example.org/registration/geheim"
DATE = DateInMail(
    "Wie geht die Erprobung?",
    datetime(2026, 12, 3, 9, tzinfo=UTC),
    datetime(2026, 12, 3, 11, tzinfo=UTC),
    "Europe/Berlin",
    requirements="Ein Mikrofon",
    access="https://treffen.example.org/raum",
)
GERMAN = language("de")
REGISTERED = {
    "seat": lambda tongue: trial_mails.seat(TRIAL, DATE, LINK, tongue),
    "waiting": lambda tongue: trial_mails.waiting(TRIAL, DATE, LINK, tongue, 3),
    "moved up": lambda tongue: trial_mails.moved_up(TRIAL, DATE, LINK, tongue),
    "access": lambda tongue: trial_mails.access(TRIAL, DATE, LINK, tongue),
    "changed": lambda tongue: trial_mails.changed(TRIAL, DATE, LINK, tongue),
    "called off": lambda tongue: trial_mails.called_off(TRIAL, DATE, LINK, tongue, "Es schneit."),
    "cancelled": lambda tongue: trial_mails.cancelled(TRIAL, DATE, LINK, tongue),
    "to all": lambda tongue: trial_mails.to_all(
        TRIAL, DATE, LINK, tongue, "Raum geändert", "Wir sind in Raum 2."
    ),
}
APPLIED = {
    "received": lambda tongue: trial_mails.received(TRIAL, LINK, tongue),
    "accepted": lambda tongue: trial_mails.accepted(TRIAL, LINK, tongue, "https://x.example.org/pilot/p"),
    "declined": lambda tongue: trial_mails.declined(TRIAL, LINK, tongue),
}
TONGUES = ("de", "de-simple", "en")
ALL = [(name, tag) for name in REGISTERED | APPLIED for tag in TONGUES]


@pytest.mark.parametrize(("name", "tag"), ALL)
def test_every_mail_says_from_which_trial_it_is_and_why_one_gets_it(name, tag):
    written = (REGISTERED | APPLIED)[name](language(tag))

    assert TRIAL.title in written.body
    assert LINK in written.body
    assert TRIAL.contact in written.body
    assert language(tag).day(TRIAL.deletes if name in APPLIED else date(2026, 12, 31)) in written.body
    assert "\n" not in written.subject
    assert len(written.subject) <= 78
    assert "<" not in written.body


def test_a_seat_is_confirmed_with_day_and_time_by_the_clock_of_the_place():
    written = trial_mails.seat(TRIAL, DATE, LINK, GERMAN)

    assert written.subject == "Ihr Platz: Wie geht die Erprobung?"
    assert "Donnerstag, 3. Dezember 2026, 10:00 bis 12:00 Uhr" in written.body
    assert "Was Sie brauchen: Ein Mikrofon" in written.body


def test_a_date_over_two_days_names_both():
    two_days = replace(DATE, ends=datetime(2026, 12, 4, 11, tzinfo=UTC))

    assert trial_mails.when_in_words(two_days, language("en")) == (
        "Thursday, 3 December 2026, 10:00 to Friday, 4 December 2026, 12:00"
    )


@pytest.mark.parametrize("name", sorted(set(REGISTERED) - {"access"}))
def test_how_to_get_into_an_online_meeting_is_said_on_the_day_alone(name):
    assert DATE.access not in REGISTERED[name](GERMAN).body


def test_on_the_day_the_access_is_said():
    assert DATE.access in REGISTERED["access"](GERMAN).body


def test_the_place_on_the_waiting_list_is_told():
    assert "an 3. Stelle" in REGISTERED["waiting"](GERMAN).body


def test_a_long_title_does_not_make_a_long_subject():
    long = replace(DATE, title="Sehr langer Titel " * 9)

    assert len(trial_mails.cancelled(TRIAL, long, LINK, GERMAN).subject) <= 78


def test_a_date_is_a_calendar_file_without_a_person_in_it():
    written = calendar(DATE, "termin-1", GERMAN, revision=3, called_off=True)

    assert "UID:termin-1@dates.qcheck\r\n" in written
    assert "SEQUENCE:2\r\n" in written
    assert "DTSTART:20261203T090000Z\r\n" in written
    assert "STATUS:CANCELLED\r\n" in written
    assert "ATTENDEE" not in written
    assert DATE.access not in written


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        (" ada@example.org ", "ada@example.org"),
        ("Ada.B+termin@Example.ORG", "Ada.B+termin@example.org"),
        ("ada@straße.de", "ada@xn--strae-oqa.de"),
        ("jörg@example.org", "jörg@example.org"),
        ("o'neill@example.org", "o'neill@example.org"),
    ],
)
def test_an_address_is_taken_as_people_type_it(typed, found):
    assert mail_address(typed) == found


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "ada",
        "@example.org",
        "ada@",
        "ada@localhost",
        "ada@127.0.0.1",
        "ada@[127.0.0.1]",
        "ada@example.org, bob@example.org",
        "ada@example.org;bob@example.org",
        "Ada <ada@example.org>",
        '"ada b"@example.org',
        "ada@example.org\nBcc: bob@example.org",
        "ada\r\n@example.org",
        "ada%victim@example.org",
        "relay!ada@example.org",
        "a@b@example.org",
        ".ada@example.org",
        "ada..b@example.org",
        "ada@exa mple.org",
        "ada@-example.org",
        "ada@example..org",
        f"{'a' * 65}@example.org",
        f"ada@{'a.' * 130}org",
        "ada\u202e@example.org",
        "ada\x00@example.org",
    ],
)
def test_what_is_not_one_plain_address_is_none(typed):
    assert mail_address(typed) is None


@pytest.mark.parametrize("letter", ["accepted", "declined"])
def test_an_answer_that_is_copied_by_hand_does_not_say_that_a_program_sent_it(letter):
    body = APPLIED[letter](GERMAN).body

    assert "was hier über Sie gespeichert ist." in body
    assert "Programm" not in body


def test_only_an_application_that_is_not_decided_is_said_to_be_changed():
    bodies = {name: letter(GERMAN).body for name, letter in APPLIED.items()}

    assert "ansehen, ändern oder zurückziehen" in bodies["received"]
    assert "ansehen oder zurückziehen" in bodies["accepted"]
    assert "ansehen oder zurückziehen" in bodies["declined"]
