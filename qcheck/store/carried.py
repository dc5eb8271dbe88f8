"""A process as it is carried from one installation to another: everything that was said, agreed and planned,
without links.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from qcheck.catalogue import CriterionId
from qcheck.records import (
    AgreedLight,
    Check,
    Hands,
    Measure,
    MeasureChange,
    MeasureId,
    Sheet,
    Vote,
)
from qcheck.store.values import Link
from qcheck.workshop import Stage


@dataclass(frozen=True, slots=True)
class CarriedSheet:
    """A sheet with what is kept along with it. `link` is its new one, None on the way out."""

    sheet: Sheet
    label: str
    finished: bool
    out: bool
    earlier: bool
    closings: Mapping[str, str]
    link: Link | None = None


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
    of a check that came in a bundle itself; `link` is its new organiser's link, None on the way out.
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
