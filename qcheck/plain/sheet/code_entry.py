"""The page on which the code of a check, or of a workshop about an instrument, is typed: six characters from
the wall lead to the sheet or into the room, and so does a whole link that was pasted instead.
"""

from __future__ import annotations

from starlette.responses import RedirectResponse, Response

from qcheck.addresses import address_of, trial_address
from qcheck.plain.sheet import notices
from qcheck.plain.sheet.rendering import page
from qcheck.service import NotNow, NotPossible, UnknownLink, bare_code, is_link
from qcheck.web import messages
from qcheck.web.visit import Visit


def join(visit: Visit) -> Response:
    """GET /join: the field for the code; one in the address (by a QR code on the wall) leads straight on."""
    code = visit.request.query_params.get("code", "")
    return _led_on(visit, code) if code else page(visit, "join", None, {"code": ""})


def join_by_form(visit: Visit) -> Response:
    """POST /join: leads on by the code that was typed."""
    return _led_on(visit, visit.fields.get("code", ""))


def _led_on(visit: Visit, code: str) -> Response:
    if not visit.service.network_limits.wrong_codes.may_try(visit.sender):
        return messages.message(visit, notices.TOO_MANY_CODES)
    try:
        return RedirectResponse(_where(visit, code), 303)
    except NotNow:  # not a wrong code: nobody could look
        raise
    except (NotPossible, UnknownLink) as refusal:
        visit.service.network_limits.wrong_codes.missed(visit.sender, bare_code(code))
        return page(
            visit, "join", None, {"code": code, "errors": {"code": refusal.said(visit.tongue())}}, 422
        )


def _where(visit: Visit, typed: str) -> str:
    """The address to which a code leads, or a whole link, by its kind."""
    if is_link(typed):
        access = visit.service.access.open(typed)
        return address_of(access.kind, access.link)
    if room := visit.service.reflecting.by_code(typed):
        return trial_address("room", room)
    return f"/a/{visit.service.joining.by_code(typed)}"
