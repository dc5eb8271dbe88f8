"""The first page of whoever coordinates a trial."""

from __future__ import annotations

from starlette.responses import Response

from qcheck.trial.rendering import coordinated, coordinators_page
from qcheck.web.visit import Visit


def page(visit: Visit) -> Response:
    """What the trial is, and how it stands."""
    return coordinators_page(visit, coordinated(visit), "overview", "", {})
