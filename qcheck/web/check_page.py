"""Pages below the link of a check; at their head stand the facts of the check, and whose sheet it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from starlette.responses import Response

from qcheck.language import Language
from qcheck.web.check_facts import clock, facts
from qcheck.web.entrance import BEGUN, ELSEWHERE, Entrance
from qcheck.web.rendering import KIT, Templates
from qcheck.web.visit import Visit
from qcheck.wording import words_around

NOTHING_MORE: dict[str, object] = {"form": None, "errors": {}}
OF_THE_KIT = Templates(KIT)


def check_page(
    visit: Visit,
    name: str,
    entrance: Entrance | None = None,
    shown: Mapping[str, object] = NOTHING_MORE,
    status: int = 200,
    *,
    templates: Templates = OF_THE_KIT,
) -> Response:
    """The template of this name as an answer; without an `entrance` nothing is said of a check.

    Besides `shown` and what every template gets: `words(name)` are the catalogue's words around the
    questions, `clock(moment)` the time of day where the check is held, `base` the beginning of all addresses
    by this link; `form` is the id of the form whose button the language switch presses, and `errors` say for
    each field why it could not be saved.
    """
    catalogue = entrance.access.catalogue if entrance else None
    tongue = visit.tongue(catalogue)
    around = {
        "words": lambda name: words_around(catalogue, name, tongue) if catalogue else "",
        "base": visit.base,
        "entrance": entrance,
        "clock": _clock(entrance, tongue),
        "facts": facts(entrance.access, tongue) if entrance else None,
        "begun_elsewhere": visit.request.query_params.get(BEGUN) == ELSEWHERE,
    }
    return templates.page(visit, name, catalogue, around | NOTHING_MORE | dict(shown), status)


def _clock(entrance: Entrance | None, tongue: Language) -> Callable[[datetime], str]:
    zone = entrance.access.life.zone if entrance else "UTC"
    return lambda moment: clock(moment, zone, tongue)
