"""The minutes of a workshop on a page, at once and at any time, and as text to be copied."""

from __future__ import annotations

from markupsafe import Markup
from starlette.responses import Response

from qcheck.addresses import WORKSHOP
from qcheck.charts import Size, picture, svg
from qcheck.language import local
from qcheck.plain.live.lights import drawn
from qcheck.plain.live.rendering import page
from qcheck.reports.minutes import document
from qcheck.reports.plain_text import text
from qcheck.reports.proceedings import proceedings
from qcheck.scoring.values import Light
from qcheck.service import Result
from qcheck.web.visit import Elsewhere, Visit
from qcheck.wording import Voice, agreed_marks


def minutes(visit: Visit) -> Response:
    """The minutes of a workshop as a page."""
    if visit.access.emptied is not None:  # they went with the answers
        raise Elsewhere(f"{WORKSHOP}/{visit.link}")
    room = visit.service.facilitating.led(visit.access)
    result = visit.service.results.result(visit.access) if room.stage.has_results else None
    voice = Voice(room.questionnaire, visit.tongue(room.catalogue))
    told = proceedings(room, result, voice)
    shown = {
        "link": visit.link,
        "told": told,
        "drawn": _drawn,
        "drawings": _drawings(result, voice) if told.rows and result else [],
        "text": text(document(told, local(room.now, room.zone).date(), voice)),
        "room": room,
    }
    return page(visit, "minutes", room.catalogue, shown)


def _drawn(light: Light | None) -> Markup:
    """A light beside its words; one that was deliberately left open is said, not drawn."""
    return drawn(light) if light else Markup()


def _drawings(result: Result, voice: Voice) -> list[tuple[str, Markup]]:
    """The profile part by part, so that no page break cuts a row."""
    parts = picture(
        result.profile, result.catalogue, voice.language, agreed_marks(result.agreed, voice)
    ).parts
    return [(part.blocks[0].title, Markup(svg(part, Size.PRINT, headings=False))) for part in parts]  # noqa: S704  drawn by us
