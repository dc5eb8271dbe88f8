"""The page of measures and its calendars, for whoever holds their link."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from markupsafe import Markup
from starlette.responses import Response

from qcheck import addresses, measure_calendar
from qcheck.language import N_
from qcheck.plain.measures.outline import outline
from qcheck.service import Gone, LinkKind, MeasureList
from qcheck.web import messages
from qcheck.web.rendering import Templates
from qcheck.web.visit import Elsewhere, Visit
from qcheck.web.whole_address import whole

DELETED = messages.Message(
    404,
    N_("These measures are no longer there"),
    N_(
        "The process to which they belonged has gone. If you have questions, please ask whoever gave you the "
        "link."
    ),
    N_("To the start page"),
    out="/",
)
NOT_THERE = messages.Message(
    404,
    N_("This measure is not there"),
    N_("Perhaps it has been removed, or it has no day any more."),
    N_("To all measures"),
)
_STYLE = Path(__file__).parent / "templates" / "measures.css"
_TEMPLATES = Templates("measures")


def page(visit: Visit) -> Response:
    """All measures; any other link leads to what it opens."""
    try:
        measure_list = _found(visit)
    except Gone:
        return messages.message(visit, DELETED)
    tongue = visit.tongue(measure_list.access.catalogue)
    agreed = visit.service.agreements.agreed_in_process(measure_list.access)
    subscription = whole(visit, f"{visit.base}/measures.ics").partition("://")[2]
    shown = {
        "link": visit.link,
        "page": outline(measure_list, agreed, tongue, f"webcal://{subscription}"),
        "style": Markup(_style()),  # noqa: S704  our own style sheet
    }
    return _TEMPLATES.page(visit, "measures", measure_list.access.catalogue, shown)


def days(visit: Visit) -> Response:
    """The calendar of all measures, or of the one that the address asks for."""
    measure_list, wanted = _found(visit), visit.request.query_params.get("measure")
    measures = measure_list.measures
    if wanted is not None:
        measures = tuple(
            measure for measure in measures if measure.id == wanted and measure_calendar.has_day(measure)
        )
        if not measures:
            return messages.message(visit, NOT_THERE)
    tongue = visit.tongue(measure_list.access.catalogue)
    content = measure_calendar.calendar(measure_list, measures, tongue, whole(visit, visit.base))
    name = "measures.ics" if wanted is None else "measure.ics"
    return Response(
        content,
        media_type=measure_calendar.MEDIA_TYPE,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _found(visit: Visit) -> MeasureList:
    access = visit.access
    if access.kind is not LinkKind.MEASURES:
        raise Elsewhere(addresses.address_of(access.kind, visit.link))
    return visit.service.measures.measure_list(access)


@cache
def _style() -> str:
    """Within the page: one answer is all that is waited for."""
    return " ".join(_STYLE.read_text("utf-8").split("\n"))
