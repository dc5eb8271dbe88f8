"""The minutes of a workshop about an instrument as files, made where all reports are made."""

from __future__ import annotations

from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import Route

from qcheck.plain.takeaway.file_pool import pool
from qcheck.plain.takeaway.files import TAKEN_OFTEN
from qcheck.plain.takeaway.wanted import look
from qcheck.plain.trial.workshops.minutes import gathered
from qcheck.reports.pool import Busy
from qcheck.reports.reflection_minutes import FORMATS
from qcheck.reports.writing import Job
from qcheck.web import messages
from qcheck.web.endpoint import endpoint
from qcheck.web.visit import Visit

ADDRESS = "/coordinate/{link}/workshops/{workshop}/minutes.{ending}"
PATIENCE = 60.0
"""Seconds after which a file that is still being made is not waited for."""


def file(visit: Visit) -> Response:
    """The minutes in the format of the address."""
    ending, brand = str(visit.request.path_params["ending"]), look()
    room, minutes = gathered(visit)
    if ending not in FORMATS:
        raise HTTPException(404)
    media_type, write = FORMATS[ending]
    key = ("reflection", ending, minutes, brand)
    if not pool().knows(key) and not visit.service.network_limits.files_made.take(visit.sender):
        return messages.message(visit, TAKEN_OFTEN)
    try:
        content = pool().make(key, lambda: Job(write, minutes, brand)).result(PATIENCE)
    except TimeoutError:
        raise Busy from None  # it goes on being made, and whoever asks again finds it
    name = quote(f"{minutes.title.replace(':', '')}.{ending}", safe="")
    headers = {
        "Content-Disposition": f"attachment; filename=\"{room.id}.{ending}\"; filename*=UTF-8''{name}",
        "Cache-Control": "private, no-store",
        "X-Content-Type-Options": "nosniff",
    }
    return Response(content, media_type=media_type, headers=headers)


ROUTES = (Route(ADDRESS, endpoint(file), methods=["GET"]),)
