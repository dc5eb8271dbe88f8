"""What the wall shows, sight by sight: each gives its template what stands there, and takes nothing that has
not been revealed.
"""

from __future__ import annotations

from qcheck.plain.live.wall.result_sights import RESULT_SIGHTS
from qcheck.plain.live.wall.room_sights import ROOM_SIGHTS
from qcheck.plain.live.wall.show import Show
from qcheck.service import Workshop
from qcheck.web.check_facts import clock
from qcheck.web.visit import Visit
from qcheck.workshop import RESULTS, Sight

SIGHTS = {**ROOM_SIGHTS, **RESULT_SIGHTS}


def shown(visit: Visit, room: Workshop, *, dark: bool) -> dict[str, object]:
    """All that the template of the sight needs, and its name."""
    show = Show(visit, room, dark)
    sight = room.stage.sight if _can_be_seen(show) else Sight.QUIET
    seconds = room.stage.clock.seconds(room.now)
    until = room.stage.clock.until
    time = clock(until, room.zone, show.voice.language) if until else ""
    around = {
        "style": "",
        "room": room,
        "sight": sight.value,
        "clock": room.stage.clock,
        "over": seconds == 0,
        "left": seconds,
        "time": time,
    }
    return around | dict(SIGHTS[sight](show))


def _can_be_seen(show: Show) -> bool:
    """Results that are not there yet leave the wall quiet."""
    sight, stage = show.room.stage.sight, show.room.stage
    if sight not in RESULTS or sight is Sight.MEASURES:
        return True
    if show.result is None:
        return False
    return sight in (Sight.PROFILE, Sight.MATRIX) or any(
        row.criterion == stage.criterion for row in show.result.profile.criteria
    )
