"""Our own addresses beside Streamlit's: the page around each page, the links a device remembers, legal texts,
a sign of life, 404.
"""

from __future__ import annotations

import re
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.convertors import Convertor, register_url_convertor
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from qcheck.addresses import BASIS, GUIDE, PATHS, PLAIN_HELP
from qcheck.browser import (
    COOKIE,
    EVERYWHERE,
    LANGUAGE_COOKIE,
    chosen_language,
    forgetting,
    remembered,
    remembering,
    well_formed,
)
from qcheck.guide import Chapter
from qcheck.language import OWN_NAMES
from qcheck.legal import LegalText, told
from qcheck.plain import account, entry, incoming, live, measures, own_shelf, result, sheet, takeaway, trial
from qcheck.server import device_list, instrument_files, reflection_files
from qcheck.server.headers import secured
from qcheck.server.index import ICON, index, with_result
from qcheck.server.plain_pages import basis_page, failed, guide_page, help_page, legal_page, not_found
from qcheck.server.readiness import readyz
from qcheck.service import cleaned_link, shared_service
from qcheck.settings import Settings
from qcheck.web.compression import html_response
from qcheck.web.cookies import remember as keep
from qcheck.web.cookies import remember_language
from qcheck.web.csrf import is_from_here

VARY = "Accept-Encoding, Accept-Language, Cookie"
_OURS = re.compile(
    "/+(a|application|coordinate|enter|lead|m|pilot|r|reflect|registration|screen|shelf|take|wall)/+([^/]+)/*",
    re.IGNORECASE,
)
PILOT_OF_A_NEW_CHECK = "new-pilot"
"""The parameter with a link of a trial, in which a new check is to take part."""
OF_RESULTS = frozenset({"/profile", "/matrix", "/differences", "/criterion", "/talk"})
"""Pages that explore a result: one that needs no script shows the same."""
NOTHING_TO_SEE = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>'


async def page(request: Request) -> Response:
    """The index page in the visitor's language; a language asked for and a link in the address are remembered
    on the device.
    """
    if (meant := _as_meant(request)) is not None:
        return RedirectResponse(meant, 303)
    tag, link = _spoken(request), request.query_params.get("link", "")
    of_result = well_formed(link) and request.url.path in OF_RESULTS
    response = _in_language(request, with_result(index(tag), tag, link) if of_result else index(tag), tag)
    if link or PILOT_OF_A_NEW_CHECK in request.query_params:
        response.headers["Cache-Control"] = "no-store"
    if well_formed(link):
        keep(request, response, COOKIE, remembering(request.cookies.get(COOKIE), link), path=EVERYWHERE)
    return response


async def without_slash(request: Request) -> Response:
    """`/check/` is `/check`: the index page names its scripts relative to its own address."""
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(request.url.path.rstrip("/") + query, 308)


async def remember(request: Request) -> Response:
    """Remembers a link from within a page, as an image that shows nothing: changing pages inside Streamlit
    asks the server for no page.
    """
    _only_from_here(request)
    link = request.query_params.get("link", "")
    if not well_formed(link):
        raise HTTPException(400)
    response = Response(NOTHING_TO_SEE, media_type="image/svg+xml")
    keep(request, response, COOKIE, remembering(request.cookies.get(COOKIE), link), path=EVERYWHERE)
    return response


async def forget(request: Request) -> Response:
    """Forgets the link on this device and goes to the start page; without a link all of them, by a form
    alone. The checks stay.
    """
    _only_from_here(request)
    link = request.query_params.get("link")
    if (
        not link and request.method != "POST"
    ):  # whoever knows the link may forget it; an address alone forgets nothing
        raise HTTPException(400)
    response = RedirectResponse("/", 303)
    left = forgetting(request.cookies.get(COOKIE), link) if link else ""
    keep(request, response, COOKIE, left, path=EVERYWHERE)
    return response


async def legal(request: Request) -> Response:
    """One of the operator's texts, as its file is at this moment."""
    text, folder, tag = LegalText(request.url.path.strip("/")), Settings().texts, _spoken(request)
    return _in_language(request, legal_page(tag, text, told(folder, text, tag)), tag)


async def guide(request: Request) -> Response:
    """A chapter of the guide for those who run a check; the first one where none is named."""
    tag = _spoken(request)
    return _in_language(request, guide_page(tag, _chapter(request)), tag)


async def basis(request: Request) -> Response:
    """What the questions rest on: of the catalogue that is named, else of all that are offered."""
    tag, named = _spoken(request), request.query_params.get("catalogue")
    offered = await run_in_threadpool(lambda: shared_service(Settings()).shelf.catalogues())
    chosen = [offer for offer in offered if offer.id == named] or offered
    return _in_language(request, basis_page(tag, chosen), tag)


async def healthz(_: Request) -> Response:
    """A sign of life for whoever watches the server; looks at nothing."""
    return PlainTextResponse("ok")


