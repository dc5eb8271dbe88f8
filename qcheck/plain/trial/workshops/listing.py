"""The workshops of a trial: the list, a new one, and deleting one."""

from __future__ import annotations

from starlette.responses import Response

from qcheck.language import N_
from qcheck.plain.trial.rendering import coordinated, coordinators_page
from qcheck.plain.trial.workshops.paths import PATH, of_workshop, workshop_in
from qcheck.service import Invalid
from qcheck.web.rendering import sent_on
from qcheck.web.visit import Visit
from qcheck.wording import reflection
from qcheck.workshop import WorkshopKind

DELETED = N_("The workshop was deleted. What was decided in it stays.")
GONE = "deleted"
"""In the address of the list after one was deleted."""


def page(visit: Visit) -> Response:
    """The list of the trial's workshops, and the form for a new one."""
    return _page(visit, {})


def begin(visit: Visit) -> Response:
    """Makes a workshop and leads to choosing its questions, or to its desk where it has none."""
    opened, typed = coordinated(visit), visit.fields
    kind = WorkshopKind.CLOSING if typed.get("kind") == WorkshopKind.CLOSING else WorkshopKind.REFLECTION
    try:
        new = visit.service.reflecting.begin(opened, kind, typed.get("title", ""), typed.get("place", ""))
    except Invalid as refusal:
        return _page(visit, {refusal.field: refusal.said(visit.tongue())}, 422)
    return sent_on(visit, of_workshop(visit, new, "/questions" if kind is WorkshopKind.REFLECTION else ""))


def sure(visit: Visit) -> Response:
    """Asks before a workshop is deleted."""
    opened = coordinated(visit)
    room = visit.service.reflecting.led(opened, workshop_in(visit))
    return coordinators_page(visit, opened, "reflect_delete", PATH, {"room": room})


def delete(visit: Visit) -> Response:
    """Deletes a workshop with everything that was said in it."""
    visit.service.reflecting.delete(coordinated(visit), workshop_in(visit))
    return sent_on(visit, f"{visit.base}{PATH}?{GONE}=1")


def _page(visit: Visit, errors: dict[str, str], status: int = 200) -> Response:
    opened, say = coordinated(visit), visit.tongue().say
    shown = {
        "rooms": visit.service.reflecting.workshops(opened),
        "kinds": [(kind.value, say(words)) for kind, words in reflection.KINDS.items()],
        "words": reflection,
        "typed": visit.fields,
        "errors": errors,
        "told": say(DELETED) if GONE in visit.request.query_params else "",
    }
    return coordinators_page(visit, opened, "reflect_list", PATH, shown, status)
