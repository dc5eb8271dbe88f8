"""How a cookie is set: for a year or shorter, out of the reach of scripts, for a path that the caller always
names.
"""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from qcheck.browser import EVERYWHERE, LANGUAGE_COOKIE, speaks_https

A_DAY = 24 * 60 * 60
A_YEAR = 365 * A_DAY


def remember(
    request: Request, response: Response, name: str, value: str, *, path: str, lasts: int = A_YEAR
) -> None:
    """Keeps a cookie for the addresses below this path, for so many seconds; an empty value forgets it."""
    response.set_cookie(
        name,
        value,
        max_age=lasts if value else 0,
        path=path,
        secure=speaks_https(request.scope["scheme"], request.headers.get("x-forwarded-proto")),
        httponly=True,
        samesite="lax",
    )


def remember_language(request: Request, response: Response, tag: str) -> None:
    """Keeps the visitor's language for all our addresses."""
    remember(request, response, LANGUAGE_COOKIE, tag, path=EVERYWHERE)
