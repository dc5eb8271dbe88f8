"""Plans as data: how many minutes each station may take. A facilitator changes them for each workshop."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from qcheck.catalogue import CriterionId
from qcheck.language import N_
from qcheck.refusals import Invalid
from qcheck.workshop.stage import USUAL, Stage, Station, Stop

MOST_MINUTES = 600
NEEDED = frozenset({Station.REVEAL, Station.CLOSING})
"""What no plan leaves out."""
BEFORE_RESULTS = frozenset({Station.LOBBY, Station.ANSWERING})


def _plan(**minutes: int) -> tuple[Stop, ...]:
    return tuple(Stop(Station(station), length) for station, length in minutes.items())


PLANS = {
    "90": _plan(lobby=7, answering=12, reveal=8, choosing=4, topics=33, agreeing=10, measures=12, closing=4),
    "45": _plan(lobby=3, answering=8, reveal=5, choosing=2, topics=15, agreeing=4, measures=6, closing=2),
    "150": _plan(
        lobby=15, answering=15, reveal=10, choosing=5, topics=65, agreeing=15, measures=20, closing=5
    ),
    "120": _plan(
        lobby=10, answering=12, reveal=8, choosing=5, topics=40, agreeing=20, measures=15, closing=10
    ),
}
"""The plans to choose from, by their length in minutes: an hour and a half, a short one, an evening with a
break, a large group.
"""


def begun(
    plan: tuple[Stop, ...],
    now: datetime,
    *,
    answered: bool = False,
    for_good: bool = False,
    topics: tuple[CriterionId, ...] = (),
) -> Stage:
    """A workshop at its first station, with the topics arranged for the talk.

    `answered`: there are answers already, so that it begins with the reveal; the stations before stay in the
    plan, to go back to, but where the answering is closed `for_good`.
    """
    left = tuple(stop for stop in plan if not for_good or stop.station not in BEFORE_RESULTS)
    place = [stop.station for stop in left].index(Station.REVEAL) if answered else 0
    return Stage(left, now, place, sight=USUAL[left[place].station], topics=topics)


def adjusted(stage: Stage, minutes: Mapping[Station, int]) -> Stage:
    """The plan with other minutes, each 0 to 600; 0 leaves out a station that has not begun. Raises `Invalid`
    for any other number.
    """
    if any(not 0 <= length <= MOST_MINUTES for length in minutes.values()):
        raise Invalid(N_("Please give minutes between 0 and {most}."), most=MOST_MINUTES)
    wanted = {stop.station: stop.minutes for stop in stage.plan} | dict(minutes)
    begun_so_far = {stop.station for stop in stage.plan[: stage.place + 1]}
    ahead = list(Station)[list(Station).index(stage.station) + 1 :]
    kept = begun_so_far | {station for station in ahead if station in NEEDED or wanted.get(station)}
    plan = tuple(Stop(station, max(1, wanted.get(station, 1))) for station in Station if station in kept)
    return replace(stage, plan=plan, place=[stop.station for stop in plan].index(stage.station))
