"""The pages that were drawn last, ready to send: for everybody who wants the same, drawn and compressed once.
Nowhere stored.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass

from starlette.responses import Response

from qcheck.catalogue import Catalogue
from qcheck.language import language
from qcheck.plain.result.drawing import COMMENTS, OPEN, draw
from qcheck.service import Result
from qcheck.web.compression import packed, packed_response
from qcheck.web.cookies import remember_language
from qcheck.web.visit import Visit


@dataclass(frozen=True, slots=True)
class Wanted:
    """A page that many want: `by` says by what it is reached, `take` is where its files are, `more` where one
    can explore further and `back` where one's own sheet is, seen from this page; both empty where one cannot.
    """

    by: str
    take: str
    more: str = ""
    back: str = ""


def answer(
    visit: Visit, catalogue: Catalogue, wanted: Wanted, mark: Hashable, result: Callable[[], Result]
) -> Response:
    """The page in the visitor's language; drawn where nobody has asked for it since the result
    last changed.
    """
    tag = visit.tongue(catalogue).tag
    asked = visit.request.query_params.get("show", "")
    show = (
        asked if asked in {OPEN, COMMENTS, *(criterion.id for criterion in catalogue.every_criterion)} else ""
    )  # nothing else is kept
    drawn = visit.service.page_memories.results.recall(
        (wanted, tag, show),
        mark,
        lambda: packed(draw(result(), language(tag), wanted.more, show, wanted.back, wanted.take)),
    )
    response = packed_response(visit.request.headers, drawn)
    if visit.language_asked:
        remember_language(visit.request, response, tag)
    return response
