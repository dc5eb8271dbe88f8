"""The minutes of a workshop about an instrument: on a page, to print, and as text to be copied."""

from __future__ import annotations

from starlette.responses import Response

from qcheck.plain.trial.rendering import coordinated, coordinators_page
from qcheck.plain.trial.workshops.paths import PATH, workshop_in
from qcheck.reports import plain_text, reflection_minutes
from qcheck.reports.document import Document
from qcheck.service import ReflectionWorkshop
from qcheck.web.visit import Visit
from qcheck.workshop import WorkshopKind


def page(visit: Visit) -> Response:
    """The minutes of a workshop about the instrument as a page."""
    room, minutes = gathered(visit)
    blocks = [(type(block).__name__, block) for block in minutes.blocks]
    shown = {"room": room, "minutes": minutes, "blocks": blocks, "text": plain_text.text(minutes)}
    return coordinators_page(visit, coordinated(visit), "reflect_minutes", PATH, shown)


def gathered(visit: Visit) -> tuple[ReflectionWorkshop, Document]:
    """The workshop of the address and its minutes, in the language of the visit."""
    opened, reflecting = coordinated(visit), visit.service.reflecting
    room = reflecting.led(opened, workshop_in(visit))
    looks_back = room.course.kind is WorkshopKind.CLOSING
    shelf = visit.service.shelf
    editions = [
        [(edition.catalogue, edition.since) for edition in shelf.editions(catalogue) if not edition.is_draft]
        for catalogue in room.trial.catalogues
    ]
    minutes = reflection_minutes.document(
        room,
        visit.tongue(),
        reflection_minutes.day(room),
        editions if looks_back else (),
        reflecting.decided(opened) if looks_back else (),
        reflecting.then_and_now(opened) if looks_back else (),
    )
    return room, minutes
