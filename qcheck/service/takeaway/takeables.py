"""What a file tells of, what a link of each kind may take away, and what is said where it is not there."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from qcheck.language import N_
from qcheck.service.ground.check_values import Access
from qcheck.store import LinkKind


class Matter(StrEnum):
    """What a file tells of; each kind of file tells of one."""

    RESULT = "result"
    PERSPECTIVES = "perspectives"  # the same side by side, where there are several
    THEN_AND_NOW = "then and now"  # beside the check before
    ANSWERS = "answers"  # the same with its answers sheet by sheet, of an open round
    MINUTES = "minutes"
    WHOLE = "whole"  # everything that is kept of a check, to be taken to another installation
    PROCESS = "process"  # the same of all checks of its process
    FORM = "form"  # the blank questionnaire
    FILL_IN = "fill-in"  # the same to be filled in in a spreadsheet and read in again, of an open round
    OWN = "own"  # what stands on one's own sheet
    MEASURES = "measures"


OF_THE_RESULT = frozenset(
    {Matter.RESULT, Matter.PERSPECTIVES, Matter.THEN_AND_NOW, Matter.WHOLE, Matter.PROCESS}
)
NOT_HERE = {
    Matter.PERSPECTIVES: N_("There is only one perspective here, so there is nothing to put side by side."),
    Matter.THEN_AND_NOW: N_("There is no earlier check of this process to compare with."),
    Matter.FILL_IN: N_(
        "There is a spreadsheet to fill in only for an open round that has not ended. For a confidential "
        "check please hand out links, or the sheet as one file, which seals its answers."
    ),
    Matter.ANSWERS: N_("Answers sheet by sheet can be taken away from an open round alone."),
    Matter.MINUTES: N_("There has been no workshop on this check, so there are no minutes."),
    Matter.PROCESS: N_("This process has one check alone. Please take that check."),
    Matter.OWN: N_("There is no sheet of your own here on which anything stands."),
}
"""What is said where a link could take something away, but it is not there."""
EVER = {
    LinkKind.ORGANISE: frozenset(Matter),
    LinkKind.VIEW: frozenset({Matter.RESULT, Matter.PERSPECTIVES}),
    LinkKind.SHEET: frozenset({Matter.FORM, Matter.OWN, Matter.RESULT, Matter.PERSPECTIVES}),
    LinkKind.ANSWER: frozenset({Matter.FORM, Matter.FILL_IN}),
    LinkKind.MEASURES: frozenset({Matter.MEASURES}),
    LinkKind.WALL: frozenset[Matter](),
}
"""What a link of each kind takes away in its time."""


@dataclass(frozen=True, slots=True)
class Takeable:
    """What a link may take away now. `waits`: a confidential check has not ended, so nothing of its
    result.
    """

    access: Access
    matters: frozenset[Matter]
    waits: bool = False
