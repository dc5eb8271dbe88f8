"""The wall: what the room sees, and nothing that the facilitator has not shown. It has no controls; its
script follows the workshop.
"""

from __future__ import annotations

from dataclasses import replace

from starlette.responses import JSONResponse, Response

from qcheck.addresses import address_of
from qcheck.language import N_
from qcheck.plain.live.wall.sights import shown
from qcheck.plain.live.wall.wall_drawing import WallDrawing, drawn_sight, is_dark, recalled, told, whole
from qcheck.service import LinkKind, NotNow, NotPossible, UnknownLink
from qcheck.web import messages
from qcheck.web.messages import Message
from qcheck.web.visit import Elsewhere, Visit

NOT_HERE = Message(403, N_("This link does not open the screen"), "", N_("To the page of this link"))
NONE_YET = Message(
    404,
    N_("There is nothing on the screen yet"),
    N_("No workshop has been started on this check."),
    N_("Look again"),
)


def wall(visit: Visit) -> Response:
    """The whole page; its script asks for `now` again and again."""
    try:
        seen = _seen(visit)
    except NotNow:
        raise
    except NotPossible as refusal:
        return _another_door(visit, refusal)
    if seen.link != visit.link:  # the organiser's has secrets to keep from the room
        raise Elsewhere(f"/wall/{seen.link}")
    return whole(visit, seen)


def now(visit: Visit) -> Response:
    """What is to be seen at this moment, where the script has not `seen` just that. A link that was renewed
    is no guess.
    """
    try:
        seen = _seen(visit)
    except NotNow:  # what stands on the wall stays, and it asks again at once
        raise
    except (NotPossible, UnknownLink) as refusal:
        return JSONResponse({"said": refusal.said(visit.tongue())}, 404)
    return told(visit, seen)


def _seen(visit: Visit) -> WallDrawing:
    return recalled(visit, visit.service.facilitating.workshop_revision(visit.access), lambda: _drawn(visit))


def _drawn(visit: Visit) -> WallDrawing:
    room = visit.service.facilitating.seen(visit.access)
    return drawn_sight(visit, room.wall, room.title, room.catalogue, shown(visit, room, dark=is_dark(visit)))


def _another_door(visit: Visit, refusal: NotPossible) -> Response:
    """A friendly page for a link of another kind, with the way to where that link leads."""
    access = visit.access
    if access.kind in (LinkKind.WALL, LinkKind.ORGANISE):
        return messages.message(visit, replace(NONE_YET, out=f"/wall/{visit.link}"))
    return messages.message(
        visit, replace(NOT_HERE, out=address_of(access.kind, visit.link)), text=refusal.said(visit.tongue())
    )
