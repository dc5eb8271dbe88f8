"""A check as its links open it, what a new one needs, and where it stands: values for pages and commands,
without any sheet or answer of the records.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TypeAlias

from qcheck import disclosure
from qcheck.asking import Questionnaire
from qcheck.catalogue import Catalogue, CatalogueId, PerspectiveId, PhaseId
from qcheck.disclosure import Count
from qcheck.records import EVERYTHING, CheckId, Keeps, Letterhead, Life, LinkId, Mode, Scope, Shows, State
from qcheck.store import LinkKind, Opened
from qcheck.typed_dates import USUAL_ZONE

EDITION = 12
"""So many signs of the hash of a catalogue's text tell one edition from another."""


@dataclass(frozen=True, slots=True)
class NewCheck:
    """What a new check needs.

    `perspective` is that of the organiser's own sheet, None without one. `beside`: the organiser's link of
    another check of the same process, whose title and place these then are, too, and whose letterhead and
    names of invitations it takes over. `prepared`: it is opened later. `ends` (aware) as said in `zone`.
    `deletes` is the chosen day of deletion, `keeps` what remains after it. `letterhead` None: that of the
    check beside. `shares`: whoever answers may see the result afterwards. `asks_back` and `times`, while
    the catalogue is in trial: whether it asks if the questions fit, and if it may be measured how long they
    take.
    """

    title: str
    place: str
    catalogue: CatalogueId | str
    phase: PhaseId | None
    scope: Scope
    perspective: PerspectiveId | None
    mode: Mode = Mode.OPEN
    beside: str | None = None
    prepared: bool = False
    ends: datetime | None = None
    zone: str = USUAL_ZONE
    shares: bool = False
    deletes: date | None = None
    letterhead: Letterhead | None = None
    keeps: Keeps = Keeps.NOTHING
    asks_back: bool = True
    times: bool = False


@dataclass(frozen=True, slots=True)
class Round:
    """What is asked in a check or in the example, and of which process."""

    title: str
    place: str
    questionnaire: Questionnaire
    mode: Mode

    @property
    def catalogue(self) -> Catalogue:
        return self.questionnaire.catalogue

    @property
    def phase(self) -> PhaseId | None:
        return self.questionnaire.phase

    @property
    def scope(self) -> Scope:
        return self.questionnaire.scope


@dataclass(frozen=True, slots=True)
class Access(Round):
    """A check as its link opens it.

    `perspective` is that of the link's own sheet where it `has_sheet`, else the one an invitation is for,
    None where it is to be chosen. `finished`, `label` (what the organiser calls it) and `counts` (False:
    taken out) are about that sheet. `revision` grows with every change of the check or of that sheet, not of
    other people's. `deletes` is the day on which everything is deleted. `shares`: whoever answers may see the
    result afterwards. `shows`: which part of the results a link to them shows. `keeps`: what remains after
    the day of deletion; `emptied`: the day on which the answers went, None while they are there;
    `left_behind`: they stayed at the installation from which the check came. `opened` is for the service
    alone: the verbs take an access instead of its link, and do not open it again.
    """

    link: str
    kind: LinkKind
    check_id: CheckId
    life: Life
    state: State
    deletes: date
    letterhead: Letterhead
    perspective: PerspectiveId | None
    has_sheet: bool
    finished: bool
    counts: bool
    label: str
    revision: int
    opened: Opened = field(repr=False, compare=False)
    shares: bool = False
    shows: Shows = EVERYTHING
    keeps: Keeps = Keeps.NOTHING
    emptied: date | None = None
    left_behind: bool = False
    asks_back: bool = True
    times: bool = False

    @property
    def asks_fit(self) -> bool:
        """Whether those who answer are asked if the questions fit: where the catalogue is in trial, and the
        organisers have not switched it off (`asks_back`).
        """
        return self.asks_back and self.catalogue.is_in_trial

    @property
    def measures(self) -> bool:
        """Whether those who answer are asked if it may be measured how long the questions take them."""
        return self.times and self.catalogue.is_in_trial

    @property
    def ends(self) -> datetime | None:
        """The chosen end, as long as it lies ahead: of a closed check, perhaps closed earlier by hand, it
        says nothing any more.
        """
        return None if self.state is State.CLOSED else self.life.ends

    @property
    def released(self) -> bool:
        """Whether results may be seen now."""
        return disclosure.released(self.mode, self.state)

    @property
    def has_result(self) -> bool:
        """The same, and the result did not go with the answers."""
        return self.released and (self.emptied is None or self.keeps is Keeps.RESULT)

    @property
    def edition(self) -> str:
        """How the hash of the text by which the check asks now begins: pages carry it along, so that an
        answer to a former edition is known.
        """
        return self.opened.check.catalogue_sha[:EDITION]


AnyLink: TypeAlias = str | Access | Opened
"""A link as somebody holds it, or as it was opened for this request. Then it is not looked up once more, and
what follows sees the check as it stood at that moment; what changes it checks anew in its transaction.
"""


@dataclass(frozen=True, slots=True)
class SharedLink:
    """A link that the organiser hands on. `perspective` None on an invitation: each chooses. `code` leads to
    it while it holds.

    `name` says for whom the organiser made it, empty for everybody. `sheets` have an answer and came by it;
    None where that is not told. `shows`: which part of the results a link to them shows.
    """

    id: LinkId
    kind: LinkKind
    perspective: PerspectiveId | None
    link: str
    code: str | None
    withdrawn: bool
    name: str = ""
    sheets: int | None = None
    shows: Shows = EVERYTHING


@dataclass(frozen=True, slots=True)
class Status:
    """Where a check stands. `sheets` counts by perspective; in confidential checks None where fewer than
    `minimum` came in or nobody, and in steps until the check is closed.
    """

    state: State
    mode: Mode
    minimum: int
    sheets: Mapping[PerspectiveId, Count]


@dataclass(frozen=True, slots=True)
class Shelved(Round):
    """A check in a list of checks, with how far its own sheet has come; `total` is 0 without one.

    `sheets` is how many it has in all, None where that is not told (confidential checks), or where the
    answers are gone since the day `emptied`.
    """

    link: str
    check_id: CheckId
    opened: datetime
    answered: int
    total: int
    kind: LinkKind
    state: State
    sheets: int | None
    emptied: date | None = None
