"""What cannot be done at the facilitator's desk: the reason, and the way back to the workshop, or to what the
link is for.
"""

from __future__ import annotations

from starlette.responses import JSONResponse, Response

from qcheck.addresses import DESTINATIONS, address_of
from qcheck.language import N_
from qcheck.plain.live.rendering import page
from qcheck.service import LinkKind, NotPossible
from qcheck.web.endpoint import refusing
from qcheck.web.visit import Visit

BACK = N_("Back to the workshop")


def _refused(visit: Visit, refusal: NotPossible) -> Response:
    if visit.by_script:
        return JSONResponse({"said": refusal.said(visit.tongue())}, refusal.status)
    kind = visit.access.kind
    onward = f"/lead/{visit.link}" if kind is LinkKind.ORGANISE else address_of(kind, visit.link)
    label = BACK if kind is LinkKind.ORGANISE else DESTINATIONS[kind].onward
    shown = {"link": visit.link, "why": refusal.said(visit.tongue()), "there": onward, "label": label}
    return page(visit, "refused", None, shown, refusal.status)


kindly = refusing(_refused)
"""The work, or a page that says why it is refused; our script gets the words alone."""
