"""The first page of whoever coordinates a trial."""

from __future__ import annotations

from starlette.responses import Response

from qcheck.trial.rendering import coordinated, coordinators_page, remembered
from qcheck.web.visit import Visit


def page(visit: Visit) -> Response:
    """What the trial is, and how it stands."""
    response = coordinators_page(visit, coordinated(visit), "overview", "", {})
    return remembered(visit, visit.link, response)
