"""The page on which whoever chose the wrong perspective takes another one; what was answered stays. It opens
while one waits for a workshop to begin, too.
"""

from __future__ import annotations

from starlette.responses import Response

from qcheck.catalogue import Perspective, PerspectiveId
from qcheck.service import LinkKind, NotNow, NotPossible, UnknownLink
from qcheck.sheet.own_sheet import Own
from qcheck.sheet.rendering import page
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
    found = _own(visit)
    if visit.fields.get("sheet") != mark(found.sheet):
        visit.turn()
    try:
        visit.service.answering.change_perspective(
            found.access, PerspectiveId(visit.fields.get("perspective", ""))
        )
    except NotNow:
        raise
    except NotPossible as refusal:
        return _asked(visit, found, {"perspective": refusal.said(visit.tongue(found.access.catalogue))})
    return sent_on(visit, visit.base)


def _own(visit: Visit) -> Own:
    found = entrance(visit)
    if found.sheet is None or not found.may_join or not choices(visit):
        visit.turn()
    return Own(found.access, found.sheet, found.kept, found.moment)


def _asked(visit: Visit, found: Own, errors: dict[str, str]) -> Response:
    shown = {
        "choices": choices(visit),
        "chosen": found.access.perspective,
        "mark": mark(found.sheet),
        "errors": errors,
    }
    return page(visit, "perspective", found, shown, 422 if errors else 200)
