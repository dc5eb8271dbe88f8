"""From templates to answers: compiled once, everything that people wrote comes out as text,
sent compressed.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cache
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from qcheck.catalogue import Catalogue, Text
from qcheck.device import EVERYWHERE, LANGUAGE_COOKIE, reads_gzip, speaks_https
from qcheck.language import OWN_NAMES, Language
from qcheck.sheet.entering import BEGUN, ELSEWHERE, Entrance
from qcheck.sheet.facts import clock, facts
from qcheck.sheet.visit import Visit, offered
from qcheck.typography import unbroken
from qcheck.wording import words_around

STATIC = Path(__file__).parent / "static"
STATIC_PREFIX = "/sheet/"
A_YEAR = 365 * 24 * 60 * 60
NOTHING_MORE: dict[str, object] = {"form": None, "errors": {}}

_FOLDER = Path(__file__).parent / "templates"
_ENVIRONMENT = Environment(
    loader=FileSystemLoader(_FOLDER),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    auto_reload=False,
)
_TEMPLATES = {path.stem: _ENVIRONMENT.get_template(path.name) for path in _FOLDER.glob("*.html")}


def page(
    visit: Visit,
    name: str,
    entrance: Entrance | None = None,
    shown: Mapping[str, object] = NOTHING_MORE,
    status: int = 200,
) -> Response:
    """The template of this name as an answer, with what every page says at its top, and what it needs
    besides.
    """
    catalogue = entrance.access.catalogue if entrance else None
    tongue = visit.tongue(catalogue)
    html = _TEMPLATES[name].render(
        say=tongue.say,
        count=tongue.count,
        tag=tongue.tag,
        said=voiced(catalogue, tongue),
        words=lambda name: words_around(catalogue, name, tongue) if catalogue else "",
        languages={tag: OWN_NAMES[tag] for tag in offered(catalogue)},
        file=address_of_file,
        base=visit.base,
        entrance=entrance,
        clock=_clock(entrance, tongue),
        facts=facts(entrance.access, tongue) if entrance else None,
        begun_elsewhere=visit.request.query_params.get(BEGUN) == ELSEWHERE,
        **{**NOTHING_MORE, **shown},
    )
    response = sent(visit, unbroken(html), status)
    if visit.language_asked:
        remember(visit, response, LANGUAGE_COOKIE, tongue.tag, path=EVERYWHERE)
    return response


def _clock(entrance: Entrance | None, tongue: Language) -> Callable[[datetime], str]:
    """Tells the time of day where the check is held."""
    zone = entrance.access.life.zone if entrance else "UTC"
    return lambda moment: clock(moment, zone, tongue)


def sent_on(visit: Visit, address: str) -> Response:
    """The answer to a form that was taken: on to another page. Our script is told its address and goes there
    itself.
    """
    return JSONResponse({"onward": address}) if visit.by_script else RedirectResponse(address, 303)


def remember(visit: Visit, response: Response, name: str, value: str, *, path: str) -> None:
    """Keeps a cookie for a year, out of the reach of scripts, for the addresses below this path; an empty
    value forgets it.
    """
    https = speaks_https(visit.request.url.scheme, visit.request.headers.get("x-forwarded-proto"))
    response.set_cookie(
        name, value, max_age=A_YEAR if value else 0, path=path, secure=https, httponly=True, samesite="lax"
    )


def voiced(catalogue: Catalogue | None, tongue: Language) -> Callable[[Text], str]:
    """Says the catalogue's texts; one that it does not have in the page's language is marked as being in
    another.
    """
    own = catalogue.spoken[0] if catalogue else "de"
    wanted = tongue.tag.split("-")[0]

    def say(text: Text) -> str:
        words = text.say(tongue.tag)
        if not text.root.keys().isdisjoint((tongue.tag, wanted)):
            return words
        tag = next((tag for tag, said in text.root.items() if said == words), "") or own
        return (
            words if tag.split("-")[0] == wanted else Markup('<span lang="{}">{}</span>').format(tag, words)
        )

    return say


@cache
def address_of_file(name: str) -> str:
    """Of a style or script, with a hash of what is in it: a browser keeps it for good."""
    return f"{STATIC_PREFIX}{name}?v={sha256((STATIC / name).read_bytes()).hexdigest()[:10]}"


def sent(visit: Visit, html: str, status: int) -> Response:
    """A page as an answer, compressed where the browser reads that."""
    if not reads_gzip(visit.request.headers.get("accept-encoding", "")):
        return HTMLResponse(html, status)
    headers = {"Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
    return HTMLResponse(gzip.compress(html.encode(), 5, mtime=0), status, headers)
