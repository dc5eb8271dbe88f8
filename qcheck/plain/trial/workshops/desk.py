"""The desk of whoever leads a workshop about an instrument: one page that says where it stands, and whose
every button keeps what was typed first.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from starlette.responses import JSONResponse, Response

from qcheck.language import N_
from qcheck.plain.trial.rendering import coordinated, coordinators_page
from qcheck.plain.trial.workshops.desk_form import keep
from qcheck.plain.trial.workshops.desk_view import desk
from qcheck.plain.trial.workshops.paths import PATH, of_workshop, workshop_in
from qcheck.service import NotNow, NotPossible, ReflectionWorkshop
from qcheck.web.rendering import sent_on
from qcheck.web.visit import Visit
from qcheck.workshop import reflection_moves

SAVED = N_("Saved.")
KEPT = "kept"
"""In the address of the desk after something was kept."""


def page(visit: Visit) -> Response:
    """The facilitator's page of a workshop about the instrument."""
    told = visit.tongue().say(SAVED) if KEPT in visit.request.query_params else ""
    return _page(visit, {}, told)


def press(visit: Visit) -> Response:
    """Keeps what was typed, then does what the button says; where something could not be kept, it stays
    where it is and says why.
    """
    opened, workshop, does = coordinated(visit), workshop_in(visit), visit.fields.get("do", "")
    errors = keep(visit, opened, workshop)
    if errors:
        return _page(visit, errors, status=422)
    if (move := _move(does)) is not None:
        try:
            visit.service.reflecting.move(opened, workshop, _expected(visit), move)
        except NotNow:
            raise
        except NotPossible as refusal:
            return _page(visit, {"step": refusal.said(visit.tongue())}, status=refusal.status)
        return sent_on(visit, of_workshop(visit, workshop))
    address = of_workshop(visit, workshop)
    return sent_on(visit, f"{address}{'&' if '?' in address else '?'}{KEPT}=1")


def now(visit: Visit) -> Response:
    """For the script: how many phones have answered, and whether the workshop has gone on."""
    room = visit.service.reflecting.led(coordinated(visit), workshop_in(visit))
    return JSONResponse({"mark": str(room.revision), "counted": desk(visit, room).answered})


def _expected(visit: Visit) -> int:
    """The revision on which the button was pressed."""
    seen = visit.fields.get("revision", "")
    return int(seen) if seen.isdecimal() and len(seen) < 10 else 0


def _move(does: str) -> Callable[[reflection_moves.Course], reflection_moves.Course] | None:
    """The move that a button means; None where it only keeps."""
    name, _, number = does.partition("-")
    if name in NUMBERED and number.isdecimal() and len(number) < 6:
        return partial(NUMBERED[name], int(number))
    return MOVES.get(does)


def _go_to(place: int, course: reflection_moves.Course) -> reflection_moves.Course:
    return reflection_moves.go_to(course, place)


def _turn(page_: int, course: reflection_moves.Course) -> reflection_moves.Course:
    return reflection_moves.turn(course, page_)


MOVES: Mapping[str, Callable[[reflection_moves.Course], reflection_moves.Course]] = {
    "forward": reflection_moves.forward,
    "back": reflection_moves.back,
}
NUMBERED: Mapping[str, Callable[[int, reflection_moves.Course], reflection_moves.Course]] = {
    "go": _go_to,
    "page": _turn,
}


def _page(visit: Visit, errors: dict[str, str], told: str = "", status: int = 200) -> Response:
    opened = coordinated(visit)
    room: ReflectionWorkshop = visit.service.reflecting.led(opened, workshop_in(visit))
    shown = {"room": room, "desk": desk(visit, room), "errors": errors, "told": told}
    return coordinators_page(visit, opened, "reflect_desk", PATH, shown, status)
