"""From what is kept of a workshop to what its facilitator, its wall and the phones see of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from qcheck import agenda, life
from qcheck.catalogue import CriterionId, PerspectiveId
from qcheck.disclosure import Count, ballot, presence
from qcheck.records import Check, State
from qcheck.service.ground import assembly
from qcheck.service.ground.check_values import SharedLink
from qcheck.service.ground.result_values import Result
from qcheck.service.live.workshop_values import Moment, Workshop
from qcheck.store import KeptWorkshop
from qcheck.workshop import Stage, Station

ENDED_BEFORE = timedelta(hours=12)
"""A station that began so long ago belongs to the workshop of another day."""
Present = Mapping[PerspectiveId, tuple[int, int, int]]
"""By perspective how many sheets have joined, how many are finished, how many were begun before it."""


def workshop_of(
    check: Check, kept: KeptWorkshop, there: Present, shared: SharedLink, wall: str, now: datetime
) -> Workshop:
    """The workshop at this moment: `there` is who is present, `shared` the invitation for everybody, `wall`
    the link of the wall.
    """
    about, state = assembly.about(check), assembly.state(check, now)
    minimum_group = about.catalogue.rules.minimum_group
    joined, done, earlier = _counted(check, there)
    return Workshop(
        about.title,
        about.place,
        about.questionnaire,
        about.mode,
        state=state,
        revision=kept.revision,
        stage=kept.stage,
        now=now,
        started=kept.started,
        can_undo=kept.can_undo,
        joined=_told(joined, check, minimum_group),
        finished=_told(done, check, minimum_group),
        earlier=earlier,
        deletes=life.deletion(check.life),
        minimum=minimum_group,
        invitation=shared.link if not shared.withdrawn else None,
        code=shared.code,
        wall=wall,
        agreed=kept.agreed,
        notes=kept.notes,
        measures=kept.measures,
        ballot=ballot(kept.vote, check.mode, minimum_group) if kept.vote else None,
        wifi=kept.wifi,
        next=kept.next,
        zone=check.life.zone,
        results=shared.link if check.shares and _is_over(kept, state, now) else None,
    )


def moment_of(stage: Stage, votes: bool, state: State, now: datetime) -> Moment:
    """What it is time for; `votes`: a vote on topics is open."""
    if votes and stage.station is Station.CHOOSING:
        return Moment.VOTE
    if state is State.OPEN:
        return Moment.ANSWER if stage.station is not Station.LOBBY else Moment.WAIT
    if state is State.PREPARED:
        return Moment.WAIT
    return (
        Moment.OVER if stage.station is Station.CLOSING or now - stage.since > ENDED_BEFORE else Moment.LOOK
    )


def only(result: Result, shown: Sequence[CriterionId]) -> Result:
    """The result of these criteria alone, without what anybody wrote."""
    rows = tuple(row for row in result.profile.criteria if row.criterion in shown)
    return replace(result, profile=replace(result.profile, criteria=rows), remarks=(), closing=())


def minutes_for_topics(stage: Stage) -> int:
    """How long the plan gives to the talk about topics."""
    return next((stop.minutes for stop in stage.plan if stop.station is Station.TOPICS), agenda.LEAST_MINUTES)


def _counted(check: Check, there: Present) -> tuple[dict[PerspectiveId, int], ...]:
    """The same, each count by itself, with a nought for each perspective of which nobody is here."""
    asked = [PerspectiveId(perspective.id) for perspective in assembly.perspectives_asked(check)]
    return tuple(
        {whose: there.get(whose, (0, 0, 0))[place] for whose in asked or there} for place in range(3)
    )


def _told(
    present: Mapping[PerspectiveId, int], check: Check, minimum_group: int
) -> Mapping[PerspectiveId, Count]:
    return presence(present, check.mode, minimum_group, closed=check.life.closed is not None)


def _is_over(kept: KeptWorkshop, state: State, now: datetime) -> bool:
    votes = kept.vote is not None and kept.vote.is_open
    return moment_of(kept.stage, votes, state, now) is Moment.OVER
