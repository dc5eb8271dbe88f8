"""The moves of a facilitator. Each takes a stage and gives the stage after it, or raises `NotPossible` with a
sentence why it cannot be made now.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from enum import Enum

from qcheck.catalogue import CriterionId
from qcheck.language import N_
from qcheck.refusals import Invalid, NotPossible
from qcheck.workshop.paging import page_of
from qcheck.workshop.stage import RESULTS, USUAL, Clock, Grounds, Sight, Stage, Station

NOT_YET = N_("Results are shown from the reveal on. So far only how many have answered is on the screen.")
NOT_WHOLE = N_("Please reveal the whole profile first.")
NO_TOPIC = N_("No topic has been chosen yet.")
UNKNOWN_CRITERION = N_("This criterion does not belong to the check.")
AT_THE_END = N_("This is the last step.")
AT_THE_BEGINNING = N_("This is the first step.")
LASTS = frozenset({Station.LOBBY, Station.CLOSING})
"""The stations without a clock of their own."""
BY_TOPIC = frozenset({Station.TOPICS, Station.AGREEING})
"""The stations that go through the topics one after the other."""


class Answering(Enum):
    """What a move does to the answering."""

    OPENS = "opens"
    CLOSES = "closes"
    UNCHANGED = "unchanged"


def forward(stage: Stage, now: datetime, grounds: Grounds) -> Stage:
    """What comes next: the rest of the profile, the next topic, the next station."""
    if stage.station is Station.REVEAL and not stage.whole:
        return reveal_all(stage)
    if stage.station is Station.REVEAL and stage.sight is Sight.PROFILE and stage.page + 1 < grounds.pages:
        return replace(stage, page=stage.page + 1)
    if stage.station in BY_TOPIC and stage.topic + 1 < len(stage.topics):
        return talk_about(stage, stage.topic + 1, now)
    if stage.place + 1 == len(stage.plan):
        raise NotPossible(AT_THE_END)
    return go_to(stage, stage.place + 1, now, grounds)


def back(stage: Stage, now: datetime, grounds: Grounds) -> Stage:
    """The way back: the page, the topic or the station before."""
    if stage.station is Station.REVEAL and stage.sight is Sight.PROFILE and stage.page > 0:
        return replace(stage, page=stage.page - 1)
    if stage.station in BY_TOPIC and stage.topic > 0:
        return talk_about(stage, stage.topic - 1, now)
    if stage.place == 0:
        raise NotPossible(AT_THE_BEGINNING)
    return go_to(stage, stage.place - 1, now, grounds)


def go_to(stage: Stage, place: int, now: datetime, grounds: Grounds) -> Stage:
    """Another station of the plan, from its beginning. Where topics are needed and none are chosen, those
    proposed are taken.
    """
    if not 0 <= place < len(stage.plan):
        raise NotPossible(AT_THE_END)
    stop = stage.plan[place]
    topics = stage.topics or (grounds.proposed if stop.station in BY_TOPIC else ())
    arrived = replace(
        stage,
        place=place,
        since=now,
        sight=USUAL[stop.station],
        page=0,
        topic=0,
        topics=topics,
        clock=Clock(),
    )
    if not arrived.has_results:
        arrived = replace(arrived, revealed=(), whole=False)
    return replace(arrived, clock=_clock(arrived, now)) if stop.station not in LASTS else arrived


def reveal(stage: Stage, criterion: CriterionId, grounds: Grounds) -> Stage:
    """Shows one criterion more, on its page of the profile; the whole profile where it was the last."""
    _known(criterion, grounds)
    _may_show_results(stage)
    revealed = tuple(dict.fromkeys((*stage.revealed, criterion)))
    whole, page = stage.whole or set(grounds.criteria) <= set(revealed), page_of(criterion, grounds.criteria)
    return replace(stage, sight=Sight.PROFILE, revealed=revealed, whole=whole, page=page)


def reveal_all(stage: Stage) -> Stage:
    """Shows the whole profile, from its first page."""
    _may_show_results(stage)
    return replace(stage, sight=Sight.PROFILE, whole=True, page=0)


def show(stage: Stage, sight: Sight, page: int, grounds: Grounds) -> Stage:
    """Puts something else on the wall, without going on. The profile shows what is revealed; a silence keeps
    the page for after it.
    """
    if sight in RESULTS or sight is Sight.VOTE:
        _may_show_results(stage)
    if sight in {Sight.MATRIX, Sight.TOPIC, Sight.AGREED} and not stage.whole:
        raise NotPossible(NOT_WHOLE)
    if sight in {Sight.TOPIC, Sight.AGREED} and stage.criterion is None:
        raise NotPossible(NO_TOPIC)
    page = stage.page if sight is Sight.QUIET else max(0, min(page, grounds.pages_of(sight) - 1))
    return replace(stage, sight=sight, page=page)


def choose(stage: Stage, topics: Sequence[CriterionId], grounds: Grounds) -> Stage:
    """The topics to talk about, in this order; the one that is talked about stays the current one where it is
    still among them.
    """
    for criterion in topics:
        _known(criterion, grounds)
    return _with_topics(stage, topics)


def arranged(stage: Stage, topics: Sequence[CriterionId]) -> Stage:
    """The stage with an order of topics that was made on another page; topics that are talked about already
    are not taken away.
    """
    return stage if stage.station in BY_TOPIC and not topics else _with_topics(stage, topics)


def talk_about(stage: Stage, topic: int, now: datetime) -> Stage:
    """Another of the chosen topics, with its share of the station's time."""
    if not 0 <= topic < len(stage.topics):
        raise NotPossible(NO_TOPIC)
    there = replace(
        stage, topic=topic, page=0, sight=USUAL[stage.station] if stage.station in BY_TOPIC else Sight.TOPIC
    )
    return replace(there, clock=_clock(there, now))


