"""What is due of the measures of a process, what was promised, what became of it; and re-checks of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from qcheck.asking import Questionnaire
from qcheck.catalogue import CriterionId
from qcheck.records import CheckId, Measure, Mode, State
from qcheck.service.follow_up.measures import MeasureList


class Stand(StrEnum):
    """Where a measure stands, for whoever opens its process."""

    DUE = "due"  # its date has come, or it was called done and nobody has asked yet whether it helped
    PROMISED = "promised"
    BECAME = "became"  # done or dropped


@dataclass(frozen=True, slots=True)
class Recheck:
    """A check that asks the questions of a measure once more, by its organiser's link."""

    check: CheckId
    link: str
    made: date
    state: State


@dataclass(frozen=True, slots=True)
class FollowedMeasure:
    """A measure with its re-checks, the oldest first. `first` is the organiser's link of the check that they
    are put beside; None where it is not there any more.
    """

    measure: Measure
    stand: Stand
    rechecks: tuple[Recheck, ...] = ()
    first: str | None = None

    @property
    def running(self) -> Recheck | None:
        """The re-check that can still be answered; a measure has one at most."""
        return next((recheck for recheck in self.rechecks if recheck.state is not State.CLOSED), None)

    @property
    def ended(self) -> Recheck | None:
        """The last one that has ended."""
        return next((recheck for recheck in reversed(self.rechecks) if recheck.state is State.CLOSED), None)


@dataclass(frozen=True, slots=True)
class LoopBack:
    """All measures of a process as they stand today: what is due by its date, what was promised by its date,
    what became of the others, the latest first.
    """

    measures: MeasureList
    due: tuple[FollowedMeasure, ...]
    promised: tuple[FollowedMeasure, ...]
    became: tuple[FollowedMeasure, ...]


@dataclass(frozen=True, slots=True)
class AskedAgain:
    """What a re-check asks: questions as a check of the day `of` asked them, in its mode, and those for whom
    invitations with a name are made anew.
    """

    questionnaire: Questionnaire
    mode: Mode
    of: date
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """A re-check before it is begun. `asked` is None where nothing can be asked, and `refused` says why;
    `missing` are criteria of the measure that the catalogue does not have (any more).
    """

    measures: MeasureList
    followed: FollowedMeasure
    asked: AskedAgain | None = None
    missing: tuple[CriterionId, ...] = ()
    refused: str = ""
