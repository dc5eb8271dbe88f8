"""A workshop from nothing: a title, a phase, a plan; the Kurzcheck in an open round."""

from __future__ import annotations

from starlette.responses import Response

from qcheck.browser import COOKIE, EVERYWHERE, remembering
from qcheck.catalogue import Catalogue, CatalogueId, PhaseId
from qcheck.language import N_
from qcheck.paragraphs import first_sentence
from qcheck.plain.live.labels import PLANS
from qcheck.plain.live.rendering import page
from qcheck.service import MADE_OFTEN, NewCheck, NotPossible, Scope
from qcheck.web.cookies import remember
from qcheck.web.rendering import sent_on
from qcheck.web.visit import Visit

CATALOGUE = CatalogueId("kurzcheck")

NO_KURZCHECK = N_("The Kurzcheck is missing here. Please begin a check first, and then a workshop with it.")
"""Operators may take it out of their catalogues."""
PHASE_MISSING = N_("Please choose what stage the process is at: the questions depend on it.")


def start(visit: Visit) -> Response:
    """The form, filled in as most will want it but for the title, which everybody will read, and the
    phase, on which the questions depend; for whoever may begin something.
    """
    visit.maker()
    return _form(visit, {}) if _kurzcheck(visit) else _without(visit)


def start_by_form(visit: Visit) -> Response:
    """Makes the check and its workshop; its link is remembered on this device, as the others are."""
    fields, whose = visit.fields, visit.maker()
    if (kurzcheck := _kurzcheck(visit)) is None:
        return _without(visit, 409)
    if kurzcheck.phases and fields.get("phase") not in kurzcheck.phase_ids:
        return _form(visit, fields, visit.tongue().say(PHASE_MISSING), 422)
    if not visit.service.network_limits.checks_made.take(visit.sender):
        return _form(visit, fields, visit.tongue().say(MADE_OFTEN), 429)
    wish = NewCheck(
        title=fields.get("title", ""),
        place=fields.get("place", ""),
        catalogue=CATALOGUE,
        phase=PhaseId(fields.get("phase", "")),
        scope=Scope(),
        perspective=None,
        prepared=True,
        shares="shares" in fields,
    )
    try:
        link = visit.service.organising.create_check(wish, whose)
        visit.service.facilitating.start_workshop(
            link, fields.get("plan", "") if fields.get("plan") in PLANS else "90"
        )
    except NotPossible as refusal:
        return _form(visit, fields, refusal.said(visit.tongue()), refusal.status)
    response = sent_on(visit, f"/lead/{link}{visit.in_language}")
    remember(
        visit.request, response, COOKIE, remembering(visit.request.cookies.get(COOKIE), link), path=EVERYWHERE
    )
    return response


def _form(visit: Visit, typed: dict[str, str], said: str = "", status: int = 200) -> Response:
    kurzcheck, tongue = _kurzcheck(visit), visit.tongue()
    phases = kurzcheck.phases if kurzcheck else ()
    usual = {
        "title": "",
        "place": "",
        "phase": phases[0].id if len(phases) == 1 else "",
        "plan": "90",
        "shares": "",
    }
    stages = [(phase, first_sentence(phase.intro.say(tongue.tag)) if phase.intro else "") for phase in phases]
    shown = {"filled": usual | typed, "stages": stages, "plans": PLANS, "said_last": said}
    return page(visit, "lead_start", kurzcheck, shown, status)


def _without(visit: Visit, status: int = 200) -> Response:
    return page(visit, "lead_without", None, {"why": visit.tongue().say(NO_KURZCHECK)}, status)


def _kurzcheck(visit: Visit) -> Catalogue | None:
    return next(
        (catalogue for catalogue in visit.service.shelf.catalogues() if catalogue.id == CATALOGUE), None
    )
