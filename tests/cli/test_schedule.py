"""`qcheck schedule`: another end, another day of deletion; and checks whose stored dates cannot be meant."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import create_engine, text

from qcheck.service import Service, State, UnknownLink
from qcheck.settings import Settings
from tests.cli.checks import NEW, made, organise
from tests.cli.running import Run

FAR = [
    "9999-12-31 23:59:00.000000",
    "9999-12-31 10:00:00.000000",
    "9998-12-31 22:59:00.000000",
    "0001-01-01 00:00:00.000000",
]


@pytest.fixture
def poisoned(qcheck: Run, service: Service) -> str:
    """A check that was stored with an end in the year 9999, when nobody refused it."""
    return spoilt(qcheck, FAR[0])


def spoilt(qcheck: Run, ends: str) -> str:
    link = organise(qcheck)
    engine = create_engine(Settings().database)
    with engine.begin() as connection:
        connection.execute(text("update checks set ends = :ends"), {"ends": ends})
    engine.dispose()
    return link


def test_an_end_and_a_day_of_deletion_are_set_anew(qcheck: Run, service: Service) -> None:
    link = organise(qcheck)

    ran = qcheck("schedule", link, "--ends", "31. März 2030, 18 Uhr", "--deletes", "1.6.2030")

    assert ran.code == 0
    assert "closes itself on 31 March 2030, 18:00; everything is deleted on 1 June 2030" in ran.err
    assert service.access.open(link).life.ends == datetime(2030, 3, 31, 16, tzinfo=UTC)


def test_both_are_taken_back(qcheck: Run, service: Service) -> None:
    link = organise(qcheck, *NEW, "--ends", "2030-03-31")
    qcheck("schedule", link, "--deletes", "2030-06-01")

    ran = qcheck("schedule", link, "--ends", "-", "--deletes", "-")

    assert ran.code == 0
    assert "is closed by hand; everything is deleted on" in ran.err
    assert (service.access.open(link).life.ends, service.access.open(link).life.deletes) == (None, None)


def test_both_can_move_beyond_what_they_were(qcheck: Run, service: Service) -> None:
    link = organise(qcheck, *NEW, "--ends", "2030-03-31")
    qcheck("schedule", link, "--deletes", "2030-06-01")

    ran = qcheck("schedule", link, "--ends", "2031-03-31", "--deletes", "2031-06-01")

    assert ran.code == 0
    assert service.access.open(link).deletes == date(2031, 6, 1)


@pytest.mark.parametrize(
    ("argv", "code", "says"),
    [
        (("--ends", "bald"), 2, "--ends: 'bald' is no day and no moment"),
        (("--deletes", "31.2.2030"), 2, "--deletes: '31.2.2030' is no day"),
        (("--ends", "2020-01-01"), 1, "The end lies in the past."),
        (("--ends", "9999-12-31"), 1, "The end lies more than ten years ahead."),
        (("--deletes", "31.12.9999"), 1, "ten years at most"),
        (("--ends", "0001-01-01"), 1, "The end lies in the past."),
    ],
)
def test_what_cannot_be_is_refused_in_words_and_changes_nothing(
    qcheck: Run, service: Service, argv: tuple[str, ...], code: int, says: str
) -> None:
    link = organise(qcheck)
    before = service.access.open(link).life

    ran = qcheck("schedule", link, *argv)

    assert (ran.code, ran.out) == (code, "")
    assert says in ran.err
    assert service.access.open(link).life == before


@pytest.mark.parametrize(
    "ends", ["9999-12-31", "31.12.9999", "2040-01-01", "9998-06-30T12:00", "0001-01-01", "31.12.1900"]
)
def test_a_new_check_with_an_end_far_away_is_refused_and_not_made(
    qcheck: Run, service: Service, ends: str
) -> None:
    ran = qcheck(*NEW, "--ends", ends)

    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("The end lies ")
    assert service.known_checks.organisers() == ()


def test_the_last_day_within_ten_years_is_taken(qcheck: Run, service: Service) -> None:
    ends = (datetime.now(UTC) + timedelta(days=3652)).date().isoformat()

    assert made(qcheck, *NEW, "--ends", ends)["ends"][:10] == ends


@pytest.mark.parametrize("ends", FAR)
def test_a_stored_end_that_cannot_be_meant_spoils_no_command(
    qcheck: Run, service: Service, ends: str
) -> None:
    good = organise(qcheck, "new", "--title", "Radweg", "--catalogue", "kurzcheck", "--phase", "planung")
    link = spoilt(qcheck, ends)

    codes = [
        qcheck(*argv).code
        for argv in (("links",), ("links", "Radweg"), ("status", link), ("profile", link), ("status", good))
    ]

    assert codes == ([0] * 5 if ends > "2" else [1] * 5)  # what ended in the year 1 is deleted by now


def test_a_stored_end_that_cannot_be_meant_is_mended(qcheck: Run, service: Service, poisoned: str) -> None:
    ran = qcheck("schedule", poisoned, "--ends", "2030-03-31", "--deletes", "2030-06-01")

    assert ran.code == 0
    assert (service.access.open(poisoned).state, service.access.open(poisoned).deletes) == (
        State.OPEN,
        date(2030, 6, 1),
    )


def test_a_check_with_such_an_end_is_deleted(qcheck: Run, service: Service, poisoned: str) -> None:
    assert qcheck("delete", poisoned, "--yes").code == 0

    with pytest.raises(UnknownLink):
        service.access.open(poisoned)


def test_a_check_with_such_an_end_keeps_no_other_from_being_tidied_away(
    qcheck: Run, service: Service, poisoned: str
) -> None:
    service.upkeep.tidy()

    assert [each.title for each in service.known_checks.organisers()] == ["Spielplatz am Bach"]
