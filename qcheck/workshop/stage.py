"""Where a workshop stands: the plan, the station it has come to, what the wall shows, the clock. Frozen
values.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from functools import cached_property

from qcheck.catalogue import CriterionId
from qcheck.scoring.values import Light
from qcheck.workshop.paging import pages


class Station(StrEnum):
    """The stations of a workshop, in their order; a plan may leave some out."""

    LOBBY = "lobby"  # people come in, choose their perspective and wait
    ANSWERING = "answering"
    REVEAL = "reveal"
    CHOOSING = "choosing"  # which topics are talked about
    TOPICS = "topics"
    AGREEING = "agreeing"
    MEASURES = "measures"
    CLOSING = "closing"


class Sight(StrEnum):
    """What the wall shows."""

    JOIN = "join"
    COUNT = "count"  # how many have come in and are done; never results
    QUIET = "quiet"  # answers are in, nothing is shown yet; or a silence
    STATEMENT = "statement"  # the one that is read aloud while hands are counted
    PROFILE = "profile"
    MATRIX = "matrix"
    VOTE = "vote"  # on what is talked about: how many have voted, then the dots
    TOPIC = "topic"
    AGREED = "agreed"
    MEASURES = "measures"
    END = "end"


AGREEABLE = (Light.GREEN, Light.YELLOW, Light.RED)
"""The lights on which a room can agree."""
RESULTS = frozenset({Sight.PROFILE, Sight.MATRIX, Sight.TOPIC, Sight.AGREED, Sight.MEASURES})
"""The sights that tell of answers: never before the reveal."""
WORDED = frozenset({Sight.STATEMENT, Sight.TOPIC, Sight.AGREED, Sight.MEASURES})
"""The sights whose pages depend on the questions, or on how long texts are in the language of the wall."""
MOST_PAGES = 99
USUAL = {
    Station.LOBBY: Sight.JOIN,
    Station.ANSWERING: Sight.COUNT,
    Station.REVEAL: Sight.QUIET,
    Station.CHOOSING: Sight.PROFILE,
    Station.TOPICS: Sight.TOPIC,
    Station.AGREEING: Sight.AGREED,
    Station.MEASURES: Sight.MEASURES,
    Station.CLOSING: Sight.END,
}
"""What the wall shows when a station begins."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A station of the plan and how many minutes it may take, 1 to 600."""

    station: Station
    minutes: int


@dataclass(frozen=True, slots=True)
class Clock:
    """Time for what is going on: running `until` a moment (aware), paused with so many seconds `left`, or not
    set at all.
    """

    until: datetime | None = None
    left: int | None = None

    def seconds(self, now: datetime) -> int | None:
        """The seconds that are left, 0 when time is up; None where the clock is not set."""
        if self.until is None:
            return self.left
        return max(0, round((self.until - now).total_seconds()))

    @classmethod
    def of(cls, minutes: float, now: datetime) -> Clock:
        """A clock that runs for so many minutes from now."""
        return cls(now + timedelta(minutes=minutes))


@dataclass(frozen=True, slots=True)
class Stage:
    """Where a workshop stands.

    `place` counts the plan's stops from 0, `since` says when this one began. On the wall is `sight`, of a
    long one its `page` from 0. `revealed` are the criteria shown so far one by one, `whole` that all are.
    `topics` are those chosen, `topic` counts them from 0.
    """

    plan: tuple[Stop, ...]
    since: datetime
    place: int = 0
    sight: Sight = Sight.JOIN
    page: int = 0
    revealed: tuple[CriterionId, ...] = ()
    whole: bool = False
    topics: tuple[CriterionId, ...] = ()
    topic: int = 0
    clock: Clock = Clock()

    @property
    def stop(self) -> Stop:
        """The stop of the plan that the workshop has come to."""
        return self.plan[self.place]

    @property
    def station(self) -> Station:
        """The station of that stop."""
        return self.stop.station

    @property
    def criterion(self) -> CriterionId | None:
        """The topic that is talked about; None before any is chosen."""
        return self.topics[self.topic] if self.topic < len(self.topics) else None

    @property
    def tells(self) -> bool:
        """Whether anything of the results has been shown to the room."""
        return self.has_results and (self.whole or bool(self.revealed))

    @property
    def has_results(self) -> bool:
        """Whether the answering is over, so that results may be shown when the facilitator says so."""
        stations = list(Station)
        return stations.index(self.station) >= stations.index(Station.REVEAL)


@dataclass(frozen=True)
class Grounds:
    """What moves depend on beside the stage: the check's criteria in order, the topics proposed, the pages of
    the profile. `propose` works the topics out, which takes long: asked once, where a move looks at them.
    """

    criteria: tuple[CriterionId, ...] = ()
    propose: Callable[[], Sequence[CriterionId]] = tuple
    pages: int = 1

    @classmethod
    def of(
        cls, criteria: tuple[CriterionId, ...], propose: Callable[[], Sequence[CriterionId]] = tuple
    ) -> Grounds:
        """The grounds of a check with these criteria, in order; `propose` gives the topics proposed."""
        return cls(criteria, propose, len(pages(criteria)))

    @cached_property
    def proposed(self) -> tuple[CriterionId, ...]:
        """The topics proposed, worked out only where a move looks at them."""
        return tuple(self.propose())

    def pages_of(self, sight: Sight) -> int:
        """How many pages a sight can have on the wall; where that depends on words, the wall itself knows how
        many there are.
        """
        return {Sight.PROFILE: self.pages, Sight.MATRIX: self.pages}.get(
            sight, MOST_PAGES if sight in WORDED else 1
        )
