"""The rules of a date of a trial, moment by moment and seat by seat; pure."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from qcheck.piloting import (
    DateId,
    DateKind,
    DateState,
    RegistrationState,
    Taken,
    ToWhom,
    TrialDate,
    TrialId,
)
from qcheck.piloting.seats import SeatLight, light

STARTS = datetime(2026, 6, 15, 16, 0, tzinfo=UTC)
ENDS = STARTS + timedelta(hours=1)
BERLIN_MIDNIGHT = datetime(2026, 6, 14, 22, 0, tzinfo=UTC)
A_MOMENT = timedelta(seconds=1)
DATE = TrialDate(
    DateKind.INFORMATION,
    "Infotermin",
    STARTS,
    ENDS,
    "Europe/Berlin",
    seats=40,
    id=DateId("d"),
    trial=TrialId("t"),
    changed=STARTS,
)


@pytest.mark.parametrize(
    ("now", "state"),
    [
        (STARTS - A_MOMENT, DateState.OPEN),
        (STARTS, DateState.CLOSED),
        (ENDS - A_MOMENT, DateState.CLOSED),
        (ENDS, DateState.OVER),
    ],
)
def test_one_registers_until_it_begins(now: datetime, state: DateState) -> None:
    assert DATE.state(now) is state


def test_no_last_moment_for_registering_is_later_than_the_beginning() -> None:
    assert replace(DATE, register_until=ENDS).last_moment == STARTS
    assert replace(DATE, register_until=BERLIN_MIDNIGHT).last_moment == BERLIN_MIDNIGHT


@pytest.mark.parametrize(
    ("now", "is_its_day"),
    [(BERLIN_MIDNIGHT - A_MOMENT, False), (BERLIN_MIDNIGHT, True), (ENDS - A_MOMENT, True), (ENDS, False)],
)
def test_its_day_begins_at_midnight_where_it_takes_place_and_ends_with_it(
    now: datetime, is_its_day: bool
) -> None:
    assert DATE.is_its_day(now) is is_its_day


@pytest.mark.parametrize(
    ("seats", "waiting", "expected"),
    [
        (35, 0, SeatLight.ENOUGH),
        (36, 0, SeatLight.FEW),
        (39, 0, SeatLight.FEW),
        (40, 0, SeatLight.FULL),
        (39, 1, SeatLight.FULL),
        (41, 0, SeatLight.FULL),
    ],
)
def test_the_last_tenth_of_the_seats_are_few_and_who_waits_comes_first(
    seats: int, waiting: int, expected: SeatLight
) -> None:
    assert light(DATE, Taken(seats, waiting)) is expected


@pytest.mark.parametrize(
    ("whom", "meant"),
    [
        (ToWhom.ALL, {RegistrationState.SEAT, RegistrationState.WAITING}),
        (ToWhom.SEATS, {RegistrationState.SEAT}),
        (ToWhom.WAITING, {RegistrationState.WAITING}),
    ],
)
def test_a_letter_never_means_those_who_cancelled(whom: ToWhom, meant: set[RegistrationState]) -> None:
    assert {state for state in RegistrationState if whom.means(state)} == meant
