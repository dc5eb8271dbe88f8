"""What whoever runs qcheck sees of what is here: never a title, unless for a reason that is written down."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from qcheck.service import Service
from qcheck.settings import Settings
from tests.cli.checks import WHOLE, answered, organise
from tests.cli.running import Run


@pytest.fixture
def record(service: Service) -> Path:
    return Settings().data / "looked-at.log"


def test_what_is_here_is_told_without_a_title_a_place_or_a_link(qcheck: Run, service: Service) -> None:
    link = organise(qcheck)
    organise(qcheck, *WHOLE)
    answered(service, link, "verwaltung", 6)
    service.organising.keep_until(link, date.today() + timedelta(days=10))

    shown = qcheck("checks", "--language", "de").out
    told = qcheck("checks", "--format", "json").out

    assert [
        word for word in ("Spielplatz am Bach", "Bachstadt", "Radweg", link) if word in shown + told
    ] == []
    assert "vorbereitet 0, läuft 2, beendet 0, Antworten gelöscht 0" in shown
    assert "5–19" in shown
    assert "weniger als 50" in shown
    assert "kurzcheck" in shown


def test_programs_are_told_what_is_here_in_steps(qcheck: Run, service: Service) -> None:
    answered(service, organise(qcheck), "verwaltung", 6)

    told = json.loads(qcheck("checks", "--format", "json").out)

    assert told["by_state"] == {"prepared": 0, "running": 1, "closed": 0, "emptied": 0}
    assert (told["sheets_at_least"], told["trials"], told["drafts"]) == (0, 0, 0)
    [check] = told["checks"]
    assert (check["state"], check["sheets_at_least"], check["keeps"]) == ("running", 5, "nothing")
    assert check["catalogue"] == "kurzcheck"


def test_what_is_deleted_within_thirty_days_is_named_first_things_first(
    qcheck: Run, service: Service
) -> None:
    late, soon = organise(qcheck), organise(qcheck)
    service.organising.keep_until(late, date.today() + timedelta(days=20))
    service.organising.keep_until(soon, date.today() + timedelta(days=3))
    organise(qcheck)

    lines = qcheck("checks").out.partition("Deleted by")[2].partition("\n\n")[0].splitlines()[1:]

    days = [datetime.strptime(line.strip().split("  ")[0], "%d %B %Y").date() for line in lines]
    assert days == [date.today() + timedelta(days=number) for number in (3, 20)]


def test_one_check_is_shown_for_a_reason_that_is_written_down(
    qcheck: Run, service: Service, record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = organise(qcheck)
    monkeypatch.setenv("SUDO_USER", "erika")
    check = service.census.inhabitants().checks[0].id

    ran = qcheck("checks", check, "--reason", "Löschen scheitert, Ticket 17")

    said = json.loads(record.read_text(encoding="utf-8"))
    assert "Spielplatz am Bach" in ran.out
    assert link not in ran.out
    assert str(record) in ran.err
    assert (said["who"], said["check"], said["reason"]) == ("erika", check, "Löschen scheitert, Ticket 17")
    assert record.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "end", ["\n", "\r\n", "\u2028", "\u2029", "\x85", "\x0b", "\x1c", "\x1b[2K\r", "\udcff"], ids=ascii
)
def test_a_reason_stays_on_its_line_and_makes_no_other_and_none_go(
    qcheck: Run, service: Service, record: Path, end: str
) -> None:
    organise(qcheck)
    check = service.census.inhabitants().checks[0].id
    forged = f'Ticket 17{end}{{"time": "2020-01-01T00:00:00+00:00", "who": "erika"}}'

    first = qcheck("checks", check, "--reason", forged)
    qcheck("checks", check, "--reason", "Ticket 18")

    assert first.code == 0
    whole = record.read_text(encoding="utf-8")
    assert [json.loads(line)["reason"] for line in whole.splitlines()] == [forged, "Ticket 18"]
    assert all(sign.isprintable() or sign == "\n" for sign in whole)


@pytest.mark.parametrize("reason", [(), ("--reason", ""), ("--reason", "  ")])
def test_without_a_reason_nothing_is_shown(qcheck: Run, service: Service, record: Path, reason) -> None:
    organise(qcheck)
    check = service.census.inhabitants().checks[0].id

    ran = qcheck("checks", check, *reason)

    assert (ran.code, ran.out) == (2, "")
    assert "--reason" in ran.err
    assert not record.exists()


def test_a_reason_without_a_check_and_a_check_that_is_not_here_are_refused(qcheck: Run, record: Path) -> None:
    organise(qcheck)

    assert qcheck("checks", "--reason", "x").code == 2
    assert qcheck("checks", "nichts", "--reason", "x").code == 1
    assert not record.exists()


def test_where_it_cannot_be_written_down_nothing_is_shown(
    qcheck: Run, service: Service, record: Path
) -> None:
    organise(qcheck)
    record.mkdir()
    check = service.census.inhabitants().checks[0].id

    ran = qcheck("checks", check, "--reason", "x")

    assert (ran.code, ran.out) == (2, "")


def test_lines_of_more_than_two_years_ago_go_and_others_stay(
    qcheck: Run, service: Service, record: Path
) -> None:
    organise(qcheck)
    lines = [
        {"time": datetime(year, 1, 1, tzinfo=UTC).isoformat(), "who": str(year)} for year in (2020, 2999)
    ]
    record.write_text("".join(f"{json.dumps(line)}\n" for line in lines) + "kein JSON\n")
    check = service.census.inhabitants().checks[0].id

    qcheck("checks", check, "--reason", "x")

    kept = record.read_text(encoding="utf-8").splitlines()
    assert ["2999" in kept[0], kept[1], json.loads(kept[2])["reason"]] == [True, "kein JSON", "x"]
