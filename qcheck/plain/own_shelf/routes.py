"""The addresses of shelves and of one's own account."""

from __future__ import annotations

from starlette.routing import Route

from qcheck.addresses import ACCOUNT, ON_SHELVES, SHELF
from qcheck.plain.own_shelf import giving, listing, own_account
from qcheck.web.endpoint import endpoint

ROUTES: tuple[Route, ...] = (
    Route(SHELF, endpoint(listing.page), methods=["GET"]),
    Route(SHELF, endpoint(listing.put), methods=["POST"]),
    Route(ON_SHELVES, endpoint(giving.page), methods=["GET"]),
    Route(ON_SHELVES, endpoint(giving.do), methods=["POST"]),
    Route(ACCOUNT, endpoint(own_account.page), methods=["GET"]),
    Route(ACCOUNT, endpoint(own_account.delete), methods=["POST"]),
    Route(f"{ACCOUNT}/account.json", endpoint(own_account.export), methods=["GET"]),
)
