"""What cannot be done at the facilitator's desk: the reason, and the way back to the workshop."""

from __future__ import annotations

from starlette.responses import JSONResponse, Response

from qcheck.live.rendering import page
from qcheck.service import NotNow, NotPossible
from qcheck.sheet.endpoint import Work
from qcheck.sheet.visit import Visit


def kindly(work: Work) -> Work:
    """The work, or a page that says why it is refused; our script gets the words alone."""

    def answer(visit: Visit) -> Response:
        try:
            return work(visit)
        except NotNow:
            raise
        except NotPossible as refusal:
            if visit.by_script:
                return JSONResponse({"said": refusal.said(visit.tongue())}, 409)
            return page(visit, "refused", None, {"link": visit.link, "why": refusal.said(visit.tongue())}, 409)

    return answer
