"""What the operator asks of the whole installation, and dates that are put right from the command line."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import text

from qcheck.service import Service
from tests.cli.checks import NEW, organise
from tests.cli.running import Run


def stored(service: Service, **values: object) -> None:
    """As it may stand in a database that others have written into."""
    with service._store.database.writing() as connection:
        for column, value in values.items():
            connection.execute(text(f"UPDATE checks SET {column} = :value"), {"value": value})


def test_the_status_of_an_installation_says_when_it_last_tidied_up(qcheck: Run, service: Service) -> None:
    never = qcheck("status", "--installation")
    service.upkeep.tidy()

    ran = qcheck("status", "--installation")
    told = json.loads(qcheck("status", "--installation", "--format", "json").out)

    assert (never.code, "has not run yet" in never.out) == (1, True)
    assert (ran.code, "last ran on" in ran.out, "Database: sqlite" in ran.out) == (0, True, True)
    assert (told["overdue"], told["failed"], told["clock"], told["due"]) == (False, [], "ok", 0)


def test_a_status_needs_a_link_or_the_installation(qcheck: Run) -> None:
    ran = qcheck("status")

    assert (ran.code, ran.out) == (2, "")
    assert "which check? Say its link, or '-'" in ran.err
    assert ran.err.endswith("; or say --installation\n")


def test_a_clock_that_has_leapt_is_confirmed_by_a_command(qcheck: Run, service: Service) -> None:
    link = organise(qcheck)
    service.clock.now = lambda: datetime.now(UTC) - timedelta(days=60)
    service.organising.keep_until(link, date.today() - timedelta(days=1))
    service.upkeep.tidy()

    asked = qcheck("clock")
    confirmed = qcheck("clock", "--confirm", "--language", "de")
    after = qcheck("clock")

    assert (asked.code, "qcheck clock --confirm" in asked.out) == (1, True)
    assert (
        confirmed.code,
        confirmed.err.startswith("Die Uhr gilt: "),
        confirmed.err.endswith("gelöscht: 1\n"),
    ) == (0, True, True)
    assert after.code == 0
    assert qcheck("links").code == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"ends": "9999-12-31 22:59:00"},
        {"ends": "9999-12-31 23:59:59"},
        {"ends": None, "deletes": "9999-12-31"},
        {"zone": "Nowhere"},
    ],
)
def test_a_stored_date_nobody_can_mean_stops_no_command_and_is_put_right(
    qcheck: Run, service: Service, wrong: dict[str, object]
) -> None:
    link = organise(qcheck)
    stored(service, **wrong)

    codes = [
        qcheck(*command).code
        for command in (("links",), ("status", link), ("status", link, "--format", "json"))
    ]
    mended = qcheck(
        "schedule", link, "--ends", (date.today() + timedelta(days=90)).isoformat(), "--deletes", "-"
    )

    assert codes == [0, 0, 0]
    assert mended.code == 0, mended.err
    assert json.loads(qcheck("status", link, "--format", "json").out)["deletes"] < "2100"


def test_end_and_day_of_deletion_are_chosen_and_taken_back(qcheck: Run) -> None:
    link = organise(qcheck, *NEW, "--ends", (date.today() + timedelta(days=30)).isoformat())
    day = (date.today() + timedelta(days=60)).isoformat()

    chosen = qcheck("schedule", link, "--deletes", day)
    status = json.loads(qcheck("status", link, "--format", "json").out)
    back = qcheck("schedule", link, "--ends", "-", "--deletes", "-")
    after = json.loads(qcheck("status", link, "--format", "json").out)

    assert (chosen.code, status["deletes"]) == (0, day)
    assert (back.code, after["ends"]) == (0, None)


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        ((), "say --ends, --deletes or --keeps"),
        (("--deletes", "morgen"), "'morgen' is no day"),
        (("--ends", "bald"), "is no day and no moment"),
    ],
)
def test_what_cannot_be_scheduled_is_wrong_usage(qcheck: Run, argv: tuple[str, ...], said: str) -> None:
    ran = qcheck("schedule", organise(qcheck), *argv)

    assert ran.code == 2
    assert said in ran.err
