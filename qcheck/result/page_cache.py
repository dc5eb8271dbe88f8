"""The pages that were drawn last, ready to send: for everybody who wants the same, drawn and compressed once.
Nowhere stored.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable, Hashable
from dataclasses import dataclass

from starlette.responses import HTMLResponse, Response

from qcheck.catalogue import Catalogue
from qcheck.device import EVERYWHERE, LANGUAGE_COOKIE, reads_gzip
from qcheck.language import language
from qcheck.result.drawing import COMMENTS, OPEN, draw
from qcheck.service import Result
from qcheck.service.memory import Memory
from qcheck.sheet.rendering import remember
from qcheck.sheet.visit import Visit

_MEMORY = Memory()


@dataclass(frozen=True, slots=True)
class Wanted:
    """A page that many want: `by` says by what it is reached, `more` is where one can explore further, empty
    where one cannot.
    """

    by: str
    more: str = ""


@dataclass(frozen=True, slots=True)
class _Drawn:
    plain: bytes
    packed: bytes


def answer(
    visit: Visit, catalogue: Catalogue, wanted: Wanted, mark: Hashable, result: Callable[[], Result]
) -> Response:
    """The page in the visitor's language; drawn where nobody has asked for it since the result
    last changed.
    """
    tag = visit.tongue(catalogue).tag
    asked = visit.request.query_params.get("show", "")
    show = (
        asked if asked in {OPEN, COMMENTS, *(each.id for each in catalogue.every_criterion)} else ""
    )  # nothing else is kept
    drawn = _MEMORY.recall(
        (wanted, tag, show), mark, lambda: _drawn(draw(result(), language(tag), wanted.more, show))
    )
    response = _sent(visit, drawn)
    if visit.language_asked:
        remember(visit, response, LANGUAGE_COOKIE, tag, path=EVERYWHERE)
    return response


def _drawn(html: str) -> _Drawn:
    plain = html.encode()
    return _Drawn(plain, gzip.compress(plain, 9, mtime=0))


def _sent(visit: Visit, drawn: _Drawn) -> Response:
    if not reads_gzip(visit.request.headers.get("accept-encoding", "")):
        return HTMLResponse(drawn.plain, headers={"Vary": "Accept-Encoding"})
    return HTMLResponse(drawn.packed, headers={"Content-Encoding": "gzip", "Vary": "Accept-Encoding"})
