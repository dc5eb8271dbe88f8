"""The wall of a workshop about an instrument, by its own link. It has no controls; its script follows the
workshop.
"""

from __future__ import annotations

from starlette.responses import JSONResponse, Response

from qcheck.addresses import trial_address
from qcheck.plain.live.reflect.show import Show
from qcheck.plain.live.reflect.sights import shown
from qcheck.plain.live.wall.wall_drawing import WallDrawing, drawn_sight, recalled, told, whole
from qcheck.service import NotNow, NotPossible, TrialLinkKind, UnknownLink
from qcheck.web.visit import Elsewhere, Visit


def screen(visit: Visit) -> Response:
    """The whole page; a link that opens something else leads there."""
    if visit.trial.kind is not TrialLinkKind.SCREEN:
        raise Elsewhere(trial_address(visit.trial.kind, visit.link))
    return whole(visit, _seen(visit))


def now(visit: Visit) -> Response:
    """What is to be seen at this moment; what stands on the wall stays where it cannot be told just now."""
    try:
        return told(visit, _seen(visit))
    except NotNow:
        raise
    except (NotPossible, UnknownLink) as refusal:
        return JSONResponse({"said": refusal.said(visit.tongue())}, 404)


def _seen(visit: Visit) -> WallDrawing:
    opened = visit.service.trials.open(visit.trial, TrialLinkKind.SCREEN)
    return recalled(visit, visit.service.reflecting.revision(opened), lambda: _drawn(visit))


def _drawn(visit: Visit) -> WallDrawing:
    room = visit.service.reflecting.seen(visit.trial)
    return drawn_sight(visit, visit.link, room.title, None, shown(Show(visit, room)))
