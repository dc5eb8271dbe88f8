"""The addresses of the answer sheet. The link in them invites; the sheet's own secret is in a cookie, unless
an organiser added it.
"""

from __future__ import annotations

from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from qcheck.device import OWN_SAVE
from qcheck.sheet import ending, joining, landing, moments, perspective, reading, saving, topics, voting
from qcheck.web.endpoint import Work, endpoint
from qcheck.web.visit import Visit

PAGES: dict[str, tuple[Work | None, Work | None]] = {
    "/join": (joining.join, joining.join_by_form),
    "/a/{link}": (landing.enter, None),
    "/a/{link}/moment": (moments.moment, None),
    "/a/{link}/begin": (None, landing.begin),
    "/a/{link}/perspective": (perspective.ask, perspective.change),
    "/a/{link}/resume": (None, landing.resume),
    "/a/{link}/t/{criterion}": (topics.topic, topics.keep_topic),
    "/a/{link}/closing": (topics.closing, topics.keep_closing),
    "/a/{link}/vote": (None, voting.vote),
    "/a/{link}/save": (None, saving.save),
    OWN_SAVE: (None, saving.save_own),
    "/a/{link}/overview": (ending.overview, None),
    "/a/{link}/answers": (reading.answers, None),
    "/a/{link}/finish": (None, ending.finish),
    "/a/{link}/end": (ending.end, None),
    "/a/{link}/again": (ending.ask_again, ending.again),
    "/a/{link}/withdraw": (ending.ask_withdraw, ending.withdraw),
}
"""Each address with what shows it and what takes a form."""


def _entered(visit: Visit) -> Response:
    """Any other address below a link, and a form's address opened by hand, leads to the link."""
    visit.turn()


ROUTES: tuple[BaseRoute, ...] = (
    *(Route(path, endpoint(work), methods=["GET"]) for path, (work, _) in PAGES.items() if work),
    *(Route(path, endpoint(work), methods=["POST"]) for path, (_, work) in PAGES.items() if work),
    Route("/a/{link}/{rest:path}", endpoint(_entered)),
)
