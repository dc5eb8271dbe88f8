"""Our routes as one: an address is compared with few of them, and the same one answers as if they stood in a
row.
"""

from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import BaseRoute, Match, Route
from starlette.testclient import TestClient

from qcheck.server.branches import Branches
from qcheck.server.routes import ROUTES


def named(name: str):
    async def answer(_) -> PlainTextResponse:
        return PlainTextResponse(name)

    return answer


ROW = [
    Route("/", named("start")),
    Route("/a/{link}", named("invitation"), methods=["GET"]),
    Route("/a/{link}", named("form"), methods=["POST"]),
    Route("/b/{link}", named("other")),
    Route("/{page}", named("one page")),
    Route("/a/{rest:path}", named("below")),
    Route("/{path:path}", named("elsewhere"), methods=["GET", "PUT"]),
]
ADDRESSES = [
    "/",
    "/a/x",
    "/b/x",
    "/b",
    "/c",
    "/a/x/y",
    "/c/d/e",
    "//",
    "/a/",
    "/a//",
    "/{page}",
    "/%7Bpage%7D/x",
]


def asked(routes: list[BaseRoute], method: str, address: str) -> tuple[int, str, str | None]:
    answer = TestClient(Starlette(routes=routes)).request(method, f"http://testserver{address}")
    return answer.status_code, answer.text, answer.headers.get("allow")


@pytest.mark.parametrize("method", ["GET", "POST", "PUT"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_the_same_route_answers_as_in_a_row(method: str, address: str):
    assert asked([Branches(ROW)], method, address) == asked(ROW, method, address)


def test_what_stands_before_our_addresses_changes_nothing():
    scope = {"type": "http", "method": "GET", "root_path": "/below", "path": "/below/b/x"}

    match, found = Branches(ROW).matches(scope)

    assert match is Match.FULL
    assert found["path_params"] == {"link": "x"}


def test_no_websocket_is_ours():
    assert Branches(ROW).matches({"type": "websocket", "path": "/a/x"}) == (Match.NONE, {})


def test_saving_an_answer_is_compared_with_few_addresses(monkeypatch: pytest.MonkeyPatch):
    compared: list[str] = []
    matches = Route.matches
    monkeypatch.setattr(
        Route, "matches", lambda route, scope: compared.append(route.path) or matches(route, scope)
    )

    Branches(ROUTES).matches({"type": "http", "method": "POST", "path": "/a/x/save"})

    assert compared[-1] == "/a/{link}/save"
    assert len(compared) <= 10  # of some 150
