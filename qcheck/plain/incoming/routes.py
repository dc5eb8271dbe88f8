"""The address of the page to which files of answers are brought."""

from __future__ import annotations

from anyio import CapacityLimiter
from starlette.routing import Route

from qcheck.addresses import BRING, DRAFT_FILE
from qcheck.plain.incoming import draft_files, pages
from qcheck.plain.incoming.sent_form import MOST_SENT
from qcheck.web.endpoint import endpoint

ONE_AT_A_TIME = CapacityLimiter(1)
"""A large spreadsheet takes memory and seconds: others wait here, and not before those who answer."""

ROUTES: tuple[Route, ...] = (
    Route(DRAFT_FILE, endpoint(draft_files.page), methods=["GET"]),
    Route(f"{DRAFT_FILE}/{draft_files.TEXT}", endpoint(draft_files.text), methods=["GET"]),
    Route(f"{DRAFT_FILE}/{draft_files.SHEET}", endpoint(draft_files.sheet), methods=["GET"]),
    Route(
        DRAFT_FILE,
        endpoint(draft_files.sent, most=MOST_SENT, limiter=ONE_AT_A_TIME),
        methods=["POST"],
    ),
    Route(BRING, endpoint(pages.page), methods=["GET"]),
    Route(BRING, endpoint(pages.sent, most=MOST_SENT, limiter=ONE_AT_A_TIME), methods=["POST"]),
)
