"""The wall: what the room sees, and nothing that the facilitator has not shown. It has no controls; its
script follows the workshop.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from time import monotonic

from markupsafe import Markup
from starlette.responses import JSONResponse, Response

from qcheck.browser import address_of
from qcheck.catalogue import Catalogue
from qcheck.language import N_
from qcheck.live.rendering import drawn, page
from qcheck.live.urls import base
from qcheck.live.wall.sights import shown
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


@dataclass(frozen=True, slots=True)
class Seen:
    """What is to be seen, drawn: its mark changes with it, and with nothing else. `link` is that of the wall
    itself.
    """

    link: str
    title: str
    catalogue: Catalogue
    html: Markup
    mark: str


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
    asked = {"lang": visit.language_asked, "dark": "1" if _is_dark(visit) else None}
    return page(visit, "wall", seen.catalogue, {"seen": seen, "link": visit.link, "asked": asked})


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
    told = {"mark": seen.mark, "now": int(1000 * datetime.now(UTC).timestamp())}
    return JSONResponse(
        told if visit.request.query_params.get("seen") == seen.mark else told | {"html": seen.html}
    )


def _seen(visit: Visit) -> Seen:
    """Drawn once a second for all walls in the same language, and at once where the workshop went on; answers
    cost no more than that.
    """
    revision = visit.service.workshop.workshop_revision(visit.access)
    about = (visit.link, visit.tongue().tag, _is_dark(visit), base(visit))
    return visit.service.page_memories.walls.recall(about, (revision, _second()), lambda: _drawn(visit))


def _second() -> int:
    return int(monotonic())


def _drawn(visit: Visit) -> Seen:
    room = visit.service.workshop.seen(visit.access)
    html = Markup(drawn(visit, "sight", room.catalogue, shown(visit, room, dark=_is_dark(visit))))  # noqa: S704  escaped while it was drawn
    return Seen(room.wall, room.title, room.catalogue, html, sha256(html.encode()).hexdigest()[:16])


def _is_dark(visit: Visit) -> bool:
    return visit.request.query_params.get("dark") == "1"


def _another_door(visit: Visit, refusal: NotPossible) -> Response:
    """Kind words, and the way to where the link belongs."""
    access = visit.access
    if access.kind in (LinkKind.WALL, LinkKind.ORGANISE):
        return messages.message(visit, replace(NONE_YET, out=f"/wall/{visit.link}"))
    return messages.message(
        visit, replace(NOT_HERE, out=address_of(access.kind, visit.link)), text=refusal.said(visit.tongue())
    )
