"""How it stands with mail, and one mail to try the settings."""

import json

import pytest

from qcheck.service import Service
from tests.cli.running import Run
from tests.mail_server import PASSWORD, SENDER, Letterbox, mail_server

BY = "smtp+plain://127.0.0.1:{port}"


@pytest.fixture
def sending(monkeypatch):
    """An operator who has set a mail server."""

    def by(smtp: str) -> None:
        monkeypatch.setenv("QCHECK_SMTP", smtp)
        monkeypatch.setenv("QCHECK_MAIL_FROM", SENDER)
        monkeypatch.setenv("QCHECK_BASE_URL", "https://check.example.org")

    return by


def test_without_a_mail_server_it_says_so(qcheck: Run, service: Service) -> None:
    ran, tried = qcheck("mail"), qcheck("mail", "try", "ada@example.org")

    assert (ran.code, ran.out) == (0, "No mail is sent: QCHECK_SMTP is not set\n")
    assert (tried.code, tried.err) == (1, "No mail is sent: QCHECK_SMTP is not set\n")


def test_how_it_stands_is_told_in_numbers(qcheck: Run, service: Service, sending) -> None:
    sending("smtp://ada:sehr-geheim@mail.example.org")

    ran, told = qcheck("mail"), qcheck("mail", "--format", "json")
    whole = qcheck("status", "--installation")

    assert ran.out.splitlines() == [
        f"Mail server: mail.example.org, port 587; from {SENDER}",
        "Waiting: 0",
        "Sent: 0",
        "Could not be delivered: 0",
    ]
    assert json.loads(told.out)["waiting"] == 0
    assert "Mail: Waiting: 0" in whole.out
    assert "geheim" not in "".join((*ran[1:], *told[1:], *whole[1:]))


def test_what_is_wrong_with_the_settings_is_told_in_words(qcheck: Run, service: Service, sending) -> None:
    sending("smtp://ada:geheim@mail.example.org:post")

    ran, tried = qcheck("mail"), qcheck("mail", "try", "ada@example.org", "--language", "de")

    assert (ran.code, "QCHECK_SMTP is not the address of a mail server" in ran.out) == (1, True)
    assert (tried.code, tried.err.startswith("QCHECK_SMTP ist keine Adresse")) == (1, True)


def test_a_test_mail_arrives(qcheck: Run, sending) -> None:
    box = Letterbox()
    with mail_server(box, None, accounts=False) as server:
        sending(BY.format(port=server.port))
        ran = qcheck("mail", "try", "ada@example.org", "--language", "de")

    [(to, message)] = box.arrived
    assert (ran.code, to, message["Subject"]) == (0, "ada@example.org", "Eine Testmail von qcheck")


def test_a_test_mail_that_fails_says_why(qcheck: Run, sending) -> None:
    sending(f"smtp://ada:{PASSWORD.replace(':', '%3A').replace('@', '%40')}@127.0.0.1:9")

    ran = qcheck("mail", "try", "ada@example.org")

    assert (ran.code, ran.err) == (
        1,
        "Mail server: 127.0.0.1, port 9; from Erprobung <erprobung@example.org>\n"
        "The mail server does not answer.\n",
    )


@pytest.mark.parametrize("typed", [(), ("ada",), ("ada@example.org,bob@example.org",)])
def test_a_test_mail_goes_to_one_address(qcheck: Run, sending, typed) -> None:
    sending("smtp://mail.example.org")

    assert qcheck("mail", "try", *typed).code == 2


def test_without_an_address_of_our_own_no_mail_with_links_is_sent(
    qcheck: Run, service: Service, sending, monkeypatch
) -> None:
    sending("smtp://mail.example.org")
    monkeypatch.setenv("QCHECK_BASE_URL", "")

    ran = qcheck("mail")

    assert (ran.code, "QCHECK_BASE_URL is missing" in ran.out) == (1, True)
