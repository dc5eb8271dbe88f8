"""Seat lights: whether there is still a seat at a date; pure."""

from __future__ import annotations

from enum import StrEnum

from qcheck.piloting.dates import Taken, TrialDate

TENTH, AT_LEAST = 10, 3


class SeatLight(StrEnum):
    """How the seats of a date stand."""

    ENOUGH = "enough"
    FEW = "few"
    FULL = "full"


def few_from(date: TrialDate) -> int:
    """From how many free seats on only a few are left: as set, else a tenth of them, at least three."""
    return date.few if date.few is not None else max(AT_LEAST, -(-(date.seats or 0) // TENTH))


def free(date: TrialDate, taken: Taken) -> int | None:
    """How many seats nobody has; none where more people were taken in than there are seats. None where there
    are as many as people come.
    """
    return None if date.seats is None else max(0, date.seats - taken.seats)


def light(date: TrialDate, taken: Taken) -> SeatLight:
    """Enough seats, only a few left, or fully booked; who waits has precedence over who comes next."""
    left = free(date, taken)
    if left is None:
        return SeatLight.ENOUGH
    if left == 0 or taken.waiting:
        return SeatLight.FULL
    return SeatLight.FEW if left <= few_from(date) else SeatLight.ENOUGH
