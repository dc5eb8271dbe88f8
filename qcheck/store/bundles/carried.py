"""A process as it is carried from one installation to another: everything that was said, agreed and planned,
without links.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from qcheck.catalogue import CriterionId, QuestionId
from qcheck.records import (
    AgreedLight,
    Answer,
    Check,
    Feedback,
    Hands,
    Measure,
    MeasureChange,
    MeasureId,
    Sheet,
    Vote,
)
from qcheck.store.checks.moving import Move
from qcheck.store.ground.values import Link
from qcheck.workshop import Stage


@dataclass(frozen=True, slots=True)
class FormerText:
    """A text that a check asked before it was moved."""

    sha: str
    id: str
    version: str
    text: str


@dataclass(frozen=True, slots=True)
class CarriedSheet:
    """A sheet with what is kept along with it; `aside` are its answers that were set aside, by the text under
    which they were given and by question. `link` is its new one, None on the way out.
    """

    sheet: Sheet
    label: str
    finished: bool
    out: bool
    earlier: bool
    closings: Mapping[str, str]
    link: Link | None = None
    aside: Mapping[tuple[str, QuestionId], Answer] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CarriedWorkshop:
    """A workshop without its steps back and without the room's network. `vote` is one that has ended."""

    started: datetime
    next: str
    notes: Mapping[CriterionId, str]
    stage: Stage
    vote: Vote | None
    wall: Link | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a check came from: its name in the bundle, and the digest of that bundle."""

    name: str
    digest: str


@dataclass(frozen=True, slots=True)
class CarriedCheck:
    """A check with all that was said in it. `figures` are there where the answers are not. `origin` is known
    of a check that came in a bundle itself; `link` is its new organiser's link, None on the way out. Of its
    `moves` the first comes first, with the `texts` that they left; `feedback` is what may be told of it.
    """

    check: Check
    topics: tuple[CriterionId, ...] = ()
    sheets: tuple[CarriedSheet, ...] = ()
    hands: tuple[Hands, ...] = ()
    workshop: CarriedWorkshop | None = None
    figures: Mapping[str, Any] | None = None  # Any: JSON
    measure: MeasureId | None = None
    origin: Origin | None = None
    link: Link | None = None
    moves: tuple[Move, ...] = ()
    texts: tuple[FormerText, ...] = ()
    feedback: tuple[Feedback, ...] = ()


@dataclass(frozen=True, slots=True)
class CarriedAgreement:
    """What was agreed; `id` is its new one, empty on the way out."""

    agreed: AgreedLight
    id: str = ""


@dataclass(frozen=True, slots=True)
class CarriedProcess:
    """Checks of one process, the oldest first, with what was agreed (of several on a criterion of a check the
    later ones hold) and planned in them, each measure with its changes, the oldest first.
    """

    checks: tuple[CarriedCheck, ...]
    agreements: tuple[CarriedAgreement, ...] = ()
    measures: tuple[tuple[Measure, tuple[MeasureChange, ...]], ...] = ()
