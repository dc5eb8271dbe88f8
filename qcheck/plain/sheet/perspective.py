"""The page on which whoever chose the wrong perspective takes another one; what was answered stays. It opens
while one waits for a workshop to begin, too.
"""

from __future__ import annotations

from starlette.responses import Response

from qcheck.catalogue import Perspective, PerspectiveId
from qcheck.plain.sheet.own_sheet import Own
from qcheck.plain.sheet.rendering import page
from qcheck.service import LinkKind, NotNow, NotPossible, UnknownLink
from qcheck.web.entrance import entrance
from qcheck.web.rendering import sent_on
from qcheck.web.visit import Visit, mark


def choices(visit: Visit) -> tuple[Perspective, ...]:
    """The perspectives to choose from by this link; none where the link or the catalogue leaves no choice."""
    try:
        access = visit.access
        return (
            visit.service.joining.choices(visit.access)
            if access.kind is LinkKind.ANSWER and access.perspective is None
            else ()
        )
    except UnknownLink:  # renewed or withdrawn meanwhile: whoever has begun goes on as they are
        return ()


def ask(visit: Visit) -> Response:
    """GET …/perspective: the perspectives to choose from."""
    return _asked(visit, _own(visit), {})


def change(visit: Visit) -> Response:
    """POST …/perspective: the sheet answers from the chosen perspective from now on."""
    own_sheet = _own(visit)
    if visit.fields.get("sheet") != mark(own_sheet.sheet):
        visit.turn()
    try:
        visit.service.answering.change_perspective(
            own_sheet.access, PerspectiveId(visit.fields.get("perspective", ""))
        )
    except NotNow:
        raise
    except NotPossible as refusal:
        return _asked(
            visit, own_sheet, {"perspective": refusal.said(visit.tongue(own_sheet.access.catalogue))}
        )
    return sent_on(visit, visit.base)


def _own(visit: Visit) -> Own:
    opened = entrance(visit)
    if opened.sheet is None or not opened.may_join or not choices(visit):
        visit.turn()
    return Own(opened.access, opened.sheet, opened.kept, opened.moment)


def _asked(visit: Visit, own_sheet: Own, errors: dict[str, str]) -> Response:
    shown = {
        "choices": choices(visit),
        "chosen": own_sheet.access.perspective,
        "mark": mark(own_sheet.sheet),
        "errors": errors,
    }
    return page(visit, "perspective", own_sheet, shown, 422 if errors else 200)
