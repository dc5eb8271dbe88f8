"""What phones say in a room as it may be shown: while it is open only how many have, then what they said, and
never that of a few.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from qcheck.catalogue import CriterionId
from qcheck.disclosure.shown_counts import Count, told
from qcheck.records import Mode, Vote

FEWEST = 3
"""Phones in an open round: the dots of one are known to be its own, and of two each knows the other's."""


@dataclass(frozen=True, slots=True)
class Ballot:
    """What everybody may see of a vote `among` these criteria.

    `dots` are those of phones and those counted in the room together, none as long as it `is_open`.
    `withheld`: fewer phones than `minimum` have voted, so their dots are left out. `counted` are those of the
    room alone.
    """

    among: tuple[CriterionId, ...]
    is_open: bool
    voters: Count
    dots: Mapping[CriterionId, int]
    counted: Mapping[CriterionId, int]
    withheld: bool = False
    minimum: int = 0

    @property
    def ranking(self) -> tuple[CriterionId, ...]:
        """Those with a dot, most dots first, else in the catalogue's order."""
        return tuple(
            sorted(
                (criterion for criterion in self.among if self.dots.get(criterion)),
                key=lambda criterion: -self.dots[criterion],
            )
        )


@dataclass(frozen=True, slots=True)
class Voices:
    """What everybody may see of what `phones` said: how often each thing; nothing of it where so few did that
    it is `withheld`.
    """

    phones: int
    said: Mapping[str, int]
    withheld: bool = False


def voices(phones: int, said: Mapping[str, int], minimum_group: int) -> Voices:
    """What phones said at a step of a workshop that is over, as far as it may be seen. They are of no
    perspective; how many they are everybody in the room can see.
    """
    withheld = _are_few(phones, minimum_group)
    return Voices(phones, {} if withheld else said, withheld)


def ballot(vote: Vote, mode: Mode, minimum_group: int) -> Ballot:
    """The vote, as far as it may be seen. It knows no perspectives, so dots of five people tell of none of
    them. What is promised to those who vote holds in open rounds, too.
    """
    minimum = FEWEST if mode is Mode.OPEN else minimum_group
    voters = vote.voters if mode is Mode.OPEN else told(vote.voters, minimum_group, closed=not vote.is_open)
    withheld = not vote.is_open and _are_few(vote.voters, minimum)
    shown = {} if vote.is_open or withheld else vote.dots
    dots = (
        {}
        if vote.is_open
        else {criterion: shown.get(criterion, 0) + vote.counted.get(criterion, 0) for criterion in vote.among}
    )
    return Ballot(vote.among, vote.is_open, voters, dots, vote.counted, withheld, minimum)


def _are_few(phones: int, minimum_group: int) -> bool:
    return 0 < phones < minimum_group
