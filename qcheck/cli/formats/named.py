"""Of which process a profile is, and what was agreed on it; answers from a file say neither."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from qcheck.catalogue import CriterionId
from qcheck.service import AgreedLight


@dataclass(frozen=True, slots=True)
class Process:
    """The process that is looked at; `place` may be empty. `agreed` are the lights that the group has
    settled on.
    """

    title: str
    place: str
    agreed: Mapping[CriterionId, AgreedLight]
