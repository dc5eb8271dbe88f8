"""A mail server, and an installation that sends by it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

import pytest

from qcheck.loading import Shelf
from qcheck.mailing import mail_server_from
from qcheck.service import Service
from qcheck.store import open_store
from qcheck.store.enrolment.mail_rows import queue
from tests.mail_server import (
    HOST,
    PASSWORD,
    SENDER,
    USER,
    Letterbox,
    MailServer,
    mail_server,
    make_certificate,
)
from tests.test_store_mails import MAIL
from tests.test_store_trials import TRIAL


class Installation:
    """A service whose clock the test sets, with a trial in it."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.now = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
        self.services: list[Service] = []

    def service(self, smtp: str, mail_from: str = SENDER, rate: int = 10_000) -> Service:
        """A process that sends by this server."""
        opened = Service(
            open_store(self.url),
            Shelf([]),
            b"k" * 32,
            lambda: self.now,
            sent=mail_server_from(smtp, mail_from, rate),
        )
        if not self.services:
            opened._store.add_trial(TRIAL)
        self.services.append(opened)
        return opened


@pytest.fixture
def installation(database_url: str) -> Iterator[Installation]:
    made = Installation(database_url)
    yield made
    for each in made.services:
        each.close()


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_certificate(tmp_path_factory.mktemp("certificate"))


@pytest.fixture
def trusted(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """This computer knows who signed the certificate."""
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))


@pytest.fixture
def box() -> Letterbox:
    return Letterbox()


@pytest.fixture
def server(box: Letterbox, certificate: Path, trusted: None) -> Iterator[MailServer]:
    with mail_server(box, certificate) as running:
        yield running


@pytest.fixture
def smtp(server: MailServer) -> str:
    """Its address, as an operator says it."""
    return address(server.port)


def address(port: int, scheme: str = "smtp", password: str = PASSWORD) -> str:
    return f"{scheme}://{USER}:{quote(password, safe='')}@{HOST}:{port}"


@pytest.fixture
def say(installation: Installation) -> Callable[..., None]:
    """Queues a mail in a transaction of its own."""

    def said(service: Service, key: str = "seat/1", **changes: object) -> None:
        given = {"key": key, "not_before": installation.now, "of": key} | changes
        with service._store.database.writing() as connection:
            queue(connection, replace(MAIL, **given))

    return said
