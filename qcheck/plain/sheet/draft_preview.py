"""The sheet of a draft, for its author: as each perspective, phase and language will see it. It is the sheet
as one file, in a frame of our own page; nothing in it can be sent or kept.
"""

from __future__ import annotations

import re

from starlette.responses import Response

from qcheck.catalogue import Catalogue, PerspectiveId, PhaseId
from qcheck.language import N_, language
from qcheck.plain.sheet.one_file import one_file, policy_of
from qcheck.service import NotPossible, previewed
from qcheck.web.visit import Visit, offered

_KEEPS_NOTHING = re.compile(r'<p class="warn" id="keeps-nothing" hidden>.*?</p>', re.DOTALL)
"""What a file says that will be lost: here nothing is meant to be kept."""
NOTHING_YET = N_("There is nothing to look at yet: something is still missing or wrong.")


def seen(visit: Visit) -> Response:
    """GET /seen/{link}: in the phase, from the perspective and in the language that the address names; what
    is not there is replaced by the first that is.
    """
    draft = visit.service.drafting.open(visit.link).draft
    if draft.catalogue is None:
        raise NotPossible(NOTHING_YET)
    phase, perspective, tag = _wanted(visit, draft.catalogue)
    title, now = draft.catalogue.title.say(tag), visit.service.clock.now()
    carried = previewed(draft.catalogue, draft.text, perspective, phase, title, now)
    page = _KEEPS_NOTHING.sub('<p id="keeps-nothing" hidden></p>', one_file(carried, language(tag)))
    headers = {
        "Content-Security-Policy": f"{policy_of(page)}; frame-ancestors 'self'; sandbox allow-scripts",
        "X-Frame-Options": "SAMEORIGIN",
    }
    return Response(page, media_type="text/html; charset=utf-8", headers=headers)


def _wanted(visit: Visit, catalogue: Catalogue) -> tuple[PhaseId | None, PerspectiveId, str]:
    given = visit.request.query_params
    phases, views, tags = catalogue.phase_ids, catalogue.perspective_ids, offered(catalogue)
    phase, view, tag = (given.get(name, "") for name in ("phase", "perspective", "language"))
    chosen = phase if phase in phases else next(iter(phases), None)
    return (
        PhaseId(chosen) if chosen else None,
        PerspectiveId(view if view in views else views[0]),
        tag if tag in tags else tags[0],
    )
