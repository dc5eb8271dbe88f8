"""What a check shows, as far as it may, alone and beside another one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from qcheck.catalogue import CriterionId, PerspectiveId, QuestionId, Scale, Text
from qcheck.comparing import ThenAndNow
from qcheck.disclosure import Remark
from qcheck.records import EVERYTHING, AgreedLight, Measure, Shows, State
from qcheck.scoring.values import Profile, QuestionTally
from qcheck.service.ground.check_values import Round
from qcheck.store import LinkKind


class Moved(NamedTuple):
    """A move that holds: until that day a check asked by the edition `before`, since then by `after`."""

    day: date
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class FormerQuestion:
    """A question as a former edition put it, and how each perspective answered it: shown, never scored."""

    text: Text
    scale: Scale
    tallies: Mapping[PerspectiveId, QuestionTally]


@dataclass(frozen=True, slots=True)
class Result(Round):
    """What a check shows, as far as it may. `closing` are the remarks on the closing questions, and those
    that can be told neither question nor topic; `intro` introduces the example.

    While a confidential check is not closed it is not `released`, and the profile is empty. `topics` is the
    order chosen for the talk. `kind` is that of the link with which one looks; it and `state` are None for
    the example. `hands` says, by question and perspective, how many of the answers are hands counted in the
    room. `agreed` are the lights that a workshop settled on, `measures` what it plans. `shows` says which
    part of the whole this is, `opened` since which day one could answer, `as_of` on which day it stood so.
    `emptied`: on this day the answers went; then `profile` has what remained of it, without a criterion where
    nothing did. `left_behind`: it came from another installation without its answers. `moved` says by
    which editions the check asked before, `former` what was answered to questions that it asks no longer like
    this.
    """

    profile: Profile
    remarks: tuple[Remark, ...] = ()
    closing: tuple[Remark, ...] = ()
    is_example: bool = False
    intro: Text | None = None
    released: bool = True
    state: State | None = None
    topics: tuple[CriterionId, ...] = ()
    kind: LinkKind | None = None
    hands: Mapping[QuestionId, Mapping[PerspectiveId, int]] = field(default_factory=dict)
    agreed: Mapping[CriterionId, AgreedLight] = field(default_factory=dict)
    measures: tuple[Measure, ...] = ()
    shows: Shows = EVERYTHING
    as_of: date | None = None
    emptied: date | None = None
    opened: date | None = None
    left_behind: bool = False
    moved: tuple[Moved, ...] = ()
    former: tuple[FormerQuestion, ...] = ()

    @property
    def figures_alone(self) -> bool:
        """Whether there are no answers behind it (any more)."""
        return self.emptied is not None or self.left_behind

    @property
    def sheets(self) -> Mapping[PerspectiveId, int | None]:
        """How many by perspective, over the whole check; None where withheld."""
        return self.profile.sheets


@dataclass(frozen=True, slots=True)
class TwoChecks:
    """Two checks of one process side by side: each with its result as its own link shows it, that link, and
    the day on which it was made. The example has no links.
    """

    then: Result
    now: Result
    compared: ThenAndNow
    then_day: date | None = None
    now_day: date | None = None
    then_link: str = ""
    now_link: str = ""

    @property
    def not_released(self) -> tuple[Result, ...]:
        """Those of the two that show nothing yet."""
        return tuple(side for side in (self.then, self.now) if not side.released)
