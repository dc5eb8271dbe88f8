"""The addresses of what is typed in, by the organiser's link. Those that stood below a workshop lead on."""

from __future__ import annotations

from starlette.routing import BaseRoute, Route

from qcheck.browser import ENTER
from qcheck.entry import paper, piles
from qcheck.entry.refusing import kindly
from qcheck.web.endpoint import Work, endpoint

PAGES: dict[str, tuple[Work, Work | None]] = {
    ENTER: (kindly(paper.to_paper), None),
    f"{ENTER}/paper": (kindly(paper.paper), kindly(paper.keep_paper)),
    f"{ENTER}/paper/back": (kindly(paper.to_paper), kindly(paper.take_back)),
    f"{ENTER}/piles": (kindly(piles.piles), kindly(piles.keep_piles)),
    "/lead/{link}/paper": (kindly(paper.to_paper), kindly(paper.keep_paper)),
}
"""Each address with what shows it and what takes a form."""

ROUTES: tuple[BaseRoute, ...] = (
    *(Route(path, endpoint(work), methods=["GET"]) for path, (work, _) in PAGES.items()),
    *(Route(path, endpoint(work), methods=["POST"]) for path, (_, work) in PAGES.items() if work),
)
