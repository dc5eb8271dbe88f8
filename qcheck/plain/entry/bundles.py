"""Taking in a bundle from another installation: first a look at what is in it, then its new links. Nothing is
kept in between: the page carries the file along.
"""

from __future__ import annotations

import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NoBase64

from starlette.responses import Response

from qcheck.addresses import BUNDLES
from qcheck.browser import COOKIE, EVERYWHERE, remembering
from qcheck.language import N_
from qcheck.plain.entry.rendering import page
from qcheck.service import MADE_OFTEN, Look, NotABundle, NotPossible
from qcheck.web.cookies import remember
from qcheck.web.rendering import sent_on
from qcheck.web.uploaded import uploaded
from qcheck.web.visit import Visit
from qcheck.wording import bundles, moving

MOST_BYTES = 32_000_000
"""A bundle with some ten thousand sheets; larger ones go by the command line."""
NO_FILE = N_("Please choose the file of a bundle: its name ends with .qcheck.json.")


def form(visit: Visit) -> Response:
    """The form with which a file is chosen, for whoever may begin something."""
    visit.maker()
    return _page(visit)


def look(visit: Visit) -> Response:
    """What is in the file, or all that is wrong with it."""
    visit.maker()
    source = uploaded(visit).content
    if not source.strip():
        return _page(visit, [visit.tongue().say(NO_FILE)], status=422)
    try:
        looked = visit.service.bundle_exchange.look(source)
    except NotABundle as refused:
        return _page(visit, [problem.said(visit.tongue()) for problem in refused.problems], status=422)
    return _page(visit, looked=looked, carried=urlsafe_b64encode(zlib.compress(source, 9)).decode())


def take(visit: Visit) -> Response:
    """Takes the file in, and leads to the newest of its checks, as a new one."""
    source, whose = _carried(visit.fields.get("bundle", "")), visit.maker()
    if not source.strip():
        return _page(visit, [visit.tongue().say(NO_FILE)], status=422)
    try:
        if not visit.service.network_limits.checks_made.take(visit.sender):
            raise NotPossible(MADE_OFTEN)
        made = visit.service.bundle_exchange.take_in(source, again="again" in visit.fields, whose=whose)
    except NotABundle as refused:
        return _page(visit, [problem.said(visit.tongue()) for problem in refused.problems], status=422)
    except NotPossible as refusal:
        return _page(visit, [refusal.said(visit.tongue())], status=refusal.status)
    language = f"lang={visit.language_asked}&" if visit.language_asked else ""
    response = sent_on(visit, f"/organise?{language}link={made[0]}&new=1")
    kept = visit.request.cookies.get(COOKIE)
    for link in reversed(made):
        kept = remembering(kept, link)
    remember(visit.request, response, COOKIE, kept or "", path=EVERYWHERE)
    return response


def back(visit: Visit) -> Response:
    """To the form, for whoever opens the address of a form."""
    return sent_on(visit, BUNDLES + visit.in_language)


def _page(
    visit: Visit,
    problems: list[str] | None = None,
    looked: Look | None = None,
    carried: str = "",
    status: int = 200,
) -> Response:
    tongue = visit.tongue()
    checks = [
        (
            bundles.check(check.questionnaire, check.mode, check.state, check.made, check.sheets, tongue),
            bundles.until(check.keeps, check.deletes, check.emptied, tongue),
            "; ".join(moving.asked_before(check.moved, tongue)),
        )
        for check in (looked.checks if looked else ())
    ]
    shown = {
        "problems": problems or [],
        "looked": looked,
        "checks": checks,
        "outcomes": list(bundles.outcomes(looked.agreements, looked.measures, tongue)) if looked else [],
        "already": bundles.HERE[looked.here] if looked else "",
        "carried": carried,
        "address": BUNDLES,
    }
    response = page(visit, "bundle", None, shown, status)
    response.headers["Cache-Control"] = "no-store"
    return response


def _carried(field: str) -> bytes:
    """The file that the page carried along, up to one byte more than it may have; empty without one."""
    try:
        packed = urlsafe_b64decode(field.encode("ascii", "replace"))
        return zlib.decompressobj().decompress(packed, MOST_BYTES + 1)
    except (NoBase64, ValueError, zlib.error):
        return b""
