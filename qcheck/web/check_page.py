"""Pages below the link of a check; at their head stand the facts of the check, and whose sheet it is."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from datetime import datetime

from starlette.responses import Response

from qcheck.language import Language
from qcheck.web.check_facts import clock, facts
from qcheck.web.cookies import remember_language
from qcheck.web.entrance import BEGUN, ELSEWHERE, Entrance
from qcheck.web.prepared_page import PreparedPage, blank
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
    around = _around(visit, entrance)
    return templates.page(visit, name, catalogue, around | NOTHING_MORE | dict(shown), status)


def check_page_once(
    visit: Visit,
    name: str,
    entrance: Entrance,
    about: Hashable,
    values: Mapping[str, str],
    shown: Callable[[], Mapping[str, object]],
    *,
    templates: Templates = OF_THE_KIT,
) -> Response:
    """The same, drawn once for all who want the same and filled in with the `values` of each.

    What is `shown` beside the values may depend only on the check, on the language and on what `about` says;
    nothing of a person may stand in it.
    """
    catalogue = entrance.access.catalogue
    tongue, elsewhere = visit.tongue(catalogue), visit.request.query_params.get(BEGUN) == ELSEWHERE

    def draw() -> PreparedPage:
        blanks = {name: blank(name) for name in values}
        around = _around(visit, entrance) | NOTHING_MORE | dict(shown()) | blanks
        return PreparedPage.of(templates.draw(name, catalogue, tongue, around), values)

    page = visit.service.page_memories.sheet_pages.recall(
        (name, visit.base, tongue.tag, elsewhere, about), _all_that_is_said(entrance), draw
    )
    response = page.response(visit.request.headers, values)
    if visit.language_asked:
        remember_language(visit.request, response, tongue.tag)
    return response


def _all_that_is_said(entrance: Entrance) -> tuple[object, ...]:
    """Everything of a check and of an entrance that a page may show, but for the secret of a sheet."""
    access = entrance.access
    return (
        *(access.title, access.place, access.catalogue, access.phase, access.scope, access.mode),
        *(access.life, access.state, access.deletes, access.letterhead, access.shares),
        *(access.keeps, access.emptied, access.asks_back, access.times),
        *(access.kind, access.perspective, access.label, access.finished, access.counts),
        *(entrance.moment, entrance.is_shared_device),
    )


def _around(visit: Visit, entrance: Entrance | None) -> dict[str, object]:
    catalogue = entrance.access.catalogue if entrance else None
    tongue, phase = visit.tongue(catalogue), entrance.access.phase if entrance else None
    return {
        "words": lambda name: words_around(catalogue, name, tongue, phase) if catalogue else "",
        "base": visit.base,
        "entrance": entrance,
        "clock": _clock(entrance, tongue),
        "facts": facts(entrance.access, tongue) if entrance else None,
        "begun_elsewhere": visit.request.query_params.get(BEGUN) == ELSEWHERE,
    }


def _clock(entrance: Entrance | None, tongue: Language) -> Callable[[datetime], str]:
    zone = entrance.access.life.zone if entrance else "UTC"
    return lambda moment: clock(moment, zone, tongue)
