"""Processes and their checks: what is asked, how it may be shown, how long it is kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from hashlib import sha256

from qcheck.catalogue import CatalogueId, CriterionId, PhaseId
from qcheck.records.ids import CheckId, ProcessId
from qcheck.typed_dates import USUAL_ZONE


class Mode(StrEnum):
    """How answers may be shown; chosen when a check is created, never changed."""

    OPEN = "open"  # offene Runde: people sit together, any number is shown at any time
    CONFIDENTIAL = (
        "confidential"  # vertrauliche Abfrage: shown once, when closed, and only groups of the minimum size
    )


class Keeps(StrEnum):
    """What of a check remains after its day of deletion; the answers never do. Said to everybody who answers,
    and from then on made stricter only. From the strictest to the loosest.
    """

    NOTHING = "nothing"  # the check goes as a whole, with what was agreed and planned on it
    MEASURES = "measures"  # measures and agreed lights stay with the process
    RESULT = "result"  # so do the figures of the result, as far as they could be shown on that day

    @property
    def rank(self) -> int:
        """0 for the strictest choice."""
        return list(Keeps).index(self)


class State(StrEnum):
    """Where a check stands in its life."""

    PREPARED = "prepared"  # links can be handed out, nobody can answer yet
    OPEN = "open"
    CLOSED = "closed"  # nothing can be changed any more


@dataclass(frozen=True, slots=True)
class Life:
    """When a check can be answered, and how long it is kept; see `life` for what follows. Moments
    are aware.
    """

    created: datetime
    opened: datetime | None = None
    closed: datetime | None = None
    ends: datetime | None = None  # the chosen end, at which it closes itself
    zone: str = USUAL_ZONE  # in which that end was said
    deletes: date | None = None  # the chosen day of deletion; None: twelve months after the end


@dataclass(frozen=True, slots=True)
class Scope:
    """What a check asks: `only` some criteria (None: all of the parts), and the modules in use."""

    only: frozenset[CriterionId] | None = None
    modules: frozenset[CriterionId] = frozenset()


@dataclass(frozen=True, slots=True)
class Process:
    """The participation process that is looked at. Title and place can be corrected at any time."""

    id: ProcessId
    title: str
    place: str


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What every invitation to a check says beside the facts, in the organiser's words; empty where nothing
    was written.

    `sender` invites, `contact` answers questions, `privacy` is responsible for data protection and how to
    reach them, `purpose` says what the answers are for, `afterwards` what happens with them.
    """

    sender: str = ""
    contact: str = ""
    privacy: str = ""
    purpose: str = ""
    afterwards: str = ""


@dataclass(frozen=True, slots=True)
class Shows:
    """Which part of the results a link to them shows: `criteria` (None: all of them), comments and evidence,
    the single perspectives.
    """

    criteria: frozenset[CriterionId] | None = None
    comments: bool = True
    perspectives: bool = True

    @property
    def everything(self) -> bool:
        """Whether nothing is left out."""
        return self == EVERYTHING


EVERYTHING = Shows()


@dataclass(frozen=True, slots=True)
class Check:
    """One round of questions on a process. Keeps the text of its catalogue, so that old profiles stay
    reproducible.

    `shares`: whoever answered may see the result after the end. `keeps`: what remains after the day of
    deletion, `emptied` (aware) when the answers went, None while they are there. `left_behind`: it came from
    another installation, and its answers stayed there; figures alone are here. `asks_back`: where its
    catalogue is in trial, it asks whether the questions fit. `times`: there it may be measured how long they
    take, on the devices of those who allow it. `has_moved`: from one edition of its catalogue
    to another, at least once. `catalogue_sha` follows from the text, and is
    given where it is known already.
    """

    id: CheckId
    process: Process
    catalogue_id: CatalogueId
    catalogue_version: str
    catalogue_text: str
    phase: PhaseId | None
    scope: Scope
    mode: Mode
    life: Life
    letterhead: Letterhead = Letterhead()
    shares: bool = False
    catalogue_sha: str = ""
    keeps: Keeps = Keeps.NOTHING
    emptied: datetime | None = None
    left_behind: bool = False
    asks_back: bool = True
    times: bool = False
    has_moved: bool = False

    def __post_init__(self) -> None:
        if not self.catalogue_sha:
            object.__setattr__(self, "catalogue_sha", sha_of(self.catalogue_text))


def sha_of(text: str) -> str:
    """The hash by which a catalogue's text is known."""
    return sha256(text.encode()).hexdigest()
