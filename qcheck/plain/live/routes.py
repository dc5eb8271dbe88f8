"""The addresses of a workshop: the wall by its own link, everything else by the organiser's."""

from __future__ import annotations

from starlette.routing import Route

from qcheck.plain.live import hands, minutes, quick_start
from qcheck.plain.live.desk import pages as desk
from qcheck.plain.live.desk_refusals import kindly
from qcheck.plain.live.reflect import pages as reflection
from qcheck.plain.live.wall import pages as wall
from qcheck.web.endpoint import Work, endpoint

PAGES: dict[str, tuple[Work | None, Work | None]] = {
    "/wall/{link}": (wall.wall, None),
    "/wall/{link}/now": (wall.now, None),
    "/screen/{link}": (reflection.screen, None),
    "/screen/{link}/now": (reflection.now, None),
    "/lead": (quick_start.start, quick_start.start_by_form),
    "/lead/{link}": (kindly(desk.lead), None),
    "/lead/{link}/now": (kindly(desk.now), None),
    "/lead/{link}/do": (desk.done_already, kindly(desk.do)),
    "/lead/{link}/sure": (kindly(desk.sure), None),
    "/lead/{link}/minutes": (kindly(minutes.minutes), None),
    "/lead/{link}/hands": (kindly(hands.hands), kindly(hands.keep_hands)),
}
"""Each address with what shows it and what takes a form."""

ROUTES: tuple[Route, ...] = (
    *(Route(path, endpoint(work), methods=["GET"]) for path, (work, _) in PAGES.items() if work),
    *(Route(path, endpoint(work), methods=["POST"]) for path, (_, work) in PAGES.items() if work),
)
