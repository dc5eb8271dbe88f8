"""What stands in a bundle, table by table. Changing a key changes the format: its number goes up."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import FailFast, Field

from qcheck.bundle.kept_figures import KeptFigures
from qcheck.bundle.values import (
    LONGEST_CATALOGUE,
    MOST_CHANGES,
    MOST_CHECKS,
    MOST_FEEDBACK,
    MOST_MOVES,
    MOST_NAMES,
    MOST_OUTCOMES,
    MOST_QUESTIONS,
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
    Tag,
    Value,
    Week,
    Whole,
    Word,
    Words,
    Zone,
)
from qcheck.records import Fit, Keeps, MeasureState, Mode, Urgency
from qcheck.workshop import Sight, Station

FORMAT: Literal[2] = 2
"""Since 2: `asks_back`, `moves` and `feedback` of a check, `set_aside` of a sheet."""
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


class AsidePart(Part):
    """An answer that does not fit the edition to which its check was moved. `catalogue`: the text under which
    it was given.
    """

    question: Name
    catalogue: Digest
    value: Value | None
    comment: Words
    evidence: EvidencePart | None


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
    set_aside: Annotated[tuple[AsidePart, ...], Field(max_length=MOST_QUESTIONS), AT_THE_FIRST] = ()


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


class MovePart(Part):
    """A move of the check from one edition of its catalogue to another: the digests of both texts, the
    questions whose answers it set aside, and what the check had asked before. `undoes`: the number of the
    move that it took back, counted from 1.
    """

    at: Moment
    before: Digest
    after: Digest
    aside: Annotated[tuple[Name, ...], Field(max_length=MOST_QUESTIONS)]
    only: Names | None
    modules: Names
    topics: Names
    undoes: Count | None


class FeedbackPart(Part):
    """What somebody said about a question, as far as it may be told. It belongs to no sheet. `perspective`
    null, `language` and `week` empty: not told; `version` empty: of the catalogue of the check.
    """

    id: Word
    question: Name
    perspective: Name | None
    language: Tag
    week: Week
    version: Annotated[str, Field(max_length=200)]
    marks: Annotated[tuple[Fit, ...], Field(max_length=len(Fit))]
    text: Line


class CheckPart(Part):
    """One round of questions. `only` null: all criteria. `figures` are there where the answers are not: of a
    confidential check, and of one whose answers were deleted at the moment `emptied`. `measure`: this check
    asks again what that measure was to change. `asks_back`: while its catalogue is in trial, it asks whether
    the questions fit.
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
    asks_back: bool = True
    moves: Annotated[tuple[MovePart, ...], Field(max_length=MOST_MOVES), AT_THE_FIRST] = ()
    feedback: Annotated[tuple[FeedbackPart, ...], Field(max_length=MOST_FEEDBACK), AT_THE_FIRST] = ()


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
    the SHA-256 of their UTF-8; those of former editions, too, which a check asked before it was moved.
    """

    qcheck: Literal["bundle"]
    format: Literal[1, 2]
    process: ProcessPart
    catalogues: Annotated[
        dict[Digest, Annotated[str, Field(max_length=LONGEST_CATALOGUE)]], Field(max_length=MOST_CHECKS)
    ]
    checks: Annotated[tuple[CheckPart, ...], Field(max_length=MOST_CHECKS), AT_THE_FIRST]
    agreements: Annotated[tuple[AgreementPart, ...], Field(max_length=MOST_OUTCOMES), AT_THE_FIRST]
    measures: Annotated[tuple[MeasurePart, ...], Field(max_length=MOST_OUTCOMES), AT_THE_FIRST]
