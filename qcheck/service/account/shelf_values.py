"""What stands on a shelf, as its page shows it: what a thing is, where it stands, when it is deleted, and the
way in. Never an answer, a result or a number of sheets.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from qcheck.accounts import Account, Thing
from qcheck.asking import Questionnaire
from qcheck.records import Keeps, Mode, State


@dataclass(frozen=True, slots=True)
class ShelvedCheck:
    """A check by its organiser's link. `emptied`: on this day its answers went."""

    thing: Thing
    link: str
    title: str
    place: str
    questionnaire: Questionnaire
    mode: Mode
    state: State
    made: date
    deletes: date
    keeps: Keeps
    emptied: date | None


@dataclass(frozen=True, slots=True)
class ShelvedDraft:
    """A draft of a catalogue by its author's link. `deletes`: the day it goes, if nobody opens it."""

    thing: Thing
    link: str
    title: str
    version: str
    changed: date
    deletes: date


@dataclass(frozen=True, slots=True)
class ShelvedTrial:
    """A trial by the link to coordinate it."""

    thing: Thing
    link: str
    title: str
    is_public: bool
    deletes: date


@dataclass(frozen=True, slots=True)
class AccountShelf:
    """All that lies on one shelf, the newest first. `organisation` is empty for one's own."""

    organisation: str
    checks: tuple[ShelvedCheck, ...] = ()
    drafts: tuple[ShelvedDraft, ...] = ()
    trials: tuple[ShelvedTrial, ...] = ()

    @property
    def number(self) -> int:
        """How many things lie there."""
        return len(self.checks) + len(self.drafts) + len(self.trials)

    @property
    def is_empty(self) -> bool:
        return not self.number


@dataclass(frozen=True, slots=True)
class KnownAccount:
    """An account for the operator: when its person signed in last, and how many things lie on its shelf."""

    account: Account
    seen: datetime
    number: int


@dataclass(frozen=True, slots=True)
class LedThing:
    """A thing as one of the links opens it that may do everything with it, and what it is called."""

    thing: Thing
    link: str
    title: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class OtherShelf:
    """The shelf of somebody else who leads the same thing: its place, and a name for the eye."""

    place: str
    name: str
    is_organisation: bool


@dataclass(frozen=True, slots=True)
class OnShelves:
    """On which shelves a thing lies. `own`: on that of whoever asks; `organisations`: for each of theirs
    whether it lies there. `others` are named to those alone who lead it by a shelf; everybody else is told
    how many `accounts` and `offices` there are in all.
    """

    led: LedThing
    own: bool
    organisations: tuple[tuple[str, bool], ...]
    others: tuple[OtherShelf, ...]
    accounts: int
    offices: int

    @property
    def by_a_shelf(self) -> bool:
        """Whether whoever asks leads it by a shelf, and not by the link alone."""
        return self.own or any(there for _, there in self.organisations)
