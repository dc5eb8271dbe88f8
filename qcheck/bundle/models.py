"""What stands in a bundle, table by table. Changing a key changes the format: its number goes up."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import FailFast, Field

from qcheck.bundle.kept_figures import KeptFigures
from qcheck.bundle.values import (
    LONGEST_CATALOGUE,
    MOST_CHANGES,
    MOST_CHECKS,
    MOST_NAMES,
    MOST_OUTCOMES,
    MOST_SHEETS,
    Count,
    Day,
    Digest,
    Line,
    LocalId,
    Moment,
    Name,
    Names,
    Part,
    Value,
    Whole,
    Words,
    Zone,
)
from qcheck.records import Keeps, MeasureState, Mode, Urgency
from qcheck.workshop import Sight, Station

FORMAT = 1
AT_THE_FIRST = FailFast()
"""Of a list only the first part that is wrong is named: a small file could be made of very many."""

Agreeable = Literal["red", "yellow", "green"]
MeasureField = Literal[
    "what", "criteria", "who", "partners", "due", "by_when", "success", "urgency", "state", "reason", "since"
]


class ProcessPart(Part):
    """The participation process."""

    title: Annotated[str, Field(min_length=1, max_length=400)]
    place: Line


class LifePart(Part):
    """When the check can be answered, and how long it is kept. `deletes` null: twelve months after
    the end.
    """

    created: Moment
    opened: Moment | None
    closed: Moment | None
    ends: Moment | None
    zone: Zone
    deletes: Day | None


class LetterheadPart(Part):
    """What every invitation says."""

    sender: Words
    contact: Words
    privacy: Words
    purpose: Words
    afterwards: Words


class EvidencePart(Part):
    """Where an answer can be verified."""

    title: Words
    link: Words


class SheetPart(Part):
    """One person's, or one table's, answers in an open round. By whom and when is not said; `label` is what
    the organiser calls a sheet that was added for others. `out`: it counts nowhere; `earlier`: it was begun
    before the workshop.
    """

    perspective: Name
    label: Words
    finished: bool
    out: bool
    earlier: bool
    values: Annotated[dict[Name, Value], Field(max_length=2_000)]
    comments: Annotated[dict[Name, Words], Field(max_length=2_000)]
    evidence: Annotated[dict[Name, EvidencePart], Field(max_length=2_000)]
    closing: Annotated[dict[Line, Words], Field(max_length=20)]


class HandsPart(Part):
    """Hands, or a pile of paper, counted for one question from one perspective."""

    perspective: Name
    question: Name
    numbers: Annotated[dict[Line, Whole], Field(max_length=110)]


class StopPart(Part):
    """A station of a workshop's plan and its minutes."""

    station: Station
    minutes: Annotated[int, Field(ge=1, le=600)]


class StagePart(Part):
    """Where a workshop stands."""

    plan: Annotated[tuple[StopPart, ...], Field(max_length=50), AT_THE_FIRST]
    since: Moment
    place: Whole
    sight: Sight
    page: Whole
    revealed: Names
    whole: bool
    topics: Names
    topic: Whole


class VotePart(Part):
    """A vote that has ended: how many voted, and the dots of each criterion."""

    among: Names
    voters: Whole
    dots: Annotated[dict[Name, Whole], Field(max_length=MOST_NAMES)]
    counted: Annotated[dict[Name, Whole], Field(max_length=MOST_NAMES)]


class WorkshopPart(Part):
    """A workshop on the check. `notes` are by topic, those of the workshop itself under the empty name."""

    started: Moment
    next: Words
    notes: Annotated[dict[Line, Words], Field(max_length=MOST_NAMES)]
    stage: StagePart
    vote: VotePart | None


class CheckPart(Part):
    """One round of questions. `only` null: all criteria. `figures` are there where the answers are not: of a
    confidential check, and of one whose answers were deleted at the moment `emptied`. `measure`: this check
    asks again what that measure was to change.
    """

    id: LocalId
    catalogue: Digest
    phase: Name | None
    only: Names | None
    modules: Names
    mode: Mode
    life: LifePart
    letterhead: LetterheadPart
    shares: bool
    keeps: Keeps
    emptied: Moment | None
    topics: Names
    sheets: Annotated[tuple[SheetPart, ...], Field(max_length=MOST_SHEETS), AT_THE_FIRST]
    hands: Annotated[tuple[HandsPart, ...], Field(max_length=MOST_SHEETS), AT_THE_FIRST]
    workshop: WorkshopPart | None
    figures: KeptFigures | None
    measure: LocalId | None


class AgreementPart(Part):
    """What was agreed on a criterion on a day; of several in one check the later ones hold. `check` null: the
    check in which it was agreed has been deleted.
    """

    check: LocalId | None
    criterion: Name
    light: Agreeable | None
    reason: Words
    minority: Words
    day: Day
    withdrawn: bool
    revision: Count


class ChangePart(Part):
    """A change of a measure, and what had stood in the fields that it changed."""

    at: Moment
    revision: Count
    before: Annotated[dict[MeasureField, Words | Names | None], Field(max_length=20)]


class MeasurePart(Part):
    """What is to be done, with its history, in the order in which the measures were written."""

    id: LocalId
    check: LocalId | None
    what: Words
    criteria: Names
    who: Words
    partners: Words
    due: Day | None
    by_when: Words
    success: Words
    urgency: Urgency
    state: MeasureState
    reason: Words
    since: Day | None
    revision: Count
    changed: Moment
    changes: Annotated[tuple[ChangePart, ...], Field(max_length=MOST_CHANGES), AT_THE_FIRST]


class Bundle(Part):
    """A check, or a process with its checks. `catalogues` are the texts as they were asked, byte for byte, by
    the SHA-256 of their UTF-8.
    """

    qcheck: Literal["bundle"]
    format: Literal[1]
    process: ProcessPart
    catalogues: Annotated[
        dict[Digest, Annotated[str, Field(max_length=LONGEST_CATALOGUE)]], Field(max_length=MOST_CHECKS)
    ]
    checks: Annotated[tuple[CheckPart, ...], Field(max_length=MOST_CHECKS), AT_THE_FIRST]
    agreements: Annotated[tuple[AgreementPart, ...], Field(max_length=MOST_OUTCOMES), AT_THE_FIRST]
    measures: Annotated[tuple[MeasurePart, ...], Field(max_length=MOST_OUTCOMES), AT_THE_FIRST]
