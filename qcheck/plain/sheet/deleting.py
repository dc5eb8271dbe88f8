"""Deleting one's own sheet: whole while the check is running and in an open round; once a confidential check
has ended, everything but the bare answers.
"""

from __future__ import annotations

from enum import StrEnum

from starlette.responses import Response

from qcheck.browser import ON_SHEETS
from qcheck.plain.sheet import notices
from qcheck.plain.sheet.own_sheet import Own, kept_sheet
from qcheck.plain.sheet.rendering import page
from qcheck.service import Stale, State, UnknownLink, goes_whole
from qcheck.web import messages
from qcheck.web.cookies import remember
from qcheck.web.visit import Visit, mark


class Goes(StrEnum):
    """What is deleted, as the page has said it; a form that says something else is asked once more."""

    RUNNING = "running"
    WHOLE = "whole"  # after the end
    WORDS = "words"  # all but the bare answers, after the end of a confidential check


SAID = {Goes.RUNNING: notices.WITHDRAWN, Goes.WHOLE: notices.ERASED, Goes.WORDS: notices.WORDS_ERASED}


def ask(visit: Visit) -> Response:
    """GET …/withdraw: says what is deleted and what is not, and asks for confirmation."""
    return _page(visit, kept_sheet(visit))


def delete(visit: Visit) -> Response:
    """POST …/withdraw: deletes it, as it was said."""
    mine = kept_sheet(visit)
    if visit.fields.get("sheet") != mark(mine.sheet):
        visit.turn()
    goes = _goes(mine)
    if visit.fields.get("goes") != goes:
        return _page(visit, mine, 409)
    try:
        _do(visit, mine, goes)
    except Stale:
        visit.turn("/withdraw")
    except UnknownLink:  # pressed twice: the first time has done it at this very moment
        pass
    said = messages.message(visit, SAID[goes])
    if mine.kept:
        remember(visit.request, said, mine.kept.name, "", path=ON_SHEETS)
    return said


def _do(visit: Visit, mine: Own, goes: Goes) -> None:
    if goes is Goes.RUNNING:
        visit.service.answering.withdraw(mine.access)
    else:
        visit.service.own_data.erase(mine.access, whole=goes is Goes.WHOLE)


def _goes(mine: Own) -> Goes:
    if mine.access.state is not State.CLOSED:
        return Goes.RUNNING
    return Goes.WHOLE if goes_whole(mine.access) else Goes.WORDS


def _page(visit: Visit, mine: Own, status: int = 200) -> Response:
    shown = {"mark": mark(mine.sheet), "goes": _goes(mine)}
    return page(visit, "withdraw", mine, shown, status)
