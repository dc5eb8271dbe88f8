"""Why nothing can be typed in here, and the way that stays open."""

from __future__ import annotations

from starlette.responses import Response

from qcheck.addresses import DESTINATIONS, ONE_FILE, address_of, bring_address, entering
from qcheck.language import N_, Language
from qcheck.plain.entry.rendering import page
from qcheck.service import LinkKind, Mode, NotCountable, NotPossible
from qcheck.web.endpoint import refusing
from qcheck.web.visit import Visit

BACK = N_("Back to the check")
WAYS = (
    N_("Hand out the link or the QR code: each person answers on a phone of their own."),
    N_("Put a computer at the place: one person after the other answers there, each begins a new sheet."),
    N_(
        "Give the questionnaire as one file to people without internet: what it hands out is sealed, and "
        "only qcheck can open it."
    ),
)
"""What stays open in a confidential check."""
SHEET_BY_SHEET = N_("Type in each sheet by itself")
FROM_FILES = N_("Take over answers from files, such as the spreadsheet to fill in")


def _others(visit: Visit, tongue: Language) -> list[tuple[str, str]]:
    """What stays open where answers cannot be counted: words and addresses."""
    back = visit.in_language
    return [
        (tongue.say(SHEET_BY_SHEET), entering(visit.link) + back),
        (tongue.say(FROM_FILES), bring_address(visit.link) + back),
    ]


def _refused(visit: Visit, refusal: NotPossible) -> Response:
    access = visit.access
    organises = access.kind is LinkKind.ORGANISE
    is_secret = organises and access.mode is Mode.CONFIDENTIAL
    tongue = visit.tongue(access.catalogue)
    shown = {
        "why": refusal.said(tongue),
        "ways": [tongue.say(way) for way in WAYS] if is_secret else [],
        "others": _others(visit, tongue) if isinstance(refusal, NotCountable) and not is_secret else [],
        "one_file": f"{ONE_FILE}/{visit.link}{visit.in_language}" if is_secret else "",
        "there": f"/organise?link={visit.link}" if organises else address_of(access.kind, visit.link),
        "label": BACK if organises else DESTINATIONS[access.kind].onward,
    }
    return page(visit, "refused", access, shown, refusal.status)


kindly = refusing(_refused)
"""The work, or a page that says why it is refused and what can be done instead."""
