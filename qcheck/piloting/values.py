"""A trial of an instrument, its links and its pilots; frozen values without behaviour."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from qcheck.catalogue import CatalogueId
from qcheck.records import LinkId, ProcessId
from qcheck.typed_dates import USUAL_ZONE

TrialId = NewType("TrialId", str)
PilotId = NewType("PilotId", str)


class TrialLinkKind(StrEnum):
    """What a link of a trial lets its holder do."""

    COORDINATE = "coordinate"  # everything about the trial; of pilots only what they hand over
    JOIN = "join"  # take part as a pilot: whoever holds it can become one
    PILOT = "pilot"  # one pilot: what is kept of it, its checks, its results handed over or not, leaving
    APPLICATION = "application"  # one application: see it, change it, take it back
    REGISTRATION = "registration"  # one person at one date: see it, change it, cancel it
    ROOM = "room"  # a workshop about the instrument, on participants' phones
    SCREEN = "screen"  # what such a workshop shows to the room


class Asks(StrEnum):
    """What is asked of whoever registers for a date, besides a name."""

    ORGANISATION = "organisation"
    MAIL = "mail"


@dataclass(frozen=True, slots=True)
class Trial:
    """An instrument is tried in selected processes.

    `name` stands in the address of its public page, shown where `is_public`. `catalogues` are tried.
    `responsible` and `contact` say who runs it and how to reach them. `form` is the YAML of what applicants
    are asked, empty: the usual questions. `apply_until` (aware): until when one may apply, None: nobody can.
    On the day `deletes` all that is kept about people goes; who registered for a date goes
    `registrations_stay` days after it.
    """

    id: TrialId
    name: str
    title: str
    description: str
    catalogues: tuple[CatalogueId, ...]
    starts: date | None
    ends: date | None
    responsible: str
    contact: str
    deletes: date
    created: datetime
    zone: str = USUAL_ZONE
    form: str = ""
    apply_until: datetime | None = None
    is_public: bool = False
    asks: frozenset[Asks] = frozenset()
    registrations_stay: int = 28
    revision: int = 1


@dataclass(frozen=True, slots=True)
class TrialLink:
    """A way into a trial, without its secret. `of` is the id of the pilot, application, registration or
    workshop that it opens; empty for links to the trial as a whole.
    """

    id: LinkId
    trial: TrialId
    kind: TrialLinkKind
    generation: int = 1
    of: str = ""
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Pilot:
    """A process that takes part, or will: `process` is None until it has joined with one of its checks, or
    where its checks are in another installation. `left`: it takes part no longer. `note` is what the
    coordinator writes of it for themselves.
    """

    id: PilotId
    trial: TrialId
    name: str
    process: ProcessId | None = None
    joined: datetime | None = None
    left: datetime | None = None
    revision: int = 1
    note: str = ""

    @property
    def takes_part(self) -> bool:
        """Whether a process has joined, and not left."""
        return self.process is not None and self.left is None


@dataclass(frozen=True, slots=True)
class SaidFile:
    """A file of what was said about questions in another installation, as it came in. `pilot` brought
    it, None: the coordinator. `number` is how many things are said in it.
    """

    id: str
    trial: TrialId
    pilot: PilotId | None
    name: str
    digest: str
    at: datetime
    number: int
