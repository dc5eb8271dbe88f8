"""What whole rooms ask for is answered before Streamlit's own middleware, and by the route that would have
answered it behind that.
"""

from __future__ import annotations

from itertools import product

import pytest
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Match, Route
from starlette.testclient import TestClient

from qcheck.server.branches import Branches
from qcheck.server.routes import AT_ONCE, ROUTES
from qcheck.server.shortcut import Shortcut


class Behind:
    """Middleware that answers everything itself."""

    def __init__(self, app) -> None:
        self.app = app

    async def __call__(self, scope, receive, send) -> None:
        await PlainTextResponse("behind")(scope, receive, send)


async def shown(request) -> PlainTextResponse:
    if request.path_params["link"] == "refused":
        raise HTTPException(418, "refused")
    return PlainTextResponse(f"shown {request.path_params['link']}")


CLIENT = TestClient(
    Starlette(
        middleware=[
            Middleware(Shortcut, routes=[Route("/a/{link}", shown, methods=["GET"])]),
            Middleware(Behind),
        ]
    )
)


@pytest.mark.parametrize(
    ("method", "address", "answer"),
    [
        ("GET", "/a/x", (200, "shown x")),
        ("GET", "/a/refused", (418, "refused")),
        ("POST", "/a/x", (200, "behind")),
        ("GET", "/a/x/y", (200, "behind")),
        ("GET", "/b/x", (200, "behind")),
    ],
)
def test_its_addresses_are_answered_at_once_and_all_others_behind_it(method, address, answer):
    found = CLIENT.request(method, address)

    assert (found.status_code, found.text) == answer


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_the_same_route_answers_as_behind_it(method):
    ends = ["", "/take", "/take/profile.pdf", "/result", "/begin", "/save", "/moment", "/t/x", "/t/x/y", "/x"]
    for first, end in product(("a", "r"), ends):
        scope = {"type": "http", "method": method, "path": f"/{first}/somebody{end}"}
        match, at_once = Branches(AT_ONCE).matches(dict(scope))
        if match is Match.FULL:
            assert at_once["endpoint"] is Branches(ROUTES).matches(dict(scope))[1]["endpoint"], scope["path"]


def test_whole_rooms_are_answered_at_once():
    asked = {("GET", "/a/x"), ("POST", "/a/x/begin"), ("GET", "/a/x/t/y"), ("POST", "/a/x/save")}
    for method, path in asked | {("GET", "/a/x/moment"), ("GET", "/r/x"), ("GET", "/a/x/result")}:
        match, _ = Branches(AT_ONCE).matches({"type": "http", "method": method, "path": path})
        assert match is Match.FULL, path
