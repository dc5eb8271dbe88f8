"""A trial taken along as a file, and its end by hand."""

from __future__ import annotations

from typing import Final

from starlette.responses import Response

from qcheck.browser import COOKIE, EVERYWHERE, forgetting
from qcheck.language import N_
from qcheck.plain.trial.rendering import coordinated, coordinators_page, trial_page
from qcheck.web.cookies import remember
from qcheck.web.visit import Visit

PATH: Final = "/delete"
NOT_SURE = N_("Please tick that you are sure. Nothing has been deleted.")


def export(visit: Visit) -> Response:
    """All that is kept of the trial as JSON."""
    opened = coordinated(visit)
    content = visit.service.trial_file.export(opened)
    name = f"{opened.trial.name}.qcheck-trial.json"
    return Response(
        content,
        media_type="application/json",
        headers={"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"},
    )


def sure(visit: Visit) -> Response:
    """Asks once more before the whole trial is deleted."""
    return coordinators_page(visit, coordinated(visit), "trial_delete", "/settings", {})


def delete(visit: Visit) -> Response:
    """Deletes the trial where that was confirmed; this device forgets its link."""
    opened = coordinated(visit)
    if not visit.fields.get("sure"):
        errors = {"sure": visit.tongue().say(NOT_SURE)}
        return coordinators_page(visit, opened, "trial_delete", "/settings", {"errors": errors}, 409)
    visit.service.trials.delete(opened, sure=True)
    response = trial_page(visit, opened.trial, "trial_gone", {})
    kept = forgetting(visit.request.cookies.get(COOKIE), visit.link)
    remember(visit.request, response, COOKIE, kept, path=EVERYWHERE)
    return response