def run(stage: Stage, now: datetime, minutes: int | None = None) -> Stage:
    """Sets the clock going: for so many minutes, else for what is left, else for what the plan gives."""
    if minutes is None and stage.clock.left is not None:
        return replace(stage, clock=Clock(now + timedelta(seconds=stage.clock.left)))
    return replace(stage, clock=Clock.of(minutes, now) if minutes is not None else _clock(stage, now))


def pause(stage: Stage, now: datetime) -> Stage:
    """Stops the clock where it is."""
    return replace(stage, clock=Clock(left=stage.clock.seconds(now)))


def add_minutes(stage: Stage, minutes: int, now: datetime) -> Stage:
    """More time, or less where negative; a clock whose time was up runs again."""
    left = max(0, (stage.clock.seconds(now) or 0) + 60 * minutes)
    running = stage.clock.left is None
    return replace(stage, clock=Clock(now + timedelta(seconds=left)) if running else Clock(left=left))


def effect_on_answering(before: Stage, after: Stage) -> Answering:
    """What a move from one stage to the other does to the answering.

    It is closed by the reveal, and by the first result that is shown: in a workshop that begins there it was
    open till then.
    """
    if after.station is Station.ANSWERING and before.station is not Station.ANSWERING:
        return Answering.OPENS
    reveals, tells = not before.has_results and after.has_results, after.tells and not before.tells
    return Answering.CLOSES if reveals or tells else Answering.UNCHANGED


def _with_topics(stage: Stage, topics: Sequence[CriterionId]) -> Stage:
    chosen = tuple(dict.fromkeys(topics))
    topic = chosen.index(stage.criterion) if stage.criterion in chosen else 0
    return replace(stage, topics=chosen, topic=topic)


def _clock(stage: Stage, now: datetime) -> Clock:
    parts = len(stage.topics) if stage.station in BY_TOPIC else 1
    return Clock.of(stage.stop.minutes / max(1, parts), now)


def _may_show_results(stage: Stage) -> None:
    if not stage.has_results:
        raise NotPossible(NOT_YET)


def _known(criterion: CriterionId, grounds: Grounds) -> None:
    if criterion not in grounds.criteria:
        raise Invalid(UNKNOWN_CRITERION)
