"""Where the pages of a workshop lie below the coordinator's link."""

from __future__ import annotations

from qcheck.web.visit import Visit

PATH = "/workshops"


def workshop_in(visit: Visit) -> str:
    """The id of the workshop in the address."""
    return str(visit.request.path_params["workshop"])


def of_workshop(visit: Visit, workshop: str, below: str = "") -> str:
    """The address of a workshop, or of a page below it."""
    return f"{visit.base}{PATH}/{workshop}{below}{visit.in_language}"
