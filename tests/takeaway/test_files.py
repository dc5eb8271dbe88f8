"""The files themselves: how they are sent, and what an address that is tried does not do."""

from __future__ import annotations

import gc
import zipfile
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from urllib.parse import unquote

import pytest

from qcheck.language import language
from qcheck.plain import takeaway
from qcheck.plain.takeaway import file_pool, files
from qcheck.reports.kinds import kind
from qcheck.reports.pool import Busy, NotMade
from qcheck.service import LinkKind, Service
from qcheck.service.limits.allowance import FILES
from tests.link_kinds import link_of
from tests.sheet.devices import Device, new_check, text

BROWSER = {"Accept": "text/html,application/xhtml+xml"}


@pytest.fixture(scope="module", autouse=True)
def _nothing_lives_on() -> Iterator[None]:
    yield
    takeaway.close()


@pytest.fixture(scope="module")
def organiser(service: Service) -> str:
    made = new_check(service)
    service.organising.rename(made, "Spielplatz „Am Bach“: 50% / größer?", "Musterstadt")
    return made


def test_a_file_is_made_and_named_for_the_process_and_never_kept_by_a_proxy(organiser: str) -> None:
    answer = Device().get(f"/take/{organiser}/ratsvorlage.docx")

    assert zipfile.ZipFile(BytesIO(answer.content)).testzip() is None
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    disposition = answer.headers["Content-Disposition"]
    assert disposition.startswith('attachment; filename="Ratsvorlage Spielplatz')
    assert "filename*=UTF-8''Ratsvorlage%20Spielplatz%20Am%20Bach%2050%20gr%C3%B6%C3%9Fer%20" in disposition
    assert unquote(disposition).endswith(".docx")


def test_the_languages_of_the_files_are_chosen_apart_from_that_of_the_page(organiser: str) -> None:
    page = Device().get(f"/take/{organiser}?language=en")
    foreign = Device().head(f"/take/{organiser}/ratsvorlage.docx?language=klingon")

    assert 'lang="de"' in page.text
    assert "ratsvorlage.docx?language=en" in page.text
    assert foreign.headers["Content-Disposition"].startswith('attachment; filename="Ratsvorlage')


def test_the_kinds_that_fit_the_page_one_comes_from_stand_first(organiser: str) -> None:
    page = Device().get(f"/take/{organiser}?first=massnahmen,arbeitsmappe,unbekannt").text

    assert page.index("massnahmen.") < page.index("arbeitsmappe.") < page.index("ratsvorlage.")


@pytest.mark.parametrize(
    "name",
    [
        "ratsvorlage.exe",
        "ratsvorlage",
        "ratsvorlage.docx.docx",
        ".docx",
        "RATSVORLAGE.DOCX",
        "..%2f..%2fkey",
        "%2e%2e%2fkey.csv",
        "ratsvorlage.docx%00.csv",
        "x" * 3_000,
        "<script>.csv",
    ],
)
def test_an_address_of_no_file_says_so_and_leads_to_all_files(organiser: str, name: str) -> None:
    answer = Device().get(f"/take/{organiser}/{name}")

    assert answer.status_code == 404
    assert "<script>.csv" not in answer.text
    assert "Content-Disposition" not in answer.headers


@pytest.mark.parametrize("link", ["x", "ab" * 19, "..%2f", "0" * 38])
def test_a_link_that_opens_nothing_opens_no_file(link: str) -> None:
    assert Device().get(f"/take/{link}/ratsvorlage.docx").status_code == 404


def test_nothing_can_be_sent_there(organiser: str) -> None:
    assert Device().post(f"/take/{organiser}/ratsvorlage.docx").status_code == 404


