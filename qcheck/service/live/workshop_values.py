"""A workshop as it stands, for its facilitator, its wall and the phones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from qcheck.catalogue import CriterionId, PerspectiveId
from qcheck.disclosure import Ballot, Count
from qcheck.records import AgreedLight, Measure, Mode, State
from qcheck.service.ground.check_values import Round
from qcheck.workshop import Stage


class Moment(StrEnum):
    """What it is time for in a workshop, for whoever holds a phone."""

    WAIT = "wait"
    ANSWER = "answer"
    LOOK = "look"  # at the wall
    VOTE = "vote"  # on what is talked about
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Workshop(Round):
    """A workshop as it stands at the moment `now`.

    `joined` and `finished` count sheets by perspective, without those begun before it in an open round, which
    `earlier` counts; in confidential checks None where fewer than `minimum`, nobody included, and in steps
    until the check is closed. `invitation` leads phones to their sheet and `code` does so by hand, both None
    while withdrawn; `wall` is the link of the wall. `results` is the invitation below which those who
    answered find the result on their own phones (`addresses.own_result`), None where they may not look, or
    not yet. `notes` are by topic, the workshop's own under the empty name; `next` says when and where one
    meets again. `ballot` is the last vote on topics, `wifi` the name and password of the room's network,
    empty where nobody typed them.
    """

    state: State
    revision: int
    stage: Stage
    now: datetime
    started: datetime
    can_undo: bool
    joined: Mapping[PerspectiveId, Count]
    finished: Mapping[PerspectiveId, Count]
    earlier: Mapping[PerspectiveId, int]
    deletes: date
    minimum: int
    invitation: str | None
    code: str | None
    wall: str
    agreed: Mapping[CriterionId, AgreedLight]
    notes: Mapping[CriterionId, str]
    measures: tuple[Measure, ...]
    next: str
    zone: str
    results: str | None = None
    ballot: Ballot | None = None
    wifi: tuple[str, str] = ("", "")

    @property
    def closes_for_good(self) -> bool:
        """Whether the reveal closes a confidential check, which cannot be taken back."""
        return self.mode is Mode.CONFIDENTIAL and self.state is not State.CLOSED
