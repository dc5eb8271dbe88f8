"""What somebody was told is saved is there, once, whatever happens to the server: killed, cut off, its disk
full, its database locked.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from datetime import UTC, datetime

import httpx
import pytest

from qcheck.service import back_up, open_service, restored
from qcheck.settings import Settings
from qcheck.store import open_store
from tests.mortal import PATIENCE, MortalServer, Phone, until
from tests.sheet.devices import hidden, invitation, new_check, text

QUESTIONS = [f"f{number}" for number in range(12)]
CATALOGUE = (
    "id: spielplatz\nversion: 1.0.0\ntitle: Spielplatz\ncriteria:\n  - id: planung\n    title: "
    "Planung\n    questions:\n"
) + "".join(f"      - {{id: {question}, text: Frage {question}.}}\n" for question in QUESTIONS)
LIVES = int(os.environ.get("TEST_LIVES", "9"))
"""How often the server is killed, each time after another number of answers; fifty times before a release."""
CUTS = 10
LONG = "Was ich sagen wollte, ist lang. " * 150
FULL = "Zum Speichern ist kein Platz mehr."
BUSY = "Gerade speichert jemand anderes. Bitte versuchen Sie es noch einmal."


@pytest.fixture(scope="module")
def server(tmp_path_factory) -> Iterator[MortalServer]:
    """Not started yet; with a catalogue of twelve questions in one criterion."""
    data = tmp_path_factory.mktemp("mortal")
    (Settings(data=data).prepared().criteria / "spielplatz.yaml").write_text(CATALOGUE)
    one = MortalServer(data)
    yield one
    one.kill()


@pytest.fixture
def settings(server) -> Settings:
    return Settings(data=server.data, database=f"sqlite:///{server.data}/qcheck.sqlite")


def test_a_server_killed_again_and_again_under_load_has_lost_nothing_and_doubled_nothing(server, settings):
    organiser, invited = _check(settings)

    with _phones(server, invited) as phones:
        for life in range(LIVES):
            server.start()
            _saved(phones, 6 + life % 9)
            server.kill()
        server.start()
    server.kill()

    _holds_what_was_acknowledged(settings, organiser, phones)
    with closing(sqlite3.connect(server.data / "qcheck.sqlite")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_a_backup_taken_under_load_and_put_back_elsewhere_has_what_was_acknowledged_before(
    server, settings, tmp_path
):
    organiser, invited = _check(settings)
    elsewhere = Settings(data=tmp_path / "anderswo", database=f"sqlite:///{tmp_path}/anderswo/qcheck.sqlite")

    with server.alive(), _phones(server, invited) as phones:
        _saved(phones, 8)
        before = _acknowledged(phones)
        made = back_up(settings, tmp_path / "qcheck.backup", datetime.now(UTC), None)
        _saved(phones, 8)
    server.kill()
    restored(elsewhere, made.file, settings.key_file, None)

    with closing(open_service(elsewhere)) as service:
        assert service.access.open(organiser).title
        kept = {sheet: _given(service.answering.own_sheet(sheet)) for sheet in before}
    assert sum(map(len, before.values())) >= 1
    assert all(given.items() <= kept[sheet].items() for sheet, given in before.items())


@pytest.mark.postgresql
def test_a_server_cut_off_from_postgresql_again_and_again_has_lost_nothing_and_doubled_nothing(
    server, postgres, postgresql_url
):
    settings = Settings(data=server.data, database=postgresql_url)
    organiser, invited = _check(settings)

    with server.alive(postgresql_url), _phones(server, invited) as phones:
        for _ in range(CUTS):
            _saved(phones, 5)
            postgres.cut()

    _holds_what_was_acknowledged(settings, organiser, phones)


def test_on_a_full_disk_it_is_said_what_was_typed_stays_and_later_it_can_be_saved(server, settings):
    _, invited = _check(settings)

    with server.alive(), _browser(server, invited) as (browser, mark):
        first = _save(browser, mark, "Vorher")
        (server.data / "full").touch()
        by_script = _save(browser, mark, LONG)
        by_form = browser.post("t/planung", data=hidden(browser.get("t/planung").text) | {"c-f1": LONG})
        (server.data / "full").unlink()
        again = _save(browser, mark, LONG)
        page = hidden(browser.get("t/planung").text)

    assert (first.status_code, by_script.status_code, by_form.status_code, again.status_code) == (
        200,
        503,
        422,
        200,
    )
    assert by_script.json()["said"].startswith(FULL)
    assert FULL in text(by_form.text)
    assert hidden(by_form.text)["c-f1"].strip() == LONG.strip()
    assert (page["c-f0"], page["c-f1"]) == (f"Vorher\n\n{LONG.strip()}", "")


def test_while_another_program_locks_the_database_it_is_said_before_that_ends_and_pages_are_still_shown(
    server, settings
):
    _, invited = _check(settings)

    with server.alive(), _browser(server, invited) as (browser, _), _locked(settings) as program:
        refused = browser.post(
            "t/planung", data=hidden(browser.get("t/planung").text) | {"c-f0": "Mein Wort"}
        )
        program.rollback()
        again = browser.post("t/planung", data=hidden(refused.text))
        page = hidden(browser.get("t/planung").text)

    assert refused.status_code == 422
    assert BUSY in text(refused.text)
    assert hidden(refused.text)["c-f0"] == "Mein Wort"
    assert (again.status_code, page["c-f0"]) == (303, "Mein Wort")


def test_while_fifty_wait_to_save_a_page_is_shown(server, settings):
    _, invited = _check(settings)

    with (
        server.alive(),
        _browser(server, invited) as (browser, mark),
        ThreadPoolExecutor(50) as people,
        _locked(settings) as program,
    ):
        waiting = [people.submit(_close, browser, mark, f"Wort {number}") for number in range(50)]
        until(lambda: _busy_threads(server) >= 20)
        page = browser.get("t/planung")
        answered = sum(each.done() for each in waiting)
        program.rollback()

    assert page.status_code == 200
    assert answered == 0


def _busy_threads(server):
    """How many threads of the server are at work in the background, or have been."""
    return len(os.listdir(f"/proc/{server.process}/task")) - 2


def _check(settings):
    """A check with this catalogue; gives the organiser's link and an invitation."""
    with closing(open_service(settings)) as service:
        organiser = new_check(service, "spielplatz", None)
        return organiser, invitation(service, organiser)


