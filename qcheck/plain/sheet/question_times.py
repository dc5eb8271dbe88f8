"""How long questions took, as the script of a page measured it, where somebody has allowed that."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.responses import Response

from qcheck.catalogue import QuestionId
from qcheck.plain.sheet.own_sheet import secret
from qcheck.web.visit import Visit, mark

MOST = 200
"""Questions in one sending: more than any page has."""


class _Took(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    sheet: str
    edition: str
    seconds: Annotated[dict[QuestionId, int], Field(max_length=MOST)]


def took(visit: Visit) -> Response:
    """POST …/times: counts it; 204 also where nothing is measured any more, because nobody waits for it."""
    try:
        sent = _Took.model_validate_json(visit.body)
    except ValidationError:
        return Response(status_code=400)
    sheet = secret(visit)
    if sent.sheet == mark(sheet) and visit.service.network_limits.times_sent.take(visit.sender):
        visit.service.timing.took(sheet, sent.seconds, sent.edition)
    return Response(status_code=204)
