"""The wall: what the room sees, and nothing that the facilitator has not shown."""

from __future__ import annotations

from starlette.responses import Response

from qcheck.live.rendering import page, piece
from qcheck.sheet.visit import Visit


def wall(visit: Visit) -> Response:
    """The whole page; its script asks for `now` again and again."""
    room = visit.service.workshop(visit.link)
    return page(visit, "wall", room.catalogue, {"room": room, "link": visit.link})


def now(visit: Visit) -> Response:
    """What is to be seen at this moment."""
    room = visit.service.workshop(visit.link)
    return piece(visit, "sight", room.catalogue, {"room": room}, visit.request.query_params.get("seen", ""))
