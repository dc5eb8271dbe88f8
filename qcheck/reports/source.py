"""What reports are made of: all that may leave, let through by the gate and put together by the service."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from qcheck.disclosure import ShownAnswers
from qcheck.service import Letterhead, Measure, Result, TwoChecks, Workshop


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