def test_whoever_asks_without_end_is_slowed_down_and_what_is_remembered_costs_nothing(
    service: Service, organiser: str
) -> None:
    device, others = Device("203.0.113.9"), Device("198.51.100.7")
    first = device.get(f"/take/{organiser}/massnahmen.docx?language=en").status_code
    for _ in range(FILES[0]):
        service.network_limits.files_made.take("203.0.113.9")

    again = device.get(f"/take/{organiser}/massnahmen.docx?language=en").status_code
    new = device.get(f"/take/{organiser}/ratsvorlage.docx?language=en")
    elsewhere = others.head(f"/take/{organiser}/ratsvorlage.docx?language=en").status_code

    assert (first, again, elsewhere) == (200, 200, 200)
    assert (new.status_code, new.headers["Retry-After"]) == (429, "60")
    assert "Sehr viele Dateien" in text(new.text)


def test_a_room_that_taps_one_file_has_it_made_once(organiser: str, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[int] = []
    really = files.job_of
    monkeypatch.setattr(files, "job_of", lambda *about: (made.append(1), really(*about))[1])
    device = Device()

    found = {device.get(f"/take/{organiser}/arbeitsmappe.csv?language=en").status_code for _ in range(60)}

    assert (found, len(made)) == ({200}, 1)


def test_a_file_changes_as_soon_as_the_result_does(service: Service) -> None:
    organiser, device = new_check(service), Device()
    before = device.get(f"/take/{organiser}/arbeitsmappe.csv").content
    sheet = link_of(service, organiser, LinkKind.SHEET)
    [(_, [question, *_]), *_] = service.answering.own_sheet(sheet).asked

    service.answering.answer(sheet, question.id, 4)

    assert device.get(f"/take/{organiser}/arbeitsmappe.csv").content != before


def test_what_takes_longer_is_said_on_a_page_that_comes_back_by_itself(
    organiser: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "PATIENCE", 0.0)

    answer = Device(**BROWSER).get(f"/take/{organiser}/ratsvorlage.docx?language=en&first=a")
    waiting = Device().get(f"/take/{organiser}/ratsvorlage.docx?language=en")

    assert (answer.status_code, answer.headers["Refresh"]) == (
        202,
        "0; url=ratsvorlage.docx?language=en&first=a&again=1",
    )
    assert "Ihre Datei wird erstellt" in text(answer.text)
    assert f'href="/take/{organiser}"' in answer.text
    assert waiting.status_code == 200


def test_the_address_of_a_page_that_comes_back_holds_no_line_break_and_no_foreign_sign(
    organiser: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "PATIENCE", 0.0)

    answer = Device(**BROWSER).get(
        f"/take/{organiser}/handzettel.pdf?%E2%82%AC=1&a%0D%0ASet-Cookie:%20b=%26c"
    )

    assert (answer.status_code, answer.headers["Refresh"]) == (
        202,
        "0; url=handzettel.pdf?%E2%82%AC=1&a%0D%0ASet-Cookie%3A%20b=%26c&again=1",
    )


@pytest.mark.parametrize(
    ("trouble", "status", "said"),
    [
        (Busy(), 503, "Gerade werden sehr viele Dateien erstellt."),
        (NotMade("it took too long"), 500, "Diese Datei ließ sich nicht erstellen."),
    ],
)
def test_what_could_not_be_made_is_said_in_words(
    organiser: str,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    trouble: Exception,
    status: int,
    said: str,
) -> None:
    def refuses(*_: object) -> object:
        raise trouble

    monkeypatch.setattr(files, "job_of", refuses)

    answer = Device(**BROWSER).get(f"/take/{organiser}/ratsvorlage.docx?language=de-simple&{status}")

    assert answer.status_code == status
    assert said in text(answer.text)
    gc.collect()
    assert organiser not in caplog.text
    assert len(caplog.records) == (status == 500)  # what asyncio logs of its own would say it twice
    assert ("Retry-After" in answer.headers) == (status == 503)


def test_names_of_files_fit_every_system() -> None:
    named, german = kind("ratsvorlage"), language("de")
    assert named is not None

    short = named.file_name(named.formats[0], 'a/b\\c:d*?"<>|\n..', date(2026, 11, 28), german)
    long = named.file_name(named.formats[0], "Beteiligung " * 40, date(2026, 11, 28), german)

    assert short == "Ratsvorlage a b c d 2026-11-28.pdf"
    assert len(long) < 100
    assert file_pool.pool() is file_pool.pool()
