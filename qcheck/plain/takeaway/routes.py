"""The addresses of what can be taken away: by any link, and below an invitation by the sheet of this
device.
"""

from __future__ import annotations

from starlette.routing import Route

from qcheck.addresses import OWN_TAKE, TAKE
from qcheck.plain.takeaway import files, listing
from qcheck.web.endpoint import endpoint

ROUTES: tuple[Route, ...] = tuple(
    route
    for base in (TAKE, OWN_TAKE)
    for route in (
        Route(base, endpoint(listing.page), methods=["GET"]),
        Route(f"{base}/{{file}}", files.file, methods=["GET"]),
    )
)
"""To stand before the sheet's, which lead any other address below an invitation to that."""
