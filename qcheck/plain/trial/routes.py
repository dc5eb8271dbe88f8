"""The addresses of trials."""

from __future__ import annotations

from starlette.routing import Route

from qcheck.addresses import NEW_TRIAL
from qcheck.plain.trial import (
    application_routes,
    new_trial,
    overview,
    pilot_routes,
    settings,
    trial_end,
)
from qcheck.plain.trial.date_routes import DATE_ROUTES
from qcheck.plain.trial.learned_routes import LEARNED_ROUTES
from qcheck.plain.trial.workshops.routes import ROUTES as WORKSHOPS
from qcheck.web.endpoint import endpoint

ROUTES: tuple[Route, ...] = (
    *application_routes.ROUTES,
    *pilot_routes.ROUTES,
    Route(NEW_TRIAL, endpoint(new_trial.page), methods=["GET"]),
    Route(NEW_TRIAL, endpoint(new_trial.begin), methods=["POST"]),
    Route("/coordinate/{link}", endpoint(overview.page), methods=["GET"]),
    Route("/coordinate/{link}/settings", endpoint(settings.page), methods=["GET"]),
    Route("/coordinate/{link}/settings", endpoint(settings.change), methods=["POST"]),
    Route("/coordinate/{link}/links", endpoint(settings.renew), methods=["POST"]),
    Route("/coordinate/{link}/links", endpoint(settings.back), methods=["GET"]),
    Route("/coordinate/{link}/export.json", endpoint(trial_end.export), methods=["GET"]),
    Route("/coordinate/{link}/delete", endpoint(trial_end.sure), methods=["GET"]),
    Route("/coordinate/{link}/delete", endpoint(trial_end.delete), methods=["POST"]),
    *LEARNED_ROUTES,
    *DATE_ROUTES,
    *WORKSHOPS,
)
