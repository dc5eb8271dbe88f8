"""The pages of this room, in the look of the answer sheet."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.responses import Response

from qcheck.service import Access
from qcheck.web.rendering import NO_SHEET, Templates
from qcheck.web.visit import Visit

_TEMPLATES = Templates("takeaway")


def shown(
    visit: Visit, name: str, access: Access, values: Mapping[str, object], status: int = 200
) -> Response:
    """The template of this name for this check."""
    around: dict[str, object] = {**NO_SHEET, "access": access}
    return _TEMPLATES.page(visit, name, access.catalogue, around | dict(values), status)
