"""Pages of signing in and out, drawn from their templates."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.responses import Response

from qcheck.addresses import sign_in_address
from qcheck.language import N_
from qcheck.signing_in import TEMPORARY, TROUBLE, Trouble
from qcheck.web.check_page import check_page
from qcheck.web.rendering import Templates
from qcheck.web.visit import Visit

TEMPLATES = Templates("account")
NOT_OFFERED = N_(
    "Nobody signs in with an account here. Whatever you want to open or organise, you do with its link."
)
AGAIN_IN = 30
"""Seconds after which it makes sense to try again."""


def account_page(visit: Visit, name: str, shown: Mapping[str, object], status: int = 200) -> Response:
    """The template of this name; nobody else may keep what it says."""
    return check_page(visit, name, None, shown, status, templates=TEMPLATES)


def not_offered(visit: Visit) -> Response:
    """Where the operator offers no sign-in, or has not set it rightly."""
    return account_page(visit, "not_offered", {"text": NOT_OFFERED}, 404)


def troubled(visit: Visit, trouble: Trouble, onward: str) -> Response:
    """Why nobody was signed in, with the way to try again and the way on without."""
    shown = {"text": TROUBLE[trouble], "again": sign_in_address(onward), "onward": onward}
    response = account_page(visit, "trouble", shown, _STATUS.get(trouble, 400))
    if trouble in TEMPORARY:
        response.headers["Retry-After"] = str(AGAIN_IN)
    return response


_STATUS = {**dict.fromkeys(TEMPORARY, 503), Trouble.CANCELLED: 403}
