"""What a wall shows, drawn: the whole page, and what its script gets of it. Drawn once a second for all walls
in the same language, and at once where the workshop went on; answers cost no more than that.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from time import monotonic

from markupsafe import Markup
from starlette.responses import Response

from qcheck.catalogue import Catalogue
from qcheck.plain.live.rendering import drawn, page
from qcheck.plain.live.urls import base
from qcheck.web.compression import json_response
from qcheck.web.visit import Visit


@dataclass(frozen=True, slots=True)
class WallDrawing:
    """What is to be seen, drawn: its mark changes with it, and with nothing else. `link` is that of the wall
    itself.
    """

    link: str
    title: str
    catalogue: Catalogue | None
    html: Markup
    mark: str


def is_dark(visit: Visit) -> bool:
    """Whether the room is dark, as the address says."""
    return visit.request.query_params.get("dark") == "1"


def drawn_sight(
    visit: Visit, link: str, title: str, catalogue: Catalogue | None, shown: Mapping[str, object]
) -> WallDrawing:
    """Draws one sight of the wall from its template."""
    html = Markup(drawn(visit, "sight", catalogue, shown))  # noqa: S704  escaped while it was drawn
    return WallDrawing(link, title, catalogue, html, sha256(html.encode()).hexdigest()[:16])


def recalled(visit: Visit, revision: int, draw: Callable[[], WallDrawing]) -> WallDrawing:
    """As it was drawn for this revision within this second; else drawn now."""
    about = (visit.link, visit.tongue().tag, is_dark(visit), base(visit))
    return visit.service.page_memories.walls.recall(about, (revision, _second()), draw)


def whole(visit: Visit, seen: WallDrawing) -> Response:
    """The page; its script asks below it for `now` again and again."""
    asked = {"lang": visit.language_asked, "dark": "1" if is_dark(visit) else None}
    shown = {"seen": seen, "now": f"{visit.base}/now", "asked": asked}
    return page(visit, "wall", seen.catalogue, shown)


def told(visit: Visit, seen: WallDrawing) -> Response:
    """What is to be seen at this moment, where the script has not `seen` just that."""
    answer: dict[str, object] = {"mark": seen.mark, "now": int(1000 * datetime.now(UTC).timestamp())}
    if visit.request.query_params.get("seen") != seen.mark:
        answer["html"] = seen.html
    return json_response(visit.request.headers, answer)


def _second() -> int:
    return int(monotonic())
