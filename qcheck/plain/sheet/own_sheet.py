"""The visitor's own sheet on this device, where it can be answered now."""

from __future__ import annotations

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from qcheck.service import OwnSheet, State, UnknownLink
from qcheck.web.changes import in_form
from qcheck.web.entrance import BEGUN, Entrance, entrance
from qcheck.web.kept_sheets import kept_by_way
from qcheck.web.visit import Elsewhere, Visit
from qcheck.wording import editions

LATE = "late"
"""In the address of the page that says a check is closed: something was given that could not be saved any
more.
"""


@dataclass(frozen=True, slots=True)
class Own(Entrance):
    """An entrance with the visitor's own sheet, which can be answered now."""

    sheet: str


def own(visit: Visit, entered: Entrance | None = None) -> Own:
    """The visitor's own sheet where it can be answered now; else redirects to the link, which says why it
    cannot.
    """
    opened = entered or entrance(visit)
    if opened.sheet is None and BEGUN in visit.request.query_params:
        raise Elsewhere(f"{visit.base}?{BEGUN}=1")
    if opened.access.state is State.CLOSED and any(in_form(visit.fields)):
        raise Elsewhere(too_late(visit))
    if opened.sheet is None or not opened.may_answer:
        visit.turn()
    return Own(opened.access, opened.sheet, opened.kept, opened.moment)


def kept_sheet(visit: Visit) -> Own:
    """The visitor's own sheet whether it can be answered now or not; else redirects to the link."""
    opened = entrance(visit)
    if opened.sheet is None or opened.access.state is State.PREPARED:
        visit.turn()
    return Own(opened.access, opened.sheet, opened.kept, opened.moment)


def too_late(visit: Visit) -> str:
    """The address of the page that says the check was closed before the last change could be saved."""
    return f"{visit.base}?{LATE}=1"


def own_sheet(visit: Visit, entered: Entrance | None = None) -> tuple[Own, OwnSheet]:
    """The visitor's own sheet, with the answers that stand on it."""
    mine = own(visit, entered)
    return mine, visit.service.answering.own_sheet(mine.access)


def revised(visit: Visit, mine: Own) -> str:
    """That the questions were revised since something was said on the sheet; empty where they were not."""
    said = visit.service.moving.revised(mine.access)
    tongue = visit.tongue(mine.access.catalogue)
    return (
        editions.revised(
            said.at.astimezone(ZoneInfo(mine.access.life.zone)).date(), said.anew, said.new, tongue
        )
        if said
        else ""
    )


def secret(visit: Visit) -> str:
    """The secret of the visitor's own sheet, from the cookie alone where it has one, because every single
    answer comes this way. UnknownLink where this device has no sheet.
    """
    kept = kept_by_way(visit.request.cookies, visit.link)
    if kept is None and (own_secret := entrance(visit).sheet):
        return own_secret
    if kept is None:
        raise UnknownLink
    return kept.link
