"""The addresses of what is typed in, by the organiser's link. Those that stood below a workshop lead on."""

from __future__ import annotations

from anyio import CapacityLimiter
from starlette.routing import Route

from qcheck.addresses import BUNDLES, ENTER
from qcheck.plain.entry import bundles, paper, piles
from qcheck.plain.entry.entry_refusals import kindly
from qcheck.web.endpoint import Work, endpoint

PAGES: dict[str, tuple[Work, Work | None]] = {
    ENTER: (kindly(paper.to_paper), None),
    f"{ENTER}/paper": (kindly(paper.paper), kindly(paper.keep_paper)),
    f"{ENTER}/paper/back": (kindly(paper.to_paper), kindly(paper.take_back)),
    f"{ENTER}/piles": (kindly(piles.piles), kindly(piles.keep_piles)),
    "/lead/{link}/paper": (kindly(paper.to_paper), kindly(paper.keep_paper)),
}
"""Each address with what shows it and what takes a form."""

ONE_AT_A_TIME = CapacityLimiter(1)
"""A bundle takes memory and seconds, and anybody may bring one: others wait here, and not before those who
answer.
"""

OF_BUNDLES: dict[str, tuple[Work, Work]] = {
    BUNDLES: (bundles.form, bundles.look),
    f"{BUNDLES}/take": (bundles.back, bundles.take),
}
"""Forms that bring whole files."""

ROUTES: tuple[Route, ...] = (
    *(Route(path, endpoint(work), methods=["GET"]) for path, (work, _) in OF_BUNDLES.items()),
    *(
        Route(path, endpoint(work, most=bundles.MOST_BYTES, limiter=ONE_AT_A_TIME), methods=["POST"])
        for path, (_, work) in OF_BUNDLES.items()
    ),
    *(Route(path, endpoint(work), methods=["GET"]) for path, (work, _) in PAGES.items()),
    *(Route(path, endpoint(work), methods=["POST"]) for path, (_, work) in PAGES.items() if work),
)
