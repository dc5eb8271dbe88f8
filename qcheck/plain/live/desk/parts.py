"""Parts of the facilitator's screen as values: a criterion in a list, the topic that is talked about, the
clock.
"""

from __future__ import annotations

from dataclasses import dataclass

from qcheck.catalogue import CriterionId
from qcheck.plain.live.lights import Shown
from qcheck.service import AgreedLight, Workshop
from qcheck.wording import Prompt
from qcheck.workshop import Clock


@dataclass(frozen=True, slots=True)
class Line:
    """A criterion in a list: its computed light where it may be seen now, the agreed one where there is one.

    `place` counts the chosen topics from 0, None where it is none; `why` says in a few words why it is
    proposed.
    """

    id: CriterionId
    title: str
    computed: Shown | None
    agreed: Shown | None
    revealed: bool
    place: int | None
    why: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class Talk:
    """The topic that is talked about: why it is one, and what to ask."""

    line: Line
    reasons: tuple[str, ...]
    prompts: tuple[Prompt, ...]
    kept: AgreedLight | None


@dataclass(frozen=True, slots=True)
class ClockFace:
    """The clock as it is shown: `until` in milliseconds since 1970, `text` such as `4:59`, `at` the time of
    day; both are empty where the script fills them in.
    """

    is_set: bool
    running: bool
    until: int | None
    text: str
    at: str
    up: bool

    @classmethod
    def of(cls, clock: Clock, room: Workshop, at: str, *, by_script: bool) -> ClockFace:
        """The clock as it stands now."""
        left, running = clock.seconds(room.now), clock.until is not None
        is_told = left is not None and not (by_script and running)
        return cls(
            is_set=left is not None,
            running=running,
            until=int(clock.until.timestamp() * 1000) if clock.until else None,
            text=f"{(left or 0) // 60}:{(left or 0) % 60:02}" if is_told else "",
            at=at,
            up=left == 0,
        )
