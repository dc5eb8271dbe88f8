"""What a workshop comes to: what the group agrees on, and what it votes for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from qcheck.catalogue import CriterionId
from qcheck.records.ids import CheckId


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
