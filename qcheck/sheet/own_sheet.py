"""The own sheet of this device, where it can be answered now."""

from __future__ import annotations

from dataclasses import dataclass

from qcheck.service import OwnSheet, State, UnknownLink
from qcheck.sheet.changes import in_form
from qcheck.web.entrance import BEGUN, Entrance, entrance
from qcheck.web.kept_sheets import kept_by_way
from qcheck.web.visit import Elsewhere, Visit

LATE = "late"
"""In the address of the page that says a check is closed: something was given that could not be saved any
more.
"""


@dataclass(frozen=True, slots=True)
class Own(Entrance):
    """The own sheet, to be answered."""

    sheet: str


def own(visit: Visit, entered: Entrance | None = None) -> Own:
    """The own sheet where it can be answered now; else one goes to where the link says what is the matter."""
    found = entered or entrance(visit)
    if found.sheet is None and BEGUN in visit.request.query_params:
        raise Elsewhere(f"{visit.base}?{BEGUN}=1")
    if found.access.state is State.CLOSED and any(in_form(visit.fields)):
        raise Elsewhere(too_late(visit))
    if found.sheet is None or not found.may_answer:
        visit.turn()
    return Own(found.access, found.sheet, found.kept, found.moment)


def too_late(visit: Visit) -> str:
    """Where it is said that a check was closed before the last change could be saved."""
    return f"{visit.base}?{LATE}=1"


def own_sheet(visit: Visit) -> tuple[Own, OwnSheet]:
    """The same with what stands on it."""
    mine = own(visit)
    return mine, visit.service.answering.own_sheet(mine.access)


def secret(visit: Visit) -> str:
    """The own sheet's, without a look at the check: the way of every single answer. UnknownLink where this
    device has no sheet.
    """
    kept = kept_by_way(visit.request.cookies, visit.link)
    if kept is None and (found := entrance(visit).sheet):
        return found
    if kept is None:
        raise UnknownLink
    return kept.link
