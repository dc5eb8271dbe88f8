"""Figures about questions as files, over the checks whose organisers' links a device remembers."""

from __future__ import annotations

from starlette.responses import Response
from starlette.routing import Route

from qcheck.browser import COOKIE, INSTRUMENT_FILE, remembered
from qcheck.reports import instrument
from qcheck.service import FEEDBACK_ENDING
from qcheck.web.endpoint import endpoint
from qcheck.web.visit import Visit

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def file(visit: Visit) -> Response:
    """GET …?catalogue=ID&format=xlsx|csv|feedback; without a check of it, no figure."""
    asked, words = visit.request.query_params, visit.tongue()
    service = visit.service
    held = service.statistics.held(remembered(visit.request.cookies.get(COOKIE)))
    about = service.statistics.of_links(held, asked.get("catalogue", ""))
    match asked.get("format"):
        case "csv":
            content, kind, ending = (
                instrument.as_csv(about, words).encode(),
                "text/csv; charset=utf-8",
                ".csv",
            )
        case "feedback":
            content, kind, ending = about.feedback_file().encode(), "application/json", FEEDBACK_ENDING
        case _:
            made = service.clock.now().date()
            content, kind, ending = instrument.as_xlsx(about, words, made), XLSX, ".xlsx"
    return Response(
        content,
        media_type=kind,
        headers={
            "Content-Disposition": f'attachment; filename="qcheck-{_plain(about.id)}{ending}"',
            "Cache-Control": "no-store",
        },
    )


def _plain(name: str) -> str:
    """What an id may have, and nothing that could end a header."""
    return (
        "".join(sign for sign in name if sign.isascii() and (sign.isalnum() or sign == "-"))[:80]
        or "questions"
    )


ROUTES = (Route(INSTRUMENT_FILE, endpoint(file)),)
