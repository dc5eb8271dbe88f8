"""What was said: processes, their checks, the sheets of a check and the answers on a sheet. Frozen values, no
behaviour.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from hashlib import sha256
from typing import NewType

from qcheck.catalogue import AnswerValue, CatalogueId, CriterionId, PerspectiveId, PhaseId, QuestionId
from qcheck.dates import USUAL_ZONE

ProcessId = NewType("ProcessId", str)
CheckId = NewType("CheckId", str)
SheetId = NewType("SheetId", str)
LinkId = NewType("LinkId", str)
MeasureId = NewType("MeasureId", str)
ImportId = NewType("ImportId", str)


REMOVED = "█████"
"""What stands in a comment in place of words that the organisers have removed; said in words where it is
shown.
"""


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
class Evidence:
    """Where an answer can be verified: a title, and a link (http or https) or an empty string."""

    title: str
    link: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a sheet says to one question. `value` is None where only a comment or evidence was left, or it was
    taken back.
    """

    value: AnswerValue | None
    comment: str = ""
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One person's (or one table's) answers in a check, from one perspective. A question without an entry is
    not answered.
    """

    id: SheetId
    perspective: PerspectiveId
    answers: Mapping[QuestionId, Answer] = field(default_factory=dict)


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


@dataclass(frozen=True, slots=True)
class AgreedLight:
    """What the group settles on after talking about a criterion, beside the computed light and never instead
    of it.

    `light` is "red", "yellow" or "green"; None where the group deliberately leaves it open. `reason` and
    `minority` (who sees it otherwise, and why) are sentences, empty where nobody wrote one. `day` is that of
    the agreement; `revision` grows with every change of what is agreed on the criterion, 0 before it was
    kept. `withdrawn`: nothing is agreed any more. `check` is the one it was agreed in, None where that one
    has been deleted. `earlier` are the agreements before it, the latest first.
    """

    criterion: CriterionId
    light: str | None
    reason: str = ""
    minority: str = ""
    day: date | None = None
    revision: int = 0
    withdrawn: bool = False
    check: CheckId | None = None
    earlier: tuple[AgreedLight, ...] = ()


class Urgency(StrEnum):
    """How soon a measure is wanted, in three steps."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class MeasureState(StrEnum):
    """What became of a measure so far."""

    OPEN = "open"
    BEGUN = "begun"
    DONE = "done"
    DROPPED = "dropped"


STILL_TO_DO = frozenset({MeasureState.OPEN, MeasureState.BEGUN})


@dataclass(frozen=True, slots=True)
class Measure:
    """What is to be done, and for which criteria (none: for the whole process). `who` is a function or
    group, never a private person.

    It belongs to a process; `check` is the one it came from, None where that has been deleted. `state` holds
    since the day `since`, None where nobody has changed it yet; `reason` says why. `revision` grows with
    every change, 0 before it is kept; `changed` is the moment of the last one.
    """

    id: MeasureId
    what: str
    criteria: tuple[CriterionId, ...] = ()
    who: str = ""
    partners: str = ""
    due: date | None = None
    success: str = ""  # how it will be recognised
    by_when: str = ""  # in the words of the room, with or without a day in them
    urgency: Urgency = Urgency.MEDIUM
    state: MeasureState = MeasureState.OPEN
    reason: str = ""
    since: date | None = None
    check: CheckId | None = None
    revision: int = 0
    changed: datetime | None = None


MEASURE_FIELDS = (
    "what", "criteria", "who", "partners", "due", "by_when", "success", "urgency", "state", "reason", "since",
)  # fmt: skip
"""The fields of a measure that people write; the others follow from what happens to it."""


@dataclass(frozen=True, slots=True)
class MeasureChange:
    """A change of a measure: when, which revision came of it, and what had stood in the fields that it
    changed. The first one, which made the measure, has no fields.
    """

    at: datetime
    revision: int
    before: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Vote:
    """A vote of the room on what to talk about, each phone with three dots.

    `voters` counts the phones. `dots` are theirs by criterion, none as long as the vote `is_open`; after its
    end nobody can say any more whose they were. `counted` are dots of people without a phone, as the
    facilitator has counted them.
    """

    among: tuple[CriterionId, ...]
    is_open: bool
    voters: int = 0
    dots: Mapping[CriterionId, int] = field(default_factory=dict)
    counted: Mapping[CriterionId, int] = field(default_factory=dict)


class Fit(StrEnum):
    """What somebody says about a question of a catalogue in trial, in the order in which it is offered."""

    UNCLEAR = "unclear"
    TWO_IN_ONE = "two_in_one"
    NOT_MY_ROLE = "not_my_role"
    TWICE = "twice"
    WORD = "word"
    IMPORTANT = "important"


SECONDS: tuple[int, ...] = (*range(5, 61, 5), *range(75, 181, 15))
"""In such steps it is told how long a question took; the last one stands for everything longer, too."""


@dataclass(frozen=True, slots=True)
class Took:
    """How often a question of an edition took so long, one of `SECONDS`: counted for a check, of nobody."""

    question: QuestionId
    version: str
    seconds: int
    number: int


@dataclass(frozen=True, slots=True)
class Feedback:
    """What one person says about one question: `marks`, and one sentence or none. It belongs to a check and
    to no sheet. `week` is that of the calendar, such as "2026-W48"; `perspective` is None, `language` and
    `week` are empty where they may not be told. `id` leads to nobody;
    `version` is that of the catalogue which was asked.
    """

    question: QuestionId
    marks: frozenset[Fit] = frozenset()
    text: str = ""
    perspective: PerspectiveId | None = None
    language: str = ""
    week: str = ""
    id: str = ""
    version: str = ""


@dataclass(frozen=True, slots=True)
class Hands:
    """Hands counted in the room for one question: from one perspective, so many for each answer. Answers
    without hands are left out.
    """

    perspective: PerspectiveId
    question: QuestionId
    numbers: Mapping[AnswerValue, int]
