"""Dates of a trial, and who comes: frozen values, and what follows from a date's own words."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import NewType

from qcheck.language import local
from qcheck.piloting.values import PilotId, Trial, TrialId
from qcheck.typed_dates import USUAL_ZONE

DateId = NewType("DateId", str)
RegistrationId = NewType("RegistrationId", str)


class DateKind(StrEnum):
    """What a date of a trial is for."""

    INFORMATION = "information"
    REFLECTION = "reflection"
    MEETING = "meeting"
    CLOSING = "closing"


class Who(StrEnum):
    """Who may come to a date."""

    EVERYBODY = "everybody"
    PILOTS = "pilots"


class DateState(StrEnum):
    """Where a date stands: one can register, not any more, it is over, or it does not take place."""

    OPEN = "open"
    CLOSED = "closed"
    OVER = "over"
    CALLED_OFF = "called_off"


@dataclass(frozen=True, slots=True)
class DateFacts:
    """What is said of a date. `starts`, `ends` and `register_until` are aware; by the clocks of `zone` they
    are told. `place` is empty for a meeting online alone. `access` leads to the online meeting: secret until
    the day, and shown only to those with a seat.

    `seats`: None, as many as come. `few`: from how many free seats on only a few are left; None, a tenth and
    at least three. `register_until`: None, until it begins.
    """

    kind: DateKind
    title: str
    starts: datetime
    ends: datetime
    zone: str = USUAL_ZONE
    place: str = ""
    online: bool = False
    access: str = field(default="", repr=False)
    seats: int | None = None
    few: int | None = None
    register_until: datetime | None = None
    who: Who = Who.EVERYBODY
    text: str = ""
    technical: str = ""
    accessibility: str = ""


@dataclass(frozen=True, slots=True)
class TrialDate(DateFacts):
    """A date of a trial. Dates with the same `alike` have the same content: one person registers for one of
    them; a date by itself has one of its own. `came` counts who ever registered; `revision` grows with every
    change of the date itself, at `changed`.
    """

    _: KW_ONLY
    id: DateId
    trial: TrialId
    changed: datetime
    alike: str = ""
    called_off: datetime | None = None
    came: int = 0
    revision: int = 1

    @property
    def last_moment(self) -> datetime:
        """Until when one can register: never longer than until it begins."""
        return min(self.register_until or self.starts, self.starts)

    def state(self, now: datetime) -> DateState:
        """Where the date stands at this moment."""
        if self.called_off is not None:
            return DateState.CALLED_OFF
        if now >= self.ends:
            return DateState.OVER
        return DateState.OPEN if now < self.last_moment else DateState.CLOSED

    def is_its_day(self, now: datetime) -> bool:
        """Whether it is the day of the date where it takes place, or one of its days, until it ends."""
        return local(self.starts, self.zone).date() <= local(now, self.zone).date() and now < self.ends


@dataclass(frozen=True, slots=True)
class DatePlan(DateFacts):
    """What whoever coordinates says of a date. `like`: the date whose content it has, too."""

    like: DateId | None = None


class RegistrationState(StrEnum):
    """What became of a registration."""

    SEAT = "seat"
    WAITING = "waiting"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Registration:
    """One person at one date. `number` is the order in which people came; the waiting list goes by it.
    `person` tells the same person from others without their address: a keyed hash of name and address, empty
    where no address was given.

    `repeats`: somebody with this name and address had registered already, for this date or one of the same
    content. It then takes no seat, and looks to whoever sent it like any other, so that nobody learns who is
    registered by typing their name. What tells who it is stands in no `repr`.
    """

    id: RegistrationId
    trial: TrialId
    date: DateId
    name: str = field(repr=False)
    at: datetime
    organisation: str = field(default="", repr=False)
    mail: str = field(default="", repr=False)
    person: str = field(default="", repr=False)
    state: RegistrationState = RegistrationState.WAITING
    number: int = 0
    language: str = "de"
    by_hand: bool = False
    repeats: RegistrationId | None = None
    pilot: PilotId | None = None
    revision: int = 1


@dataclass(frozen=True, slots=True)
class Taken:
    """How many people have a seat at a date, and how many wait. `waiting_told` is what pages say of it: with
    those who registered twice, as they see it.
    """

    seats: int = 0
    waiting: int = 0
    waiting_told: int = 0


class Happening(StrEnum):
    """What can become of a registration without its person at the screen, or what they are sent to keep."""

    SEAT = "seat"
    WAITING = "waiting"
    MOVED_UP = "moved_up"
    CANCELLED = "cancelled"
    AGAIN = "again"
    CHANGED = "changed"
    CALLED_OFF = "called_off"
    ACCESS = "access"


def people_go(trial: Trial, ends: datetime, zone: str) -> date:
    """The day on which is deleted what is kept of the people at a date that ends then."""
    return min(local(ends + timedelta(days=trial.registrations_stay), zone).date(), trial.deletes)
