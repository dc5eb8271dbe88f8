"""The addresses of the page of measures and of its calendars."""

from __future__ import annotations

from starlette.routing import Route

from qcheck.plain.measures import pages
from qcheck.web.endpoint import endpoint

ROUTES: tuple[Route, ...] = (
    Route("/m/{link}", endpoint(pages.page), methods=["GET"]),
    Route("/m/{link}/measures.ics", endpoint(pages.days), methods=["GET"]),
)
