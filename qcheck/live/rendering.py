"""From templates to answers, as on the answer sheet: everything that people wrote comes out as text, sent
compressed.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import JSONResponse, Response

from qcheck.catalogue import Catalogue
from qcheck.device import EVERYWHERE, FACE, LANGUAGE_COOKIE
from qcheck.language import OWN_NAMES
from qcheck.sheet.rendering import remember, sent, voiced
from qcheck.sheet.visit import Visit, offered
from qcheck.typography import unbroken

STATIC = Path(__file__).parent / "static"
STATIC_PREFIX = "/live/"

_ENVIRONMENT = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    auto_reload=False,
)


def page(
    visit: Visit, name: str, catalogue: Catalogue | None, shown: Mapping[str, object], status: int = 200
) -> Response:
    """The template of this name as an answer, in the visitor's language."""
    response = sent(visit, drawn(visit, name, catalogue, shown), status)
    if visit.language_asked:
        remember(visit, response, LANGUAGE_COOKIE, visit.tongue(catalogue).tag, path=EVERYWHERE)
    return response


def piece(
    visit: Visit, name: str, catalogue: Catalogue | None, shown: Mapping[str, object], seen: str
) -> Response:
    """A part of a page for our script, with a mark of what is in it; nothing where the script has `seen` just
    that.
    """
    html = drawn(visit, name, catalogue, shown)
    mark = sha256(html.encode()).hexdigest()[:16]
    return JSONResponse({"mark": mark} if mark == seen else {"mark": mark, "html": html})


def drawn(visit: Visit, name: str, catalogue: Catalogue | None, shown: Mapping[str, object]) -> str:
    """The template as text. It can `say` and `count` words, `said` gives the catalogue's texts in the
    language of the visit.
    """
    tongue = visit.tongue(catalogue)
    html = _ENVIRONMENT.get_template(f"{name}.html").render(
        say=tongue.say,
        count=tongue.count,
        tag=tongue.tag,
        said=voiced(catalogue, tongue),
        languages={tag: OWN_NAMES[tag] for tag in offered(catalogue)},
        file=address_of_file,
        in_language=visit.in_language,
        face=FACE,
        **shown,
    )
    return unbroken(html)


@cache
def address_of_file(name: str) -> str:
    """Of a style or script, with a hash of what is in it: a browser keeps it for good."""
    return f"{STATIC_PREFIX}{name}?v={sha256((STATIC / name).read_bytes()).hexdigest()[:10]}"
