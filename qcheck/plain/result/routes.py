"""The addresses of the plain result: by a link to the results, and below an invitation for
whoever answered.
"""

from __future__ import annotations

from starlette.routing import Route

from qcheck.addresses import OWN_RESULT
from qcheck.plain.result import pages
from qcheck.web.endpoint import endpoint

ROUTES: tuple[Route, ...] = (
    Route("/r/{link}", endpoint(pages.viewed), methods=["GET"]),
    Route(OWN_RESULT, endpoint(pages.own), methods=["GET"]),
)
"""To stand before the sheet's, which lead any other address below an invitation to that."""
