"""What is to be done, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from qcheck.catalogue import CriterionId
from qcheck.records.ids import CheckId, MeasureId


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
