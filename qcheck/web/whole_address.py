"""Addresses as they are handed on: with the name of the server before them."""

from __future__ import annotations

from qcheck.browser import speaks_https
from qcheck.web.visit import Visit, settings


def whole(visit: Visit, path: str) -> str:
    """The whole address of a path of ours."""
    return f"{base(visit)}{path}"


def base(visit: Visit) -> str:
    """How every address of ours begins: as the operator says it, else as this browser has found us."""
    request = visit.request
    https = speaks_https(request.url.scheme, request.headers.get("x-forwarded-proto"))
    return (settings().base_url or f"{'https' if https else 'http'}://{request.url.netloc}").rstrip("/")
