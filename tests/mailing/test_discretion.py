"""No address, name, link or word of a mail stands in a log line of ours, whatever happens and at any level."""

import asyncio
import logging

import pytest

from qcheck.server.mail_loop import sending_mail
from tests.loops import run
from tests.mail_server import PASSWORD, USER

SECRET = "geheim@example.org"
WORDS = ("geheim", "Geheimwort", "check.example.org/registration", USER, PASSWORD)
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def told(caplog):
    """What loggers have said so far, at every level, but for that of the mail server of the test."""
    caplog.set_level(logging.DEBUG)

    def so_far() -> str:
        ours = (each for each in caplog.records if not each.name.startswith(("mail.", "asyncio")))
        return "\n".join(caplog.handler.format(each) + repr(each.args) for each in ours)

    return so_far


def spoil(box, how):
    box.puts_off = {SECRET} if how == "put off" else set()
    box.refuses = {SECRET} if how == "refused" else set()
    box.sender_answer = f"550 {SECRET} Geheimwort" if how == "sender" else ""
    box.data_answer = f"554 {SECRET} Geheimwort" if how == "content" else ""


@pytest.mark.parametrize("how", ["taken", "put off", "refused", "sender", "content"])
def test_whatever_the_server_says_names_nobody(installation, smtp, box, say, told, how):
    service = installation.service(smtp)
    spoil(box, how)
    say(service, to=SECRET, subject="Geheimwort", body="https://check.example.org/registration/geheim")

    service.mailing.send_due()

    assert not [word for word in WORDS if word in told()]


def test_a_mail_that_cannot_be_written_names_nobody(installation, smtp, say, told, monkeypatch):
    service = installation.service(smtp)
    monkeypatch.setattr("qcheck.service.enrolment.mailing.parcel", _fails)
    say(service, to=SECRET)

    service.mailing.send_due()

    assert "ValueError" in told()
    assert not [word for word in WORDS if word in told()]


def test_a_server_that_cannot_send_says_why_and_names_nobody(installation, say, told, monkeypatch):
    service = installation.service(f"smtp://{USER}:{PASSWORD.replace('@', '%40')}@127.0.0.1:9")
    say(service, to=SECRET)
    monkeypatch.setattr("qcheck.service.enrolment.mailing.Mailing.begin", lambda mailing: _fails())

    async def served() -> None:
        async with sending_mail(lambda: service, pulse=0.01):
            while "failed" not in told():
                await asyncio.sleep(0.01)

    run(served())

    assert not [word for word in WORDS if word in told()]


def test_settings_that_are_wrong_are_said_when_the_server_starts(installation, told):
    service = installation.service(f"smtp://{USER}:{PASSWORD.replace('@', '%40')}@mail.example.org:x")

    async def served() -> None:
        async with sending_mail(lambda: service):
            pass

    run(served())

    assert "mail is not sent. QCHECK_SMTP is not the address" in told()
    assert not [word for word in WORDS if word in told()]


def test_what_is_queued_is_sent_at_once_and_the_server_stops_in_the_middle(
    installation, smtp, box, say, told
):
    service = installation.service(smtp)

    async def served() -> None:
        async with sending_mail(lambda: service, pulse=600):
            await asyncio.to_thread(say, service, to=SECRET)
            while not box.arrived:
                await asyncio.sleep(0.01)

    run(served())

    assert box.recipients == [SECRET]
    assert not [word for word in WORDS if word in told()]


def _fails(*_: object) -> None:
    raise ValueError(f"{SECRET} Geheimwort")
