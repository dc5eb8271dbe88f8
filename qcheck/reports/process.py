"""Of which process a profile is, and what was agreed on it; answers from a file say neither."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from qcheck.catalogue import CriterionId
from qcheck.service import AgreedLight


@dataclass(frozen=True, slots=True)
class Process:
    """The process that is looked at; `place` may be empty. `agreed` are the lights that the group has
    settled on. On the day `emptied` the answers went and figures alone remained; None while they are there.
    """

    title: str
    place: str
    agreed: Mapping[CriterionId, AgreedLight]
    emptied: date | None = None
