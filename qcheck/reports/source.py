"""What reports are made of: all that may leave, let through by the gate and put together by the service."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from qcheck.asking import Questionnaire
from qcheck.catalogue import PerspectiveId, QuestionId
from qcheck.disclosure import ShownAnswers
from qcheck.service import (
    BesideAnswers,
    Given,
    Keeps,
    Letterhead,
    Measure,
    MeasureList,
    Mode,
    Result,
    TwoChecks,
    Workshop,
)


@dataclass(frozen=True)
class Source:
    """Everything behind one report; a plain value that can be handed to another process.

    `language` is the tag of the report's language; `made` is today in the zone of the check. `measures` are
    all of the process, `result.measures` those of the check alone. `earlier`: then and now, where an earlier
    check of the process can be seen with the same rights. `workshop`: where the check was a workshop, for its
    minutes. `letterhead` is what its invitations said: who invited, and what for. `answers`: sheet by sheet,
    as far as they may leave; None where they may not.
    """

    result: Result
    language: str
    made: date
    measures: tuple[Measure, ...] = ()
    earlier: TwoChecks | None = None
    workshop: Workshop | None = None
    letterhead: Letterhead = field(default_factory=Letterhead)
    answers: ShownAnswers | None = None


@dataclass(frozen=True)
class SheetSource:
    """A questionnaire on paper. `perspective` is the one it is for, None for a form on which everybody
    chooses theirs. `given` is what stands on one's own sheet with its texts in `closing`; None: blank.
    On the day it `deletes` the answers go, `keeps` says what may stay. `check` is its public id, which opens
    nothing. `facts` are the sentences that the online sheet says at its beginning: how open the round is,
    until when, when all is deleted. `code` stands on each page and opens nothing.
    `asks_fit`: below each question stands whether it fits, where somebody may type that in. `beside`: what is
    kept of one's own sheet beside its answers.
    """

    title: str
    place: str
    questionnaire: Questionnaire
    mode: Mode
    language: str
    made: date
    letterhead: Letterhead = field(default_factory=Letterhead)
    perspective: PerspectiveId | None = None
    given: Mapping[QuestionId, Given] | None = None
    closing: Mapping[str, str] = field(default_factory=dict)
    deletes: date | None = None
    keeps: Keeps = Keeps.NOTHING
    check: str = ""
    facts: tuple[str, ...] = ()
    code: str = ""
    asks_fit: bool = False
    beside: BesideAnswers | None = None


@dataclass(frozen=True)
class BundleSource:
    """A check or a process as a file for another installation, ready as it is."""

    content: bytes


@dataclass(frozen=True)
class MeasuresSource:
    """The measures of a process, as their own link shows them."""

    measures: MeasureList
    language: str
    made: date
