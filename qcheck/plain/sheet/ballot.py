"""The ballot of a workshop's vote: each sheet gives three dots to topics by a plain form, and can change them
until the vote ends.
"""

from __future__ import annotations

from starlette.responses import JSONResponse, Response

from qcheck.catalogue import CriterionId
from qcheck.plain.sheet.rendering import page
from qcheck.service import DOTS, Moment, NotNow, NotPossible
from qcheck.web.entrance import Entrance, entrance
from qcheck.web.rendering import sent_on
from qcheck.web.visit import Visit, mark

DOT = "dot-"
"""The beginning of the name of a topic's field."""
GIVEN = "given"
"""In the address of the page after voting."""


def paper(
    visit: Visit, opened: Entrance, typed: tuple[str, ...] | None = None, refused: str = ""
) -> Response:
    """The topics with what this sheet has chosen so far, or with what was `typed` and `refused`. Without a
    sheet: to whom to turn.
    """
    among, given = visit.service.voting.ballot_paper(opened.access) if opened.sheet else ((), ())
    catalogue = opened.access.catalogue
    shown = {
        "topics": [(criterion, catalogue.criterion(criterion).title) for criterion in among],
        "chosen": given if typed is None else typed,
        "given": bool(given) and typed is None,
        "saved": GIVEN in visit.request.query_params,
        "dots": DOTS,
        "dot": DOT,
        "mark": mark(opened.sheet) if opened.sheet else "",
        "zone": opened.access.life.zone,
        "errors": {"topics": refused} if refused else {},
    }
    return page(visit, "vote", opened, shown, 422 if refused else 200)


def vote(visit: Visit) -> Response:
    """Keeps the dots of this sheet; where the vote has ended meanwhile the page says what it is
    time for now.
    """
    opened = entrance(visit)
    if opened.sheet is None or visit.fields.get("sheet") != mark(opened.sheet):
        visit.turn()
    ticked = tuple(CriterionId(name.removeprefix(DOT)) for name in visit.fields if name.startswith(DOT))
    try:
        visit.service.voting.vote(opened.access, ticked)
    except NotNow:
        raise
    except NotPossible as refusal:
        if visit.service.facilitating.moment(opened.access) is not Moment.VOTE:
            visit.turn()
        return paper(visit, opened, ticked, refusal.said(visit.tongue(opened.access.catalogue)))
    return (
        JSONResponse({"saved": True}) if visit.by_script else sent_on(visit, f"{visit.base}?{GIVEN}=1#main")
    )
