"""Large tables are looked at and taken in beside the server, with the same words on the page."""

from __future__ import annotations

import pytest

from qcheck.plain.incoming import reading_process
from qcheck.reports.writer_process import Limits
from qcheck.service import GivenFile, NotPossible, Service
from qcheck.service.incoming import import_yardstick
from tests.incoming.test_bringing import again, number, send
from tests.sheet.devices import new_check, text

HEAD = "sheet;perspective;question;answer;comment\n"


def large() -> bytes:
    rows = "".join(f"Tisch {n};politik;k-ziel;4;{'x' * 4_500}\n" for n in range(60))
    return (HEAD + rows).encode()


@pytest.fixture
def link(service: Service) -> str:
    return new_check(service)


def test_a_large_table_is_read_beside_the_server(
    service: Service, link: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_yardstick, "read_file", None)  # this process cannot

    looked = send(link, ("tische.csv", large()))
    page = again(link, looked, "take")

    assert "60 Bögen übernehmen" in text(looked.text)
    assert "Übernommen: 60 Bögen." in text(page.text)
    assert number(service, link) == 60


def test_a_refusal_comes_back_with_its_words(service: Service, link: str) -> None:
    looked = service.importing.look(link, [GivenFile("a.csv", large())])
    service.organising.end_check(link)

    with pytest.raises(NotPossible, match="This check is closed"):
        reading_process.take_in(service, link, looked)


def test_what_takes_too_long_is_refused_in_words(link: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_process, "LIMITS", Limits(seconds=0.01))

    page = send(link, ("tische.csv", large()))

    assert page.status_code == 409
    assert "bringen Sie sie mit dem Befehl qcheck import hinein" in text(page.text)
