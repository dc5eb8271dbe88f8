"""The pages of this room, in the look of the answer sheet."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.responses import Response

from qcheck.service import Access
from qcheck.web.rendering import NO_SHEET, Templates
from qcheck.web.signed_in import signed_in
from qcheck.web.visit import Visit

_TEMPLATES = Templates("entry")


def page(
    visit: Visit, name: str, access: Access | None, shown: Mapping[str, object], status: int = 200
) -> Response:
    """The template of this name, for this check."""
    around: dict[str, object] = {
        **NO_SHEET,
        "access": access,
        "link": visit.link,
        "in_language": visit.in_language,
        **signed_in(visit),
    }
    return _TEMPLATES.page(visit, name, access.catalogue if access else None, around | dict(shown), status)
