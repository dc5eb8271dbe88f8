"""The addresses of trials."""

from __future__ import annotations

from starlette.routing import BaseRoute, Route

from qcheck.trial import overview
from qcheck.web.endpoint import endpoint

ROUTES: tuple[BaseRoute, ...] = (Route("/coordinate/{link}", endpoint(overview.page), methods=["GET"]),)
