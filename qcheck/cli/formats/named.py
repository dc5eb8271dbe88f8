"""Of which process a profile is; answers from a file do not say it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Process:
    """The process that is looked at; `place` may be empty."""

    title: str
    place: str
