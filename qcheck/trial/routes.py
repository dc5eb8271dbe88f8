"""The addresses of trials."""

from __future__ import annotations

from starlette.routing import BaseRoute, Route

from qcheck.browser import NEW_TRIAL
from qcheck.trial import beginning, next_edition, overview, pilot_routes, question, questions, settings
from qcheck.trial.date_routes import DATE_ROUTES
from qcheck.trial.workshops.routes import ROUTES as WORKSHOPS
from qcheck.web.endpoint import endpoint

QUESTION = "/coordinate/{link}/questions/{catalogue}/{question}"
NEW_QUESTION = "/coordinate/{link}/new-question/{catalogue}"

ROUTES: tuple[BaseRoute, ...] = (
    *pilot_routes.ROUTES,
    Route(NEW_TRIAL, endpoint(beginning.page), methods=["GET"]),
    Route(NEW_TRIAL, endpoint(beginning.begin), methods=["POST"]),
    Route("/coordinate/{link}", endpoint(overview.page), methods=["GET"]),
    Route("/coordinate/{link}/settings", endpoint(settings.page), methods=["GET"]),
    Route("/coordinate/{link}/settings", endpoint(settings.change), methods=["POST"]),
    Route("/coordinate/{link}/links", endpoint(settings.renew), methods=["POST"]),
    Route("/coordinate/{link}/links", endpoint(settings.back), methods=["GET"]),
    Route("/coordinate/{link}/questions", endpoint(questions.page), methods=["GET"]),
    Route(QUESTION, endpoint(question.page), methods=["GET"]),
    Route(QUESTION, endpoint(question.decide), methods=["POST"]),
    Route(NEW_QUESTION, endpoint(question.new), methods=["GET"]),
    Route(NEW_QUESTION, endpoint(question.decide_new), methods=["POST"]),
    Route("/coordinate/{link}/next-edition", endpoint(next_edition.page), methods=["GET"]),
    Route("/coordinate/{link}/next-edition", endpoint(next_edition.make), methods=["POST"]),
    *DATE_ROUTES,
    *WORKSHOPS,
)
