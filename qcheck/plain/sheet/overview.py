"""The overview of a sheet and what can be done with the whole of it: finish, pass the device on, withdraw."""

from __future__ import annotations

from starlette.responses import RedirectResponse, Response

from qcheck.browser import ON_SHEETS
from qcheck.plain.sheet.navigation import CLOSING
from qcheck.plain.sheet.own_sheet import Own, own, own_sheet, revised
from qcheck.plain.sheet.perspective import choices
from qcheck.plain.sheet.question_fields import keys
from qcheck.plain.sheet.rendering import page
from qcheck.web.cookies import remember
from qcheck.web.visit import Visit, mark


def overview(visit: Visit) -> Response:
    """GET …/overview: how far each topic has come, the personal code, and the button that finishes."""
    mine, sheet = own_sheet(visit)
    written = len([text for text in sheet.closing.values() if text])
    return page(
        visit,
        "overview",
        mine,
        {
            "sheet": sheet,
            "written": written,
            "keys_of": keys(sheet),
            "other_views": bool(choices(visit)),
            "revised": revised(visit, mine),
            **_known(visit, mine),
        },
    )


def finish(visit: Visit) -> Response:
    """POST …/finish: marks the sheet as finished; answers can still be changed."""
    mine = own(visit)
    visit.service.answering.finish(mine.access)
    return RedirectResponse(f"{visit.base}/end", 303)


def end(visit: Visit) -> Response:
    """GET …/end: thanks, and what can still be done; how it stands for whoever is not done."""
    mine, sheet = own_sheet(visit)
    return page(visit, "end", mine, {"sheet": sheet, **_known(visit, mine)})


def ask_again(visit: Visit) -> Response:
    """GET …/again: asks whether somebody else answers now, and says what becomes of the sheet begun here."""
    return _own_page(visit, "again")


def again(visit: Visit) -> Response:
    """POST …/again: this device forgets its sheet, which stays as it is; the next person begins one."""
    mine = own(visit)
    onward = RedirectResponse(visit.base, 303)
    if mine.kept:
        remember(visit.request, onward, mine.kept.name, "", path=ON_SHEETS)
    return onward


def _own_page(visit: Visit, name: str) -> Response:
    mine = own(visit)
    return page(visit, name, mine, _known(visit, mine))


def _known(visit: Visit, mine: Own) -> dict[str, object]:
    return {
        "mark": mark(mine.sheet),
        "zone": mine.access.life.zone,
        "code": visit.service.joining.personal_code(mine.access),
        "closing": CLOSING,
    }