@contextmanager
def _phones(server, invited, phone=Phone, pace=0):
    """Four people who answer as fast as they can or at this pace, until the end."""
    phones = [phone(server.address, invited, QUESTIONS, pace) for _ in range(4)]
    with ThreadPoolExecutor(len(phones)) as people:
        answering = [people.submit(phone.answer) for phone in phones]
        try:
            yield phones
        finally:
            [phone.put_away() for phone in phones]
        [each.result(PATIENCE) for each in answering]


def _saved(phones, more):
    """Waits until so many more answers and comments were acknowledged."""
    enough = sum(phone.saved for phone in phones) + more
    until(lambda: sum(phone.saved for phone in phones) >= enough)


def _holds_what_was_acknowledged(settings, organiser, phones):
    """Every answer and comment once, in every sheet that was begun, and no sheet besides."""
    acknowledged = _acknowledged(phones)
    with closing(open_service(settings)) as service, closing(open_store(settings.database)) as store:
        sheets = store.sheets_of(service.access.open(organiser).check_id)
        kept = {sheet: _given(service.answering.own_sheet(sheet)) for sheet in acknowledged}
    assert kept == acknowledged
    assert len(sheets) == len(acknowledged)


def _acknowledged(phones):
    """What the server has said it saved, at this moment, by the link of each sheet."""
    return {sheet: dict(given) for phone in phones for sheet, given in [*phone.acknowledged.items()]}


def _given(sheet):
    return {question: (given.value, given.comment) for question, given in sheet.given.items()}


@contextmanager
def _browser(server, invited):
    """A browser that has begun a sheet, and the sheet's mark."""
    with httpx.Client(
        base_url=f"{server.address}/a/{invited}",
        headers={"Origin": server.address},
        timeout=60,
        trust_env=False,
    ) as browser:
        browser.post("begin", data=hidden(browser.get("").text))
        yield browser, browser.get("overview").text.partition('data-sheet="')[2].partition('"')[0]


def _save(browser, mark, comment):
    """Saves a comment as the script does."""
    change = {"kind": "comment", "about": "f0", "text": comment, "seen": ""}
    return browser.post(
        "save", json={"sheet": mark, "change": change}, headers={"Accept": "application/json"}
    )


def _close(browser, mark, text):
    """Saves the answer to a closing question: each is saved by itself, in a thread of its own."""
    change = {"kind": "closing", "about": "open_good", "text": text, "seen": ""}
    return browser.post("save", json={"sheet": mark, "change": change})


@contextmanager
def _locked(settings):
    with closing(sqlite3.connect(settings.data / "qcheck.sqlite", isolation_level=None)) as program:
        program.execute("BEGIN EXCLUSIVE")
        yield program
