"""The provider's server tells ours that somebody has signed out there (OpenID Connect Back-Channel Logout).
No browser asks this: it is proved by a token that the provider has signed, and by nothing else.
"""

from __future__ import annotations

from urllib.parse import parse_qs

from anyio import CapacityLimiter, to_thread
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response

from qcheck.service import NotNow
from qcheck.signing_in import TEMPORARY, NotSignedIn
from qcheck.web.visit import Visit

MOST_BYTES = 150_000
_FEW = CapacityLimiter(2)
_OF_BROWSERS = ("origin", "sec-fetch-site")


async def told(request: Request) -> Response:
    """Ends the sessions that the token names. Answered as the standard says: 200, or 400 with a word."""
    if any(name in request.headers for name in _OF_BROWSERS):
        return Response(status_code=403)
    body = bytearray()
    try:
        async for piece in request.stream():
            body += piece
            if len(body) > MOST_BYTES:
                return _refused(413)
    except ClientDisconnect:
        return Response(status_code=400)
    return await to_thread.run_sync(_told, Visit(request), bytes(body), limiter=_FEW)


def _told(visit: Visit, body: bytes) -> Response:
    signing_in = visit.service.signing_in
    if not signing_in.is_offered:
        return Response(status_code=404)
    try:
        signing_in.told(_token(body))
    except NotSignedIn as failed:
        return _refused(503 if failed.trouble in TEMPORARY else 400)
    except NotNow as refused:
        return _refused(refused.status)
    return Response(status_code=200)


def _token(body: bytes) -> str:
    try:
        tokens = parse_qs(body.decode("ascii"), max_num_fields=10).get("logout_token", [])
    except ValueError:
        return ""
    return tokens[0] if len(tokens) == 1 else ""


def _refused(status: int) -> Response:
    return JSONResponse({"error": "invalid_request"}, status)
