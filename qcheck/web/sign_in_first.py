"""The page for whoever has to sign in first: what was typed stays there, and is sent once more afterwards."""

from __future__ import annotations

from urllib.parse import parse_qsl

from starlette.responses import JSONResponse, Response

from qcheck.addresses import SIGNED_IN, sign_in_address
from qcheck.service import SignInFirst
from qcheck.web.check_page import check_page
from qcheck.web.visit import MOST_FIELDS, Visit

FORM = "application/x-www-form-urlencoded"


def sign_in_first(visit: Visit, refusal: SignInFirst) -> Response:
    """A way to sign in: on this page for whoever was only looking, in another tab for whoever has sent a
    form. Our script gets the sentence alone.
    """
    said = refusal.said(visit.tongue())
    if visit.by_script:
        return JSONResponse({"said": said}, refusal.status)
    sent = visit.request.method == "POST"
    address = visit.request.url.path + (f"?{visit.request.url.query}" if visit.request.url.query else "")
    shown = {
        "why": said,
        "sent": sent,
        "again": address,
        "typed": _typed(visit) if sent else [],
        "sign_in": sign_in_address(SIGNED_IN if sent else address),
    }
    return check_page(visit, "sign_in_first", None, shown, refusal.status)


def _typed(visit: Visit) -> list[tuple[str, str]]:
    """All fields of the form in their order, several of one name too; none of a form with files in it, which
    no page can send again.
    """
    if visit.request.headers.get("content-type", "").partition(";")[0].strip().lower() != FORM:
        return []
    return parse_qsl(
        visit.body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=MOST_FIELDS
    )
