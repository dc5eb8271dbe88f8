"""The page that lists one's own answers, question by question, each with a link to change it."""

from __future__ import annotations

from starlette.responses import Response

from qcheck.catalogue import Criterion
from qcheck.service import OwnSheet
from qcheck.sheet import navigation
from qcheck.sheet.own_sheet import own_sheet
from qcheck.sheet.question_fields import Shown, closing_texts, shown
from qcheck.sheet.rendering import page
from qcheck.sheet.topic_pages import NOTHING, options
from qcheck.web.visit import Visit, mark


def answers(visit: Visit) -> Response:
    """GET …/answers: everything on the sheet in words."""
    mine, sheet = own_sheet(visit)
    here = {
        "sheet": sheet,
        "topics": _topics(sheet),
        "labels": dict(options(visit, mine.access.catalogue)),
        "texts": closing_texts(sheet, NOTHING, NOTHING),
        "closing": navigation.CLOSING,
        "mark": mark(mine.sheet),
        "zone": mine.access.life.zone,
    }
    return page(visit, "answers", mine, here)


def _topics(sheet: OwnSheet) -> list[tuple[Criterion, tuple[Shown, ...]]]:
    return [(criterion, shown(sheet, questions, NOTHING, NOTHING)) for criterion, questions in sheet.asked]
