"""The pages of a workshop, drawn from its own templates: whole, or a piece of one for our script."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256

from starlette.responses import Response

from qcheck import look
from qcheck.catalogue import Catalogue
from qcheck.web.compression import json_response
from qcheck.web.rendering import Templates, sent
from qcheck.web.signed_in import signed_in
from qcheck.web.visit import Visit

_TEMPLATES = Templates("live")


def page(
    visit: Visit, name: str, catalogue: Catalogue | None, shown: Mapping[str, object], status: int = 200
) -> Response:
    """The template of this name as an answer, in the visitor's language."""
    html = drawn(visit, name, catalogue, signed_in(visit) | dict(shown))
    return sent(visit, html, visit.tongue(catalogue), status)


def piece(
    visit: Visit, name: str, catalogue: Catalogue | None, shown: Mapping[str, object], seen: str
) -> Response:
    """A part of a page for our script, with a mark of what is in it; nothing where the script has `seen` just
    that.
    """
    html = drawn(visit, name, catalogue, shown)
    mark = sha256(html.encode()).hexdigest()[:16]
    told = {"mark": mark} if mark == seen else {"mark": mark, "html": html}
    return json_response(visit.request.headers, told)


def drawn(visit: Visit, name: str, catalogue: Catalogue | None, shown: Mapping[str, object]) -> str:
    """The template as text, in the language of the visit."""
    around = {"in_language": visit.in_language, "face": look.face()}
    return _TEMPLATES.draw(name, catalogue, visit.tongue(catalogue), around | dict(shown))
