"""What is deleted in a check, in a trial, or with an account, is gone from the files of the database at that
moment, from SQLite's log, too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from qcheck.language import language
from qcheck.service import GivenFile, Identity, Person, Removal, Service, open_service
from qcheck.settings import Settings
from tests.standing_clock import StandingClock
from tests.test_service import YAML, wish
from tests.test_service_people import joined
from tests.trial_dates import date_of, registered
from tests.trials import APPLIED, opened_trial

WORD = "Zaubernuss"
Deed = Callable[[Service, str, str], Callable[[], None]]
"""Has the word kept in a trial, by its link and its name; gives what deletes it again."""


def _trial(service: Service, coordinate: str, name: str) -> Callable[[], None]:
    service.applying.apply(name, APPLIED | {"a.process": WORD}, "nonce", "de")
    return lambda: service.trials.delete(coordinate, sure=True)


def _application(service: Service, coordinate: str, name: str) -> Callable[[], None]:
    own = service.applying.apply(name, APPLIED | {"a.process": WORD}, "nonce", "de")
    return lambda: service.applying.withdraw(own)


def _date(service: Service, coordinate: str, name: str) -> Callable[[], None]:
    date = date_of(service, coordinate)
    service.registering.cancel(registered(service, coordinate, date.id, WORD))
    return lambda: service.dates.delete(coordinate, date.id)


def _registration(service: Service, coordinate: str, name: str) -> Callable[[], None]:
    own = registered(service, coordinate, date_of(service, coordinate).id, WORD)
    return lambda: service.registering.amend(
        own, Person("Anna"), service.registering.own(own).registration.revision
    )


def _pilot(service: Service, coordinate: str, name: str) -> Callable[[], None]:
    pilot = service.piloting.open_pilot(service.piloting.add(coordinate, WORD)).pilot.id
    return lambda: service.observing.remove(service.trials.coordinate(coordinate), pilot)


def _account(service: Service, coordinate: str, name: str) -> Callable[[], None]:
    person = service.accounts.arrive(Identity("https://login.example.org", "ada", WORD, "", (WORD,)))
    service.shelves.put(person, coordinate)
    return lambda: service.shelves.delete_account(person)


def _given(service: Service, coordinate: str, name: str) -> Callable[[], None]:
    person = service.accounts.arrive(Identity("https://login.example.org", "ada", "", "", (WORD,)))
    service.shelves.give(person, coordinate, WORD)
    service.shelves.delete_account(person)
    return lambda: service.shelves.take_off_all(coordinate)


def _said(service: Service) -> tuple[str, str]:
    """The organiser's link of a check, and that of a sheet on which the word is written."""
    organise = service.organising.create_check(wish(perspective=None))
    [sheet] = joined(service, organise)
    service.answering.comment(sheet, "frueh", WORD, "")
    return organise, sheet


def _own_sheet(service: Service, coordinate: str, name: str) -> Callable[[], None]:
    _, sheet = _said(service)
    return lambda: service.answering.withdraw(sheet)


def _own_sheet_after_the_end(service: Service, coordinate: str, name: str) -> Callable[[], None]:
    organise, sheet = _said(service)
    service.organising.end_check(organise)
    return lambda: service.own_data.erase(sheet, whole=True)


def _correction(service: Service, coordinate: str, name: str) -> Callable[[], None]:
    organise, sheet = _said(service)
    service.organising.end_check(organise)
    return lambda: service.own_data.correct(sheet, "frueh", "Strauch", WORD, language("de"))


def _word_taken_out(service: Service, coordinate: str, name: str) -> Callable[[], None]:
    organise, _ = _said(service)
    [remark] = service.redacting.removable(organise)
    return lambda: service.redacting.remove_words(organise, remark.mark, Removal(comment=True))


def _check(service: Service, coordinate: str, name: str) -> Callable[[], None]:
    organise, _ = _said(service)
    return lambda: service.organising.delete(organise)


def _process(service: Service, coordinate: str, name: str) -> Callable[[], None]:
    organise, _ = _said(service)
    return lambda: service.organising.delete_process(organise)


def _answers(service: Service, coordinate: str, name: str) -> Callable[[], None]:
    organise, _ = _said(service)
    service.organising.end_check(organise)
    return lambda: service.organising.delete_answers(organise)


def _import(service: Service, coordinate: str, name: str) -> Callable[[], None]:
    organise = service.organising.create_check(wish(perspective=None))
    source = f"sheet;perspective;question;answer;comment\n1;kinder;frueh;4;{WORD}\n"
    look = service.importing.look(organise, [GivenFile("table.csv", source.encode())])
    service.importing.take_in(organise, look)
    [imported] = service.importing.imports(organise)
    return lambda: service.importing.undo_import(organise, imported)


DEEDS = {
    "one's own sheet": _own_sheet,
    "one's own sheet after the end": _own_sheet_after_the_end,
    "what a correction replaces": _correction,
    "words that are taken out": _word_taken_out,
    "a check": _check,
    "a process": _process,
    "the answers of a check": _answers,
    "a file of answers": _import,
    "a trial": _trial,
    "an application": _application,
    "a date": _date,
    "what somebody said of themselves before": _registration,
    "a pilot": _pilot,
    "an account": _account,
    "the place on the shelf of an organisation": _given,
}


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Service]:
    settings = Settings(data=tmp_path).prepared()
    (settings.criteria / "spielplatz.yaml").write_text(YAML, "utf-8")
    opened = open_service(settings)
    opened.clock.now = StandingClock()
    yield opened
    opened.close()


@pytest.mark.parametrize("keep", DEEDS.values(), ids=DEEDS.keys())
def test_what_is_deleted_is_gone_from_all_files(service: Service, tmp_path: Path, keep: Deed) -> None:
    def is_there() -> bool:
        return any(WORD.encode() in each.read_bytes() for each in tmp_path.glob("qcheck.sqlite*"))

    delete = keep(service, *opened_trial(service))
    before = is_there()
    delete()

    assert before
    assert not is_there()
