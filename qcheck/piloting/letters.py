"""A text that whoever coordinates a trial writes to the people of one of its dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from qcheck.piloting.dates import DateId, RegistrationState


class ToWhom(StrEnum):
    """Who of those registered for a date is written to."""

    ALL = "all"
    SEATS = "seats"
    WAITING = "waiting"

    def means(self, state: RegistrationState) -> bool:
        """Whether somebody whose registration stands like this is meant."""
        if state is RegistrationState.CANCELLED:
            return False
        return self is ToWhom.ALL or (self is ToWhom.SEATS) == (state is RegistrationState.SEAT)


@dataclass(frozen=True, slots=True)
class DateLetter:
    """What was written, and when. It stands on the own page of everybody who is meant."""

    id: str
    date: DateId
    whom: ToWhom
    subject: str
    text: str
    at: datetime
