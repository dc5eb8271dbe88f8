"""What whoever coordinates a trial may see of a check that takes part: how many sheets there are, roughly.

Never an answer, a light, a score or a word. Numbers are told in bands, and of a confidential check as bands
of what its organisers may see themselves: nothing below the smallest group, nobody included. A coordinator
can look every minute, and knows who answers when. So each of these bands is at least as wide as the smallest
group, and while the check is running it is counted at the beginning of the day: who comes during a day moves
nothing on that day.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from qcheck.catalogue import PerspectiveId
from qcheck.disclosure.shown_counts import Count, Step, presence
from qcheck.records import Mode


class Band(NamedTuple):
    """At least so many, and at most so many; None: or any more."""

    least: int
    most: int | None


USUAL = (0, 1, 5, 10, 20, 50)
"""Where the bands of an open round begin."""
OF_GROUPS = (1, 2, 4, 10)
"""Where those of a confidential check begin, in smallest groups."""


@dataclass(frozen=True, slots=True)
class Observed:
    """How much came in: sheets of each perspective, and how often something was said about the questions.
    None where that is not told.
    """

    sheets: Mapping[PerspectiveId, Band | None]
    said: Band | None


def observed(
    present: Mapping[PerspectiveId, int], said: int, mode: Mode, minimum_group: int, *, closed: bool
) -> Observed:
    """Of a check with so many sheets `present`, and so much `said` about its questions. `closed`: for good,
    not only by its date.
    """
    begin = USUAL if mode is Mode.OPEN else tuple(minimum_group * number for number in OF_GROUPS)
    told = presence(present, mode, minimum_group, closed=closed)
    is_told = mode is Mode.OPEN or (closed and said >= minimum_group)
    return Observed(
        {perspective: _band(number, begin) for perspective, number in told.items()},
        _band(said, begin) if is_told else None,
    )


def counted_by_day(mode: Mode, *, closed: bool) -> bool:
    """Whether only what was saved before this day may be counted."""
    return mode is Mode.CONFIDENTIAL and not closed


def _band(count: Count, begin: tuple[int, ...]) -> Band | None:
    """The band in which this lies. A step never reaches beyond one, because bands begin where steps do."""
    if count is None:
        return None
    number = count.least if isinstance(count, Step) else count
    place = max(place for place, least in enumerate(begin) if least <= number)
    return Band(begin[place], begin[place + 1] - 1 if place + 1 < len(begin) else None)
