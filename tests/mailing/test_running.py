"""Mail of a started server: killed in the middle it loses none and sends none twice, whatever number of
workers goes on with it; and its log names nobody.
"""

from __future__ import annotations

import asyncio
import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from threading import Event

import pytest

from qcheck.service import open_service
from qcheck.settings import Settings
from qcheck.store.enrolment.mail_rows import queue
from tests.mail_server import SENDER, Letterbox, mail_server
from tests.mailing.conftest import address
from tests.mortal import until
from tests.serving import free_port, serving
from tests.test_store_mails import MAIL
from tests.test_store_trials import TRIAL

MANY = 30


class Slow(Letterbox):
    """Takes mail until it is `busy` with one; then it says nothing for as long as it is not `released`."""

    def __init__(self, takes: int) -> None:
        super().__init__()
        self._takes, self.busy, self.released = takes, Event(), False

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        while not self.released and len(self.arrived) >= self._takes:
            self.busy.set()
            await asyncio.sleep(0.01)
        return await super().handle_DATA(server, session, envelope)


@pytest.fixture
def furnished(tmp_path):
    """Mails wait in the database of an installation, one of them for an address that nobody knows."""
    now = datetime.now(UTC)
    trial = replace(TRIAL, deletes=now.date().replace(year=now.year + 1, day=1))
    with closing(open_service(Settings(data=tmp_path / "data"))) as service:
        service._store.add_trial(trial)
        with service._store.database.writing() as connection:
            for number in range(MANY):
                queue(
                    connection,
                    replace(MAIL, key=f"seat/{number}", to=f"geheim-{number}@example.org", not_before=now),
                )
    return tmp_path


def forget_the_lease(folder) -> None:
    """As if so much time had passed."""
    with closing(sqlite3.connect(folder / "data" / "qcheck.sqlite")) as connection, connection:
        connection.execute("UPDATE installation SET mailing_until = '2020-01-01 00:00:00'")


def test_a_server_that_is_killed_in_the_middle_loses_no_mail_and_sends_none_twice(furnished, certificate):
    box = Slow(takes=7)
    with mail_server(box, certificate) as mails:
        environment = {
            "QCHECK_SMTP": address(mails.port),
            "QCHECK_MAIL_FROM": SENDER,
            "QCHECK_MAIL_RATE": "1000",
            "QCHECK_BASE_URL": "https://check.example.org",
            "SSL_CERT_FILE": str(certificate),
        }
        with serving(furnished, ["-m", "qcheck", "serve", "--port", free_port()], **environment) as server:
            assert box.busy.wait(60)
            server.process.kill()
        before = list(box.recipients)
        forget_the_lease(furnished)
        box.released = True
        box.refuses = {"geheim-29@example.org"}
        command = ["-m", "qcheck", "serve", "--workers", "2", "--port", free_port()]
        with serving(furnished, command, **environment) as again:
            until(lambda: len(set(box.recipients)) == MANY - 1)
            until(lambda: json.loads(again.get("/readyz")[2])["mails"]["waiting"] == 0)
            told = json.loads(again.get("/readyz")[2])
            log = server.said + again.stop()

    assert len(before) == 7
    assert sorted(box.recipients) == sorted(f"geheim-{number}@example.org" for number in range(MANY - 1))
    assert (told["mail"], told["mails"]) == ("ok", {"waiting": 0, "late": 0, "given_up": 1})
    kept = b"".join(file.read_bytes() for file in (furnished / "data").glob("qcheck.sqlite*"))
    assert (b"geheim-3@" in kept, MAIL.subject.encode() in kept) == (False, False)
    assert not any(word in log for word in ("geheim", MAIL.subject, MAIL.body[:10], "sehr", "versand"))
