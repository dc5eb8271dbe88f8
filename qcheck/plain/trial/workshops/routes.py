"""The addresses of workshops about an instrument, but for their wall."""

from __future__ import annotations

from starlette.routing import Route

from qcheck.plain.trial.workshops import desk, listing, minutes, questions, room
from qcheck.web.endpoint import Work, endpoint

LIST = "/coordinate/{link}/workshops"
ONE = f"{LIST}/{{workshop}}"
PAGES: dict[str, tuple[Work, Work | None]] = {
    LIST: (listing.page, listing.begin),
    ONE: (desk.page, desk.press),
    f"{ONE}/now": (desk.now, None),
    f"{ONE}/questions": (questions.page, questions.keep),
    f"{ONE}/minutes": (minutes.page, None),
    f"{ONE}/delete": (listing.sure, listing.delete),
    "/reflect/{link}": (room.page, room.say),
    "/reflect/{link}/now": (room.now, None),
}
"""Each address with what shows it and what takes a form."""

ROUTES: tuple[Route, ...] = (
    *(Route(path, endpoint(shows), methods=["GET"]) for path, (shows, _) in PAGES.items()),
    *(Route(path, endpoint(takes), methods=["POST"]) for path, (_, takes) in PAGES.items() if takes),
)
