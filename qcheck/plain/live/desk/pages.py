"""The facilitator's screen: one page that says where the workshop stands, with a button for whatever can be
done now.

Each button is a form; our script sends the same form and puts the new pieces in place. A confidential check
is asked twice before it is closed for good.
"""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlencode

from starlette.responses import JSONResponse, Response

from qcheck.language import N_
from qcheck.plain.live.desk import buttons
from qcheck.plain.live.desk.autosave import Keeping, keep, seen_now
from qcheck.plain.live.desk.buttons import ONWARD, PLACES, REGARDLESS, SURE, Press
from qcheck.plain.live.desk.desk import Desk
from qcheck.plain.live.desk.entries import NOTHING_TYPED, STEPS, Typed
from qcheck.plain.live.labels import PLANS
from qcheck.plain.live.rendering import page, piece
from qcheck.service import Invalid, LinkKind, NeedsConfirmation, NotPossible
from qcheck.web.check_facts import facts
from qcheck.web.rendering import sent_on
from qcheck.web.visit import Elsewhere, Visit

WRONG = Invalid.status
NOT_ALL_KEPT = N_(
    "Something could not be saved yet. Please look at the marked fields; what you typed is still there."
)


def lead(visit: Visit) -> Response:
    """The whole page; where there is no workshop yet, the plans to choose from."""
    access = visit.service.access.open(visit.access, LinkKind.ORGANISE)
    if not visit.service.facilitating.has_workshop(access):
        shown = {
            "access": access,
            "link": visit.link,
            "plans": PLANS,
            "gone": facts(access, visit.tongue(access.catalogue)).deleted if access.emptied else "",
            "answered": visit.service.facilitating.begins_with_reveal(access),
        }
        return page(visit, "lead_begin", access.catalogue, shown)
    return _page(visit)


def now(visit: Visit) -> Response:
    """The pieces as they are at this moment, for the script."""
    room = visit.service.facilitating.led(visit.access)
    return piece(
        visit,
        "lead_desk",
        room.catalogue,
        {"desk": Desk(visit, room, by_script=True)},
        visit.request.query_params.get("seen", ""),
    )


def do(visit: Visit) -> Response:
    """Keeps what was typed, then does what a button says. Where that cannot be, the page says why, with what
    was typed still there.
    """
    press, kept = Press.of(visit), None
    try:
        if press.name != "begin":
            kept = keep(visit, onward=press.name in ONWARD, skipped=press.takes_away)
            expected = kept.revision if kept.is_current else press.expected
            press = replace(
                press, expected=expected, joined=any(entry.kind in STEPS for entry in kept.entries)
            )
        if kept is None or not kept.errors or press.name in REGARDLESS:
            buttons.do(press)
    except NeedsConfirmation:
        raise Elsewhere(_ask(visit, press)) from None
    except NotPossible as refusal:
        visit.look_again()
        return _refused(visit, refusal, kept)
    visit.look_again()
    return _answer(visit, press, kept) if kept else sent_on(visit, _here(visit))


def _answer(visit: Visit, press: Press, kept: Keeping) -> Response:
    """What the script wants to know; without a script the page, or the way on."""
    there = (
        f"/lead/{visit.link}{PLACES[press.about]}{visit.in_language}"
        if press.name == "to" and press.about in PLACES
        else ""
    )
    if visit.by_script:
        onward = {"onward": there} if there and not kept.errors else {}
        return JSONResponse(_kept(kept) | onward, WRONG if kept.errors else 200)
    if kept.errors:
        return _page(
            visit,
            Typed(visit.fields, kept.errors),
            visit.tongue(kept.room.catalogue).say(NOT_ALL_KEPT),
            WRONG,
        )
    return sent_on(visit, there or f"{_here(visit)}{press.place}")


def done_already(visit: Visit) -> Response:
    """The address of a form, opened by hand."""
    raise Elsewhere(_here(visit))


def sure(visit: Visit) -> Response:
    """Asks whether a confidential check shall be closed for good; twice."""
    room, asked = visit.service.facilitating.led(visit.access), visit.request.query_params
    if not room.closes_for_good:
        raise Elsewhere(_here(visit))
    time = 2 if asked.get("asked") == "2" else 1
    shown = {
        "desk": Desk(visit, room),
        "do": asked.get("do", ""),
        "revision": asked.get("revision", ""),
        "time": time,
        "times": SURE,
    }
    return page(visit, "lead_sure", room.catalogue, shown)


def _page(visit: Visit, typed: Typed = NOTHING_TYPED, said: str = "", status: int = 200) -> Response:
    room = visit.service.facilitating.led(visit.access)
    return page(visit, "lead", room.catalogue, {"desk": Desk(visit, room, typed), "said_last": said}, status)


def _refused(visit: Visit, refusal: NotPossible, kept: Keeping | None) -> Response:
    access = visit.access
    if access.kind is not LinkKind.ORGANISE or not visit.service.facilitating.has_workshop(access):
        raise refusal
    said, status = refusal.said(visit.tongue(access.catalogue)), refusal.status
    if visit.by_script:
        return JSONResponse({"said": said} | (_kept(kept) if kept else {"unheard": True}), status)
    return _page(visit, Typed(visit.fields, kept.errors) if kept else NOTHING_TYPED, said, status)


def _kept(kept: Keeping) -> dict[str, object]:
    """What the script wants to know about the groups that it sent; a revision only where nobody else has gone
    on.
    """
    revision = kept.revision if kept.is_current else None
    return {"errors": kept.errors, "seen": seen_now(kept), "notes": kept.notes, "revision": revision}


def _ask(visit: Visit, press: Press) -> str:
    asked = 2 if press.text("sure") else 1
    query = {"do": press.text("do"), "revision": str(press.expected), "asked": str(asked)}
    query |= {"lang": visit.language_asked} if visit.language_asked else {}
    return f"/lead/{visit.link}/sure?{urlencode(query)}"


def _here(visit: Visit) -> str:
    return f"/lead/{visit.link}{visit.in_language}"
