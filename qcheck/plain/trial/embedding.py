"""The one page that other sites may show in a frame: those that the operator names in QCHECK_EMBED."""

from __future__ import annotations

from starlette.responses import Response

from qcheck.web.visit import settings

POLICY = (
    "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self'; font-src 'self'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors {sites}"
)


def may_be_framed(response: Response) -> Response:
    """The page, for the operator's sites to show; nobody else's, and it sends nothing."""
    sites = settings().embedding
    response.headers["Content-Security-Policy"] = POLICY.format(sites=" ".join(sites) or "'none'")
    if sites:
        response.headers["X-Frame-Options"] = ""
    return response
