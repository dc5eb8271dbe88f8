"""The addresses of pilots, and of whoever coordinates them."""

from __future__ import annotations

from anyio import CapacityLimiter
from starlette.routing import Route

from qcheck.plain.trial import pilot, pilots
from qcheck.web.endpoint import Work, endpoint

OF_PILOTS: dict[str, tuple[Work, Work | None]] = {
    "/pilot/{link}": (pilot.page, pilot.take),
    "/pilot/{link}/leave": (pilot.back, pilot.leave),
    "/pilot/{link}/hide": (pilot.back, pilot.hide),
    "/coordinate/{link}/pilots": (pilots.page, pilots.add),
    "/coordinate/{link}/pilots.csv": (pilots.as_table, None),
    "/coordinate/{link}/pilots.json": (pilots.as_json, None),
    "/pilot/{link}/drop": (pilot.back, pilot.drop),
    "/coordinate/{link}/pilots/{pilot}/drop": (pilots.back, pilots.drop),
    "/coordinate/{link}/pilots/{pilot}": (pilots.one, pilots.change),
}
"""Each address with what shows it and what takes a form."""

MOST_BYTES = 32_000_000
"""A bundle with some ten thousand sheets."""
ONE_AT_A_TIME = CapacityLimiter(1)
"""A bundle takes memory and seconds: others wait here, and not before those who answer."""

FILES: dict[str, tuple[Work, Work]] = {
    "/pilot/{link}/bring": (pilot.back, pilot.bring),
    "/coordinate/{link}/pilots/{pilot}/bring": (pilots.back, pilots.receive),
}
"""Forms that bring whole files."""

ROUTES: tuple[Route, ...] = (
    *(Route(path, endpoint(work), methods=["GET"]) for path, (work, _) in FILES.items()),
    *(
        Route(path, endpoint(work, most=MOST_BYTES, limiter=ONE_AT_A_TIME), methods=["POST"])
        for path, (_, work) in FILES.items()
    ),
    *(Route(path, endpoint(work), methods=["GET"]) for path, (work, _) in OF_PILOTS.items()),
    *(Route(path, endpoint(work), methods=["POST"]) for path, (_, work) in OF_PILOTS.items() if work),
)
