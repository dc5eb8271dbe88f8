"""What the operator says of the mail server, and what is wrong with it; its password is seen nowhere."""

import logging

import pytest

from qcheck.mailing import NO_MAIL_SERVER, mail_server_from, mail_server_of
from qcheck.settings import Settings
from tests.mail_server import PASSWORD, SENDER


def test_nothing_is_wanted_where_nothing_is_set():
    assert mail_server_from("", "", 60) == NO_MAIL_SERVER
    assert not NO_MAIL_SERVER.is_wanted


@pytest.mark.parametrize(
    ("smtp", "host", "port", "user", "password"),
    [
        ("smtp://ada:geheim@mail.example.org:587", "mail.example.org", 587, "ada", "geheim"),
        ("smtp://mail.example.org", "mail.example.org", 587, "", ""),
        (
            "smtps://ada%40example.org:a%3Ab%2Fc@mail.example.org",
            "mail.example.org",
            465,
            "ada@example.org",
            "a:b/c",
        ),
        ("smtp+plain://127.0.0.1", "127.0.0.1", 25, "", ""),
        ("smtp+plain://[::1]:2525/", "::1", 2525, "", ""),
    ],
)
def test_an_address_of_a_server_is_taken_apart(smtp, host, port, user, password):
    found = mail_server_from(smtp, SENDER, 60)

    assert found.is_usable
    assert (found.host, found.port, found.user, found.password) == (host, port, user, password)


@pytest.mark.parametrize(
    ("smtp", "mail_from", "said"),
    [
        ("mail.example.org", SENDER, "QCHECK_SMTP is not the address"),
        ("http://mail.example.org", SENDER, "QCHECK_SMTP is not the address"),
        ("smtp://mail.example.org:post", SENDER, "QCHECK_SMTP is not the address"),
        ("smtp://mail.example.org:0", SENDER, "QCHECK_SMTP is not the address"),
        ("smtp://", SENDER, "QCHECK_SMTP is not the address"),
        ("smtp://ada:ge#heim@mail.example.org", SENDER, "QCHECK_SMTP is not the address"),
        ("smtp+plain://mail.example.org", SENDER, "without encryption"),
        ("smtp://mail.example.org", "", "QCHECK_MAIL_FROM is missing"),
        ("smtp://mail.example.org", "Erprobung", "QCHECK_MAIL_FROM is missing"),
        ("smtp://mail.example.org", "a@example.org, b@example.org", "QCHECK_MAIL_FROM is missing"),
    ],
)
def test_what_is_wrong_is_said_without_the_password(smtp, mail_from, said):
    found = mail_server_from(smtp, mail_from, 60)

    assert found.is_wanted
    assert not found.is_usable
    assert said in found.wrong
    assert "heim" not in found.wrong


def test_a_name_of_the_sender_cannot_break_the_line():
    found = mail_server_from("smtp://localhost", "Erprobung\r\nBcc: x <erprobung@example.org>", 60)

    assert str(found.sender) == "x <erprobung@example.org>"


def test_the_password_is_shown_nowhere(monkeypatch, caplog):
    monkeypatch.setenv("QCHECK_SMTP", f"smtp://ada:{PASSWORD}@mail.example.org")
    settings = Settings()
    found = mail_server_from(settings.smtp.get_secret_value(), SENDER, 60)

    with caplog.at_level(logging.DEBUG):
        logging.getLogger("qcheck").warning("%r %r %s", settings, found, settings)
        shown = repr(settings) + repr(found) + str(settings.model_dump()) + settings.model_dump_json()

    assert PASSWORD not in shown + caplog.text
    assert "ada" not in repr(found)


def test_where_everybody_may_begin_a_trial_no_mail_goes_to_strangers(tmp_path, monkeypatch):
    for name, value in (("SMTP", "smtp://localhost"), ("MAIL_FROM", SENDER), ("TRIALS", "everybody")):
        monkeypatch.setenv(f"QCHECK_{name}", value)
    settings = Settings(data=tmp_path, base_url="https://check.example.org")

    found = mail_server_of(settings)
    trusted = mail_server_of(settings.model_copy(update={"trials": "local"}))

    assert (found.is_wanted, found.is_usable) == (False, False)
    assert "QCHECK_TRIALS" in found.wrong
    assert trusted.is_usable
