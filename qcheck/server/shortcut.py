"""What whole rooms ask for at the same moment is answered before Streamlit's own middleware.

That opens a session, compresses and looks at the address for files, all of which our pages do without: they
are compressed already, and none of these addresses leads to a file.
"""

from __future__ import annotations

from collections.abc import Iterable

from starlette.middleware.exceptions import ExceptionMiddleware
from starlette.routing import Match, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from qcheck.server.branches import Branches


class Shortcut:
    """Middleware by which these routes answer at once; all else goes on, also what asks for one of their
    addresses by another method.
    """

    def __init__(self, app: ASGIApp, routes: Iterable[Route]) -> None:
        self.app = app
        self._routes = Branches(routes)
        self._answered = ExceptionMiddleware(self._routes.handle)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        match, child_scope = self._routes.matches(scope)
        if match is Match.FULL:
            scope.update(child_scope)
            await self._answered(scope, receive, send)
        else:
            await self.app(scope, receive, send)
