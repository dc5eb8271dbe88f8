"""The page that lists one's own answers, question by question, each with a link to change it; after the end
to be read only.
"""

from __future__ import annotations

from starlette.responses import Response

from qcheck.catalogue import Criterion
from qcheck.plain.sheet import navigation
from qcheck.plain.sheet.own_sheet import own_sheet
from qcheck.plain.sheet.question_fields import Shown, closing_texts, shown
from qcheck.plain.sheet.rendering import page
from qcheck.plain.sheet.topic_pages import NOTHING
from qcheck.service import OwnSheet, State
from qcheck.web.entrance import Entrance, entrance
from qcheck.web.visit import Visit, mark


def answers(visit: Visit) -> Response:
    """GET …/answers: everything on the sheet in words."""
    opened = entrance(visit)
    if opened.sheet and opened.is_over:
        return _list(visit, opened, opened.sheet, visit.service.answering.own_sheet(opened.access))
    mine, sheet = own_sheet(visit, opened)
    return _list(visit, mine, mine.sheet, sheet)


def _list(visit: Visit, opened: Entrance, secret: str, sheet: OwnSheet) -> Response:
    content = {
        "sheet": sheet,
        "topics": _topics(sheet),
        "texts": closing_texts(sheet, NOTHING, NOTHING),
        "closing": navigation.CLOSING,
        "mark": mark(secret),
        "zone": opened.access.life.zone,
        "corrects": opened.access.state is State.CLOSED,
    }
    return page(visit, "answers", opened, content)


def _topics(sheet: OwnSheet) -> list[tuple[Criterion, tuple[Shown, ...]]]:
    return [(criterion, shown(sheet, questions, NOTHING, NOTHING)) for criterion, questions in sheet.asked]
