"""Figures about questions as files, over the checks whose organisers' links a device remembers."""

from __future__ import annotations

from starlette.responses import Response
from starlette.routing import Route

from qcheck.addresses import INSTRUMENT_FILE
from qcheck.browser import COOKIE, remembered
from qcheck.plain.incoming.sent_form import MOST_SENT, sent_form
from qcheck.reports import instrument
from qcheck.service import FEEDBACK_ENDING, CatalogueFigures
from qcheck.web.endpoint import endpoint
from qcheck.web.visit import Visit

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def file(visit: Visit) -> Response:
    """GET …?catalogue=ID&format=xlsx|csv|feedback, `only` over these checks; without a check, no figure."""
    asked = visit.request.query_params
    return _made(visit, _figures(visit), asked.get("format", ""))


def together(visit: Visit) -> Response:
    """POST: the same with what was said in other installations, from the files that are sent along; nothing
    of them is kept here.
    """
    form = sent_form(visit)
    about = _figures(visit).with_files(sent.content for sent in form.files)
    return _made(visit, about, form.fields.get("format", ""))


def _figures(visit: Visit) -> CatalogueFigures:
    statistics = visit.service.statistics
    held = statistics.held(remembered(visit.request.cookies.get(COOKIE)))
    asked = visit.request.query_params
    catalogue, only = asked.get("catalogue", ""), set(filter(None, asked.get("only", "").split("~")))
    return statistics.of_chosen(held, catalogue, only or {check.check.id for check in held})


def _made(visit: Visit, about: CatalogueFigures, form: str) -> Response:
    words = visit.tongue()
    match form:
        case "csv":
            content, kind, ending = (
                instrument.as_csv(about, words).encode(),
                "text/csv; charset=utf-8",
                ".csv",
            )
        case "feedback":
            content, kind, ending = about.feedback_file().encode(), "application/json", FEEDBACK_ENDING
        case _:
            made = visit.service.clock.now().date()
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


ROUTES = (
    Route(INSTRUMENT_FILE, endpoint(file), methods=["GET"]),
    Route(INSTRUMENT_FILE, endpoint(together, most=MOST_SENT), methods=["POST"]),
)
