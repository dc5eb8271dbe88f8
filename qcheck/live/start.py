"""A workshop from nothing: a title, a phase, a plan; the Kurzcheck in an open round."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from starlette.responses import Response

from qcheck.catalogue import Catalogue, CatalogueId, PhaseId
from qcheck.device import COOKIE, remembering
from qcheck.language import N_
from qcheck.live.rendering import page
from qcheck.live.stations import PLANS
from qcheck.service import NewCheck, NotNow, NotPossible, Scope
from qcheck.sheet.rendering import remember, sent_on
from qcheck.sheet.visit import Visit

CATALOGUE = CatalogueId("kurzcheck")
ZONE = "Europe/Berlin"
NO_KURZCHECK = N_("The Kurzcheck is missing here. Please begin a check first, and then a workshop with it.")


def start(visit: Visit) -> Response:
    """The form, filled in as most will want it."""
    return _form(visit, {})


def start_by_form(visit: Visit) -> Response:
    """Makes the check and its workshop; its link is remembered on this device, as the others are."""
    fields = visit.fields
    wish = NewCheck(
        title=fields.get("title", ""),
        place=fields.get("place", ""),
        catalogue=CATALOGUE,
        phase=PhaseId(fields.get("phase", "")),
        scope=Scope(),
        perspective=None,
        prepared=True,
    )
    try:
        link = visit.service.new_check(wish)
        visit.service.start_workshop(link, fields.get("plan", "") if fields.get("plan") in PLANS else "90")
    except NotPossible as refusal:
        return _form(visit, fields, refusal.said(visit.tongue()), 503 if isinstance(refusal, NotNow) else 409)
    response = sent_on(visit, f"/lead/{link}")
    remember(visit, response, COOKIE, remembering(visit.request.cookies.get(COOKIE), link))
    return response


def _form(visit: Visit, typed: dict[str, str], said: str = "", status: int = 200) -> Response:
    kurzcheck, tongue = _kurzcheck(visit), visit.tongue()
    today = tongue.day(datetime.now(ZoneInfo(ZONE)).date())
    middle = kurzcheck.phases[len(kurzcheck.phases) // 2].id if kurzcheck.phases else ""
    usual = {"title": tongue.say("Workshop, {day}", day=today), "place": "", "phase": middle, "plan": "90"}
    shown = {"filled": usual | typed, "kurzcheck": kurzcheck, "plans": PLANS, "said_last": said}
    return page(visit, "lead_start", kurzcheck, shown, status)


def _kurzcheck(visit: Visit) -> Catalogue:
    for catalogue in visit.service.catalogues():
        if catalogue.id == CATALOGUE:
            return catalogue
    raise NotPossible(NO_KURZCHECK)