async def plain_help(request: Request) -> Response:
    """The page of help without scripts."""
    tag = _spoken(request)
    return _in_language(request, help_page(tag, accounts=bool(Settings().sign_in)), tag)


async def favicon(_: Request) -> Response:
    """Our own icon as SVG."""
    return Response(ICON, media_type="image/svg+xml", headers={"Cache-Control": "public, max-age=86400"})


async def elsewhere(request: Request) -> Response:
    """Any other address: 404 with a way home, in the visitor's language. One of ours in capitals or with a
    slash too many leads on.
    """
    if (
        (ours := _OURS.fullmatch(request.url.path))
        and (link := cleaned_link(ours[2]))
        and request.method == "GET"
    ):
        return RedirectResponse(f"/{ours[1].lower()}/{link}", 303)
    tag = _spoken(request)
    remembers = bool(remembered(request.cookies.get(COOKIE)))
    response = html_response(request.headers, not_found(tag, remembers=remembers), 404)
    _remember_language(request, response, tag)
    return response


async def broken(request: Request, _: Exception) -> Response:
    """What is seen when an answer of ours fails; it leaves outside all middleware, so it takes its headers
    along.
    """
    response = html_response(request.headers, failed(_spoken(request)), 500)
    secured(response.headers, request.scope)
    return response


def _in_language(request: Request, html: str, tag: str) -> Response:
    """A page that is the same for all who speak this language, which is remembered where it was asked for."""
    response = html_response(request.headers, html)
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers["Vary"] = VARY
    _remember_language(request, response, tag)
    return response


LINKS = ("link", "other")
"""The parameters of an address that hold a link: that of the check, and that of a check beside it."""


def _as_meant(request: Request) -> str | None:
    """The address as it was meant, where a mail program left something on its link or wrote `&amp;`; None
    where it is right.
    """
    params = [(name.removeprefix("amp;"), value) for name, value in request.query_params.multi_items()]
    params = [
        (name, cleaned_link(value) or value) if name in LINKS else (name, value) for name, value in params
    ]
    if params == request.query_params.multi_items():
        return None
    return f"{request.url.path}?{urlencode(params)}"


def _chapter(request: Request) -> Chapter:
    named = request.url.path.removeprefix(GUIDE).strip("/")
    return Chapter(named) if named else Chapter.CHECK


def _spoken(request: Request) -> str:
    asked, cookie = request.query_params.get("lang"), request.cookies.get(LANGUAGE_COOKIE)
    return chosen_language(asked, cookie, request.headers.get("accept-language"))


def _remember_language(request: Request, response: Response, tag: str) -> None:
    if request.query_params.get("lang") in OWN_NAMES:
        remember_language(request, response, tag)


def _only_from_here(request: Request) -> None:
    """Raises 403 for a request from another site, and for a form that does not come from a page of ours: over
    plain http browsers say only of a form where it comes from, and of a link nothing at all.
    """
    if request.headers.get("sec-fetch-site", "same-origin") != "same-origin":
        raise HTTPException(403)
    if request.method == "POST" and not is_from_here(request.headers, Settings().base_url):
        raise HTTPException(403)


class _NotStreamlits(Convertor[str]):
    """Every path but those that Streamlit answers itself."""

    regex = r"(?!(?:_stcore|media|component|static|auth)/|oauth2callback$).*"

    def convert(self, value: str) -> str:
        return value

    def to_string(self, value: str) -> str:
        return value


register_url_convertor("not_streamlits", _NotStreamlits())

ROUTES: tuple[Route, ...] = (
    Route("/healthz", healthz),
    *measures.ROUTES,
    *takeaway.ROUTES,
    *trial.ROUTES,
    *incoming.ROUTES,
    *result.ROUTES,  # before the sheet's, which lead any other address below an invitation to that
    *sheet.ROUTES,
    *entry.ROUTES,
    *live.ROUTES,
    *account.ROUTES,
    *own_shelf.ROUTES,
    *(Route(f"/{path}", page) for path in PATHS),
    *(Route(f"/{text}", legal) for text in LegalText),
    *(Route(f"/{path}/", without_slash) for path in (*PATHS, *LegalText) if path),
    Route(GUIDE, guide),
    Route(BASIS, basis),
    *(Route(f"{GUIDE}/{chapter}", guide) for chapter in Chapter),
    Route("/device/remember", remember),
    Route("/device/forget", forget, methods=["GET", "POST"]),
    *device_list.ROUTES,
    *instrument_files.ROUTES,
    *reflection_files.ROUTES,
    Route("/readyz", readyz),
    Route("/favicon.svg", favicon),
    Route(PLAIN_HELP, plain_help),
    Route("/{path:not_streamlits}", elsewhere, methods=["GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"]),
)
"""What fits first answers."""

AT_ONCE: tuple[Route, ...] = tuple(
    route for route in ROUTES if route in result.ROUTES or route.path in sheet.BY_ROOMS
)
"""Those that whole rooms ask for at the same moment, in the same order."""
