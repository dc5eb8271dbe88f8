"""The facilitator's screen: one page that says where the workshop stands, with a button for whatever can be done now.

Each button is a form; our script sends the same form and puts the new pieces in place. A confidential check is asked twice before it is
closed for good.
"""

from __future__ import annotations

from urllib.parse import urlencode

from starlette.responses import JSONResponse, Response

from qcheck.live.desk import desk
from qcheck.live.doing import SURE, Wish, done
from qcheck.live.rendering import page, piece
from qcheck.live.stations import PLANS
from qcheck.service import LinkKind, NotNow, NotPossible
from qcheck.service.facilitating import FOR_GOOD
from qcheck.sheet.visit import Elsewhere, Visit

STALE_STEP = 409


def lead(visit: Visit) -> Response:
    """The whole page; where there is no workshop yet, the plans to choose from."""
    access = visit.service.open(visit.link)
    if access.kind is not LinkKind.ORGANISE:
        visit.service.status(visit.link)  # says why not
    if not visit.service.has_workshop(visit.link):
        shown = {"access": access, "link": visit.link, "plans": PLANS, "answered": visit.service.begins_with_reveal(visit.link)}
        return page(visit, "lead_begin", access.catalogue, shown)
    return _page(visit)


def now(visit: Visit) -> Response:
    """The pieces as they are at this moment, for the script."""
    room = visit.service.led(visit.link)
    return piece(visit, "lead_desk", room.catalogue, desk(visit, room, by_script=True), visit.request.query_params.get("seen", ""))


def do(visit: Visit) -> Response:
    """Does what a button says and shows the page again. What cannot be done is said on the page, with what was typed still there."""
    wish = Wish.of(visit)
    try:
        note = done(wish)
    except NotPossible as refusal:
        if refusal.message == FOR_GOOD:
            raise Elsewhere(_ask(visit, wish)) from None
        return _refused(visit, refusal)
    if visit.by_script:
        return JSONResponse({"text": note} if note is not None else {"onward": _here(visit)})
    raise Elsewhere(f"{_here(visit)}{_place(wish)}")


def done_already(visit: Visit) -> Response:
    """The address of a form, opened by hand."""
    raise Elsewhere(_here(visit))


def sure(visit: Visit) -> Response:
    """Asks whether a confidential check shall be closed for good; twice."""
    room, asked = visit.service.led(visit.link), visit.request.query_params
    if not room.closes_for_good:
        raise Elsewhere(_here(visit))
    time = 2 if asked.get("asked") == "2" else 1
    shown = desk(visit, room) | {"do": asked.get("do", ""), "revision": asked.get("revision", ""), "time": time, "times": SURE}
    return page(visit, "lead_sure", room.catalogue, shown)


def _page(visit: Visit, said: str = "", status: int = 200) -> Response:
    room = visit.service.led(visit.link)
    shown = desk(visit, room) | {"said_last": said, "typed": visit.fields if said else {}}
    return page(visit, "lead", room.catalogue, shown, status)


def _refused(visit: Visit, refusal: NotPossible) -> Response:
    access = visit.service.open(visit.link)
    if access.kind is not LinkKind.ORGANISE or not visit.service.has_workshop(visit.link):
        raise refusal
    said, status = refusal.said(visit.tongue(access.catalogue)), 503 if isinstance(refusal, NotNow) else STALE_STEP
    return JSONResponse({"said": said}, status) if visit.by_script else _page(visit, said, status)


def _ask(visit: Visit, wish: Wish) -> str:
    asked = 2 if wish.text("sure") else 1
    query = {"do": wish.text("do"), "revision": wish.text("revision"), "asked": asked}
    query |= {"lang": visit.language_asked} if visit.language_asked else {}
    return f"/lead/{visit.link}/sure?{urlencode(query)}"


def _here(visit: Visit) -> str:
    return f"/lead/{visit.link}{visit.in_language}"


def _place(wish: Wish) -> str:
    """Where on the page one goes on after a form in the middle of it."""
    places = {"note": "#note", "agree": "#agreeing", "disagree": "#agreeing", "measure": "#measures", "drop": "#measures", "meet": "#meet"}
    return places.get(wish.name, "")
