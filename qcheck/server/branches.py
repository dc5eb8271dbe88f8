"""Finding the route of a request: by the first part of its address, then one after the other.

Starlette compares an address with every route until one fits. With some 150 of them that was a fifth of what
it costs to save an answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from starlette.routing import BaseRoute, Match, Route
from starlette.types import Receive, Scope, Send

_CHOSEN = "qcheck.route"


class Branches(BaseRoute):
    """Many routes as one. The one that answers is the first that fits, as if they stood in a row."""

    def __init__(self, routes: Iterable[Route]) -> None:
        self.routes = tuple(routes)
        firsts = {_first(route.path) for route in self.routes}
        self._branches = {first: tuple(self._reached_by(first)) for first in firsts}
        self._anywhere = tuple(self._reached_by(None))

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """As Starlette asks each route: the first that fits wholly, else the first that knows the address
        but not the method.
        """
        halfway: tuple[Match, Scope] = Match.NONE, {}
        for route in self._possible(scope):
            match, child_scope = route.matches(scope)
            if match is Match.FULL:
                return match, {**child_scope, _CHOSEN: route}
            if match is Match.PARTIAL and halfway[0] is Match.NONE:
                halfway = match, {**child_scope, _CHOSEN: route}
        return halfway

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Has the route answer that was found."""
        await scope[_CHOSEN].handle(scope, receive, send)

    def _reached_by(self, first: str | None) -> Iterator[Route]:
        """What an address can lead to that begins so; None: as no template does."""
        return (route for route in self.routes if (own := _first(route.path)) == first or "{" in own)

    def _possible(self, scope: Scope) -> Iterable[Route]:
        if scope["type"] != "http":
            return ()
        if scope.get("root_path"):  # the address begins with what stands before ours
            return self.routes
        return self._branches.get(_first(scope["path"]), self._anywhere)


def _first(path: str) -> str:
    """The first part of an address, or of a template of addresses."""
    return path.split("/", 2)[1] if path.startswith("/") else path
