"""Who comes by which way: each gets the page that is kept for all of them, or the words why there is none."""

from __future__ import annotations

from dataclasses import replace

from starlette.responses import Response

from qcheck import addresses, browser
from qcheck.language import N_
from qcheck.plain.result.page_cache import Wanted, answer
from qcheck.service import Gone, LinkKind, NotNow, NotPossible, NotYet
from qcheck.web import messages
from qcheck.web.cookies import remember
from qcheck.web.entrance import entrance
from qcheck.web.visit import Elsewhere, Visit

DELETED = messages.Message(
    404,
    N_("This result is no longer there"),
    N_(
        "What this link showed has been deleted. If you have questions, please ask whoever gave you the link."
    ),
    N_("To the start page"),
    out="/",
)
NOT_YET = messages.Message(200, N_("No result to see yet"), "", N_("Back to the answer sheet"))
NEVER = replace(NOT_YET, heading=N_("No result to see here"))
TO_SHEET = "overview"
"""The sheet's own page beside that of the result, as it is the same for every invitation; after the end it
leads to what the invitation says then.
"""
TO_FILES = "take"
"""Likewise the page with the files."""
ONLY_THOSE = messages.Message(
    200,
    N_("The result is for those who answered"),
    N_(
        "This device knows no answer sheet of this check. If you answered on another device or in "
        "another browser, please open the result "
        "there, or enter your personal code after opening your invitation."
    ),
    N_("To the invitation"),
)


def viewed(visit: Visit) -> Response:
    """By a link to the results; any other link leads to what it opens."""
    try:
        access = visit.access
    except Gone:
        return messages.message(visit, DELETED)
    if access.kind is not LinkKind.VIEW:
        raise Elsewhere(addresses.address_of(access.kind, visit.link))
    more = f"{addresses.EXPLORE}?link={visit.link}" if access.shows.everything else ""
    wanted = Wanted(visit.link, addresses.take_address(visit.link), more)
    response = answer(
        visit,
        access.catalogue,
        wanted,
        visit.service.results.result_mark(visit.access),
        lambda: visit.service.results.result(visit.access),
    )
    kept = visit.request.cookies.get(browser.COOKIE)
    if (known := browser.remembering(kept, visit.link)) != kept:
        remember(visit.request, response, browser.COOKIE, known, path=browser.EVERYWHERE)
    return response


def own(visit: Visit) -> Response:
    """By the sheet's cookie, below an invitation: the same page for everybody who answered."""
    opened = entrance(visit)
    sheet = opened.sheet
    if sheet is None:
        return messages.message(visit, ONLY_THOSE, opened)
    try:
        mark = visit.service.participants.own_result_mark(sheet)
    except NotNow:
        raise
    except NotPossible as refused:
        kind = NOT_YET if isinstance(refused, NotYet) else NEVER
        return messages.message(visit, kind, opened, refused.said(visit.tongue(opened.access.catalogue)))
    return answer(
        visit,
        opened.access.catalogue,
        Wanted(opened.access.check_id, TO_FILES, back=TO_SHEET),
        mark,
        lambda: visit.service.participants.own_result(sheet),
    )
